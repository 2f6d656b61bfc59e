"""Grids in, one Book out: tables are recognised, read in the order in which they need each other, and reported."""

import gc
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from plangen.periods import Length
from plangen.problems import Place, Problem, warning
from plangen.records import (
    accounts,
    actions,
    activities,
    coaching,
    contacts,
    coverage,
    events,
    forecasts,
    goals,
    notes,
    opportunities,
    own_heads,
    products,
    quotas,
    rates,
    reviews,
    settings,
    skills,
    stages,
    targets,
    team,
    topics,
    training,
    users,
)
from plangen.records.book import Book, SheetReport
from plangen.records.currencies import leave_out_foreign_heads
from plangen.records.deal_desk import DealDesk, Money
from plangen.records.ids import fold_id
from plangen.records.nobody import is_nobody
from plangen.records.repeated_sheets import without_repeats
from plangen.records.roster import Roster
from plangen.records.rules import across
from plangen.records.settings import Settings
from plangen.records.sheet_reports import sheet_report
from plangen.records.team import Person
from plangen.sources.grid import Grid
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.header_row import OwnHeads, is_named
from plangen.tables.neighbours import tables_alike
from plangen.tables.parts import parts_of_sheet
from plangen.tables.recognise import recognise
from plangen.tables.shape import Shape
from plangen.tables.table import Table, Unused

SNAPSHOTS = "snapshots"
IN_ANY_CURRENCY = frozenset({opportunities.SHAPE.name, rates.SHAPE.name})
"""Tables whose amounts may be in other currencies than that of Settings."""
SHAPES: tuple[Shape, ...] = (
    settings.SHAPE,
    team.SHAPE,
    targets.SHAPE,
    stages.SHAPE,
    opportunities.SHAPE,
    accounts.SHAPE,
    products.SHAPE,
    actions.SHAPE,
    notes.SHAPE,
    events.SHAPE,
    activities.SHAPE,
    goals.SHAPE,
    skills.SHAPE,
    training.SHAPE,
    topics.SHAPE,
    coaching.SHAPE,
    reviews.SHAPE,
    forecasts.SHAPE,
    contacts.SHAPE,
    coverage.SHAPE,
    rates.SHAPE,
    users.SHAPE,
)
LATER: tuple[Shape, ...] = tuple(Shape(name, (), ()) for name in ("Contests", "Scoring", "Entries", "Weeks"))
"""Tables of a sales desk of which nothing is made yet: a sheet of such a name is no other table with faulty heads."""


@dataclass(slots=True)
class _Desk:
    """The recognised tables by name, with the columns that are read from each."""

    tables: dict[str, list[Columns]]
    unused: list[Unused]
    problems: list[Problem] = field(default_factory=list)
    earlier: list[Columns] = field(default_factory=list)
    """Deals of earlier days, from snapshots."""
    own: OwnHeads = field(default_factory=dict)
    """Heads that the user has named in a sheet Columns."""
    grids: list[Grid] = field(default_factory=list)
    """Every grid, one for each table where a sheet holds several; their numbers are their places."""

    def of(self, shape: Shape) -> list[Columns]:
        return self.tables.get(shape.name, [])


def load(grids: Sequence[Grid], *, today: date, as_of: date | None = None, problems: Sequence[Problem] = ()) -> Book:
    """The Book of all grids as of a day: the one given, else the one in Settings, else today."""
    was_on = gc.isenabled()
    # Nothing that is read here is garbage before the Book is made; looking for it takes a quarter of the time.
    gc.disable()
    try:
        return _load(grids, today, as_of, problems)
    finally:
        if was_on:
            gc.enable()


def _load(grids: Sequence[Grid], today: date, as_of: date | None, problems: Sequence[Problem]) -> Book:
    desk = _recognised(grids)
    wishes = settings.read_settings(desk.of(settings.SHAPE))
    alike = tables_alike([columns.table for columns in (*_all(desk), *desk.earlier)])
    for columns in (columns for tables in desk.tables.values() for columns in tables):
        columns.conventions = wishes.conventions
        columns.alike = alike[columns.table.number]
        if columns.table.name not in IN_ANY_CURRENCY:
            leave_out_foreign_heads(columns, wishes.currency)
    day = as_of or wishes.as_of or today
    roster, has_team = _roster(desk, wishes, day)
    stage_map = stages.read_stages(desk.of(stages.SHAPE), wishes)
    price_list = products.read_products(desk.of(products.SHAPE))
    worth = rates.read_rates(desk.of(rates.SHAPE), wishes.currency, day)
    prices = {fold(product.name): product.price for product in price_list} if wishes.use_price_list else {}
    names = accounts.names_by_id(desk.of(accounts.SHAPE))
    asked = DealDesk(roster, stage_map, day, Money(wishes.currency, rates.Exchange(worth), prices), names, desk.earlier)
    deals = opportunities.read_opportunities(desk.of(opportunities.SHAPE), asked)
    _note_quotas(desk.of(team.SHAPE), wishes, day)
    book = Book(
        as_of=day,
        settings=wishes,
        roster=roster,
        opportunities=deals,
        targets=targets.read_targets(desk.of(targets.SHAPE), roster, wishes.calendar),
        stages=stage_map,
        accounts=accounts.read_accounts(desk.of(accounts.SHAPE), roster),
        products=price_list,
        events=events.read_events(desk.of(events.SHAPE), roster),
        rates=worth,
        columns={columns.table.number: columns.table.columns for columns in _all(desk)},
        has_team=has_team,
        grids=desk.grids,
    )
    book = _filled(book, desk, names)
    book = replace(book, reports=_reports(desk))
    found = [*problems, *desk.problems, *(problem for each in _all(desk) for problem in each.problems)]
    return replace(book, problems=(*found, *across(book)))


def _filled(book: Book, desk: _Desk, names: Mapping[str, str]) -> Book:
    """The Book with the tables that meetings fill."""
    roster, calendar, day = book.roster, book.calendar, book.as_of
    return replace(
        book,
        actions=actions.read_actions(desk.of(actions.SHAPE), roster, day),
        notes=notes.read_notes(desk.of(notes.SHAPE), roster, calendar, day),
        activities=activities.read_activities(desk.of(activities.SHAPE), roster, day, names),
        goals=goals.read_goals(desk.of(goals.SHAPE), roster, calendar),
        skills=skills.read_skills(desk.of(skills.SHAPE), roster, day),
        training=training.read_training(desk.of(training.SHAPE), roster, day),
        topics=topics.read_topics(desk.of(topics.SHAPE)),
        coaching=coaching.read_coaching(desk.of(coaching.SHAPE), roster, day),
        reviews=reviews.read_reviews(desk.of(reviews.SHAPE), roster, calendar, day),
        forecasts=forecasts.read_forecasts(desk.of(forecasts.SHAPE), roster, calendar, day),
        contacts=contacts.read_contacts(desk.of(contacts.SHAPE), roster, day, names),
        coverage=coverage.read_coverage(desk.of(coverage.SHAPE)),
    )


def _all(desk: _Desk) -> list[Columns]:
    return [columns for tables in desk.tables.values() for columns in tables]


def recognised_tables(grids: Sequence[Grid]) -> tuple[list[Table], OwnHeads]:
    """The grids that are tables of ours, in their order, and the heads that the user has named."""
    desk = _recognised(grids)
    return sorted((columns.table for columns in _all(desk)), key=lambda table: table.number), desk.own


def _recognised(grids: Sequence[Grid]) -> _Desk:
    desk = _Desk(defaultdict(list), [])
    own_tables = {}
    for grid in grids:
        table, _ = recognise(grid, 0, (own_heads.SHAPE,))
        if isinstance(table, Table):
            own_tables[grid] = Columns(table)
    desk.tables[own_heads.SHAPE.name] = list(own_tables.values())
    own = desk.own = own_heads.read_own_heads(list(own_tables.values()), SHAPES)
    for grid in grids:
        if grid in own_tables:
            columns = own_tables[grid]
            columns.table = replace(columns.table, number=len(desk.grids))
            desk.grids.append(grid)
            continue
        parts, told = parts_of_sheet(grid, SHAPES, own)
        desk.problems += told
        for part in parts:
            _recognise(part, desk)
    for name, tables in desk.tables.items():
        desk.tables[name], repeats, told = without_repeats(tables)
        desk.unused += repeats
        desk.problems += told
    read = [columns.table for columns in (*_all(desk), *desk.earlier)]
    own_heads.tell_absent(list(own_tables.values()), SHAPES, read)
    return desk


def _recognise(grid: Grid, desk: _Desk) -> None:
    """Puts a grid where it belongs: with the tables of its name, with those of earlier days, or with the unused."""
    number = len(desk.grids)
    desk.grids.append(grid)
    if PurePosixPath(grid.file).parts[:1] == (SNAPSHOTS,):
        desk.unused.append(Unused(grid, "it is a snapshot of an earlier day, not today's deals"))
        table, _ = recognise(grid, number, (opportunities.SHAPE,), desk.own)
        desk.earlier += [Columns(table)] if isinstance(table, Table) else []
        return
    later = next((shape.name for shape in LATER if is_named(grid, shape)), "")
    if later:
        desk.unused.append(Unused(grid, f"plangen makes nothing of {later} yet"))
        return
    table, problems = recognise(grid, number, SHAPES, desk.own)
    desk.problems += problems
    if isinstance(table, Unused):
        desk.unused.append(table)
    else:
        desk.tables[table.name].append(Columns(table))


def _roster(desk: _Desk, wishes: Settings, day: date) -> tuple[Roster, bool]:
    """The people of Team; without that table, the owners of deals; without deals, those of activities."""
    tables = desk.of(team.SHAPE)
    by_id = users.read_users(desk.of(users.SHAPE))
    people, problems = quotas.one_a_year(team.read_team(tables), wishes.calendar, day)
    desk.problems += problems
    if people:
        return Roster(tuple(person if person.manager else _under(person, wishes) for person in people), by_id), True
    owners: dict[str, str] = {}
    for columns in desk.of(opportunities.SHAPE) or desk.of(activities.SHAPE):
        for written in columns.texts("salesperson"):
            name = team.straight(by_id.get(fold_id(written), written))
            if fold(name) and not users.is_user_id(name) and not is_nobody(name):
                owners.setdefault(fold(name), name)
    people = list(team.with_codes(_under(Person(name), wishes) for _, name in sorted(owners.items())))
    if people:
        desk.problems.append(_no_team(desk, len(people)))
    return Roster(tuple(people), by_id), False


def _no_team(desk: _Desk, owners: int) -> Problem:
    """The warning that the owners of deals are the team, since no sheet names anybody."""
    deals = desk.of(opportunities.SHAPE)
    one, many = ("owner of deals", "owners of deals") if deals else ("person in Activities", "people in Activities")
    who = f"the {owners} {many} are" if owners > 1 else f"the one {one} is"
    empty = next((columns.table.grid for columns in desk.of(team.SHAPE)), None)
    grid = empty or (deals or desk.of(activities.SHAPE))[0].table.grid
    said = "Nobody stands in the sheet Team" if empty else "There is no sheet Team"
    cure = "Add a sheet Team with the columns salesperson, manager and quota."
    if empty:
        cure = "Write a row for each salesperson, with manager and quota."
    message = f"{said}; {who} taken as the team, without quotas."
    return warning(Place(grid.file, grid.sheet if empty else ""), "no team", message, cure=cure)


def _note_quotas(tables: list[Columns], wishes: Settings, day: date) -> None:
    """Says of which year a quota is that stands under a head without a year."""
    year = wishes.calendar.containing(day, Length.YEAR)
    for columns in tables:
        if "quota" in columns.table.columns:
            head = columns.table.head(columns.table.columns["quota"])
            columns.notes.append(f"“{head}” was read as the quota of {year.name}, the year of {day}")


def _under(person: Person, wishes: Settings) -> Person:
    """The person under the manager of Settings, who leads everybody that names nobody else."""
    return person if fold(person.name) == fold(wishes.manager) else replace(person, manager=wishes.manager)


def _reports(desk: _Desk) -> tuple[SheetReport, ...]:
    reports = {columns.table.number: sheet_report(columns) for columns in _all(desk)}
    numbers = {id(grid): number for number, grid in enumerate(desk.grids)}
    for unused in desk.unused:
        reports[numbers[id(unused.grid)]] = SheetReport(unused.grid.file, unused.grid.sheet, reason=unused.reason)
    return tuple(reports[number] for number in sorted(reports))
