"""Where a printed number comes from that no metric computed: cells of the input files, the period, or an id."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property

from plangen.facts.printed_numbers import numbers_in, occurs
from plangen.periods import Period
from plangen.problems import Place
from plangen.records.book import Book
from plangen.sources.grid import Cell
from plangen.tables.values.folding import fold
from plangen.workflow.number_words import Origin, Printed, origin_in_words, origin_of_choice

MOST_CELLS = 5
LEAST_WORD = 4
LEAST_TEXT = 6
"""A shorter text is in too many cells to say which it is from."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_DATES = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:[–-](?P<last>\d{{1,2}}))?(?:, (?P<year>\d{{4}}))?\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:[–-](?P<last>\d{{1,2}}))? {_MONTH}(?: (?P<year>\d{{4}}))?\b", re.IGNORECASE),
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DAYS_AGO = re.compile(r"(\d+) days past close|quiet for (\d+) days", re.IGNORECASE)
MOST_DATES = 3
"""A text with more dates lists values by month, as the description of a chart does."""
LEAST_AMOUNT = 1000
"""A smaller whole number is in too many cells: its column has to be what the text is about, too."""
_ID = re.compile(r"\b[A-Z]{1,4}[0-9]*-[A-Z0-9-]*\d\b")
_CODE = re.compile(r"\b(?:FY|CY)?(?:19|20)\d\d\b")
_WITH_UNIT = re.compile(r"[\d.,]+ ?[kKmM]")
_AMOUNT = re.compile(r"[$€£¥]?[\d,.]+%?")
Mark = tuple[int, int, int]
"""A cell: its grid, row, and column, all from 0."""


@dataclass(frozen=True)
class InputCells:
    """The cells of all input files, to find those that a printed number was entered in."""

    book: Book

    def origin(self, printed: Printed, about: tuple[str, Period]) -> Origin | None:
        """Where a printed number comes from, in a document about a subject and a period; None if from none of these."""
        number, text, (subject, period) = printed.number, printed.text, about
        parts = (*re.split(r" · | › ", printed.label), *text.split(" · ")[1:], subject)
        names = [fold(each) for each in parts if len(each) > 3]  # noqa: PLR2004 - No.
        return (
            self._of_id(number, text)
            or self._of_days_ago(number, text, names)
            or self._of_text(number, text)
            or self._of_date(number, text, names, period)
            or _of_period(number, text, period, self.book)
            or origin_in_words(printed)
            or self._of_amount(printed, names)
            or self._of_short_amount(number, text, names)
            or self._of_unit(number, text)
            or origin_of_choice(printed)
        )

    def _of_days_ago(self, number: str, text: str, names: Sequence[str]) -> Origin | None:
        """The date that a number of days is counted from."""
        found = _DAYS_AGO.search(text)
        if found is None or number not in found.groups():
            return None
        what = "the close date" if found[1] else "the last activity"
        cells = self._about(self._days.get(self.book.as_of - timedelta(days=int(number)), []), names)
        return Origin(f"days from {what} to the as-of date", self._shown(cells))

    def _of_id(self, number: str, text: str) -> Origin | None:
        for each in _ID.findall(text):
            if number in numbers_in(each):
                cells = self._shown(self._texts.get(fold(each), []))
                return Origin(f"the id {each}", cells) if cells else Origin(f"{each}: an id reserved for a new row")
        return None

    def _of_text(self, number: str, text: str) -> Origin | None:
        """The cells with a text as printed, or with the part of it that has the number."""
        printed = fold(text).rstrip(" …")
        if len(printed) >= LEAST_TEXT:
            whole = [mark for known, marks in self._long_texts if printed in known for mark in marks]
            if whole:
                return Origin("as entered", self._shown(whole))
        parts = [
            mark
            for known, marks in self._long_texts
            if len(known) >= LEAST_TEXT and known in printed and occurs(number, known)
            for mark in marks
        ]
        return Origin("as entered", self._shown(parts)) if parts else None

    def _of_date(self, number: str, text: str, names: Sequence[str], period: Period) -> Origin | None:
        for day in self._dates_in(number, text, period):
            best = self._about(self._days.get(day, []), names)
            if day == self.book.as_of:
                return Origin("the as-of date", self._shown(best))
            if best:
                return Origin(f"the date {day}", self._shown(best))
        for day in self._dates_in(number, text, period):
            if period.start <= day <= period.end:
                return Origin(f"{day}, counted from the period, {period.start} to {period.last_day}")
        for day in self._dates_in(number, text, period):
            cells = self._days.get(day, [])
            if 0 < len(cells) <= MOST_CELLS:
                return Origin(f"the date {day}", self._shown(cells))
            if day.weekday() == 0 or 1 in (day.day, (day + timedelta(days=1)).day):
                return Origin(f"{day}, a Monday, or the first or last day of a month")
        return None

    def _dates_in(self, number: str, text: str, period: Period) -> Iterator[date]:
        """The dates that a text has a number of, in the years around the period if it has none."""
        if sum(len(pattern.findall(text)) for pattern in _DATES) > MOST_DATES:
            return
        for pattern in _DATES:
            for found in pattern.finditer(text):
                if number not in numbers_in(found[0]):
                    continue
                years = [int(found["year"])] if found["year"] else _years(period, self.book.as_of)
                days = [each for each in (found["last"], found["day"]) if each]
                month = MONTHS.index(found["month"][:3].lower()) + 1
                for day in sorted(days, key=lambda each: each != number):
                    yield from (made for year in years if (made := _day(year, month, int(day))))

    def _of_amount(self, printed: Printed, names: Sequence[str]) -> Origin | None:
        """The cell with exactly this number, in a row about what the text is about."""
        value = printed.value
        if value is None and _AMOUNT.fullmatch(printed.text.strip()):
            value = _number(printed.text)
        if value is None:
            return None
        best = self._about(self._numbers.get(value, []), names)
        if abs(value) < LEAST_AMOUNT:
            best = [mark for mark in best if self._header(mark) in names]
        return Origin("as entered", self._shown(best)) if best else None

    def _of_short_amount(self, number: str, text: str, names: Sequence[str]) -> Origin | None:
        """The cells with an amount that prints as this one in thousands or millions, in rows about the text."""
        found = re.search(rf"(?<![\d.,]){re.escape(number)}([KM])\b", text)
        if found is None:
            return None
        scale = Decimal(1000) if found[1] == "K" else Decimal(10) ** 6
        value, half = Decimal(number.replace(",", "")) * scale, scale / 20
        near = [mark for each, marks in self._numbers.items() if -half <= each - value < half for mark in marks]
        parts = (*re.split(r" \$|; |, |: ", text), text.replace(found[0], ""))
        about = [*names, *(each for each in map(fold, parts) if len(each) >= LEAST_TEXT)]
        cells = [mark for mark in near if any(name and name in self._row(mark) for name in about)]
        best = self._about(cells, about)
        return Origin("as entered", self._shown(best)) if best and len(best) <= MOST_CELLS else None

    def _of_unit(self, number: str, text: str) -> Origin | None:
        """The cells with a number in a row with all of the words that are next to it: 48 days, 31 of 48 days."""
        words = [each for each in re.findall(r"[^\W\d]+", fold(text)) if len(each) >= LEAST_WORD]
        value = _number(number)
        marks = [*self._numbers.get(value, []), *self._amounts.get(number, [])] if value is not None else []
        cells = [
            mark for mark in marks if words and all(each in self._row(mark) + self._header(mark) for each in words)
        ]
        return Origin("as entered", self._shown(cells)) if 0 < len(cells) <= MOST_CELLS else None

    def _header(self, mark: Mark) -> str:
        """The first text of a cell's column."""
        texts = (row[mark[2]] for row in self.book.grids[mark[0]].rows[: mark[1]] if mark[2] < len(row))
        return fold(next((each for each in texts if isinstance(each, str) and each), ""))

    def _about(self, marks: Sequence[Mark], names: Sequence[str]) -> list[Mark]:
        """The cells whose row has most of the names; none if no row has any."""
        scored = [(sum(name in row for name in names), mark) for mark in marks for row in [self._row(mark)]]
        most = max((score for score, _ in scored), default=0)
        return [mark for score, mark in scored if score == most and most]

    def _row(self, mark: Mark) -> str:
        """The texts of a cell's row, and the name of its sheet."""
        if mark[:2] not in self._rows:
            grid = self.book.grids[mark[0]]
            texts = [each for each in (*grid.rows[mark[1]], grid.sheet) if isinstance(each, str)]
            self._rows[mark[:2]] = fold(" | ".join(texts))
        return self._rows[mark[:2]]

    @cached_property
    def _rows(self) -> dict[tuple[int, int], str]:
        return {}

    def _shown(self, marks: Sequence[Mark]) -> tuple[tuple[Place, str], ...]:
        first = list(dict.fromkeys(marks))[:MOST_CELLS]
        return tuple((self.book.grids[grid].place(row, at), str(self._cell(grid, row, at))) for grid, row, at in first)

    def _cell(self, grid: int, row: int, at: int) -> Cell:
        return self.book.grids[grid].rows[row][at]

    @cached_property
    def _long_texts(self) -> list[tuple[str, list[Mark]]]:
        """The texts with a number, by what they say."""
        return [(text, marks) for text, marks in self._texts.items() if any(map(str.isdigit, text))]

    @cached_property
    def _texts(self) -> dict[str, list[Mark]]:
        found: dict[str, list[Mark]] = defaultdict(list)
        for cell, mark in self._cells:
            if isinstance(cell, str) and not _AMOUNT.fullmatch(cell) and not _ISO.fullmatch(cell):
                found[fold(cell)].append(mark)
        return found

    @cached_property
    def _amounts(self) -> dict[str, list[Mark]]:
        """The texts that are a number with a unit, by the number: 3.97 for 3.97M."""
        found: dict[str, list[Mark]] = defaultdict(list)
        for cell, mark in self._cells:
            if isinstance(cell, str) and _WITH_UNIT.fullmatch(cell):
                found[cell.rstrip("kKmM ")].append(mark)
        return found

    @cached_property
    def _days(self) -> dict[date, list[Mark]]:
        found: dict[date, list[Mark]] = defaultdict(list)
        for cell, mark in self._cells:
            day = _date(cell)
            if day is not None:
                found[day].append(mark)
        return found

    @cached_property
    def _numbers(self) -> dict[Decimal, list[Mark]]:
        found: dict[Decimal, list[Mark]] = defaultdict(list)
        for cell, mark in self._cells:
            value = _number(cell)
            if value is not None:
                found[value].append(mark)
        return found

    @cached_property
    def _cells(self) -> list[tuple[Cell, Mark]]:
        return [
            (cell, (number, row, at))
            for number, grid in enumerate(self.book.grids)
            for row, cells in enumerate(grid.rows)
            for at, cell in enumerate(cells)
            if cell is not None and cell != ""
        ]


def _of_period(number: str, text: str, period: Period, book: Book) -> Origin | None:
    """A year, or part of a name of a period."""
    if occurs(number, period.name) and period.name in text:
        return Origin(f"the period of the document, {period.name}")
    if _CODE.fullmatch(number) and abs(int(number) - period.start.year) <= 3:  # noqa: PLR2004 - the years that trends show
        return Origin(f"a year counted from the period of the document, {period.name}")
    if re.search(rf"\b[QH]{re.escape(number)}\b", text):
        return Origin(f"the name of a part of {period.name}")
    if number in numbers_in(str(book.as_of.year)) and str(book.as_of.year) in text:
        return Origin("the year of the as-of date")
    return None


def _years(period: Period, as_of: date) -> list[int]:
    """The years that a date without one may be in, the likeliest first."""
    return list(dict.fromkeys((period.start.year, period.last_day.year, as_of.year, as_of.year + 1, as_of.year - 1)))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return None
    if found := _ISO.fullmatch(cell):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.fullmatch(cell):
        first, second, year = map(int, found.groups())
        # The month is first with slashes and last with dots; only one reading is a date if the other isn't.
        day, month = (first, second) if "." in cell else (second, first)
        return _day(year, month, day) or _day(year, day, month)
    return None


def _number(cell: Cell) -> Decimal | None:
    """A number, or a text that is nothing else: 3, $1,250, 7%."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, date):
        return None
    text = str(cell).strip().strip("$€£¥").replace(",", "")
    try:
        value = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return None
    return value / 100 if text.endswith("%") else value
