"""Blocks of the account plan, under the names of the HTML template."""

from tools.word_templates.pieces import (
    GRAY,
    INK,
    RULE,
    STRONG,
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

BAR, FRAME = 16, 7
"""The bar next to a flag, and the frame around the biggest vulnerability, in eighths of a point."""
BAR_GAP = 2.5


def overview() -> str:
    """The headline, the table, and the notes."""
    return (
        paragraph("Finding16", "{{ account_overview.headline }}")
        + element("account_overview.table")
        + gap()
        + _notes("account_overview.notes")
    )


def white_space() -> str:
    """The matrix with its notes, and rows for three choices."""
    page = "account_white_space"
    return element(f"{page}.table") + _notes(f"{page}.notes") + gap() + element(f"{page}.choices")


def new_page() -> str:
    """The start of a page whose first block can't start one itself."""
    return paragraph("AfterTable", page_break=True)


def band() -> str:
    """The place and the name of the account, what it is, and when its contract ends."""
    long = "page.is_long"
    name = (
        when(f"not {long}", paragraph("AccountName", "{{ page.name }}"))
        + when(long, paragraph("LongAccountName", "{{ page.name }}"))
        + when("page.profile", paragraph("Profile", "{{ page.profile }}"))
        + paragraph("Notes", "{{ page.why }}")
    )
    ends = when(
        "page.ends",
        paragraph("CaptionRight", "{{ words.contract_ends }}"),
        paragraph("EndsOn", "{{ page.ends.day }}"),
        paragraph("CaptionRight", "{{ page.ends.distance }}"),
    )
    below = rule("bottom", STRONG, RULE)
    cells = (
        Cell(paragraph("AccountPlace", "{{ page.place }}"), rules=below),
        Cell(name, rules=below, right=4),
        Cell(ends + after_table(), rules=below, align="bottom"),
    )
    return table("LayoutTable", (15, 125, 36), [Row(cells)]) + gap()


def standing() -> str:
    """The chart of the years, where we are, and the red flags."""
    chart = when(
        "page.chart",
        paragraph("BlockTitle", "{{ page.chart.title }}"),
        paragraph("Chart", "{{ page.chart }}"),
        paragraph("Caption", "{{ page.chart.caption }}"),
    ) + when("not page.chart", paragraph("BlockTitle", "{{ words.no_bookings }}"))
    flags = (
        paragraph("BlockTitle", "{{ words.red_flags }}")
        + when("page.has_flags", each("flag in page.flags", paragraph("Flag", "{{ flag }}")))
        + when("not page.has_flags", each("flag in page.flags", paragraph("TableText", "{{ flag }}")))
    )
    cells = (
        Cell(chart + after_table(), right=4),
        Cell(element("page.standing") + after_table(), right=4),
        Cell(flags + after_table()),
    )
    return table("LayoutTable", (75, 47, 54), [Row(cells)]) + gap()


def prompts() -> str:
    """Four short blocks side by side, the biggest vulnerability in a frame."""
    content = (
        paragraph("CardGap")
        + paragraph("BlockTitle", "{{ prompt.heading }}")
        + paragraph("TableText", run("{{ prompt.blank }}"), run("{{ prompt.empty }}", "Quiet"))
    )
    sides = "".join(rule(side, FRAME, INK) for side in ("top", "left", "bottom", "right"))
    cells = (
        tag_cell("for prompt in page.prompts"),
        tag_cell("if prompt.is_framed"),
        Cell(content, rules=sides, left=2, right=2),
        tag_cell("else"),
        Cell(content, rules=rule("bottom", THIN, GRAY)),
        tag_cell("endif"),
        tag_cell("if not loop.last"),
        Cell(paragraph("TableText")),
        tag_cell("endif"),
        tag_cell("endfor"),
    )
    return table("LayoutTable", (1, 1, 92, 1, 78.6, 1, 1, 8, 1, 1), [Row(cells, least=17)]) + gap()


def account_page() -> str:
    """The page of one account."""
    page = "page"
    halves = (
        Cell(element(f"{page}.matters") + after_table(), right=4),
        Cell(element(f"{page}.strategy") + after_table()),
    )
    return (
        new_page()
        + band()
        + standing()
        + table("LayoutTable", (90, 86), [Row(halves)])
        + gap()
        + element(f"{page}.contacts")
        + gap()
        + prompts()
        + when(f"not {page}.opportunities.rows", paragraph("BlockTitle", "{{ page.opportunities.heading }}"))
        + element(f"{page}.opportunities")
        + gap()
        + element(f"{page}.moves")
    )


def target_list() -> str:
    """Why there is no plan, what the best accounts share and bought first, and rows for targets."""
    halves = (
        Cell(element("target_list.alike") + after_table(), right=4),
        Cell(element("target_list.bought_first") + after_table()),
    )
    return (
        paragraph("Headline", run("{{ target_list.headline }}", "Strong"))
        + table("LayoutTable", (90, 86), [Row(halves)])
        + gap()
        + element("target_list.targets")
    )


def _notes(name: str) -> str:
    return each(f"note in {name}", paragraph("CaptionBelow", "{{ note }}"))
