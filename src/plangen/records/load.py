"""Grids in, one Book out: tables are recognised, read in the order in which they need each other, and reported."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from plangen.problems import Place, Problem, warning
from plangen.records import accounts, actions, events, notes, opportunities, products, settings, stages, targets, team
from plangen.records.book import Book, SheetReport
from plangen.records.roster import Roster
from plangen.records.rules import across
from plangen.records.settings import Settings
from plangen.records.team import Person, with_codes
from plangen.sources.grid import Grid
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.recognise import OwnHeads, recognise
from plangen.tables.shape import Shape
from plangen.tables.table import Table, Unused

OWN_HEADS = Shape("Columns", ("table", "column", "header"), (("table",), ("column",), ("header",)), headers=3)
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
    OWN_HEADS,
)


@dataclass(slots=True)
class _Desk:
    """The recognised tables by name, with the columns that are read from each."""

    tables: dict[str, list[Columns]]
    unused: list[Unused]
    problems: list[Problem] = field(default_factory=list)

    def of(self, shape: Shape) -> list[Columns]:
        return self.tables.get(shape.name, [])


def load(grids: Sequence[Grid], *, today: date, as_of: date | None = None, problems: Sequence[Problem] = ()) -> Book:
    """The Book of all grids as of a day: the one given, else the one in Settings, else today."""
    desk = _recognised(grids)
    wishes = settings.read_settings(desk.of(settings.SHAPE))
    for columns in (columns for tables in desk.tables.values() for columns in tables):
        columns.conventions = wishes.conventions
    day = as_of or wishes.as_of or today
    roster, has_team = _roster(desk, wishes)
    stage_map = stages.read_stages(desk.of(stages.SHAPE), wishes)
    deals = opportunities.read_opportunities(
        desk.of(opportunities.SHAPE), opportunities.DealDesk(roster, stage_map, day)
    )
    book = Book(
        as_of=day,
        settings=wishes,
        roster=roster,
        opportunities=deals,
        targets=targets.read_targets(desk.of(targets.SHAPE), roster, wishes.calendar),
        stages=stage_map,
        accounts=accounts.read_accounts(desk.of(accounts.SHAPE)),
        products=products.read_products(desk.of(products.SHAPE)),
        actions=actions.read_actions(desk.of(actions.SHAPE), roster, day),
        notes=notes.read_notes(desk.of(notes.SHAPE), roster, wishes.calendar),
        events=events.read_events(desk.of(events.SHAPE), roster),
        columns={columns.table.number: columns.table.columns for columns in _all(desk)},
        has_team=has_team,
        grids=grids,
        reports=_reports(desk, grids),
    )
    found = [*problems, *desk.problems, *(problem for each in _all(desk) for problem in each.problems)]
    return replace(book, problems=(*found, *across(book)))


def _all(desk: _Desk) -> list[Columns]:
    return [columns for tables in desk.tables.values() for columns in tables]


def _recognised(grids: Sequence[Grid]) -> _Desk:
    own = _own_heads(grids)
    desk = _Desk(defaultdict(list), [])
    for number, grid in enumerate(grids):
        table, problems = recognise(grid, number, SHAPES, own)
        desk.problems += problems
        if isinstance(table, Unused):
            desk.unused.append(table)
        else:
            desk.tables[table.name].append(Columns(table))
    return desk


def _own_heads(grids: Sequence[Grid]) -> OwnHeads:
    """The heads that the user has named in sheets Columns."""
    own: dict[str, dict[str, str]] = defaultdict(dict)
    names = {fold(shape.name): shape for shape in SHAPES}
    for number, grid in enumerate(grids):
        table, _ = recognise(grid, number, (OWN_HEADS,))
        if isinstance(table, Table):
            columns = Columns(table)
            for of, column, head in zip(*(columns.texts(name) for name in OWN_HEADS.columns), strict=True):
                shape = names.get(fold(of))
                meant = next((name for name in shape.columns if fold(name) == fold(column)), None) if shape else None
                if shape and meant:
                    own[shape.name][fold(head)] = meant
    return own


def _roster(desk: _Desk, wishes: Settings) -> tuple[Roster, bool]:
    """The people of Team; without that table, the owners of deals."""
    tables = desk.of(team.SHAPE)
    if tables:
        people = team.read_team(tables)
        return Roster(tuple(person if person.manager else _under(person, wishes) for person in people)), True
    owners: dict[str, str] = {}
    for columns in desk.of(opportunities.SHAPE):
        for name in columns.texts("salesperson"):
            if name:
                owners.setdefault(fold(name), name)
    people = with_codes(_under(Person(name), wishes) for _, name in sorted(owners.items()))
    if people:
        desk.problems.append(
            warning(
                Place(desk.of(opportunities.SHAPE)[0].table.grid.file),
                "no team",
                f"No sheet Team was found; the {len(people)} owners of deals are taken as the team.",
                cure="Add a sheet Team with the columns salesperson, manager and quota.",
            )
        )
    return Roster(tuple(people)), False


def _under(person: Person, wishes: Settings) -> Person:
    """The person under the manager of Settings, who leads everybody that names nobody else."""
    return person if fold(person.name) == fold(wishes.manager) else replace(person, manager=wishes.manager)


def _reports(desk: _Desk, grids: Sequence[Grid]) -> tuple[SheetReport, ...]:
    reports: dict[int, SheetReport] = {}
    for columns in _all(desk):
        table = columns.table
        skips = Counter(table.skips.values()) + Counter(columns.aside.values())
        heads: Mapping[int, object] = dict(enumerate(table.grid.rows[table.header]))
        reports[table.number] = SheetReport(
            table.grid.file,
            table.grid.sheet,
            table.name,
            table.profile.name,
            table.header + 1,
            rows=len(table.rows) + len(table.skips),
            used=len(table.rows) - len(columns.aside),
            skips=dict(sorted(skips.items())),
            columns={name: str(heads[at]) for name, at in table.columns.items()}
            | {name: ", ".join(column.head for column in found) for name, found in table.families.items()},
            unused=table.unused,
        )
    for unused in desk.unused:
        number = next(at for at, grid in enumerate(grids) if grid is unused.grid)
        reports[number] = SheetReport(unused.grid.file, unused.grid.sheet, reason=unused.reason)
    return tuple(reports[number] for number in sorted(reports))
