"""Tables as Word tables, in the styles of the templates: widths as shares, a repeated header, and rows kept whole."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from plangen.elements.field import Field, FieldKind
from plangen.elements.level import Level
from plangen.elements.table import Column, Look, Row, RowLook, Table, Tone, column_shares, has_value
from plangen.formats.word.blocks import (
    AFTER_TABLE,
    DARK,
    HEADER,
    INK,
    PEN_RULE,
    TINT,
    TWIPS_PER_MILLIMETER,
    Cell,
    paragraph,
    row_xml,
    rule,
    run,
    table_xml,
    twips,
)

PEN_LOOKS = (Look.WRITE_IN, Look.LARGE)
PEN_HEIGHT = 8
"""The height of a row to write in, in millimeters."""
TWO_LINES = 8
"""The height of the lowest row that has room for a second text under the first, in millimeters."""
LOOK = "<w:tblLook"
LOW_PADDING = "<w:tblCellMar>{}{}</w:tblCellMar>".format(
    *(f'<w:{side} w:w="8" w:type="dxa"/>' for side in ("top", "bottom"))
)
"""The padding of rows that are as low as their two lines allow, in twips, before what it precedes in the schema."""
GAP_AFTER_TEXT, GAP_AFTER_NUMBER = 2, 4
"""In millimeters: the gap at the right of a text, and between a number and a text."""
SIDES = ("top", "left", "bottom", "right")
"""The sides of a cell, in the order of the schema."""
EN_SPACE = "\N{EN SPACE}"
"""Between a title and the smaller words after it, where a space of their size is too narrow to see."""
FRAME, FRAME_GAP = 8, 1
"""The width of the frame around cells, in eighths of a point, and the gap before it, in millimeters."""
STYLES = {
    Look.NUMERAL: "TableNumeral",
    Look.NUMBER: "TableNumber",
    Look.TREND: "TableTrend",
    Look.MARK: "TableMark",
    Look.RATING: "Rating",
    Look.LARGE: "TableLarge",
    Look.TOPIC: "BriefName",
    Look.LEVEL: "TableLevel",
    Look.BOX: "TableMark",
}
MIDDLE_LOOKS = (Look.LEVEL, Look.MARK, Look.BOX)
"""The looks of columns whose headers are over the middle of their cells."""
QUIET_STYLES = {Look.NUMBER: "TableCount", Look.WRITE_IN: "Caption"}
NO_TOP, NO_BOTTOM = '<w:top w:val="nil"/>', '<w:bottom w:val="nil"/>'
TAB = "<w:r><w:tab/></w:r>"
NO_BREAK_SPACE = "\u00a0"
"""The header of a column that is kept although it has none: cleaning up a table removes columns of empty cells."""
TRACK = ("D5DBE1", "background2")
"""The fill of a gap, for readers that ignore the theme, and its role in it."""
THICK = 18
"""The width of the rule at a required level, in eighths of a point."""


def table_blocks(table: Table, text: Callable[[Any], str], width: float) -> str:
    """The XML of a table across `width` twips with its notes, or of its text for no rows.

    `text` turns a value into what is printed, or into the placeholder of a drawing.
    """
    heading = (
        f'<w:p><w:pPr><w:pStyle w:val="PageHeading"/><w:pageBreakBefore/></w:pPr>{run(text(table.continued))}</w:p>'
    )
    return heading.join(_page(page, text, width) for page in table.pages)


def _page(table: Table, text: Callable[[Any], str], width: float) -> str:
    """The rows of one page with their notes, or the text for no rows."""
    if not table.rows and not table.totals:
        texts = (("TableText", table.empty), ("Caption", table.more), ("Caption", table.note))
        return "".join(paragraph(style, run(text(line))) for style, line in texts if line)
    shares = column_shares(table.columns, width / TWIPS_PER_MILLIMETER)
    rows = "".join(_Rows(table, text, shares, width).xml())
    below = "".join(paragraph("CaptionBelow", run(text(line))) for line in (table.more, table.note) if line)
    title = " ".join(text(table.heading).split())
    xml = table_xml("FiguresTable", shares, rows, width, title)
    return (xml.replace(LOOK, LOW_PADDING + LOOK, 1) if _is_low(table) else xml) + below


def _is_low(table: Table) -> bool:
    """Whether rows with a second text are as low as their lines allow."""
    return 0 < table.row_height < TWO_LINES and any(column.below for column in table.columns)


def _fill(column: Column) -> tuple[str, str] | None:
    return TINT if column.is_tinted else None


def _is_to_write(row: Row) -> bool:
    """Whether a row has a blank to write in."""
    return any(
        isinstance(each, Field) and not each.value and each.kind is not FieldKind.CHOICE for each in row.cells.values()
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table, in columns of these shares of `width` twips."""

    table: Table
    text: Callable[[Any], str]
    shares: Sequence[float]
    width: float

    def xml(self) -> Iterator[str]:
        """The header, and the rows, each group under its name."""
        if self.table.headers:
            yield self._header()
        for group, rows in groupby((*self.table.rows, *self.table.totals), key=lambda row: row.group):
            if group:
                name = Cell(paragraph("TableGroup", run(self.text(group))), len(self.shares))
                yield row_xml((name,), self.shares)
            is_open = False
            for row in rows:
                yield self._row(row, follows=is_open)
                is_open = row.look is RowLook.CONTINUED
                if row.below:
                    yield self._below(row)

    def _header(self) -> str:
        cells, at = [], 0
        for column, span in self.table.headers:
            left, right = self._gap_before(at), self._gap_after(at) if column.is_number else 0
            left = left if at or not self._has_pen_rows else max(left, GAP_AFTER_TEXT)
            cells.append(Cell(self._header_content(column), span, fill=_fill(column), left=left, right=right))
            at += span
        return row_xml(cells, self.shares, HEADER)

    def _header_content(self, column: Column) -> str:
        style = "TableHeaderNumber" if column.is_number else "TableTitle" if column.is_title else "TableHeader"
        style = "TableHeaderMiddle" if column.look in MIDDLE_LOOKS else style
        runs = [run(self.text(column.header))] if column.header else []
        runs += [run(f"{EN_SPACE}{self.text(column.hint)}", "Quiet")] if column.hint else []
        if column.look is Look.RATING:
            scale = "".join(TAB + run(str(step)) for step in range(1, 6))
            return (paragraph(style, *runs) if runs else "") + paragraph("RatingHeader", scale)
        return paragraph(style, *(runs or ([run(NO_BREAK_SPACE)] if column.is_kept else [])))

    def _row(self, row: Row, *, follows: bool = False) -> str:
        """A row; one that `follows` another has no rule above it."""
        if row.look is RowLook.EXTRA:
            return self._extra(row)
        is_pen = row.look is RowLook.BLANK and not self.table.row_height
        cells = [self._cell(at, row, is_pen=is_pen) for at in range(len(self.table.columns))]
        if follows:
            is_open = {"": NO_TOP, NO_BOTTOM: NO_TOP + NO_BOTTOM}
            cells = [replace(cell, rules=is_open.get(cell.rules, cell.rules)) for cell in cells]
        if row.look is RowLook.DECIDED:
            line = PEN_RULE if _is_to_write(row) else ""
            cells = [replace(cell, fill=TINT, rules=line or cell.rules) for cell in cells]
        if row.look is RowLook.DECIDED or self._has_pen_rows:
            cells[0] = replace(cells[0], left=max(cells[0].left, GAP_AFTER_TEXT))
        is_filled = any(isinstance(each, Field) and each.value for each in row.cells.values())
        rule_of_height = "atLeast" if is_filled else "exact"
        height = f'<w:trHeight w:val="{twips(PEN_HEIGHT)}" w:hRule="{rule_of_height}"/>' if is_pen else ""
        if self.table.row_height and row.look is not RowLook.QUIET:
            height = f'<w:trHeight w:val="{twips(self.table.row_height)}" w:hRule="atLeast"/>'
        return row_xml(cells, self.shares, height)

    def _cell(self, at: int, row: Row, *, is_pen: bool) -> Cell:
        column = self.table.columns[at]
        rules = NO_BOTTOM if row.below or row.look is RowLook.CONTINUED else ""
        rules = rule("top", DARK, INK) if row.look is RowLook.TOTAL else rules
        is_on_line = is_pen or (column.look in PEN_LOOKS and row.look is not RowLook.TOTAL)
        rules = PEN_RULE if is_on_line and row.look is not RowLook.CONTINUED else rules
        sides = row.frame_sides(column.name)
        rules = "".join(rule(side, FRAME, INK) for side in SIDES if side in sides) or rules
        value = row.cells.get(column.name)
        if isinstance(value, Level):
            required = rule("right", THICK, INK) if value.is_required else ""
            return Cell(
                self._content(column, row), rules=required, fill=TRACK if value.is_gap else None, align="center"
            )
        if column.look is Look.FRAMED and isinstance(value, Field):
            rules = "".join(rule(side, DARK, INK) for side in ("top", "left", "bottom", "right"))
        return Cell(
            self._content(column, row),
            rules=rules,
            fill=None if row.look is RowLook.TOTAL else _fill(column),
            left=self._gap_before(at),
            right=self._gap_after(at),
            align=self._alignment(column, is_pen=is_pen),
        )

    @property
    def _has_pen_rows(self) -> bool:
        """Whether its title is above rows on a tint that are to be filled in, so that all rows start where they do."""
        rows = (row.look is RowLook.DECIDED and _is_to_write(row) for row in self.table.rows)
        return self.table.columns[0].is_title and any(rows)

    def _gap_before(self, at: int) -> float:
        """The gap at the left of a text that follows a number, or that is the first on a tint."""
        column = self.table.columns[at]
        if column.is_tinted and not (at and self.table.columns[at - 1].is_tinted):
            return GAP_AFTER_TEXT
        return GAP_AFTER_NUMBER if self.table.is_spaced(at) else 0

    def _gap_after(self, at: int) -> float:
        """The gap at the right of a text that another text follows, and of a number before a tint."""
        column, *following = self.table.columns[at : at + 2]
        if column.is_number and following and following[0].is_tinted and not column.is_tinted:
            return GAP_AFTER_TEXT
        if column.is_number and any(row.frames for row in self.table.rows):
            return FRAME_GAP
        is_text = column.look in (Look.TEXT, Look.NAME, *PEN_LOOKS)
        return GAP_AFTER_TEXT if is_text and following and not following[0].is_number else 0

    def _alignment(self, column: Column, *, is_pen: bool) -> str:
        on_a_line = is_pen or column.look is Look.WRITE_IN
        looks = {each.look for each in self.table.columns}
        on_a_line = on_a_line or (Look.RATING in looks and Look.TOPIC not in looks)
        is_box_on_line = column.look is Look.TICK and not column.is_tinted and self.table.columns[0].look in PEN_LOOKS
        on_a_line = on_a_line or is_box_on_line
        # Below the boxes to tick is room for a next step.
        is_roomy = any(each.look is Look.TICK and each.is_tinted and each.header for each in self.table.columns)
        return "bottom" if on_a_line else "center" if self.table.row_height and not is_roomy else ""

    def _content(self, column: Column, row: Row) -> str:
        """A value, with the values before, after, and below it."""
        styles = {RowLook.TOTAL: "Strong", RowLook.QUIET: "Quiet"}
        style = styles.get(row.look, "Strong" if column.tone is Tone.STRONG else "")
        style = "Strong" if row.look is RowLook.OPEN and column is self.table.columns[0] else style
        is_quiet = column.tone is Tone.QUIET or column.look is Look.TICK
        in_style = QUIET_STYLES.get(column.look) if is_quiet else None
        style = "Quiet" if is_quiet and not in_style else style
        runs = []
        if has_value(before := row.cells.get(column.before)):
            runs.append(run(f"{self.text(before)} ", "Quiet"))
        value = row.cells.get(column.name)
        if isinstance(value, Level):
            runs += [run(value.marks), *([run(f" {value.note}", "Quiet")] if value.note else [])]
        elif has_value(value):
            runs.append(run(self.text(value), style))
        if has_value(after := row.cells.get(column.after)):
            runs.append(run(f" {self.text(after)}", "Quiet"))
        if column.look is Look.FRAMED and not isinstance(value, Field):
            in_style = "CaptionRight"
        in_style = in_style or STYLES.get(column.look, "TableText")
        if column.look is Look.NAME:
            is_long = len(row.plain(column.name)) > column.longest
            in_style, runs = ("TableText", [run(self.text(value), "Strong")]) if is_long else ("BriefName", runs)
        below = row.cells.get(column.below)
        if in_style == "TableText" and column.below and _is_low(self.table):
            in_style = "TableTight"
        content = paragraph(in_style, *runs)
        in_style = "CaptionTight" if 0 < self.table.row_height <= TWO_LINES else "Caption"
        in_style = "CaptionRight" if column.look is Look.FRAMED else in_style
        return content + paragraph(in_style, run(self.text(below))) if has_value(below) else content

    def _extra(self, row: Row) -> str:
        first = self.table.columns[0]
        lead, prompt, action = (self.text(row.cells.get(name)) for name in ("lead", "prompt", "action"))
        words = paragraph("TableText", run(lead, "Strong"), run(" \u00a0"), run(prompt, "Quiet"), run(f" {action}"))
        fill = None if first.is_tinted else TINT
        cells = (
            Cell(self._content(first, row), fill=fill, left=2, align="center"),
            Cell(words, len(self.shares) - 1, fill=fill, align="center"),
        )[: len(self.shares)]
        return row_xml(cells, self.shares, f'<w:trHeight w:val="{twips(PEN_HEIGHT)}" w:hRule="exact"/>')

    def _below(self, row: Row) -> str:
        """The texts under a row, side by side."""
        count = len(row.below)
        cells = [
            Cell(
                paragraph("Caption", run(self.text(label), "Ink"), run(f" {self.text(text)}")),
                right=3 if at < count else 0,
            )
            for at, (label, text) in enumerate(row.below, 1)
        ]
        shares = [1 / count] * count
        inner = table_xml("LayoutTable", shares, row_xml(cells, shares), self.width)
        across = Cell(inner + AFTER_TABLE, len(self.shares), rules=NO_TOP)
        return row_xml((across,), self.shares)
