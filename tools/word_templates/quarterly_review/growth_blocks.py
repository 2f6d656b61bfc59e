"""Blocks of the quarterly review: business plan, growth, the pre-read's letter, and the manager's page."""

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
from tools.word_templates.quarterly_review.blocks import lines

CAREER_HEADING = (
    "{% if career.lines %}{{ words.career }}{% else %}{{ words.career_shared | default(words.career) }}{% endif %}"
)
"""Copies without write-in lines aren't the person's own, so their heading doesn't say “this copy only”."""
STEPS = range(1, 6)
ANCHORS = (1, 3, 5)
OBSTACLE_HEIGHT, GOAL_HEIGHT, MOVE_HEIGHT, SKILL_HEIGHT, RATING_HEIGHT = 11.0, 11.0, 10.6, 9.0, 9.0
NO_RULE, NO_RULE_ABOVE = '<w:bottom w:val="nil"/>', '<w:top w:val="nil"/>'
RATING_WIDTHS = (38, 35, 1, 35, 1, 66)


def goals() -> str:
    """Goals with their progress, and rows for more."""
    cells = (
        table_text("{{ row.number }}"),
        with_note("row.goal", "row.now"),
        table_text("{{ row.bar }}"),
        table_text("{{ row.status }}"),
        table_text("{{ row.next_step }}"),
    )
    blank = [table_text(text) for text in ("", "{{ row.goal }}", "", "", "{{ row.next_step }}")]
    rows = (
        _header_row("number", "goal", "reached", "status", "next_step"),
        *_loop("for row in plan_progress.goals", cells, GOAL_HEIGHT, "center"),
        *_loop("for row in plan_progress.blanks", blank, GOAL_HEIGHT, "center"),
    )
    below = paragraph("CaptionBelow", "{{ words.bar }}{% if plan_progress.more %}; {{ plan_progress.more }}{% endif %}")
    goals_table = table("FiguresTable", (17, 53, 46, 18, 42), rows, title="{{ words.goal }}")
    return goals_table + when("plan_progress.goals", below) + gap()


def accounts() -> str:
    """Accounts with the next step at each."""
    headers = [
        paragraph("TableHeader", "{{ words.account }}"),
        paragraph("TableHeaderNumber", "{{ accounts_progress.won_head }}"),
        paragraph("TableHeaderNumber", "{{ words.open }}"),
        paragraph("TableHeader", "{{ words.next_move }}"),
        paragraph("TableHeader", "{{ words.by_head }}"),
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
        Row([Cell(header, left=padding) for header, padding in zip(headers, left, strict=True)], header=True),
        tag_row("for row in accounts_progress.rows", 5),
        Row(
            [Cell(cell, left=padding, align="center") for cell, padding in zip(cells, left, strict=True)],
            least=MOVE_HEIGHT,
        ),
        tag_row("endfor", 5),
    )
    accounts_table = table("FiguresTable", (52, 24, 20, 56, 24), rows, title="{{ words.accounts }}")
    return when("accounts_progress", paragraph("Heading3", "{{ words.accounts }}"), accounts_table, gap())


def obstacles() -> str:
    """Obstacles: write-in rows."""
    cells = [table_text(f"{{{{ row.{name} }}}}") for name in ("what", "answer", "who")]
    pens = Row([Cell(cell, rules=PEN_RULE, align="bottom", right=2) for cell in cells], least=OBSTACLE_HEIGHT)
    rows = (_header_row("in_my_way", "what_we_do", "who_by"), tag_row("for row in plan_progress.obstacles", 3), pens)
    obstacles_table = table("FiguresTable", (66, 72, 38), (*rows, tag_row("endfor", 3)), title="{{ words.obstacles }}")
    return paragraph("Heading3", "{{ words.obstacles }}") + obstacles_table + after_table()


def behaviors() -> str:
    """The behavior ratings: circles, an example, and descriptions of 1, 3, and 5 below each."""
    descriptions = [Cell(_anchor(step), right=3 if step != ANCHORS[-1] else 0) for step in ANCHORS]
    anchors = table("LayoutTable", (59, 59, 58), [Row(descriptions)]) + after_table()
    rows = (
        _rating_header("evidence"),
        tag_row("for row in growth.rows", 6),
        _rating_row("evidence"),
        tag_row("if growth.with_manager", 6),
        Row((Cell(anchors, span=4, rules=NO_RULE_ABOVE),)),
        tag_row("else", 6),
        Row((Cell(anchors, span=3, rules=NO_RULE_ABOVE),)),
        tag_row("endif", 6),
        tag_row("endfor", 6),
    )
    summary_line = paragraph("TableText", run("{{ line.label }}", "Strong"), " {{ line.text }}")
    ratings = table("FiguresTable", RATING_WIDTHS, rows, title="{{ words.growth }}")
    return ratings + gap() + when("growth.means", each("line in growth.means", summary_line), gap())


def next_skills() -> str:
    """The development plan, and the skills completed."""
    cells = (
        with_note("row.skill", "row.note"),
        table_text("{{ row.what }}"),
        table_text("{{ row.by }}"),
        paragraph("TableText", run("{{ row.done }}", "Quiet")),
    )
    rows = (
        _header_row("skill", "what", "by_head", "done"),
        *_loop("for row in next_skills.rows", cells, SKILL_HEIGHT, "center"),
    )
    skills_table = table("FiguresTable", (52, 78, 24, 22), rows, title="{{ words.next_skills }}")
    done = when("next_skills.done", paragraph("CaptionBelow", "{{ next_skills.done }}"))
    return paragraph("Heading3", "{{ words.next_skills }}") + skills_table + done + gap()


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
    ratings = (
        _rating_header("i_would_say", with_manager=True),
        tag_row(f"for row in {page}.ratings", 4),
        _rating_row("words", with_manager=True, rules=""),
        tag_row("endfor", 4),
    )
    grid = table("FiguresTable", (38, 35, 35, 68), ratings, title="{{ words.unshared }}")
    return (
        when(f"{page}.ratings", paragraph("Heading3", "{{ words.unshared }}"), grid, gap())
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


def _anchor(step: int) -> str:
    description = '{{ words[row.key ~ "_' + str(step) + '"] }}'
    return paragraph("Caption", run(f"{step}", "Ink"), f" {description}")


def _rating_header(last: str, *, with_manager: bool = False) -> Row:
    """The header of the ratings, numbers above circles; `with_manager` always keeps the manager's column."""
    digits = "".join(tab() + run(str(step)) for step in STEPS)
    self_rating, manager = (
        Cell(paragraph("TableHeader", f"{{{{ words.{who} }}}}") + paragraph("RatingHeader", digits))
        for who in ("self", "manager")
    )
    area, evidence = (Cell(paragraph("TableHeader", f"{{{{ words.{name} }}}}")) for name in ("behaviour", last))
    return Row((area, self_rating, *_manager_cells(manager, with_manager=with_manager), evidence), header=True)


def _rating_row(last: str, *, with_manager: bool = False, rules: str = NO_RULE) -> Row:
    area = Cell(paragraph("TableText", run("{{ row.area }}", "Strong")), rules=rules, align="bottom")
    self_rating, manager = (
        Cell(paragraph("Rating", f"{{{{ row.{who} }}}}"), rules=rules, align="bottom") for who in ("own", "manager")
    )
    evidence = Cell(table_text(f"{{{{ row.{last} }}}}"), rules=PEN_RULE, align="bottom")
    return Row((area, self_rating, *_manager_cells(manager, with_manager=with_manager), evidence), least=RATING_HEIGHT)


def _manager_cells(manager: Cell, *, with_manager: bool) -> tuple[Cell, ...]:
    return (manager,) if with_manager else (tag_cell("if growth.with_manager"), manager, tag_cell("endif"))


def _header_row(*names: str) -> Row:
    return Row([Cell(paragraph("TableHeader", f"{{{{ words.{name} }}}}")) for name in names], header=True)


def _loop(tag: str, cells: Sequence[str], least: float, align: str) -> tuple[Row | str, ...]:
    row = Row([Cell(cell, right=2, align=align) for cell in cells], least=least)
    return tag_row(tag, len(cells)), row, tag_row("endfor", len(cells))
