"""The sheet Columns: heads of the user's own, and which of our columns they mean."""

from collections import defaultdict
from collections.abc import Sequence

from plangen.problems import error
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.headers import folded_head
from plangen.tables.recognise import OwnHeads
from plangen.tables.shape import Shape

SHAPE = Shape("Columns", ("table", "column", "header"), (("table",), ("column",), ("header",)), names=("Column names",))


def read_own_heads(tables: list[Columns], shapes: Sequence[Shape]) -> OwnHeads:
    """The heads that the user has named, by table; rows that name no table or column of ours are told."""
    own: dict[str, dict[str, str]] = defaultdict(dict)
    names = {fold(name): shape for shape in shapes for name in (shape.name, *shape.names)}
    for columns in tables:
        rows = zip(columns.table.rows, *(columns.texts(name) for name in SHAPE.columns), strict=True)
        for row, table, column, head in rows:
            shape = names.get(fold(table))
            meant = next((name for name in shape.columns if fold(name) == fold(column)), "") if shape else ""
            if shape and meant and folded_head(head):
                own[shape.name][folded_head(head)] = meant
            else:
                _tell(columns, row, (table, column), shape)
    return own


def _tell(columns: Columns, row: int, named: tuple[str, str], shape: Shape | None) -> None:
    columns.set_aside(row, "not understood")
    if shape is None:
        message, value = "plangen has no such table; the row is not used.", named[0]
        cure, column = "Name one of its tables, such as Opportunities or Team.", "table"
    elif fold(named[1]) not in {fold(name) for name in shape.columns}:
        message, value = f"{shape.name} has no such column; the row is not used.", named[1]
        cure, column = f"Name one of: {', '.join(shape.columns)}.", "column"
    else:
        message, value = "No header is named; the row is not used.", ""
        cure, column = "Write the header as it stands in your file.", "header"
    columns.problems.append(error(columns.table.place(row, column), "unknown column", message, value=value, cure=cure))
