"""The tables of one document: what each has by default, and what document.toml changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypedDict, Unpack

from plangen.doctypes.document_type import ColumnSetting, TableSetting
from plangen.elements.table import Column, Row, RowLook, Table, TableSpec, Value

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class TableParts(TypedDict, total=False):
    """What a table has besides its columns and rows."""

    totals: tuple[Row, ...]
    more: str
    empty: str
    note: str
    row_height: float
    page_size: int


@dataclass(frozen=True, slots=True)
class TableSettings:
    """The [tables] and [words] of a document type."""

    tables: Mapping[str, TableSetting] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """A word of the document type; its name if it has none."""
        return self.words.get(name, name.replace("_", " ").capitalize())

    def columns(self, spec: TableSpec, headers: Mapping[str, str] = NO_HEADERS) -> tuple[Column, ...]:
        """The columns of a table in order; `headers` replaces the words of those whose headers depend on the data."""
        setting = self.tables.get(spec.name)
        usual = {column.name: self._with_header(column, headers) for column in spec.columns}
        own = {each.name for each in setting.columns} if setting else set[str]()
        usual = {name: _without(column, own - {name}) for name, column in usual.items()}
        columns = setting.columns if setting else ()
        if not columns:
            return tuple(usual.values())
        return tuple(
            self._set(usual.get(each.name) or Column(each.name, self.word(each.name)), each) for each in columns
        )

    def row_names(self, spec: TableSpec) -> tuple[str, ...]:
        """The names of a table's rows, in order."""
        setting = self.tables.get(spec.name)
        return setting.rows if setting is not None and setting.rows else spec.rows

    def table(
        self,
        spec: TableSpec,
        rows: Sequence[Row],
        *,
        heading: str = "",
        headers: Mapping[str, str] = NO_HEADERS,
        **parts: Unpack[TableParts],
    ) -> Table:
        """A table with these rows; `headers` are those of columns whose headers depend on the data."""
        continued = self.word("continued") if parts.get("page_size") else ""
        return Table(spec.name, heading, self.columns(spec, headers), tuple(rows), continued=continued, **parts)

    def _set(self, column: Column, setting: ColumnSetting) -> Column:
        """A column with the width and header from document.toml."""
        header = column.header if setting.header is None else self.words.get(setting.header, setting.header)
        return replace(column, width=setting.width or column.width, header=header)

    def _with_header(self, column: Column, headers: Mapping[str, str]) -> Column:
        word = self.word(column.header) if column.header else ""
        hint = self.word(column.hint) if column.hint else ""
        return replace(column, header=headers.get(column.name, word), hint=hint)


def _without(column: Column, own: set[str]) -> Column:
    """A column without the values that have columns of their own."""
    before, after, below = ("" if name in own else name for name in (column.before, column.after, column.below))
    return replace(column, before=before, after=after, below=below)


def table_row(
    spec: TableSpec,
    look: RowLook = RowLook.PLAIN,
    group: str = "",
    below: tuple[tuple[str, str], ...] = (),
    **values: Value,
) -> Row:
    """A row of a table; values that aren't given are empty."""
    unknown = values.keys() - set(spec.names)
    if unknown:
        raise TypeError(f"{spec.name} has no {', '.join(sorted(unknown))}")
    return Row({name: values.get(name) for name in spec.names}, look, group, below)
