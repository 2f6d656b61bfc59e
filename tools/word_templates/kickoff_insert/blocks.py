"""Blocks of the kickoff insert, under the names of the HTML template."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.pieces import (
    DARK,
    GRAY,
    INK,
    THIN,
    Cell,
    Row,
    after_table,
    each,
    element,
    gap,
    paragraph,
    rule,
    run,
    table,
    tag_cell,
    when,
)

PANEL, FOLD = 112, 21
HEIGHT, MARK = 168, 3.4
"""The heights of a panel and of a mark where the sheet is folded."""
BOXES, BOX_HEIGHT = 20, 12
REVIEW = (("going_well", "going_well"), ("need_help", "help_needed"), ("my_question", "question"))
"""The prompts for the first review, each with the name of its blank."""
REVIEW_LINE = 11


def panels(left: str, right: str) -> str:
    """Two panels with the fold between them."""
    cells = (Cell(left), Cell(_fold()), Cell(right))
    return table("LayoutTable", (PANEL, FOLD, PANEL), [Row(cells, least=HEIGHT)], live=245)


def _fold() -> str:
    """Short marks at the top and the bottom, where the sheet is folded."""
    mark = (Cell(paragraph("AfterTable"), rules=rule("right", THIN, GRAY)), Cell(paragraph("AfterTable")))
    between = (Cell(paragraph("AfterTable"), 2),)
    rows = [Row(mark, MARK), Row(between, HEIGHT - 2 * MARK - 1), Row(mark, MARK)]
    return table("LayoutTable", (FOLD / 2, FOLD / 2), rows) + after_table()


def back() -> str:
    """The reviews of the year, the contest card or what to bring to the first review, and the foot."""
    foot = Row((Cell(paragraph("Caption", "{{ masthead.foot }}"), align="bottom"),), 18)
    return (
        element("my_reviews")
        + gap()
        + gap()
        + when("contest_card", _contest())
        + when("first_review", _first_review())
        + table("LayoutTable", (PANEL,), [foot])
        + after_table()
    )


def _title(*runs: str) -> str:
    """A title with the dark rule below it."""
    title = Row((Cell(paragraph("BlockTitle", *runs), rules=rule("bottom", DARK, INK)),))
    return table("LayoutTable", (PANEL,), [title]) + after_table()


def _first_review() -> str:
    day = run("{% if first_review.day %} {{ first_review.day }}{% endif %}", "Quiet")
    lines = [
        Row(
            (Cell(paragraph("Caption", "{{ words." + word + " }} {{ first_review." + blank + " }}"), rules=PEN_RULE),),
            REVIEW_LINE,
        )
        for word, blank in REVIEW
    ]
    return _title(run("{{ words.for_first_review }}"), day) + table("LayoutTable", (PANEL,), lines) + after_table()


def _contest() -> str:
    sides = "".join(rule(side, DARK, INK) for side in ("top", "left", "bottom", "right"))
    box = (
        tag_cell("for box in range(contest_card.boxes)"),
        Cell(paragraph("Caption"), rules=sides),
        tag_cell("endfor"),
    )
    boxes = table("LayoutTable", (1, PANEL - 2, 1), [Row(box, BOX_HEIGHT)])
    return _title("{{ contest_card.name }}") + _goal() + boxes + after_table()


def _goal() -> str:
    cells = (
        Cell(paragraph("TableText", run("{{ words.contest_goal }}", "Strong")), align="bottom"),
        Cell(paragraph("TableText", "{{ contest_card.goal }}"), rules=rule("bottom", 4, ("5D6975", "text2"))),
        Cell(paragraph("TableText", "{{ contest_card.days }}"), left=2, align="bottom"),
    )
    return table("LayoutTable", (16, 24, 72), [Row(cells, 8)]) + gap()


def front() -> str:
    """The company, the name, what the sheet is, and the theme with the motto."""
    long = "insert_front.is_long"
    name = "{% for name in insert_front.name %}{{ name }}{% if not loop.last %}\n{% endif %}{% endfor %}"
    what = "{% for part in insert_front.parts %} \u00a0·\u00a0 {{ part }}{% endfor %}"
    space = Row((Cell(paragraph("Caption")),), 60)
    company = Row((Cell(paragraph("Caption", run("{{ insert_front.company }}", "Strong"))),), 40)
    return (
        table("LayoutTable", (PANEL,), [company])
        + after_table()
        + when(f"not {long}", paragraph("InsertName", name))
        + when(long, paragraph("InsertLongName", name))
        + paragraph("InsertWhat", run("{{ words.plan_in_short }}", "Strong"), what)
        + table("LayoutTable", (PANEL,), [space])
        + paragraph("InsertTheme", "{{ insert_front.theme }}")
        + paragraph("InsertMotto", "{{ words.motto }}")
    )


def left() -> str:
    """The quota, the goals, and the target accounts."""
    amount = "my_quota.amount"
    blank = table(
        "BlankLines", (PANEL,), [Row((Cell(paragraph("Caption", "{{ my_quota.blank }}"), align="bottom"),), 16)]
    )
    return (
        paragraph("BlockTitle", "{{ my_quota.heading }}")
        + when(f"{amount} and {amount} | length <= 11", paragraph("PosterFigure", "{{ my_quota.amount }}"))
        + when(f"{amount} and {amount} | length > 11", paragraph("LongPoster", "{{ my_quota.amount }}"))
        + when(f"not {amount}", blank, after_table())
        + element("my_quota.quarters")
        + gap()
        + element("my_quota.lines")
        + gap()
        + element("three_goals")
        + gap()
        + element("insert_targets")
        + after_table()
    )


def right() -> str:
    """The first 90 days, and what is expected next to the extras."""
    return each("each in first_ninety_days", element("each"), gap()) + element("plan_commitments") + after_table()
