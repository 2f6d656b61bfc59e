"""Blocks of the business plan, under the names of the HTML template."""

from plangen.formats.word.blocks import PEN_RULE
from tools.word_templates.back_pages import pen_rows
from tools.word_templates.pieces import (
    HALF_PEN_HEIGHT,
    SIGNATURE_HEIGHT,
    Cell,
    Row,
    after_table,
    each,
    element,
    gap,
    paragraph,
    run,
    table,
    tag_cell,
    when,
)

HALVES = (90, 86)
MOST_BARS = 7


def halves(left: str, right: str) -> str:
    """Two halves side by side."""
    return table("LayoutTable", HALVES, [Row((Cell(left, right=4), Cell(right)))]) + gap()


def theme() -> str:
    """The theme, or a line to write it on."""
    known = paragraph("Theme", run("{{ words.my_theme }} ", "Muted"), run("{{ plan_theme.text }}", "Slanted"))
    blank = paragraph("Caption", "{{ words.my_theme }} {{ plan_theme.blank }}")
    line = table("BlankLines", (176,), [Row((Cell(blank, align="bottom"),), HALF_PEN_HEIGHT)]) + gap()
    return when("plan_theme.text", known) + when("not plan_theme.text", line)


def quota() -> str:
    """The quota as the largest thing on the page, or a line for it; what it compares with, and its quarters."""
    blank = table("BlankLines", (86,), [Row((Cell(paragraph("Caption", "{{ my_quota.blank }}"), align="bottom"),), 16)])
    amount = "my_quota.amount"
    return (
        paragraph("BlockTitle", "{{ my_quota.heading }}")
        + when(f"{amount} and {amount} | length <= 11", paragraph("PosterFigure", "{{ my_quota.amount }}"))
        + when(f"{amount} and {amount} | length > 11", paragraph("LongPoster", "{{ my_quota.amount }}"))
        + when(f"not {amount}", blank, after_table())
        + element("my_quota.lines")
        + gap()
        + element("my_quota.quarters")
        + after_table()
    )


def bar_labels(bridge: str, *, based: bool = False) -> str:
    """The name of each bar under it, and what it is based on."""
    basis = paragraph("BarLabel", "{{ label.basis }}") if based else ""
    name = run("{{ label.name }}", "Ink" if based else "")
    cells = (
        tag_cell(f"for label in {bridge}.labels"),
        Cell(paragraph("BarLabel", name) + basis),
        tag_cell("endfor"),
    )
    return table("LayoutTable", (1, 174, 1), [Row(cells)]) + after_table()


def bridge() -> str:
    """The bridge of page one."""
    chart = (
        paragraph("Chart", "{{ gap_bridge.chart }}")
        + bar_labels("gap_bridge")
        + paragraph("Caption", "{{ gap_bridge.chart.caption }}")
    )
    lines = when("not gap_bridge.chart", pen_rows("gap_bridge.blank", "5", 86))
    return paragraph("BlockTitle", "{{ gap_bridge.title }}") + when("gap_bridge.chart", chart) + lines


def large_bridge() -> str:
    """The bridge across a page."""
    title = paragraph(
        "BlockTitle", "{{ way_there.bridge.title }} ", run("{{ way_there.bridge.chart.caption }}", "Quiet")
    )
    chart = paragraph("Chart", "{{ way_there.bridge.chart }}")
    return when("way_there.bridge.chart", title, chart, bar_labels("way_there.bridge", based=True), gap())


def sign() -> str:
    """Signatures side by side, with one date, and when the plan is reviewed."""
    lines = [
        Cell(paragraph("Caption", "{{ " + text + " }}", keep=True), rules=PEN_RULE, align="bottom")
        for text in ("plan_signatures[0].blank", "plan_signatures[1].blank", "plan_signatures[1].date")
    ]
    names = [
        Cell(paragraph("Caption", text, keep=True))
        for text in (
            "{{ plan_signatures[0].name }}, {{ plan_signatures[0].role }}",
            "{% if plan_signatures[1].name %}{{ plan_signatures[1].name }}, {% endif %}{{ plan_signatures[1].role }}",
            "{{ words.signature_date }}",
        )
    ]
    space = Cell(paragraph("Caption"))
    rows = [
        Row((cells[0], space, cells[1], space, cells[2]), height)
        for cells, height in ((lines, SIGNATURE_HEIGHT), (names, 0))
    ]
    lines_row = table("LayoutTable", (86, 4, 56, 4, 26), rows) + after_table()
    return when("plan_signatures", lines_row) + paragraph("Caption", "{{ review_days }}")


def prompt(name: str, width: float) -> str:
    """A heading, the notes on file, and lines to write more."""
    return (
        paragraph("BlockTitle", "{{ " + name + ".heading }}")
        + each(f"text in {name}.texts", paragraph("TableText", "{{ text }}"))
        + pen_rows(f"{name}.blank", f"{name}.lines", width)
    )


def chart(name: str) -> str:
    """A chart with its title and caption, if there is one."""
    return when(
        name,
        paragraph("BlockTitle", "{{ " + name + ".title }}"),
        paragraph("Chart", "{{ " + name + " }}"),
        paragraph("Caption", "{{ " + name + ".caption }}"),
    )


def last_year() -> str:
    """The months next to prompts, two charts, and the accounts by tier."""
    prompts = each("each in last_year.prompts", prompt("each", 56), gap())
    months = table("LayoutTable", (120, 56), [Row((Cell(element("last_year.months"), right=4), Cell(prompts)))])
    charts = halves(chart("last_year.difference") + after_table(), chart("last_year.reasons") + after_table())
    tiers = halves(element("last_year.tiers") + after_table(), prompt("last_year.sentences", 86))
    return (
        months
        + gap()
        + when("last_year.difference or last_year.reasons", charts)
        + when("last_year.tiers", tiers)
        + when("not last_year.tiers", prompt("last_year.sentences", 176))
    )


def quota_build() -> str:
    """The arithmetic, the months, the parts of the quota, and the year before by month."""
    page = "quota_build"
    return (
        when(f"{page}.chain", element(f"{page}.chain"), gap())
        + element(f"{page}.months")
        + gap()
        + when(f"{page}.split", element(f"{page}.split"), gap())
        + chart(f"{page}.chart")
        + when(f"{page}.margin", gap(), paragraph("Normal", "{{ quota_build.margin }}"))
        + gap()
        + paragraph("BlockTitle", "{{ words.assumed }}")
        + each(f"text in {page}.assumed", paragraph("TableText", "{{ text }}"))
        + pen_rows(f"{page}.blank", f"{page}.lines", 176)
    )


def takes() -> str:
    """The chain of steps, the pipeline by stage, coverage by quarter, and what to do differently."""
    page = "what_it_takes"
    both = halves(chart(f"{page}.coverage") + after_table(), element(f"{page}.differently") + after_table())
    return (
        element(f"{page}.chain")
        + gap()
        + when(f"{page}.pipeline", element(f"{page}.pipeline"), gap())
        + when(f"{page}.coverage", both)
        + when(f"not {page}.coverage", element(f"{page}.differently"))
    )


def market() -> str:
    """Segments next to competitors, the four lists, and assumptions."""
    both = halves(element("market.segments") + after_table(), element("market.competitors") + after_table())
    return (
        when("market.segments", both)
        + when("not market.segments", element("market.competitors"), gap())
        + halves(prompt("market.strengths", 86), prompt("market.weaknesses", 86))
        + halves(prompt("market.opportunities", 86), prompt("market.threats", 86))
        + element("market.assumptions")
    )


def development() -> str:
    """Accounts, skills, obstacles, more support, and personal goals."""
    page = "development"
    heading = "{% if development.career.lines %}{{ words.career }}{% else %}{{ words.career_shared }}{% endif %}"
    career = (
        paragraph("BlockTitle", heading),
        each(f"goal in {page}.career.goals", paragraph("TableText", "{{ goal }}")),
        when(f"{page}.career.lines", pen_rows(f"{page}.career.blank", f"{page}.career.lines", 176)),
    )
    return (
        when(f"{page}.accounts", element(f"{page}.accounts"))
        + when("development.all_accounts", paragraph("CaptionBelow", "{{ development.all_accounts }}"))
        + gap()
        + element(f"{page}.skills")
        + gap()
        + element(f"{page}.obstacles")
        + gap()
        + element(f"{page}.support")
        + gap()
        + when(f"{page}.career", *career)
    )


def action_plan() -> str:
    """The goals by number, a strip for each quarter, and the check."""
    goal = run("{{ goal.number }}", "Ink") + run(" {{ goal.text }}")
    between = run("{% if not loop.first %} \u00a0·\u00a0 {% endif %}")
    goals = paragraph(
        "Caption",
        run("{{ words.goals }} "),
        run("{% for goal in action_plan.goals %}"),
        between,
        goal,
        run("{% endfor %}"),
    )
    won = "{{ words.won }} {% if quarter.won %}{{ quarter.won }}{% else %}{{ quarter.won_blank }}{% endif %}"
    line = Cell(paragraph("Caption", won), align="bottom")
    known, blank = (table("BlankLines", (26,), [Row((line,), height)]) for height in (4.6, 7))
    pen = when("quarter.won", known, after_table()) + when("not quarter.won", blank, after_table())
    side = (
        paragraph("QuarterName", "{{ quarter.name }}")
        + paragraph("Caption", "{{ quarter.months }}")
        + when("quarter.quota", paragraph("TileFigure", "{{ quarter.quota }}"))
        + when("quarter.share", paragraph("Caption", "{{ quarter.share }}"))
        + pen
        + when("quarter.person", *(paragraph("Caption", f"{{{{ quarter.{name} }}}}") for name in ("review", "person")))
    )
    strip = table(
        "LayoutTable", (30, 146), [Row((Cell(side, right=4), Cell(element("quarter.actions") + after_table())))]
    )
    cut = when("not quarter.is_last", paragraph("CutLine"))
    return (
        when("action_plan.goals", goals)
        + each("quarter in action_plan.quarters", strip, cut)
        + paragraph("CaptionBelow", "{{ action_plan.check }}")
    )


def manager_page() -> str:
    """The manager's page: what to ask about, a next step, and notes."""
    page = "plan_manager_page"
    return (
        when(
            f"{page}.findings",
            paragraph("Heading3", "{{ words.to_ask }}"),
            each(f"finding in {page}.findings", paragraph("TableText", "{{ finding }}")),
            gap(),
        )
        + paragraph("Heading3", "{{ words.owed }}")
        + pen_rows(f"{page}.owed", "2", 176)
        + gap()
        + paragraph("Heading3", "{{ words.my_notes }}")
        + each(f"note in {page}.notes", paragraph("Normal", "{{ note }}"))
        + pen_rows(f"{page}.blank", f"{page}.lines", 176)
        + gap()
        + paragraph("Normal", run("{{ words.right_to_see }}", "Strong"))
    )
