"""What is told of a column of numbers: cells that are none, and signs that could separate thousands or decimals."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plangen.problems import Problem, error, warning
from plangen.tables.numbers import Numbers
from plangen.tables.written import Written


def number_doubts(written: Written, read: Numbers) -> Iterable[Problem]:
    """Everything that is to be told of a column of numbers."""
    for index, fault in read.faults:
        message = f"This {fault}; it is left blank."
        cure = "Write the number alone, or leave the cell empty."
        yield error(written.place(index), "unreadable number", message, value=written.shown(index), cure=cure)
    if read.assumed:
        yield _assumed(written, read)


def percentage(written: Written, index: int) -> Problem:
    """The error that a percentage stands where an amount belongs."""
    message = f"This is a percentage, not the number that “{written.name}” asks for; it is left blank."
    cure = "Write the number itself, without a percent sign or format."
    return error(written.place(index), "percentage", message, value=written.shown(index), cure=cure)


def small_percentages(written: Written, read: Numbers, shares: Sequence[Decimal | None]) -> Iterable[Problem]:
    """The warning that numbers below 1, which would be shares alone, stand among percentages."""
    pairs = zip(read.values, shares, strict=True)
    found = [at for at, (number, share) in enumerate(pairs) if number and share != number and abs(number) < 1]
    if found:
        first, count = found[0], len(found)
        value = read.values[first] or Decimal(0)
        many = f"{count} numbers below 1 stand among percentages in “{written.name}”; this one was read"
        message = many if count > 1 else f"This {written.name} stands among percentages; it was read"
        said = f"{message} as {value:f} %."
        cure = f"Write {(100 * value).normalize():f} if that many percent are meant."
        yield warning(written.place(first), "small percentage", said, value=written.shown(first), cure=cure)


def _assumed(written: Written, read: Numbers) -> Problem:
    first, count = read.assumed[0], len(read.assumed)
    many = f"{count} numbers in “{written.name}” are written like this one; it was read"
    message = many if count > 1 else f"This {written.name} could mean two numbers; it was read"
    cure = "If that is wrong, write them without a sign for thousands, or set the locale in Settings."
    said = f"{message} as {read.values[first]:f}."
    return warning(written.place(first), "decimal sign", said, value=written.shown(first), cure=cure)
