"""Units in the lines above a table: “all amounts in thousands USD”, “€ 000”, “$K”."""

import re
from collections.abc import Iterator, Mapping

from plangen.sources.grid import Grid
from plangen.tables.headers.footnotes import unit_of_money
from plangen.tables.headers.found import MatchedHeaders
from plangen.tables.headers.units import NO_UNIT, HeaderUnit, TitleUnit, is_money, read_unit
from plangen.tables.values.filled import is_filled

_ROWS = 10
"""The most rows above the headers that are read."""
_MAX_LENGTH = 200
_PARTS = re.compile(r"[()\[\]]|\s[-–—|/]\s|[,;:!]\s|(?<!Tsd)(?<!Mio)(?<!Mrd)\.\s|[;:.]$")
"""What separates a unit from a title's other words."""
_INTRODUCED = re.compile(
    r"(?:.*\b)?(?:in|amounts?|figures?|values?|numbers?|currency|units?|betr(?:ä|ae)ge|angaben|werte|montants|importes|en)"
    r"\b(?:\s*[:=])?(?:\s+(?:are|is|sind|all|in|en|of|whole|the|shown|given|reported|stated))*\s+(?P<unit>\S.*)",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_WORDS = frozenset({"ALL", "TOP", "CUP", "SOS", "PEN"})
"""Currency codes that are words in titles: “Stage: ALL”."""


def title_unit(grid: Grid, header: int, lines: int) -> TitleUnit | None:
    """The unit in the lines above a header row, the nearest one first; None if they have none."""
    for row in range(header - lines, max(header - lines - _ROWS, -1), -1):
        for text in _texts(grid, row):
            unit = _unit_in(text)
            if unit:
                return TitleUnit(unit, row, text)
    return None


def with_title_unit(headers: MatchedHeaders, title: TitleUnit, table: str) -> Mapping[int, HeaderUnit]:
    """The units of the columns of money, with the title's where their headers have none."""
    money = [at for name, at in headers.columns.items() if is_money(name, table)]
    money += [each.column for name, found in headers.families.items() if is_money(name, table) for each in found]
    units = dict(headers.units)
    for at in money:
        own = units.get(at, NO_UNIT)
        power = own.power or (0 if own.words == "%" else title.unit.power)
        units[at] = HeaderUnit(power, own.currency or title.unit.currency, own.words)
    return {at: unit for at, unit in units.items() if unit}


def _texts(grid: Grid, row: int) -> Iterator[str]:
    """The texts of a title row; a row of many cells isn't one."""
    filled = [cell for cell in grid.rows[row] if is_filled(cell)]
    if len(filled) <= 4:  # noqa: PLR2004 - two labels with their values
        texts = [cell for cell in filled if isinstance(cell, str)]
        yield from (text for text in texts if len(text) <= _MAX_LENGTH)
        if len(filled) == 2 and len(texts) == 2:  # noqa: PLR2004 - a label and its value
            yield f"{texts[0].rstrip(': ')} {texts[1]}"


def _unit_in(text: str) -> HeaderUnit:
    """The unit in a title: one alone between brackets or dashes, or follows a word such as “in”."""
    for part in (each.strip() for each in _PARTS.split(text)):
        if not part:
            continue
        if unit_of_money(part) and (unit := _money(part)):
            return unit
        found = _INTRODUCED.fullmatch(part)
        if found and len(found["unit"].split()) <= _MOST_WORDS and (unit := _money(found["unit"])):
            return unit
    return NO_UNIT


def _money(text: str) -> HeaderUnit:
    """The currency and scale in a text of nothing else; a letter alone is neither."""
    unit = read_unit(text)
    if unit.currency in _WORDS:
        return NO_UNIT
    is_certain = unit.currency or (unit.power and len(text.strip()) > 1)
    return unit if is_certain and not unit.words else NO_UNIT
