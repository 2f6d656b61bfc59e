"""Which rows below a header row hold data, and why the others do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from plangen.sources.grid import Cell, Grid
from plangen.tables.folding import fold
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.running_sums import RunningSums
from plangen.tables.shape import Shape
from plangen.tables.table import Heads

_WORDS = (
    "grand totals?|sub ?totals?|totals?|sums?|counts?|averages?|gesamt(?:summen?|ergebnis)?|zwischen ?summen?|summen?"
    "|insgesamt|anzahl|durchschnitt|somme|sous tota(?:l|ux)|tota(?:l|ux) genera(?:l|ux)|totaux|moyenne|totaal|suma"
    "|total(?:es)? general(?:es)?|totales|promedio|celkem|soucet|mezisoucet"
)
_RECORDS = "records?|rows?|deals?|datensatze?|enregistrements?|registros?|zaznam[uy]?"
_TOTAL = re.compile(rf"(?:{_WORDS})(?: \d+)?(?: (?:{_RECORDS}|count|sum|average|of amount))?")
_MAYBE_TOTAL = re.compile(rf"(?:{_WORDS})\b.*")
_MONEY = re.compile(r"\W*+(?:[A-Za-z]{1,3}\W*+)?\d[\d.,\s]*+\W*+(?:[^\W\d_]{1,3}\W*+)?")
"""An amount with the letters of a currency beside it; nothing is tried twice, or long texts would take years."""
_CENT = Decimal("0.01")
_MOST_ADDED = 10
"""Numbers of a row that are held against the sums above them; the numbers of a column take room."""
_FIRST_LETTERS = frozenset("acdgimpstz")
EXAMPLE = "e.g. "
"""How the first cell of a row begins that only shows how a table is filled in."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What is asked of a row: the columns that are needed, those that are known, and how footers begin."""

    needed: tuple[int, ...]
    known: tuple[int, ...]
    footers: tuple[str, ...]


def sorted_rows(
    grid: Grid, header: int, shape: Shape, heads: Heads, profile: Profile
) -> tuple[tuple[int, ...], dict[int, str]]:
    """The rows below the header that hold data, and the others with the reason why they do not."""
    rules = _Rules(
        tuple(heads.columns[name] for group in shape.needs for name in group if name in heads.columns),
        tuple(sorted({*heads.columns.values(), *(c.column for found in heads.families.values() for c in found)})),
        tuple(fold(text) for text in (*profile.footers, *shipped_profiles()[0].footers)),
    )
    rows: list[int] = []
    skips: dict[int, str] = {}
    top = tuple(grid.rows[header])
    sums = RunningSums(grid, rows)
    block = 0
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        again = len(cells) == len(top) and cells[0] == top[0] and tuple(cells) == top
        reason = "header row again" if again else _reason(cells, rules)
        if reason == "may be a total":
            reason = "total" if _adds_up(cells, row, sums, block) else ""
        if reason:
            skips[row] = reason
            block = len(rows) if reason == "total" else block
        else:
            rows.append(row)
    return tuple(rows), skips


def _reason(cells: Sequence[Cell], rules: _Rules) -> str:
    """Why a row holds no data: it is blank, an example, a total or a footer; empty where it does."""
    first = next((cell for cell in cells if _is_filled(cell)), None)
    if first is None:
        return "blank"
    if isinstance(first, str):
        text = first.strip()[:1].casefold()
        if text == "e" and first.lstrip().startswith(EXAMPLE):
            return "example"
        reason = _total(cells, first, rules) if text in _FIRST_LETTERS else ""
        reason = reason or (_footer(cells, first, rules) if len(cells) == 1 or not _is_filled(cells[-1]) else "")
        if reason:
            return reason
    if not _any_filled(cells, rules.known):
        return "outside the columns"
    return "may be a total" if _is_bare_sum(cells, rules) else ""


def _is_filled(cell: Cell) -> bool:
    return cell is not None and cell != "" and (not isinstance(cell, str) or not cell.isspace())


def _any_filled(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether one of these columns holds something; a loop, since it is asked of every row."""
    for at in columns:  # noqa: SIM110 - any() with a generator takes twice as long
        if at < len(cells) and _is_filled(cells[at]):
            return True
    return False


def _total(cells: Sequence[Cell], first: str, rules: _Rules) -> str:
    """Whether a row is a total. A company may be called Total Energies: then other words stand beside it."""
    text = fold(first)
    if not _MAYBE_TOTAL.fullmatch(text):
        return ""
    numbers_only = not any(isinstance(cell, str) and _is_a_word(cell) for cell in cells[1:] if cell is not first)
    complete = _complete(cells, rules)
    if _TOTAL.fullmatch(text):
        return "total" if numbers_only or not complete else ""
    if not numbers_only:
        return ""
    return "total" if not complete and len(rules.needed) > 1 else "may be a total"


def _is_a_word(text: str) -> bool:
    """Whether a text beside a total speaks of something else: it is no number, and does not say Sum or Count."""
    return any(sign.isalpha() for sign in text) and not _TOTAL.fullmatch(fold(text)) and not _MONEY.fullmatch(text)


def _is_bare_sum(cells: Sequence[Cell], rules: _Rules) -> bool:
    """Whether nothing but numbers stand in a row, and none where a row has to have something."""
    if _any_filled(cells, rules.needed):
        return False
    return not any(isinstance(cell, str) and _is_a_word(cell) for cell in cells)


def _complete(cells: Sequence[Cell], rules: _Rules) -> bool:
    return all(at < len(cells) and _is_filled(cells[at]) for at in rules.needed)


def _footer(cells: Sequence[Cell], first: str, rules: _Rules) -> str:
    """Whether a row is a footer: one cell alone, which begins as the footers of such files do."""
    if sum(_is_filled(cell) for cell in cells) > 1:
        return ""
    text = fold(first)
    beginning = next((words for words in rules.footers if text == words or text.startswith(f"{words} ")), "")
    # A single word may be a name; where one cell is all that a row needs, it takes more words to be a footer.
    certain = beginning and (len(rules.needed) > 1 or not _complete(cells, rules) or len(text.split()) > 3)  # noqa: PLR2004
    return "footer" if certain else ""


def _adds_up(cells: Sequence[Cell], row: int, sums: RunningSums, block: int) -> bool:
    """Whether some number of a row is the sum of those above it: of all, or of those since the last total."""
    filled = (at for at, cell in enumerate(cells) if _is_filled(cell))
    for at in islice(filled, _MOST_ADDED):
        said = sums.value(row, at)
        for come_to, count in (sums.whole(at), sums.since(block, at)) if said else ():
            if said and count > 1 and abs(come_to - said) < _CENT:
                return True
    return False
