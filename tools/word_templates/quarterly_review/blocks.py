"""Blocks of the quarterly review after page one, and the pre-read's letter, under the names of the HTML template."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates import blocks
from tools.word_templates.pieces import (
    PEN_HEIGHT,
    Cell,
    Row,
    after_table,
    each,
    element,
    gap,
    paragraph,
    run,
    table,
    tag_row,
    when,
)


def first_weeks() -> str:
    """First goals with thanks, next to training, and the deals in progress."""
    goals = Cell(element("first_weeks.goals") + blocks.thanks(86) + after_table(), right=4)
    training = Cell(element("first_weeks.training") + after_table())
    return table("LayoutTable", (90, 86), [Row((goals, training))]) + gap() + element("first_weeks.deals") + gap()


def results_in_full(name: str = "results_in_full") -> str:
    """All results in groups."""
    return element(name) + gap()


def wins_losses() -> str:
    """The largest wins next to the largest losses, with the pattern below."""
    sides = [_largest_deals("words.wins", "wins_losses.wins"), _largest_deals("words.losses", "wins_losses.losses")]
    both = table("LayoutTable", (90, 86), [Row((Cell(sides[0], right=4), Cell(sides[1])))])
    pattern = paragraph("Caption", "{{ words.from_the_figures }} {{ wins_losses.pattern }}")
    return (
        both
        + gap()
        + paragraph("Heading3", "{{ words.pattern }}")
        + when("wins_losses.pattern", pattern)
        + lines("wins_losses.blank", 1)
    )


def _largest_deals(heading: str, name: str) -> str:
    """The largest wins or losses, each with a write-in line for what was learned."""
    deal = (
        paragraph("LargeDeal", run("{{ deal.account }}", "Strong"))
        + paragraph("TableText", "{{ deal.line }}")
        + paragraph("Caption", "{{ deal.reason }}")
    )
    learned = paragraph("Caption", "{{ words.learned }} {{ deal.learned }}")
    rows = (
        tag_row(f"for deal in {name}.deals", 1),
        Row((Cell(deal),)),
        Row((Cell(learned, rules=PEN_RULE, align="bottom"),), PEN_HEIGHT),
        tag_row("endfor", 1),
    )
    return (
        paragraph("Heading2", "{{ " + heading + " }}")
        + table("LayoutTable", (86,), rows)
        + when(f"not {name}.deals", paragraph("Caption", "{{ " + name + ".empty }}"))
        + when(f"{name}.more", paragraph("CaptionBelow", "{{ " + name + ".more }}"))
        + after_table()
    )


def chart_and_coverage() -> str:
    """The chart of open deals next to coverage; either one alone if the other is missing."""
    drawn, coverage = blocks.chart("pipeline.chart", "Heading3"), element("pipeline.coverage")
    return blocks.side_by_side((120, 56), ("pipeline.chart", drawn), ("pipeline.coverage", coverage))


def coverage_and_forecast() -> str:
    """Coverage next to the one forecast of a page without a chart."""
    forecast = when("forecast_vs_actual", element("forecast_vs_actual")) + when(
        "period_forecast", element("period_forecast")
    )
    cells = (Cell(element("pipeline.coverage") + after_table(), right=4), Cell(forecast + after_table()))
    return table("LayoutTable", (90, 86), [Row(cells)]) + gap()


def forecasts() -> str:
    """Forecast vs. actual next to the forecast of the period ahead; either one alone if the other is missing."""
    names = ("forecast_vs_actual", "period_forecast")
    return blocks.side_by_side((90, 86), *((name, element(name)) for name in names))


def lines(blank: str, count: int | str) -> str:
    """Write-in lines; `count` is a number or a template expression, and a known value prints on the first line."""
    first = Row((Cell(paragraph("Caption", "{{ " + blank + " }}"), align="bottom"),), PEN_HEIGHT)
    other = Row((Cell(paragraph("Caption")),), PEN_HEIGHT)
    if isinstance(count, str):
        more: tuple[Row | str, ...] = (tag_row(f"for line in range({count} - 1)", 1), other, tag_row("endfor", 1))
    else:
        more = (other,) * (count - 1)
    return table("BlankLines", (176,), (first, *more)) + after_table()


CAREER_HEADING = (
    "{% if career.lines %}{{ words.career }}{% else %}{{ words.career_shared | default(words.career) }}{% endif %}"
)
"""Copies without write-in lines aren't the person's own, so their heading doesn't say “this copy only”."""


def goals() -> str:
    """Goals with their progress, and rows for more."""
    return element("plan_progress.goals") + gap()


def accounts() -> str:
    """Accounts with the next step at each."""
    return when("accounts_progress", element("accounts_progress"), gap())


def obstacles() -> str:
    """Obstacles: write-in rows."""
    return element("plan_progress.obstacles") + after_table()


def behaviors() -> str:
    """The behavior ratings: circles, an example, and descriptions of 1, 3, and 5 below each."""
    summary_line = paragraph("TableText", run("{{ line.label }}", "Strong"), " {{ line.text }}")
    return element("growth.ratings") + gap() + when("growth.means", each("line in growth.means", summary_line), gap())


def next_skills() -> str:
    """The development plan, and the skills completed."""
    return element("next_skills") + gap()


def career() -> str:
    """The person's own goals, and write-in lines."""
    goals = each("goal in career.goals", paragraph("TableText", "{{ goal }}"))
    blank_lines = when("career.lines", lines("career.blank", "career.lines"))
    return when("career", paragraph("Heading3", CAREER_HEADING), goals, blank_lines)


def letter() -> str:
    """The pre-read's letter: when and where, what to bring, and three questions."""
    when_where = (
        Cell(
            paragraph(
                "Normal",
                "{{ words.when }} ",
                run("{{ letter.when }}{% if not letter.when %}{{ letter.when_blank }}{% endif %}", "Strong"),
            ),
            align="bottom",
        ),
        Cell(paragraph("Normal", "{{ words.where }} "), align="bottom"),
        Cell(paragraph("Normal", "{{ letter.where_blank }}"), rules=PEN_RULE, align="bottom"),
        Cell(paragraph("Normal")),
    )
    questions = [
        paragraph("Question", f"{{{{ words.question_{at + 1} }}}}") + lines(f"letter.answers[{at}]", 4)
        for at in range(3)
    ]
    return (
        paragraph("Heading1", "{{ words.letter }}")
        + paragraph("MastheadLine", "{{ words.letter_line }}")
        + paragraph("LetterText", "{{ words.dear }} {{ letter.to }},")
        + paragraph("LetterText", "{{ words.letter_text }}")
        + table("LayoutTable", (90, 14, 44, 28), [Row(when_where, PEN_HEIGHT)])
        + gap()
        + paragraph("Heading2", "{{ words.bring }}")
        + "".join(paragraph("LetterList", f"{{{{ words.bring_{at} }}}}") for at in (1, 2, 3))
        + gap()
        + paragraph("LetterText", "{{ words.letter_end }}")
        + when("letter.sender", paragraph("LetterText", "{{ letter.sender }}"))
        + paragraph("Heading2", "{{ words.questions }}")
        + "".join(questions)
    )


def manager_page() -> str:
    """The manager's page: ratings not yet shared, next step, and notes."""
    page = "manager_page"
    return (
        when(f"{page}.ratings", paragraph("Heading3", "{{ words.unshared }}"), element(f"{page}.ratings"), gap())
        + when(f"{page}.shared", paragraph("Normal", "{{ " + page + ".shared }}"), gap())
        + when(
            f"{page}.talent",
            paragraph("Heading3", "{{ words.talent }}"),
            paragraph("Normal", "{{ " + page + ".talent }}"),
            gap(),
        )
        + paragraph("Heading3", "{{ words.owed }}")
        + lines(f"{page}.owed", 2)
        + gap()
        + paragraph("Heading3", "{{ words.my_notes }}")
        + each(f"note in {page}.notes", paragraph("Normal", "{{ note }}"))
        + lines(f"{page}.blank", f"{page}.lines")
        + gap()
        + paragraph("Normal", run("{{ words.right_to_see }}", "Strong"))
    )
