"""Problems in a column of dates: unreadable cells, and ambiguous ones that were left blank or read in some order."""

from collections.abc import Iterable

from plangen.problems import Problem, error, warning
from plangen.tables.values.dates import Dates
from plangen.tables.values.raw_column import RawColumn
from plangen.tables.values.unread import Unread, ambiguous_text, outcome_text


def date_warnings(
    raw: RawColumn, read: Dates, *, day_first: bool, unread: Unread = Unread.LEFT_BLANK
) -> Iterable[Problem]:
    """Everything to report about a column of dates, of which a cell that is `unread` has this outcome."""
    for index, fault in read.faults:
        message = f"{fault}. {outcome_text(unread, raw.name)}"
        fix = "Use 2026-03-31, or format the cell as a date."
        yield error(raw.place(index), "unreadable date", message, value=raw.shown(index), fix=fix)
    if read.conflicting:
        yield _conflicting(raw, read, unread)
    if read.assumed:
        yield _assumed(raw, read, day_first)
    if read.settled:
        yield _settled(raw, read)
    if read.swapped:
        yield _swapped(raw, read)


def _conflicting(raw: RawColumn, read: Dates, unread: Unread) -> Problem:
    examples = ", ".join(f"{raw.place(at).cell} “{raw.shown(at)}”" for at in read.examples[:4])
    message = f"“{raw.name}” mixes day-first and month-first dates ({examples}). "
    message += ambiguous_text(unread, len(read.conflicting))
    fix = "Export again, and don't open it in a spreadsheet app first."
    first = read.conflicting[0]
    return error(raw.place(first), "mixed date orders", message, value=raw.shown(first), fix=fix)


def _assumed(raw: RawColumn, read: Dates, day_first: bool) -> Problem:
    order = "day first" if day_first else "month first"
    first, count = read.assumed[0], len(read.assumed)
    many = f"{count} dates in “{raw.name}” are ambiguous; read {order}"
    one = f"This {raw.name} is ambiguous; read {order}"
    message = f"{many if count > 1 else one}, as {read.values[first]}."
    fix = "If that's wrong, set the locale in Settings, or use 2026-03-31."
    return warning(raw.place(first), "date order", message, value=raw.shown(first), fix=fix)


def _settled(raw: RawColumn, read: Dates) -> Problem:
    first, count = read.settled[0], len(read.settled)
    many = f"{count} dates in “{raw.name}” are ambiguous; read using other dates in their rows"
    one = f"This {raw.name} is ambiguous; read using other dates in the row"
    message = f"{many if count > 1 else one}, as {read.values[first]}."
    fix = "If that's wrong, use dates like 2026-03-31."
    return warning(raw.place(first), "date order", message, value=raw.shown(first), fix=fix)


def _swapped(raw: RawColumn, read: Dates) -> Problem:
    first, count = read.swapped[0], len(read.swapped)
    texts = ", ".join(f"{raw.place(at).cell} “{raw.shown(at)}”" for at in read.examples[:2])
    many = f"{count} dates in “{raw.name}” may have day and month swapped. They were read"
    one = f"This {raw.name} may have day and month swapped. It was read"
    message = f"{many if count > 1 else one} unchanged, as {read.values[first]}. {texts} stayed text."
    fix = "Check them in the source system. If they're swapped, export again and run plangen before opening the file."
    return warning(raw.place(first), "swapped dates", message, value=raw.shown(first), fix=fix)
