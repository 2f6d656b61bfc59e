"""Tables as HTML: a column group with the widths, header cells with a scope, and a class for each look."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from plangen.elements.field import Field
from plangen.elements.level import Level
from plangen.elements.table import Column, Look, Row, RowLook, Table, Tone, column_shares, has_value

ROW_CLASSES = {
    RowLook.TOTAL: "sum",
    RowLook.QUIET: "quiet",
    RowLook.BLANK: "pen",
    RowLook.EXTRA: "extra",
    RowLook.DECIDED: "decided",
    RowLook.OPEN: "open",
    RowLook.CONTINUED: "above continued",
}
CELL_CLASSES = {
    Look.NUMBER: "num",
    Look.MARK: "mark",
    Look.TREND: "num trend",
    Look.WRITE_IN: "write-in",
    Look.NAME: "name",
    Look.LARGE: "write-in large",
    Look.NUMERAL: "numeral",
    Look.TOPIC: "topic",
    Look.BOX: "mark",
    Look.LEVEL: "level",
}
MIDDLE_LOOKS = (Look.MARK, Look.BOX)
"""The looks of columns whose headers are over the middle of their cells."""
TINTED, BEFORE_TINT = "tinted", "before-tint"
_SMALL = Markup('<span class="cap">{}</span>')
_SCALE = Markup('<span class="scale">{} <span class="rating">{}</span></span>').format(
    "{}", Markup(" ").join(Markup("<span>{}</span>").format(step) for step in range(1, 6))
)


def table_html(table: Table, draw: Callable[[Any], str]) -> Markup:
    """A table with its notes, or its text for no rows; `draw` turns the value of a cell into HTML."""
    heading = Markup('<h2 class="page new">{}</h2>').format(draw(table.continued))
    return heading.join(_page(page, draw) for page in table.pages)


def _page(table: Table, draw: Callable[[Any], str]) -> Markup:
    """The rows of one page with their notes, or the text for no rows."""
    texts = [text for text in (table.more, table.note) if text]
    if not table.rows and not table.totals:
        empty = Markup('<p class="note">{}</p>').format(draw(table.empty)) if table.empty else Markup("")
        return empty + Markup("").join(Markup('<p class="cap">{}</p>').format(draw(text)) for text in texts)
    cells = tuple(_cell_tags(table, at) for at in range(len(table.columns)))
    rows = Markup("").join(_Rows(table, draw, cells).html())
    notes = Markup("").join(Markup('<p class="cap under">{}</p>').format(draw(text)) for text in texts)
    return Markup('<table class="{}"><colgroup>{}</colgroup>{}<tbody>{}</tbody></table>{}').format(
        table.name.replace("_", "-"), _columns(table), _head(table, draw), rows, notes
    )


def _columns(table: Table) -> Markup:
    """The widths of the columns; as shares if all have one, since their sum can differ from the table's width."""
    if all(column.width for column in table.columns):
        widths = [f"{share * 100:.4g}%" for share in column_shares(table.columns)]
    else:
        widths = [f"{column.width:g}mm" if column.width else "" for column in table.columns]
    col = Markup('<col style="width: {}">')
    return Markup("").join(col.format(width) if width else Markup("<col>") for width in widths)


def _head(table: Table, draw: Callable[[Any], str]) -> Markup:
    """The header row; empty if no column has a header."""
    cells, at = Markup(""), 0
    for column, span in table.headers:
        before = BEFORE_TINT if _is_before_tint(table, at) else ""
        look = f"num {before}".strip() if column.is_number else _spacing(table, at)
        look = "mark" if column.look in MIDDLE_LOOKS else look
        cells += _header(column, look, span, draw)
        at += span
    return Markup("<thead><tr>{}</tr></thead>").format(cells) if cells else cells


def _header(column: Column, look: str, span: int, draw: Callable[[Any], str]) -> Markup:
    if not column.header and column.look is not Look.RATING:
        return Markup("<td{}></td>").format(_class(TINTED if column.is_tinted else ""))
    looks = (look, "title" if column.is_title else "", TINTED if column.is_tinted else "")
    look = " ".join(each for each in looks if each)
    attributes = _class(look) + (Markup(' colspan="{}"').format(span) if span > 1 else Markup(""))
    words = (_SCALE if column.look is Look.RATING else Markup("{}")).format(draw(column.header))
    hint = Markup(" {}").format(_SMALL.format(draw(column.hint))) if column.hint else ""
    return Markup('<th scope="col"{}>{}{}</th>').format(attributes, words, hint)


def _cell_tags(table: Table, at: int, sides: tuple[str, ...] = ()) -> Markup:
    """A cell of a column, with its class and a place for its content; `sides` are those with a frame."""
    column = table.columns[at]
    quiet = "cap" if column.tone is Tone.QUIET and column.look is not Look.TICK else ""
    tinted = TINTED if column.is_tinted else ""
    frame = (f"frame-{side}" for side in sides)
    before = BEFORE_TINT if _is_before_tint(table, at) else ""
    looks = (CELL_CLASSES.get(column.look, ""), _spacing(table, at), before, quiet, tinted, *frame)
    tag = Markup('<th scope="row"{}>{{}}</th>') if column.name == table.row_header else Markup("<td{}>{{}}</td>")
    return tag.format(_class(" ".join(look for look in looks if look)))


def _spacing(table: Table, at: int) -> str:
    return "spaced" if table.is_spaced(at) else ""


def _is_before_tint(table: Table, at: int) -> bool:
    """Whether a number is next to a tinted column, and needs a gap before it."""
    column, *following = table.columns[at : at + 2]
    return column.is_number and not column.is_tinted and any(each.is_tinted for each in following)


def _class(look: str) -> Markup:
    return Markup(' class="{}"').format(look) if look else Markup("")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table; `cells` has the tags of a cell in each column."""

    table: Table
    draw: Callable[[Any], str]
    cells: tuple[Markup, ...]

    def html(self) -> Iterator[Markup]:
        """The rows, each group under its name."""
        for group, rows in groupby((*self.table.rows, *self.table.totals), key=lambda row: row.group):
            if group:
                name = Markup('<tr class="group"><th scope="rowgroup" colspan="{}">{}</th></tr>')
                yield name.format(len(self.cells), self.draw(group))
            for row in rows:
                yield self._row(row)
                if row.below:
                    yield self._below(row)

    def _row(self, row: Row) -> Markup:
        is_plain_blank = row.look is RowLook.BLANK and self.table.row_height
        look = "" if is_plain_blank else ROW_CLASSES.get(row.look, "above" if row.below else "")
        columns = self.table.columns[:1] if row.look is RowLook.EXTRA else self.table.columns
        cells = Markup("").join(
            self._cell(column, tags, row) for column, tags in zip(columns, self._tags(row), strict=False)
        )
        extra = self._extra(row) if row.look is RowLook.EXTRA and len(self.cells) > 1 else ""
        least = self.table.row_height if row.look is not RowLook.QUIET else 0
        height = Markup(' style="height: {:g}mm"').format(least) if least else ""
        return Markup("<tr{}{}>{}{}</tr>").format(_class(look), height, cells, extra)

    def _tags(self, row: Row) -> tuple[Markup, ...]:
        if not row.frames:
            return self.cells
        names = [column.name for column in self.table.columns]
        return tuple(_cell_tags(self.table, at, row.frame_sides(name)) for at, name in enumerate(names))

    def _cell(self, column: Column, tags: Markup, row: Row) -> Markup:
        value = row.cells.get(column.name)
        if isinstance(value, Level):
            flags = (("level", True), ("in-gap", value.is_gap), ("required", value.is_required))
            look = " ".join(name for name, holds in flags if holds)
            return Markup('<td class="{}">{}</td>').format(look, self._level(value))
        if column.look is Look.FRAMED:
            look = "framed" if isinstance(value, Field) else "signed cap"
            return Markup('<td class="{}">{}</td>').format(look, self._content(column, row))
        return tags.format(self._content(column, row))

    def _level(self, level: Level) -> Markup:
        note = Markup(' <span class="cap">{}</span>').format(level.note) if level.note else ""
        return Markup("{}{}").format(level.marks, note)

    def _extra(self, row: Row) -> Markup:
        parts = (self.draw(row.cells.get(name)) for name in ("lead", "prompt", "action"))
        text = Markup('<td colspan="{}"><b>{}</b> &nbsp;<span class="cap">{}</span> {}</td>')
        return text.format(len(self.cells) - 1, *parts)

    def _below(self, row: Row) -> Markup:
        part = Markup("<div><b>{}</b> {}</div>")
        parts = Markup("").join(part.format(self.draw(label), self.draw(text)) for label, text in row.below)
        across = Markup('<tr class="below"><td colspan="{}"><div class="row three cap">{}</div></td></tr>')
        return across.format(len(self.cells), parts)

    def _content(self, column: Column, row: Row) -> Markup:
        """A value, with the values before, after, and below it."""
        value = escape(self.draw(row.cells.get(column.name)))
        if column.look is Look.NAME and len(value) > column.longest:
            value = Markup('<span class="long-name">{}</span>').format(value)
        if (column.tone is Tone.STRONG or column.look is Look.NAME) and value:
            value = Markup("<b>{}</b>").format(value)
        if has_value(before := row.cells.get(column.before)):
            value = Markup("{} {}").format(_SMALL.format(self.draw(before)), value)
        if has_value(after := row.cells.get(column.after)):
            value = Markup("{} {}").format(value, _SMALL.format(self.draw(after)))
        if has_value(below := row.cells.get(column.below)):
            value = Markup("{}<br>{}").format(value, _SMALL.format(self.draw(below)))
        return value
