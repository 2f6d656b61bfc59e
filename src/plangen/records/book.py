"""The Book: all records as of a date, with the cell each one came from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from pathlib import PurePosixPath

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Length, Period, week_of
from plangen.problems import Place, Problem
from plangen.records.accounts.contacts import Contact
from plangen.records.accounts.rows import Account
from plangen.records.accounts.target_accounts import TargetAccount
from plangen.records.accounts.white_space import WhiteSpace
from plangen.records.contests.entries import Entry
from plangen.records.contests.issues import Issued
from plangen.records.contests.rows import Contest
from plangen.records.contests.scoring import ScoringRule
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.products import Product
from plangen.records.deals.rates import Rate
from plangen.records.deals.snapshots import READ_AS, Snapshot
from plangen.records.deals.stages import Outcome, StageMap
from plangen.records.meetings.actions import Action
from plangen.records.meetings.activities import Activity
from plangen.records.meetings.coaching import Coaching
from plangen.records.meetings.events import Event, days
from plangen.records.meetings.forecasts import Forecast
from plangen.records.meetings.goals import Goal
from plangen.records.meetings.notes import Note
from plangen.records.meetings.onboarding import SignOff
from plangen.records.meetings.reviews import Review
from plangen.records.meetings.skills import Skill
from plangen.records.meetings.topics import Topic
from plangen.records.meetings.training import TrainingSession
from plangen.records.meetings.weeks import Week
from plangen.records.people.roster import Roster
from plangen.records.people.team import Person
from plangen.records.reading.meeting_windows import MeetingDays, review_days, team_meeting_day
from plangen.records.reading.sheet_reports import SheetReport
from plangen.records.setting_values import parse_clock
from plangen.records.settings import SAVED_SETTINGS_FILE, Settings
from plangen.records.targets.rows import Target
from plangen.sources.grid import Grid
from plangen.tables.values.folding import fold


@dataclass(frozen=True)
class Book:
    """Every record that exists on the as-of date, from all files.

    `columns` maps each table's grid number to the positions of our columns in it. `has_team` is False when the roster
    comes from deal owners. `snapshots` are by day, `issued` are standings in them. `files` lists the files with at
    least one used row. `missing_characters` are those of the texts that no installed font has. Targets for one product
    are apart from the others, so they never count as a quota.
    """

    as_of: date
    settings: Settings = field(default_factory=Settings)
    roster: Roster = field(default_factory=lambda: Roster(()))
    opportunities: Sequence[Opportunity] = ()
    targets: Sequence[Target] = ()
    product_targets: Sequence[Target] = ()
    stages: StageMap = field(default_factory=lambda: StageMap({}, {}))
    accounts: Sequence[Account] = ()
    products: Sequence[Product] = ()
    actions: Sequence[Action] = ()
    notes: Sequence[Note] = ()
    events: Sequence[Event] = ()
    activities: Sequence[Activity] = ()
    goals: Sequence[Goal] = ()
    skills: Sequence[Skill] = ()
    training: Sequence[TrainingSession] = ()
    topics: Sequence[Topic] = ()
    coaching: Sequence[Coaching] = ()
    onboarding: Sequence[SignOff] = ()
    weeks: Sequence[Week] = ()
    reviews: Sequence[Review] = ()
    forecasts: Sequence[Forecast] = ()
    contacts: Sequence[Contact] = ()
    white_space: Sequence[WhiteSpace] = ()
    target_accounts: Sequence[TargetAccount] = ()
    contests: Sequence[Contest] = ()
    scoring: Sequence[ScoringRule] = ()
    entries: Sequence[Entry] = ()
    rates: Sequence[Rate] = ()
    snapshots: Sequence[Snapshot] = ()
    issued: Sequence[Issued] = ()
    columns: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    has_team: bool = True
    grids: Sequence[Grid] = ()
    reports: Sequence[SheetReport] = ()
    problems: Sequence[Problem] = ()
    missing_characters: frozenset[str] = frozenset()

    @property
    def calendar(self) -> FiscalCalendar:
        """The company's fiscal calendar."""
        return self.settings.calendar

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files with used rows, sorted by name, without snapshots and plangen's own settings.csv."""
        used = {report.file for report in self.reports if report.used and report.table != READ_AS}
        return tuple(sorted(name for name in used if PurePosixPath(name).name != SAVED_SETTINGS_FILE))

    @cached_property
    def holidays(self) -> frozenset[date]:
        """All holidays."""
        return frozenset(day for event in self.events if event.kind == "holiday" for day in days(event))

    def review_days(self, period: Period) -> MeetingDays:
        """The days on which a period's review may be held, from Settings: monthly reviews or quarterly reviews."""
        monthly = period.length is Length.MONTH
        window = self.settings.monthly_reviews if monthly else self.settings.quarterly_reviews
        return review_days(period, window, self.holidays)

    def team_meeting_day(self, week: Period) -> date:
        """The day of a week's team meeting: the one in Events, else the one in Settings, moved by a holiday."""
        entered = self._team_meeting(week)
        return entered.day if entered else team_meeting_day(week.start, self.settings.team_meeting, self.holidays)

    def team_meeting_time(self, week: Period) -> time:
        """The time at which a week's team meeting starts."""
        entered = self._team_meeting(week)
        return (parse_clock(entered.time) if entered else None) or self.settings.team_meeting.at

    def _team_meeting(self, week: Period) -> Event | None:
        """The first team meeting of a week in Events."""
        found = (each for each in self.events if each.kind == "team meeting" and each.day in week)
        return min(found, key=lambda each: each.day, default=None)

    def next_meeting_week(self, day: date) -> Period:
        """The week of the first team meeting on or after a day."""
        week = week_of(day)
        while not day <= self.team_meeting_day(week) < week.end:
            week = week_of(week.end)
        return week

    @cached_property
    def has_deals(self) -> bool:
        """Whether any file has a deal."""
        return bool(self.opportunities)

    @cached_property
    def has_amounts(self) -> bool:
        """Whether any deal has an amount."""
        return any(deal.amount is not None for deal in self.opportunities)

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Opportunity, ...]]:
        """Each person's deals by name, without those closed before the hire date or after the month of leaving."""
        found: dict[str, list[Opportunity]] = defaultdict(list)
        for deal in self.opportunities:
            if deal.counts:
                found[deal.salesperson].append(deal)
        return {name: tuple(deals) for name, deals in found.items()}

    def deals_of(self, person: Person) -> tuple[Opportunity, ...]:
        """A person's deals."""
        return self.by_person.get(person.name, ())

    @cached_property
    def sellers(self) -> tuple[Person, ...]:
        """Everyone in sales, as in Team; a manager only with their own quota, target, or deals."""
        leaders = {fold(person.manager) for person in self.roster.people if person.manager}
        with_target = {each.who for each in self.targets}
        return tuple(
            person
            for person in self.roster.people
            if not (person.manages or fold(person.name) in leaders)
            or person.quotas
            or self.deals_of(person)
            or person.name in with_target
        )

    @cached_property
    def first_close(self) -> date | None:
        """The earliest closed date of any deal."""
        return min((deal.closed for deal in self.opportunities if deal.closed), default=None)

    @cached_property
    def first_created(self) -> date | None:
        """The earliest created date of any deal."""
        return min((deal.created for deal in self.opportunities if deal.created), default=None)

    def newest_date(self, day: date) -> date | None:
        """The newest date in the deals up to a day: created, last activity, or closed; the files go that far."""
        dates = (each for deal in self.opportunities for each in (deal.created, deal.last_activity, deal.closed))
        return max((each for each in dates if each and each <= day), default=None)

    @cached_property
    def fill_rates(self) -> Mapping[str, float]:
        """The share of open deals that have a value in a field, by field name."""
        open_deals = [deal for deal in self.opportunities if deal.outcome is Outcome.OPEN]
        names = ("next_step", "amount", "close", "last_activity", "created", "stage_entered")
        filled = {name: sum(getattr(deal, name) not in (None, "") for deal in open_deals) for name in names}
        return {name: count / len(open_deals) if open_deals else 0.0 for name, count in filled.items()}

    def has(self, table: str, column: str) -> bool:
        """Whether any file has this column."""
        return (table, column) in self._present

    @cached_property
    def _present(self) -> frozenset[tuple[str, str]]:
        return frozenset((report.table, name) for report in self.reports for name in report.columns)

    def place(self, key: RowKey, column: str = "") -> Place:
        """A record's cell in one of our columns, or its row."""
        return self.grids[key.grid].place(key.row, self.columns.get(key.grid, {}).get(column))
