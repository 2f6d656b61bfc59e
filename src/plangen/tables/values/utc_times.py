"""Times in UTC, whose date may be another one where the user is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from plangen.problems import Problem, warning
from plangen.sources.grid import Cell
from plangen.tables.values.raw_column import RawColumn

_UTC = re.compile(
    r"\s*'?(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(?:Z|UTC|GMT|[+-]00:?00)\s*", re.IGNORECASE
)
_AT_EDGES = frozenset({"close date", "closed on", "created", "date"})
"""Columns whose dates decide the period of a row."""
_ENDINGS = frozenset("ZzCcTt0 ")
_SHORTEST = 17
_EARLIEST, _LATEST = timedelta(hours=-12), timedelta(hours=14)
"""The time zones farthest from UTC."""


def in_time_zone(raw: RawColumn, time_zone: str) -> RawColumn:
    """A column with its times in UTC as dates of a time zone; unchanged if it has none, or without a time zone."""
    times = _times(raw.cells) if time_zone else {}
    if not times:
        return raw
    zone = ZoneInfo(time_zone)
    local = {cell: time.astimezone(zone).date() for cell, time in times.items()}
    return replace(raw, cells=[local.get(cell, cell) if isinstance(cell, str) else cell for cell in raw.cells])


def utc_warnings(raw: RawColumn, time_zone: str) -> list[Problem]:
    """A warning if times in UTC may be in another month where the user is; none if the time zone is known."""
    times = _times(raw.cells) if raw.name in _AT_EDGES and not time_zone else {}
    edges = {cell for cell, time in times.items() if (time + _EARLIEST).month != (time + _LATEST).month}
    found = [index for index, cell in enumerate(raw.cells) if cell in edges] if edges else []
    if not found:
        return []
    count = f"{len(found)} times in “{raw.name}” are" if len(found) > 1 else f"This time in “{raw.name}” is"
    message = f"{count} in UTC at the end of a month, which may be another month where you are. Read as UTC."
    fix = "Add “time zone” to Settings, such as: time zone | America/New_York."
    return [warning(raw.place(found[0]), "times in UTC", message, value=raw.shown(found[0]), fix=fix)]


def _times(cells: Sequence[Cell]) -> dict[str, datetime]:
    """The texts that are times in UTC."""
    found: dict[str, datetime] = {}
    for cell in cells:
        if isinstance(cell, str) and len(cell) >= _SHORTEST and cell[-1] in _ENDINGS and cell not in found:
            parts = _UTC.fullmatch(cell)
            try:
                found |= {cell: datetime.fromisoformat(f"{parts[1]}T{parts[2]}").replace(tzinfo=UTC)} if parts else {}
            except ValueError:
                continue
    return found
