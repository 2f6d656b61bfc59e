"""What reading deals depends on (people, stages, currency), and the problems found, reported once with a count."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.problems import Place, Problem, error, warning
from plangen.records.deals.future_closes import FutureClose, report_future_closes
from plangen.records.deals.rates import Exchange
from plangen.records.deals.stages import StageMap
from plangen.records.people.owners import owner_texts
from plangen.records.people.roster import Roster
from plangen.records.people.spellings import is_id_or_number, plain_name
from plangen.records.people.team import Person
from plangen.records.people.users import is_user_id
from plangen.records.reading.placeholders import PLACEHOLDER, is_placeholder, placeholder_error
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold

NO_NAME = "."
"""The key for owners that folding leaves empty: dots, dashes, and the like."""
BY_ID = "#"
"""The key for owners given as user ids."""
_MOST_NOTED = 10
"""The spellings of owners that a note lists."""
TableRow = tuple[Columns, int]
"""A table and one of its rows."""


@dataclass(frozen=True, slots=True)
class Money:
    """The currency in Settings, the exchange rates to it, and list prices by folded product name.

    Prices are empty unless Settings use the price list for deals without an amount.
    """

    currency: str = ""
    exchange: Exchange = field(default_factory=Exchange)
    prices: Mapping[str, Decimal | None] = field(default_factory=dict)


@dataclass(slots=True)
class DealReader:
    """The people, stages, as-of date, and money that deals are read with.

    Problems are collected until all rows are read, then reported once with a count.
    """

    roster: Roster
    stages: StageMap
    as_of: date
    money: Money = field(default_factory=Money)
    accounts: Mapping[str, str] = field(default_factory=dict)
    """Account names by folded id."""
    repeated_ids: str = ""
    """How rows with one id count, if Settings say so: add up, or count once."""
    default_owner: str = ""
    """The owner of the deals in tables without owners."""
    rows_are_won: bool = False
    """Whether rows of tables without stages are won deals."""
    keeps_former_owners: bool = False
    """Whether a deal of someone who isn't in Team is read: in a snapshot, it may be someone else's today."""
    earlier: Sequence[Columns] = ()
    """Deals from earlier snapshots, used only to settle ambiguous dates."""
    main_currency: str = ""
    """The currency in Settings, or else that of most deals."""
    converted: dict[tuple[int, str], list[TableRow]] = field(default_factory=dict)
    priced: list[TableRow] = field(default_factory=list)
    foreign: dict[tuple[int, str], list[TableRow]] = field(default_factory=dict)
    unknown_people: dict[str, list[TableRow]] = field(default_factory=dict)
    unknown_stages: dict[str, list[TableRow]] = field(default_factory=dict)
    conflicts: dict[tuple[str, str, str], list[TableRow]] = field(default_factory=dict)
    likely_open: dict[str, list[TableRow]] = field(default_factory=dict)
    """The rows of unknown stages that are taken as open."""
    without_stage: list[TableRow] = field(default_factory=list)
    without_close_date: list[TableRow] = field(default_factory=list)
    closed_before_created: list[TableRow] = field(default_factory=list)
    closed_later: list[TableRow] = field(default_factory=list)
    future_closes: list[FutureClose] = field(default_factory=list)
    today: date | None = None
    is_current: bool = True
    """Whether the files are as of the as-of date, so that stages decide which deals are open."""
    has_losses: bool = False
    order_lines: set[tuple[int, int]] = field(default_factory=set)
    """The rows, by grid and row, that are further lines of a deal."""
    possible_owners: set[str] = field(default_factory=set)
    """The owners of deals whose stage is unknown."""
    _people: dict[str, Person | None] = field(default_factory=dict)
    _spellings: dict[str, str] = field(default_factory=dict)
    """The first spelling of each unknown owner."""

    def owner(self, name: str) -> Person | None:
        """The person with an owner's name; each spelling is looked up once."""
        if name not in self._people:
            former = Person(name) if self.keeps_former_owners and fold(name) else None
            self._people[name] = self.roster.find(name) or former
        return self._people[name]

    def owner_names(self, columns: Columns) -> Sequence[str]:
        """The owner in each row; the one in Settings for a table without any."""
        names = owner_texts(columns)
        if not self.default_owner or any(names):
            return names
        columns.notes.append(f"no owners; all deals read as {self.default_owner}'s (“owner” in Settings)")
        return [self.default_owner] * len(names)

    def skip_unknown_owner(self, columns: Columns, row: int, owner: str) -> None:
        """Skips a row whose owner isn't in Team."""
        unknown = "owner not in Team" if fold(owner) else "owner isn't a name"
        unknown = f"owner is a {PLACEHOLDER}" if is_placeholder(self.roster.named(owner)) else unknown
        unknown = "several owners" if self.roster.several(owner) else unknown
        columns.skip(row, unknown if owner else "no owner")
        key = fold(owner) or (NO_NAME if owner else "")
        key = BY_ID if key and is_id_or_number(owner) else key
        self.unknown_people.setdefault(key, []).append((columns, row))
        self._spellings.setdefault(key, owner)

    def skip_without_outcome(self, table_row: TableRow, status: str, stage: str, implied: str) -> None:
        """Skips a row that isn't known to be open, won, or lost; `implied` is the outcome of its stage."""
        columns, row = table_row
        if implied:
            columns.skip(row, "status and stage conflict")
            self.conflicts.setdefault((status, stage, implied), []).append(table_row)
        elif stage:
            columns.skip(row, "unknown stage")
            self.unknown_stages.setdefault(stage, []).append(table_row)
        else:
            columns.skip(row, "no stage")
            self.without_stage.append(table_row)

    def rate(self, table_row: TableRow, currency: str, day: date) -> Decimal | None:
        """The exchange rate to the main currency on a date; without one, the row is skipped."""
        columns, row = table_row
        found = self.money.exchange.on(currency, day)
        if found is None:
            columns.skip(row, "other currency")
            self.foreign.setdefault((columns.table.number, currency), []).append(table_row)
            return None
        self.converted.setdefault((columns.table.number, currency), []).append(table_row)
        return found.rate

    def list_price(self, table_row: TableRow, product: str) -> Decimal | None:
        """The list price used for a deal without an amount."""
        price = self.money.prices.get(fold(product))
        if price is not None:
            self.priced.append(table_row)
        return price

    def note_spellings(self, columns: Columns, owners: Sequence[str]) -> None:
        """Adds a note on owners that are written differently from the person they were read as."""
        counts = Counter(owners)
        others = [
            (text, person.name)
            for text, person in self._people.items()
            if counts[text] and person and text != person.name and fold(plain_name(text)) == fold(person.name)
        ]
        if others:
            listed = "; ".join(f"“{text}” ({counts[text]:,}) as {name}" for text, name in others[:_MOST_NOTED])
            more = f"; and {len(others) - _MOST_NOTED:,} more" if len(others) > _MOST_NOTED else ""
            columns.notes.append(f"owners read under one name: {listed}{more}")

    def report(self) -> None:
        """Reports all collected problems, each at its first row."""
        for (_, code), rows in self.foreign.items():
            self._report_foreign(code, rows)
        self._note_used_rows()
        for key, rows in self.unknown_people.items():
            self._report_unknown_owner(self._spellings[key], rows)
        for stage, rows in self.unknown_stages.items():
            message = f"Unknown stage: not open, won, or lost. {_deals(rows)} skipped."
            fix = "Add the stage to a Stages sheet (stage, outcome), or to “won stages” in Settings."
            _report(rows, error(_stage_place(rows), "unknown stage", message, value=stage, fix=fix))
        self._report_likely_open()
        for (status, stage, implied), rows in self.conflicts.items():
            message = f"Status is {status}, but stage “{stage}” is {implied}. {_deals(rows)} skipped."
            fix = "Change one of them, or set the stage's outcome in Stages."
            _report(rows, error(_place(rows, "status"), "status and stage conflict", message, value=status, fix=fix))
        for rows in _by_table(self.without_stage):
            message = f"No readable stage or status. {_deals(rows)} skipped."
            _report(rows, error(_place(rows, "stage"), "no stage", message, fix="Fill in the stage."))
        for rows in _by_table(self.without_close_date):
            message = f"Won or lost, but no readable close date. {_deals(rows)} skipped."
            fix = "Fill in the close date."
            _report(rows, error(_place(rows, "close date"), "no close date", message, fix=fix))
        report_future_closes(self.future_closes, self.as_of)
        for rows in _by_table(
            (columns, row)
            for columns, row in self._without_lines(self.closed_before_created)
            if row not in columns.skipped
        ):
            they = "they were" if len(rows) > 1 else "it was"
            message = f"{_deals(rows)} closed before {they} created. Used, but not in sales cycle."
            place = _place(rows, "close date")
            _report(rows, warning(place, "closed before created", message, fix="Change one of the dates."))

    def _report_likely_open(self) -> None:
        for stage, found in self.likely_open.items():
            rows = [(columns, row) for columns, row in found if row not in columns.skipped]
            if rows:
                message = f"Not a known stage; read as open. {_deals(rows)}."
                fix = "If that's wrong, add the stage to a Stages sheet (stage, outcome)."
                _report(rows, warning(_stage_place(rows), "likely open stage", message, value=stage, fix=fix))

    def _note_used_rows(self) -> None:
        """Adds notes to the sheet reports on how some used rows were read."""
        for (_, code), rows in self.converted.items():
            rows[0][0].notes.append(f"{_deals(rows)} in {code} converted to {self.money.currency} at the daily rate")
        for rows in _by_table(self.priced):
            use = "use" if len(rows) > 1 else "uses"
            rows[0][0].notes.append(f"{_deals(rows)} with no amount {use} the product's list price")
        for rows in _by_table(self._without_lines(self.closed_later)):
            are = "are" if len(rows) > 1 else "is"
            rows[0][0].notes.append(f"{_deals(rows)} closed later {are} counted as open as of {self.as_of}")

    def _without_lines(self, rows: Sequence[TableRow]) -> Sequence[TableRow]:
        """The rows without further lines of a deal, so that each deal counts once."""
        if not self.order_lines:
            return rows
        return [(columns, row) for columns, row in rows if (columns.table.number, row) not in self.order_lines]

    def _report_foreign(self, code: str, rows: Sequence[TableRow]) -> None:
        start = self.money.exchange.start(code)
        source = "Settings use" if self.money.currency else "most deals are in"
        found, skipped = f"{'Deals' if len(rows) > 1 else 'Deal'} in {code}", f"{_deals(rows)} skipped."
        message = f"{found}; {source} {self.main_currency}. {skipped}"
        fix = f"Export the amounts in {self.main_currency}, or set the currency in Settings."
        if start:
            message = f"{found}, but Rates starts at {start} for {code}. {skipped}"
            fix = f"Add an earlier {code} rate, or one with no date, to Rates."
        elif self.money.currency:
            add_rate = f"add a {code} rate for {self.as_of} or earlier to Rates"
            fix = f"Export the amounts in {self.main_currency}, or {add_rate}."
        column = "currency" if "currency" in rows[0][0].table.columns else "amount"
        _report(rows, error(_place(rows, column), "other currency", message, value=code, fix=fix))

    def _report_unknown_owner(self, owner: str, rows: Sequence[TableRow]) -> None:
        place = _place(rows, "salesperson")
        if not owner:
            message = f"No owner. {_deals(rows)} skipped."
            fix = "Fill in the owner in every row, also if it's the same as in the row above."
            _report(rows, error(place, "no owner", message, fix=fix))
            return
        if is_placeholder(self.roster.named(owner)):
            _report(rows, placeholder_error(place, self.roster.named(owner), _deals(rows)))
            return
        several = self.roster.several(owner)
        if several:
            message = f"{len(several)} owners in one cell: {_listed(several)}. {_deals(rows)} skipped."
            fix = "Enter one owner. To share a deal, give each a row with a “split %” column."
            _report(rows, error(place, "several owners", message, value=owner, fix=fix))
            return
        if fold(owner) and is_id_or_number(owner):
            what = "user ids" if is_user_id(owner) else "ids or numbers"
            message = f"Owners here are {what}, not names. {_deals(rows)} skipped."
            fix = "Export the user list too (id, name, email) and put it next to this file."
            _report(rows, error(place, "owner by id", message, value=owner, fix=fix))
            return
        if not fold(owner):
            message, fix = f"Not a name. {_deals(rows)} skipped.", "Fill in the owner."
        elif self.roster.is_ambiguous(owner):
            message = f"Several people in Team have this name. {_deals(rows)} skipped."
            fix = "Use the person's email or number instead of the name."
        else:
            message = f"{self.roster.no_one()} {_deals(rows)} skipped."
            is_new = self.roster.is_team and not self.roster.nearest(owner)
            fix = "Add a row in Team, or an alias if it's another spelling." if is_new else self.roster.fix_for(owner)
        _report(rows, error(place, "unknown owner", message, value=owner, fix=fix))


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _deals(rows: Sequence[TableRow]) -> str:
    return f"{len(rows):,} deals" if len(rows) > 1 else "1 deal"


def _place(rows: Sequence[TableRow], column: str) -> Place:
    columns, row = rows[0]
    return columns.table.place(row, column if column in columns.table.columns else "")


def _stage_place(rows: Sequence[TableRow]) -> Place:
    return _place(rows, "stage" if "stage" in rows[0][0].table.columns else "status")


def _report(rows: Sequence[TableRow], problem: Problem) -> None:
    rows[0][0].problems.append(problem)


def _by_table(rows: Iterable[TableRow]) -> Iterable[list[TableRow]]:
    tables: dict[int, list[TableRow]] = defaultdict(list)
    for columns, row in rows:
        tables[columns.table.number].append((columns, row))
    return tables.values()
