"""What is told of a column of dates: cells that are none, and orders that were refused, assumed or settled."""

from collections.abc import Iterable

from plangen.problems import Problem, error, warning
from plangen.tables.dates import Dates
from plangen.tables.written import Written


def date_doubts(written: Written, read: Dates, *, day_first: bool) -> Iterable[Problem]:
    """Everything that is to be told of a column of dates."""
    for index, fault in read.faults:
        message = f"This {fault}; the row is read without its “{written.name}”."
        cure = "Write it as 2026-03-31, or make the cell a date."
        yield error(written.place(index), "unreadable date", message, value=written.shown(index), cure=cure)
    if read.refused:
        yield _refused(written, read)
    if read.assumed:
        yield _assumed(written, read, day_first)
    if read.settled:
        yield _settled(written, read)
    if read.swapped:
        yield _swapped(written, read)


def _refused(written: Written, read: Dates) -> Problem:
    examples = ", ".join(f"{written.place(at).cell} “{written.shown(at)}”" for at in read.witnesses[:4])
    count = len(read.refused)
    blank = "cells that could mean two days are" if count > 1 else "cell that could mean two days is"
    message = (
        f"The dates in “{written.name}” are written in orders that contradict each other ({examples}); "
        f"{count} {blank} left blank."
    )
    cure = "Export the file again, and do not open it in a spreadsheet program first."
    first = read.refused[0]
    return error(written.place(first), "contradictory dates", message, value=written.shown(first), cure=cure)


def _assumed(written: Written, read: Dates, day_first: bool) -> Problem:
    order = "day first" if day_first else "month first"
    first, count = read.assumed[0], len(read.assumed)
    many = f"{count} dates in “{written.name}” could mean two days; they were read {order}"
    message = many if count > 1 else f"This {written.name} could mean two days; it was read {order}"
    said = f"{message}, as {read.values[first]}."
    cure = "If that is wrong, set the locale in Settings, or write dates as 2026-03-31."
    return warning(written.place(first), "date order", said, value=written.shown(first), cure=cure)


def _settled(written: Written, read: Dates) -> Problem:
    first, count = read.settled[0], len(read.settled)
    many = f"{count} dates in “{written.name}” could mean two days alone; they were read"
    message = many if count > 1 else f"This {written.name} could mean two days alone; it was read"
    said = f"{message} by what else is known of their rows, as {read.values[first]}."
    cure = "If that is wrong, write dates as 2026-03-31."
    return warning(written.place(first), "date order", said, value=written.shown(first), cure=cure)


def _swapped(written: Written, read: Dates) -> Problem:
    first, count = read.swapped[0], len(read.swapped)
    texts = ", ".join(f"{written.place(at).cell} “{written.shown(at)}”" for at in read.witnesses[:2])
    stayed = f"{texts} stayed {'texts' if len(read.witnesses) > 1 else 'a text'}"
    many = f"{count} dates in “{written.name}” may have day and month swapped; they were read"
    message = many if count > 1 else f"This {written.name} may have day and month swapped; it was read"
    said = f"{message} as {'they stand' if count > 1 else 'it stands'}, as {read.values[first]}. {stayed}."
    cure = (
        "Look at them in the program they come from; if they are swapped, export the file again and open it here first."
    )
    return warning(written.place(first), "swapped dates", said, value=written.shown(first), cure=cure)
