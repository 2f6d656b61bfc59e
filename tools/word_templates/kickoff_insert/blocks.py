"""Blocks of the kickoff insert, under the names of the HTML template."""

from tools.word_templates.pieces import (
    DARK,
    INK,
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
BOXES, BOX_HEIGHT = 20, 12
NAME = "{% if contest_card.name %}{{ contest_card.name }}{% else %}{{ words.contest }}{% endif %}"
DAYS = "{% if contest_card.days %}{{ contest_card.days }}{% else %}{{ words.contest_boxes }}{% endif %}"


def panels(left: str, right: str) -> str:
    """Two panels with the fold between them."""
    cells = (Cell(left), Cell(paragraph("Caption")), Cell(right))
    return table("LayoutTable", (PANEL, FOLD, PANEL), [Row(cells, least=168)], live=245)


def back() -> str:
    """The reviews of the year, the contest card, and the foot."""
    sides = "".join(rule(side, DARK, INK) for side in ("top", "left", "bottom", "right"))
    box = (
        tag_cell("for box in range(contest_card.boxes)"),
        Cell(paragraph("Caption"), rules=sides),
        tag_cell("endfor"),
    )
    title = Row(
        (
            Cell(
                paragraph(
                    "BlockTitle",
                    "{% if contest_card.name %}{{ contest_card.name }}{% else %}{{ words.contest }}{% endif %}",
                ),
                rules=rule("bottom", DARK, INK),
            ),
        )
    )
    foot = Row((Cell(paragraph("Caption", "{{ masthead.foot }}"), align="bottom"),), 18)
    widths = (1, PANEL - 2, 1)
    return (
        element("my_reviews")
        + gap()
        + gap()
        + table("LayoutTable", (PANEL,), [title])
        + after_table()
        + _goal()
        + table("LayoutTable", widths, [Row(box, BOX_HEIGHT)])
        + table("LayoutTable", (PANEL,), [foot])
        + after_table()
    )


def _goal() -> str:
    cells = (
        Cell(paragraph("TableText", run("{{ words.contest_goal }}", "Strong")), align="bottom"),
        Cell(paragraph("TableText", "{{ contest_card.goal }}"), rules=rule("bottom", 4, ("5D6975", "text2"))),
        Cell(
            paragraph(
                "TableText",
                "{% if contest_card.days %}{{ contest_card.days }}{% else %}{{ words.contest_boxes }}{% endif %}",
            ),
            left=2,
            align="bottom",
        ),
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
