"""Problems in a column of numbers: unreadable cells, and signs that could separate thousands or decimals."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.problems import Problem, error, warning
from plangen.tables.values.numbers import Numbers
from plangen.tables.values.raw_column import RawColumn
from plangen.tables.values.unread import Unread, outcome_text


def number_warnings(raw: RawColumn, read: Numbers, unread: Unread = Unread.LEFT_BLANK) -> Iterable[Problem]:
    """Everything to report about a column of numbers, of which a cell that is `unread` has this outcome."""
    for index, fault in read.faults:
        message = f"{fault}. {outcome_text(unread)}"
        fix = "Enter just the number, or leave the cell empty."
        yield error(raw.place(index), "unreadable number", message, value=raw.shown(index), fix=fix)
    if read.assumed:
        yield _assumed(raw, read)


def percentage(raw: RawColumn, index: int, unread: Unread = Unread.LEFT_BLANK) -> Problem:
    """The error for a percentage in a column of amounts."""
    message = f"This is a percentage; “{raw.name}” needs a number. {outcome_text(unread)}"
    fix = "Enter the number without a percent sign or format."
    return error(raw.place(index), "percentage", message, value=raw.shown(index), fix=fix)


def small_percentages(raw: RawColumn, read: Numbers, shares: Sequence[Decimal | None]) -> Iterable[Problem]:
    """The warning for numbers below 1 among percentages, which could be fractions."""
    pairs = zip(read.values, shares, strict=True)
    found = [at for at, (number, share) in enumerate(pairs) if number and share != number and abs(number) < 1]
    if found:
        first, count = found[0], len(found)
        value = read.values[first] or Decimal(0)
        many = f"{count} numbers under 1 are mixed with percentages in “{raw.name}”; this one was read"
        one = f"This {raw.name} is mixed with percentages; it was read"
        message = f"{many if count > 1 else one} as {value:f}%."
        percent = f"{(100 * value).normalize():f}"
        fix = f"Enter {percent} if you mean {percent}%."
        yield warning(raw.place(first), "small percentage", message, value=raw.shown(first), fix=fix)


def _assumed(raw: RawColumn, read: Numbers) -> Problem:
    first, count = read.assumed[0], len(read.assumed)
    many = f"{count} numbers in “{raw.name}” look like this; this one was read"
    one = f"This {raw.name} is ambiguous; it was read"
    fix = "If that's wrong, drop the thousands separator, or set the locale in Settings."
    message = f"{many if count > 1 else one} as {read.values[first]:f}."
    return warning(raw.place(first), "decimal sign", message, value=raw.shown(first), fix=fix)
