"""Tables next to each other without an empty column between them: told by what their columns and rows say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from plangen.sources.grid import Cell, Grid
from plangen.tables.headers.row import HeaderRow
from plangen.tables.headers.unused_lists import is_row_label, is_summed
from plangen.tables.rows.summaries import may_be_summary, summary_words
from plangen.tables.values.filled import all_filled, is_filled
from plangen.tables.values.folding import fold

Run = tuple[int, int]
"""A range of filled cells in a row, as (first, end)."""
_MOST_ROWS = 5_000
"""The rows below a header row that are compared."""
_MOST_COLUMNS = 60
"""The headers of a row that are searched for a second table."""
_WHOLE_TABLE = 3
"""The columns that two tables have in common if they are of one sort."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where one table ends and the next one starts, with the headers of both and how many rows each has."""

    at: int
    left: HeaderRow
    right: HeaderRow
    heights: tuple[int, int]

    @property
    def known(self) -> int:
        """How many headers are known, in the table that each is cut into."""
        return self.left.headers.found + self.right.headers.found


def filled_runs(cells: Sequence[Cell]) -> list[Run]:
    """The column ranges of filled cells between blank ones, as (first, end); a repeated row of headers is cut, too."""
    runs: list[Run] = []
    start = -1
    for at, cell in enumerate([*cells, None]):
        if is_filled(cell):
            start = at if start < 0 else start
        elif start >= 0:
            runs += _repeated_halves(cells, start, at)
            start = -1
    return runs


def _repeated_halves(cells: Sequence[Cell], start: int, end: int) -> list[Run]:
    """A run of cells, cut where its headers start again, if they do."""
    texts = cells[start:end]
    for size in range(2, len(texts) // 2 + 1):
        times = len(texts) // size
        if len(texts) % size == 0 and list(texts) == list(texts[:size]) * times and isinstance(texts[0], str):
            return [(start + size * at, start + size * (at + 1)) for at in range(times)]
    return [(start, end)]


def cut_run(
    grid: Grid, row: int, run: Run, match: Callable[[Sequence[Cell]], HeaderRow | None], below: Callable[[], int]
) -> list[Run]:
    """The run of headers, cut where another table starts; `below` finds the row under the last one of these tables."""
    start, end = run
    cells = grid.rows[row]
    whole = match(_only(cells, run)) if end - start <= _MOST_COLUMNS else None
    if whole is None or not whole.is_complete:
        return [run]
    cuts: list[_Cut] = []
    for at in range(start + 2, end - 1):
        # Most second tables aren't any, and are told from fewer headers than the rest of the row has.
        right = match(_only(cells, (at, end)))
        if right is None or not _is_table(right, end - at):
            continue
        left = match(_only(cells, (start, at)))
        if left and _is_table(left, at - start):
            heights = _heights(grid, row, (run, at), below())
            cut = _Cut(at, left, right, heights)
            cuts += [cut] if _are_two(grid, row, cut, whole) else []
    if not cuts:
        return [run]
    # A column of the taller table makes the shorter one as tall, so the cut is as near to the shorter one as it can be.
    shorter_left = [cut for cut in cuts if cut.heights[0] < cut.heights[1]]
    best = max(shorter_left, key=lambda cut: (cut.known, cut.at)) if shorter_left else _first_best(cuts)
    return [(start, best.at), *cut_run(grid, row, (best.at, end), match, below)]


def cut_at_pivots(cells: Sequence[Cell], run: Run) -> list[Run]:
    """The run of headers, cut before the first header of a pivot table, and behind its last computed column."""
    start, end = run
    labels = [at for at in range(start, end) if isinstance(text := cells[at], str) and is_row_label(text)]
    if not labels:
        return [run]
    first = labels[0]
    summed = [at for at in range(first, end) if isinstance(text := cells[at], str) and is_summed(text)]
    last = summed[-1] + 1 if summed else end
    return [part for part in ((start, first), (first, last), (last, end)) if part[0] < part[1]]


def _first_best(cuts: Sequence[_Cut]) -> _Cut:
    """The cut with the most known headers, before a required column of the second table."""
    return max(cuts, key=lambda cut: (cut.known, _starts_with_needed(cut), -cut.at))


def _starts_with_needed(cut: _Cut) -> bool:
    needed = {name for group in cut.right.shape.needs for name in group}
    return any(at == cut.at and name in needed for name, at in cut.right.headers.columns.items())


def _is_table(found: HeaderRow, width: int) -> bool:
    families = sum(map(len, found.headers.families.values()))
    return found.is_complete and found.headers.exact_matches + families > width / 2


def _only(cells: Sequence[Cell], run: Run) -> list[Cell]:
    """A row without the cells outside a run."""
    before: list[Cell] = [None] * run[0]
    return [*before, *cells[run[0] : run[1]]]


def _heights(grid: Grid, row: int, cut: tuple[Run, int], below: int) -> tuple[int, int]:
    """How many rows below a header row the parts on either side of a cut have."""
    (start, end), at = cut
    rows = list(islice(grid.rows, row + 1, min(below, row + 1 + _MOST_ROWS)))
    return _height([cells[start:at] for cells in rows]), _height([cells[at:end] for cells in rows])


def _height(rows: Sequence[Sequence[Cell]]) -> int:
    """The number of rows down to the last one with a value, not counting totals."""
    filled = (at for at in range(len(rows), 0, -1) if any(map(is_filled, rows[at - 1])))
    return next((at for at in filled if not _is_total(rows[at - 1])), 0)


def _is_total(cells: Sequence[Cell]) -> bool:
    first = next(filter(is_filled, cells))
    return isinstance(first, str) and may_be_summary(first) and summary_words(first) is not None


def _are_two(grid: Grid, row: int, cut: _Cut, whole: HeaderRow) -> bool:
    """Whether the parts of a row are the headers of two tables: one ends above the other, or has other people.

    Columns with one header, or that belong to another table alone, say so; a report of deals has columns of accounts.
    """
    left, right = cut.left.headers.columns, cut.right.headers.columns
    both = {name for name in left if name in right} & {*whole.headers.passed_over.values()}
    if cut.left.shape == cut.right.shape:
        return len(both) >= min(_WHOLE_TABLE, len(right)) and _has_needed(cut, both)
    tall, short = max(cut.heights), min(cut.heights)
    if not short:
        return False
    if tall > short:
        shorter = cut.left if cut.heights[0] == short else cut.right
        used = {*whole.headers.columns.values()}
        is_apart = shorter is cut.left or used.isdisjoint(_needed(cut.right))
        return (bool(both) or is_apart) and _is_complete(grid, row, shorter, short)
    return any(_differ(grid, row, (left[name], right[name]), tall) for name in both)


def _needed(header: HeaderRow) -> set[int]:
    columns = header.headers.columns
    return {columns[name] for group in header.shape.needs for name in group if name in columns}


def _is_complete(grid: Grid, row: int, header: HeaderRow, height: int) -> bool:
    """Whether all rows of a table have its required values, which groups of rows, say, don't repeat."""
    needed = tuple(_needed(header))
    return all(all_filled(cells, needed) for cells in islice(grid.rows, row + 1, row + 1 + height))


def _has_needed(cut: _Cut, both: set[str]) -> bool:
    return all(both.intersection(group) for group in cut.right.shape.needs)


def _differ(grid: Grid, row: int, columns: tuple[int, int], height: int) -> bool:
    """Whether two columns of one sort have other values in most rows, and one of them each value only once."""
    pairs = [
        tuple(fold(str(cells[at])) if at < len(cells) else "" for at in columns)
        for cells in islice(grid.rows, row + 1, row + 1 + height)
    ]
    differing = sum(one != other for one, other in pairs)
    is_list = any(len({pair[at] for pair in pairs}) == len(pairs) for at in (0, 1))
    return is_list and differing * 2 > len(pairs)
