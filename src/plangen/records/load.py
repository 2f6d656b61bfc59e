"""Loads grids into a Book: detects tables, reads them in order of dependency, and reports on each sheet."""

import gc
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from plangen.periods import Length, Period
from plangen.problems import Problem
from plangen.records import settings, snapshots
from plangen.records.accounts import contacts, target_accounts
from plangen.records.accounts import rows as accounts
from plangen.records.accounts import white_space as coverage
from plangen.records.book import Book
from plangen.records.contests import entries, scoring
from plangen.records.contests import rows as contests
from plangen.records.deals import opportunities, products, rates, stages
from plangen.records.deals import rows as deal_rows
from plangen.records.deals.currencies import main_currency, skip_foreign
from plangen.records.deals.reader import DealReader, Money
from plangen.records.deals.snapshots import as_saved, under_owners_of_today
from plangen.records.detected import IN_ANY_CURRENCY, DetectedTables, detected
from plangen.records.meetings import (
    actions,
    activities,
    coaching,
    events,
    forecasts,
    goals,
    notes,
    onboarding,
    repeats,
    reviews,
    skills,
    topics,
    training,
    weeks,
)
from plangen.records.people import owners as owner_names
from plangen.records.people import quotas, team, users
from plangen.records.people.name_lists import NOT_A_TEAM, is_team
from plangen.records.people.owners import managed, no_team, owner_spellings, owners_in, people_of, with_names
from plangen.records.people.roster import Roster
from plangen.records.reading.ignored import IGNORED
from plangen.records.reading.sheet_reports import SheetReport, sheet_report
from plangen.records.rules.cross_checks import cross_checks
from plangen.records.rules.uncounted_entries import counting_entries
from plangen.records.settings import Settings
from plangen.records.targets import rows as targets
from plangen.sources.grid import Grid
from plangen.tables.adjacent_columns import similar_tables
from plangen.tables.table import Unused
from plangen.tables.values.folding import fold


def load(grids: Sequence[Grid], *, today: date, as_of: date | None = None, problems: Sequence[Problem] = ()) -> Book:
    """The Book of all grids as of a date: the given one, or else the one in Settings, or today."""
    was_enabled = gc.isenabled()
    # Almost nothing becomes garbage before the Book is complete; collecting would take a quarter of the time.
    gc.disable()
    try:
        return _load(grids, today, as_of, problems)
    finally:
        if was_enabled:
            gc.enable()


def _load(grids: Sequence[Grid], today: date, as_of: date | None, problems: Sequence[Problem]) -> Book:
    tables = detected(grids, problems)
    config = settings.read_settings(tables.of(settings.SHAPE))
    main = main_currency(tables.of(opportunities.SHAPE), config.currency)
    every = [*tables.all(), *snapshots.columns_of(tables.saved)]
    similar = similar_tables([columns.table for columns in every])
    for columns in every:
        columns.conventions, columns.similar_tables = config.conventions, similar[columns.table.number]
        if columns.table.name not in IN_ANY_CURRENCY:
            skip_foreign(columns, config.currency, main)
    day = as_of or config.as_of or today
    roster, has_team = _roster(tables, config, day)
    tables.merge_answers(roster, config.calendar, day)
    price_list = products.read_products(tables.of(products.SHAPE))
    reader = replace(_reader(tables, config, roster, day, price_list), today=today)
    reader.accounts, reader.main_currency = accounts.names_by_id(tables.of(accounts.SHAPE)), main
    deals = deal_rows.read_opportunities(tables.of(opportunities.SHAPE), reader)
    if not has_team:
        roster = _without_team(roster, {deal.salesperson for deal in deals} | reader.possible_owners, tables)
    listed = targets.read_targets(tables.of(targets.SHAPE), roster, config.calendar, products.product_names(price_list))
    book = Book(
        as_of=day,
        settings=config,
        roster=roster,
        opportunities=deals,
        targets=[each for each in listed if not each.product],
        product_targets=[each for each in listed if each.product],
        stages=reader.stages,
        accounts=accounts.read_accounts(tables.of(accounts.SHAPE), roster),
        products=price_list,
        events=_events(tables, roster, config.calendar.after(config.calendar.containing(day, Length.YEAR))),
        rates=reader.money.exchange.rates,
        columns={columns.table.number: columns.table.columns for columns in every},
        snapshots=under_owners_of_today(snapshots.read_snapshots(tables.saved, reader), deals),
        has_team=has_team,
        grids=tables.grids,
    )
    book = replace(_with_meeting_tables(book, tables, reader.accounts), reports=_reports(tables, day))
    found = (problem for each in tables.all() for problem in each.problems)
    return _as_of_then(replace(book, problems=(*tables.problems, *found, *cross_checks(book))))


def _as_of_then(book: Book) -> Book:
    """The Book with open deals as a snapshot has them, if the files were exported after the as-of date."""
    created_later = any(report.skips.get(snapshots.CREATED_LATER) for report in book.reports)
    if not created_later and not any(deal.closed_later for deal in book.opportunities):
        return book
    return replace(book, opportunities=as_saved(book.opportunities, book.snapshots))


def _reader(
    tables: DetectedTables, config: Settings, roster: Roster, day: date, goods: list[products.Product]
) -> DealReader:
    """What reading deals depends on, apart from accounts."""
    exchange = rates.Exchange(rates.read_rates(tables.of(rates.SHAPE), config.currency, day))
    return DealReader(
        roster,
        stages.read_stages(tables.of(stages.SHAPE), config),
        day,
        Money(config.currency, exchange, products.prices(goods) if config.use_price_list else {}),
        repeated_ids=config.repeated_ids,
        default_owner=config.owner,
        rows_are_won=config.rows_are_won,
        earlier=snapshots.columns_of(tables.saved),
    )


def _events(tables: DetectedTables, roster: Roster, last_year: Period) -> list[events.Event]:
    """The events; repeating ones end with a year, as plans look no further ahead."""
    found = tables.of(events.SHAPE)
    return repeats.expanded(events.read_events(found, roster), found, last_year.last_day)


def _with_meeting_tables(book: Book, tables: DetectedTables, names: Mapping[str, str]) -> Book:
    """The Book with the tables that people fill in around meetings."""
    roster, calendar, day = book.roster, book.calendar, book.as_of
    done = activities.read_activities(tables.of(activities.SHAPE), roster, day, names)
    book = _with_contests(replace(book, activities=done), tables)
    return replace(
        book,
        actions=actions.read_actions(tables.of(actions.SHAPE), roster, day),
        notes=notes.read_notes(tables.of(notes.SHAPE), roster, calendar, day),
        goals=goals.read_goals(tables.of(goals.SHAPE), roster, calendar),
        skills=skills.read_skills(tables.of(skills.SHAPE), roster, day),
        training=training.read_training(tables.of(training.SHAPE), roster, day),
        topics=topics.read_topics(tables.of(topics.SHAPE)),
        coaching=coaching.read_coaching(tables.of(coaching.SHAPE), roster, day),
        onboarding=onboarding.read_onboarding(tables.of(onboarding.SHAPE), roster, day),
        weeks=weeks.read_weeks(tables.of(weeks.SHAPE), roster),
        reviews=reviews.read_reviews(tables.of(reviews.SHAPE), roster, calendar, day),
        issued=snapshots.read_standings(tables.saved, day),
        forecasts=snapshots.read_forecasts(tables.of(forecasts.SHAPE), tables.saved, roster, calendar, day),
        contacts=contacts.read_contacts(tables.of(contacts.SHAPE), roster, day, names),
        white_space=coverage.read_white_space(tables.of(coverage.SHAPE)),
        target_accounts=target_accounts.read_target_accounts(tables.of(target_accounts.SHAPE), roster, calendar),
    )


def _with_contests(book: Book, tables: DetectedTables) -> Book:
    """The Book with its contests, and what is entered for them."""
    listed = contests.read_contests(tables.of(contests.SHAPE))
    entered = entries.read_entries(tables.of(entries.SHAPE), listed, book.roster, book.as_of)
    on_file = {each.type for each in book.activities if each.type}
    book = replace(
        book,
        contests=contests.with_known_measures(listed, on_file, [(each.contest, each.event) for each in entered]),
        scoring=scoring.read_scoring(tables.of(scoring.SHAPE), listed, on_file),
        entries=entered,
    )
    return replace(book, entries=counting_entries(tables.of(entries.SHAPE), book))


def _roster(tables: DetectedTables, config: Settings, day: date) -> tuple[Roster, bool]:
    """The people in Team, or else the deal owners, or else the people in Activities; and whether Team has people."""
    by_id = users.read_users(tables.of(users.SHAPE))
    _drop_lists_of_names(tables, by_id)
    people, problems = quotas.one_a_year(team.read_team(tables.of(team.SHAPE)), config.calendar, day)
    quotas.note_years(tables.of(team.SHAPE), config.calendar, day)
    tables.problems += problems
    if people := owner_names.with_one_spelling(people):
        return Roster(tuple(each if each.manager else managed(each, config.manager) for each in people), by_id), True
    deals = tables.of(opportunities.SHAPE)
    owners = owners_in(deals or tables.of(activities.SHAPE), by_id)
    if config.owner and deals:
        owners.setdefault(fold(config.owner), config.owner)
    return people_of(owners.values(), config.manager, by_id), False


def _drop_lists_of_names(tables: DetectedTables, by_id: Mapping[str, str]) -> None:
    """Moves lists of names that aren't a Team to the unused sheets."""
    found = tables.of(team.SHAPE)
    owners = cache(lambda: owner_spellings(tables.of(opportunities.SHAPE), by_id))
    kept = [columns for columns in found if is_team(columns, owners)]
    tables.unused += [Unused(columns.table.grid, NOT_A_TEAM) for columns in found if columns not in kept]
    tables.by_name[team.SHAPE.name] = kept


def _without_team(roster: Roster, named: Container[str], tables: DetectedTables) -> Roster:
    """The deal owners with a deal, or the people in Activities, reported as the team."""
    deals, empty = tables.of(opportunities.SHAPE), tables.of(team.SHAPE)
    kept = with_names(roster, named) if deals else roster
    if kept.people:
        source = (empty or deals or tables.of(activities.SHAPE))[0].table.grid
        tables.problems.append(no_team(source, len(kept.people), is_empty=bool(empty), are_owners=bool(deals)))
    return kept


def _reports(tables: DetectedTables, as_of: date) -> tuple[SheetReport, ...]:
    reports = {columns.table.number: sheet_report(columns) for columns in tables.all()}
    reports |= {each.columns.table.number: snapshots.snapshot_report(each, as_of) for each in tables.saved}
    numbers = {id(grid): number for number, grid in enumerate(tables.grids)}
    for unused in tables.unused:
        reports[numbers[id(unused.grid)]] = SheetReport(unused.grid.file, unused.grid.sheet, reason=unused.reason)
    ignored = (SheetReport(grid.file, grid.sheet, reason=IGNORED) for grid in tables.ignored)
    return (*(reports[number] for number in sorted(reports)), *ignored)
