"""Reserved ids for blank rows: person's code, period, and line, so what is written in can be read back."""

from collections.abc import Iterable

from plangen.periods import Length, Period
from plangen.tables.values.folding import fold

IDS_PER_DOCUMENT = 6
RESERVED = {"monthly-review": 7, "quarterly-review": IDS_PER_DOCUMENT, "scorecard": 1}
"""How many ids each document type takes for one person and period, in the order in which they are reserved."""
LENGTH_OF = {"monthly-review": Length.MONTH, "quarterly-review": Length.QUARTER}
"""Document types for periods of one length only; they take no ids in other periods."""


def reserved_ids(code: str, period: Period, document_type: str, taken: Iterable[str]) -> list[str]:
    """The ids reserved for a document type's blank rows, skipping ids already used in Actions.

    A document type that isn't listed, such as a user's own, takes its ids after all of these.
    """
    used = {fold(number) for number in taken}
    count = RESERVED.get(document_type, IDS_PER_DOCUMENT)
    wanted = _before(document_type, period) + count
    free: list[str] = []
    line = 1
    while len(free) < wanted:
        number = f"{code}-{short_code(period)}-{line}"
        if fold(number) not in used:
            free.append(number)
        line += 1
    return free[-count:]


def short_code(period: Period) -> str:
    """The period in an id: 26Q3, 26M09, 27."""
    year = period.code.removeprefix("FY")[2:4]
    if period.length is Length.MONTH:
        return f"{year}M{period.start.month:02d}"
    return f"{year}{period.short}" if period.length is not Length.YEAR else year


def _before(document_type: str, period: Period) -> int:
    """How many ids the document types before this one take in a period."""
    order = [name for name in RESERVED if name == document_type or LENGTH_OF.get(name, period.length) is period.length]
    earlier = order[: order.index(document_type)] if document_type in order else order
    return sum(RESERVED[name] for name in earlier)
