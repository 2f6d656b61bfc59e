"""Blocks of the scorecard, under the same names as in the HTML template."""

from plangen.formats.word.blocks import DARK, INK, PEN_RULE, TINT
from tools.word_templates.pieces import (
    PEN_HEIGHT,
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

HALVES = (90, 86)
HEAD_RULE, HEAD_HEIGHT = rule("bottom", DARK, INK), 8.0
"""The rule under the head of a block, and the head's height in millimeters."""
MANY_DECISIONS = "(score_decisions.decisions | length > 6 or score_decisions.more)"
"""When the list of deals leaves no space for the stage table, as in the HTML template."""


def word_tiles(name: str) -> str:
    """The smaller tiles below the four large ones."""
    return when(name, element(name), gap())


def small_chart(name: str, finding: str = "Finding") -> str:
    """A half-width chart with its title and caption."""
    return (
        paragraph(finding, "{{ " + name + ".title }}")
        + paragraph("Chart", "{{ " + name + " }}")
        + paragraph("Caption", "{{ " + name + ".caption }}")
    )


def charts(name: str) -> str:
    """Charts, two per row; an odd last one takes the full width."""
    pair = [small_chart("pair[0]"), small_chart("pair[1]")]
    both = table("LayoutTable", HALVES, [Row((Cell(pair[0], right=4), Cell(pair[1])))])
    one = table("LayoutTable", (176,), [Row((Cell(_wide("pair[0]", "Finding")),))])
    return each(f"pair in {name} | batch(2)", when("pair | length == 2", both), when("pair | length == 1", one), gap())


def change_line(name: str) -> str:
    """What will change, and by when: a numbered row to write in, and one more."""
    heads = (
        Cell(paragraph("TableTitle", "{{ words.will_change }}"), 2, rules=HEAD_RULE, fill=TINT, left=2.4),
        Cell(paragraph("TableHeader", "{{ words.by }}"), rules=HEAD_RULE, fill=TINT, align="bottom"),
    )
    texts = ("{{ " + name + ".number }}", "{{ " + name + ".action }}", "{{ " + name + ".by }}")
    styles = ("Caption", "TableText", "TableText")
    first, *others = (paragraph(style, text) for style, text in zip(styles, texts, strict=True))
    numbered = [_change(first, 2.4), *(_change(each) for each in others)]
    blank = [_change(paragraph("Caption"), 2.4), _change(paragraph("Caption")), _change(paragraph("Caption"))]
    rows = (Row(heads, HEAD_HEIGHT, header=True), Row(numbered, PEN_HEIGHT), Row(blank, PEN_HEIGHT))
    return table("LayoutTable", (25, 110, 41), rows)


def _change(content: str, left: float = 0) -> Cell:
    """A tinted cell of a row to write in."""
    return Cell(content, rules=PEN_RULE, fill=TINT, left=left, right=2, align="center")


def score_table() -> str:
    """The metrics in groups."""
    return element("score_table") + gap()


def score_decisions(name: str) -> str:
    """Open deals that need a decision, one per line."""
    return when(
        f"{name}.decisions or {name}.empty",
        paragraph("Heading3", "{{ words.decisions }}"),
        decision_list(name),
    )


def decision_list(name: str) -> str:
    """The deals, under the warning that they are many."""
    heavy = when(f"{name}.heavy", paragraph("TableText", "{{ " + name + ".heavy }}"))
    return heavy + element(f"{name}.decisions") + gap()


def score_deals(mix: str, stages: str, losses: str) -> str:
    """The stage table next to the charts of wins and losses; one alone takes the full width.

    With a long list of deals the stage table doesn't fit; page one has a chart of the stages.
    """
    any_chart = f"({mix} or {losses})"
    listed = f"({stages} and not ({MANY_DECISIONS} and {any_chart}))"
    both_charts = when(mix, small_chart(mix, "FindingBelow")) + when(f"{mix} and {losses}", gap())
    both_charts += when(losses, small_chart(losses, "FindingBelow")) + after_table()
    pair = _halves(small_chart(mix, "FindingBelow"), small_chart(losses, "FindingBelow"))
    return (
        when(f"{listed} and {any_chart}", _halves(stage_table(stages), both_charts))
        + when(f"not {listed} and {mix} and {losses}", pair)
        + when(f"not {listed} and {any_chart} and not ({mix} and {losses})", _wide(any_chart, "FindingBelow"))
        + when(f"{listed} and not {any_chart}", stage_table(stages))
    )


def score_breakdown() -> str:
    """More on the deals: stages and win rates, then types and losses; one alone takes the full width."""
    stages, rates, types = "score_stages", "score_win_rates", "score_types"
    mix, losses = "score_mix", "score_losses"
    left = when(types, _titled(types, "bookings_by_type")) + when(
        f"{mix} and not {types}", small_chart(mix, "FindingBelow")
    )
    both = _halves(stage_table(stages) + after_table(), _titled(rates, "win_rate_by"))
    pair = _halves(left + after_table(), small_chart(losses, "FindingBelow"))
    has_left = f"({types} or {mix})"
    only_chart = f"not {types} and ({mix} or {losses}) and not ({has_left} and {losses})"
    return (
        when(f"{stages} and {rates}", both, gap())
        + when(f"{stages} and not {rates}", stage_table(stages), gap())
        + when(f"{rates} and not {stages}", _titled(rates, "win_rate_by"), gap())
        + when(f"{has_left} and {losses}", pair)
        + when(f"{types} and not {losses}", _titled(types, "bookings_by_type"))
        + when(only_chart, _wide(f"({mix} or {losses})", "FindingBelow"))
    )


def _titled(name: str, word: str) -> str:
    """A table under its title."""
    return paragraph("Heading3", "{{ words." + word + " }}") + element(name) + after_table()


def stage_table(name: str) -> str:
    """Open deals by stage, with their median age."""
    return paragraph("Heading3", "{{ words.stages }}") + element(name)


def definitions(name: str) -> str:
    """The metric definitions, in two columns."""
    terms = each(
        "definition in column",
        paragraph("Definition", run("{{ definition.term }}", "Strong"), " {{ definition.text }}"),
    )
    cells = (tag_cell(f"for column in {name} | slice(2)"), Cell(terms + after_table(), right=6), tag_cell("endfor"))
    return table("LayoutTable", (1, 88, 1), [Row(cells)]) + gap()


def _wide(name: str, finding: str) -> str:
    """A full-width chart."""
    chart = paragraph("Chart", "{{ " + name + " | wide }}")
    return paragraph(finding, "{{ " + name + ".title }}") + chart + paragraph("Caption", "{{ " + name + ".caption }}")


def _halves(left: str, right: str) -> str:
    return table("LayoutTable", HALVES, [Row((Cell(left, right=4), Cell(right)))])
