"""The blocks of a quarterly review's plan and growth, of its pre-read's letter, and of the manager's own sheet."""

from collections.abc import Sequence

from tools.word_templates.back_pages import PEN_RULE
from tools.word_templates.pieces import (
    PEN_HEIGHT,
    Cell,
    Row,
    after_table,
    each,
    gap,
    paragraph,
    run,
    tab,
    table,
    table_text,
    tag_cell,
    tag_row,
    when,
    with_note,
)
from tools.word_templates.review_blocks import lines

STEPS = range(1, 6)
ANCHORS = (1, 3, 5)
OBSTACLE_HEIGHT, GOAL_HEIGHT, MOVE_HEIGHT, SKILL_HEIGHT, RATED_HEIGHT = 11.0, 11.0, 10.6, 9.0, 9.0
NO_RULE, NO_RULE_ABOVE = '<w:bottom w:val="nil"/>', '<w:top w:val="nil"/>'
RATED_WIDTHS = (38, 35, 1, 35, 1, 66)


def goals() -> str:
    """Goals with how far they are, and rows for more."""
    cells = (
        table_text("{{ row.number }}"),
        with_note("row.goal", "row.now"),
        table_text("{{ row.bar }}"),
        table_text("{{ row.status }}"),
        table_text("{{ row.next_step }}"),
    )
    blank = [table_text(text) for text in ("", "{{ row.goal }}", "", "", "{{ row.next_step }}")]
    rows = (
        _heads("number", "goal", "reached", "status", "next_step"),
        *_loop("for row in plan_progress.goals", cells, GOAL_HEIGHT, "center"),
        *_loop("for row in plan_progress.blanks", blank, GOAL_HEIGHT, "center"),
    )
    below = paragraph("CaptionBelow", "{{ words.bar }}{% if plan_progress.more %}; {{ plan_progress.more }}{% endif %}")
    drawn = table("FiguresTable", (17, 53, 46, 18, 42), rows, title="{{ words.goal }}")
    return drawn + when("plan_progress.goals", below) + gap()


def accounts() -> str:
    """The accounts with the next move at each."""
    heads = [
        paragraph("TableHead", "{{ words.account }}"),
        paragraph("TableHeadNumber", "{{ accounts_progress.won_head }}"),
        paragraph("TableHeadNumber", "{{ words.open }}"),
        paragraph("TableHead", "{{ words.next_move }}"),
        paragraph("TableHead", "{{ words.by_head }}"),
    ]
    cells = [
        with_note("row.account", "row.note", strong=True),
        paragraph("TableNumber", "{{ row.won }}"),
        paragraph("TableNumber", "{{ row.open }}"),
        table_text("{{ row.move }}"),
        table_text("{{ row.by }}"),
    ]
    left = (0, 0, 0, 4, 0)
    rows = (
        Row([Cell(head, left=air) for head, air in zip(heads, left, strict=True)], head=True),
        tag_row("for row in accounts_progress.rows", 5),
        Row([Cell(cell, left=air, align="center") for cell, air in zip(cells, left, strict=True)], least=MOVE_HEIGHT),
        tag_row("endfor", 5),
    )
    drawn = table("FiguresTable", (52, 24, 20, 56, 24), rows, title="{{ words.accounts }}")
    return when("accounts_progress", paragraph("Heading3", "{{ words.accounts }}"), drawn, gap())


def obstacles() -> str:
    """What is in the way: rows for the pen."""
    cells = [table_text(f"{{{{ row.{name} }}}}") for name in ("what", "answer", "who")]
    pens = Row([Cell(cell, rules=PEN_RULE, align="bottom", right=2) for cell in cells], least=OBSTACLE_HEIGHT)
    rows = (_heads("in_my_way", "what_we_do", "who_by"), tag_row("for row in plan_progress.obstacles", 3), pens)
    drawn = table("FiguresTable", (66, 72, 38), (*rows, tag_row("endfor", 3)), title="{{ words.obstacles }}")
    return paragraph("Heading3", "{{ words.obstacles }}") + drawn + after_table()


def behaviours() -> str:
    """The grid of behaviours: circles, an example, and below each what one, three and five look like."""
    said = [Cell(_anchor(step), right=3 if step != ANCHORS[-1] else 0) for step in ANCHORS]
    anchors = table("LayoutTable", (59, 59, 58), [Row(said)]) + after_table()
    rows = (
        _rated_head("evidence"),
        tag_row("for row in growth.rows", 6),
        _rated_row("evidence"),
        tag_row("if growth.with_manager", 6),
        Row((Cell(anchors, span=4, rules=NO_RULE_ABOVE),)),
        tag_row("else", 6),
        Row((Cell(anchors, span=3, rules=NO_RULE_ABOVE),)),
        tag_row("endif", 6),
        tag_row("endfor", 6),
    )
    mean = paragraph("TableText", run("{{ line.label }}", "Strong"), " {{ line.text }}")
    drawn = table("FiguresTable", RATED_WIDTHS, rows, title="{{ words.growth }}")
    return drawn + gap() + when("growth.means", each("line in growth.means", mean), gap())


def next_skills() -> str:
    """What is learned next, and what was learned."""
    cells = (
        with_note("row.skill", "row.note"),
        table_text("{{ row.what }}"),
        table_text("{{ row.by }}"),
        paragraph("TableText", run("{{ row.done }}", "Quiet")),
    )
    rows = (
        _heads("skill", "what", "by_head", "done"),
        *_loop("for row in next_skills.rows", cells, SKILL_HEIGHT, "center"),
    )
    drawn = table("FiguresTable", (52, 78, 24, 22), rows, title="{{ words.next_skills }}")
    done = when("next_skills.done", paragraph("CaptionBelow", "{{ next_skills.done }}"))
    return paragraph("Heading3", "{{ words.next_skills }}") + drawn + done + gap()


def career() -> str:
    """The person's own goals, and lines for the pen."""
    said = each("goal in career.goals", paragraph("TableText", "{{ goal }}"))
    pens = when("career.lines", lines("career.blank", "career.lines"))
    return when("career", paragraph("Heading3", "{{ words.career }}"), said, pens)


def letter() -> str:
    """The letter of a pre-read: when and where, what to bring, three questions."""
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
    asked = [
        paragraph("Asked", f"{{{{ words.question_{at + 1} }}}}") + lines(f"letter.answers[{at}]", 4) for at in range(3)
    ]
    return (
        paragraph("Heading1", "{{ words.letter }}")
        + paragraph("MastheadLine", "{{ words.letter_line }}")
        + paragraph("Said", "{{ words.dear }} {{ letter.to }},")
        + paragraph("Said", "{{ words.letter_text }}")
        + table("LayoutTable", (90, 14, 44, 28), [Row(when_where, PEN_HEIGHT)])
        + gap()
        + paragraph("Heading2", "{{ words.bring }}")
        + "".join(paragraph("Bring", f"{{{{ words.bring_{at} }}}}") for at in (1, 2, 3))
        + gap()
        + paragraph("Said", "{{ words.letter_end }}")
        + when("letter.sender", paragraph("Said", "{{ letter.sender }}"))
        + paragraph("Heading2", "{{ words.questions }}")
        + "".join(asked)
    )


def manager_page() -> str:
    """The manager's own sheet: what is not shared yet, what is owed, notes."""
    own = "manager_page"
    ratings = (
        _rated_head("i_would_say", whole=True),
        tag_row(f"for row in {own}.ratings", 4),
        _rated_row("words", whole=True, rules=""),
        tag_row("endfor", 4),
    )
    grid = table("FiguresTable", (38, 35, 35, 68), ratings, title="{{ words.unshared }}")
    return (
        when(f"{own}.ratings", paragraph("Heading3", "{{ words.unshared }}"), grid, gap())
        + when(f"{own}.shared", paragraph("Normal", "{{ " + own + ".shared }}"), gap())
        + when(
            f"{own}.talent",
            paragraph("Heading3", "{{ words.talent }}"),
            paragraph("Normal", "{{ " + own + ".talent }}"),
            gap(),
        )
        + paragraph("Heading3", "{{ words.owed }}")
        + lines(f"{own}.owed", 2)
        + gap()
        + paragraph("Heading3", "{{ words.my_notes }}")
        + each(f"note in {own}.notes", paragraph("Normal", "{{ note }}"))
        + lines(f"{own}.blank", f"{own}.lines")
        + gap()
        + paragraph("Normal", run("{{ words.right_to_see }}", "Strong"))
    )


def _anchor(step: int) -> str:
    said = '{{ words[row.key ~ "_' + str(step) + '"] }}'
    return paragraph("Caption", run(f"{step}", "Ink"), f" {said}")


def _rated_head(last: str, *, whole: bool = False) -> Row:
    """The head of a grid: the numbers stand over their circles. With `whole` the manager's column always stands."""
    digits = "".join(tab() + run(str(step)) for step in STEPS)
    own, manager = (
        Cell(paragraph("TableHead", f"{{{{ words.{who} }}}}") + paragraph("RatingHead", digits))
        for who in ("self", "manager")
    )
    area, seen = (Cell(paragraph("TableHead", f"{{{{ words.{name} }}}}")) for name in ("behaviour", last))
    return Row((area, own, *_between(manager, whole=whole), seen), head=True)


def _rated_row(last: str, *, whole: bool = False, rules: str = NO_RULE) -> Row:
    area = Cell(paragraph("TableText", run("{{ row.area }}", "Strong")), rules=rules, align="bottom")
    own, manager = (
        Cell(paragraph("Rating", f"{{{{ row.{who} }}}}"), rules=rules, align="bottom") for who in ("own", "manager")
    )
    seen = Cell(table_text(f"{{{{ row.{last} }}}}"), rules=PEN_RULE, align="bottom")
    return Row((area, own, *_between(manager, whole=whole), seen), least=RATED_HEIGHT)


def _between(manager: Cell, *, whole: bool) -> tuple[Cell, ...]:
    return (manager,) if whole else (tag_cell("if growth.with_manager"), manager, tag_cell("endif"))


def _heads(*names: str) -> Row:
    return Row([Cell(paragraph("TableHead", f"{{{{ words.{name} }}}}")) for name in names], head=True)


def _loop(tag: str, cells: Sequence[str], least: float, align: str) -> tuple[Row | str, ...]:
    row = Row([Cell(cell, right=2, align=align) for cell in cells], least=least)
    return tag_row(tag, len(cells)), row, tag_row("endfor", len(cells))
