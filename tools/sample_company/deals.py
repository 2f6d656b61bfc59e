"""Closed deals, generated so every quarter totals exactly what its history says."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .catalog import LEAD_SOURCES, LOSS_REASONS, PLACES, PRODUCTS, SERVICE, Product
from .customers import HANDED_OVER, HANDOVER, Territory
from .days import AS_OF, Month, late_day, months_of_quarter, working_day_after, working_day_before, working_days
from .histories import FIRST_QUARTER, HISTORIES, MONTHS, OCTOBER, Quarter
from .people import Person

NEW, EXISTING, RENEWAL = "New Business", "Existing Business", "Renewal"
WON, LOST = "Closed Won", "Closed Lost"
FIVE_DOLLARS = 5
NO_AMOUNT_ONE_IN = 60


@dataclass(slots=True)
class Deal:
    """A deal."""

    owner: str
    account: str
    name: str
    stage: str
    amount: int | None
    created: date
    close: date
    last_activity: date
    deal_type: str
    product: str
    lead_source: str
    margin: int | None = None
    next_step: str = ""
    loss_reason: str = ""


def closed_deals(person: Person, territory: Territory, rng: Random) -> list[Deal]:
    """The deals `person` won or lost from October 2024 to the as-of date."""
    history = HISTORIES.get(person.name, ())
    quarters = (AS_OF.year - FIRST_QUARTER.year) * 4
    deals: list[Deal] = []
    for index, quarter in enumerate(history, quarters - len(history)):
        start = FIRST_QUARTER + 3 * index
        if start == HANDOVER:
            territory.hand_over(HANDED_OVER.get(person.name, ()))
        months = months_of_quarter(start)
        lost_months = [rng.choice(_open_months(person, months)) for _ in range(quarter.closed - quarter.wins)]
        deals += _lost(person, territory, (quarter, lost_months), rng)
        deals += _won(person, territory, (quarter, _won_by_month(person, months, quarter, rng)), rng)
    return deals + _october(person, territory, rng)


def split_amount(total: int, count: int, rng: Random) -> list[int]:
    """`total` split into `count` uneven parts, in steps of $5; the largest part takes the remainder."""
    if not count:
        return []
    weights = [rng.randrange(40, 121) * rng.randrange(40, 121) for _ in range(count)]
    amounts = [total * weight // sum(weights) // FIVE_DOLLARS * FIVE_DOLLARS for weight in weights]
    amounts[weights.index(max(weights))] += total - sum(amounts)
    return amounts


def deal_name(product: Product, rng: Random) -> str:
    """A deal name: the job and its location."""
    return f"{rng.choice(product.jobs)}, {rng.choice(PLACES)}"


def _october(person: Person, territory: Territory, rng: Random) -> list[Deal]:
    won, wins, closed = OCTOBER.get(person.name, (0, 0, 0))
    last = HISTORIES.get(person.name, (Quarter(0, 0, 0, 0, 0, 0),))[-1]
    quarter = Quarter(won, wins, closed, 0, last.margin, last.cycle)
    month = Month(AS_OF.year, AS_OF.month)
    lost = _lost(person, territory, (quarter, [month] * (closed - wins)), rng)
    return lost + _won(person, territory, (quarter, [(month, won, wins)]), rng)


def _open_months(person: Person, months: tuple[Month, ...]) -> list[Month]:
    return [month for month in months if _active_days(person, month)]


def _active_days(person: Person, month: Month) -> list[date]:
    return working_days(month, person.hired + timedelta(days=21), min(person.left or AS_OF, AS_OF))


def _won_by_month(
    person: Person, months: tuple[Month, ...], quarter: Quarter, rng: Random
) -> list[tuple[Month, int, int]]:
    set_months = MONTHS.get(person.name, {})
    if months[0] in set_months:
        return [(month, *set_months[month]) for month in months]
    shares = [month.weight * rng.randrange(80, 121) for month in months]
    counts = [max(1, quarter.wins * share // sum(shares)) if quarter.wins >= len(months) else 0 for share in shares]
    counts[shares.index(max(shares))] += quarter.wins - sum(counts)
    shares = [share * bool(count) for share, count in zip(shares, counts, strict=True)]
    won = [quarter.won * share // sum(shares) // 10 * 10 for share in shares]
    won[shares.index(max(shares))] += quarter.won - sum(won)
    return list(zip(months, won, counts, strict=True))


def _won(
    person: Person, territory: Territory, plan: tuple[Quarter, list[tuple[Month, int, int]]], rng: Random
) -> list[Deal]:
    quarter, by_month = plan
    amounts = [(month, amount) for month, won, wins in by_month for amount in split_amount(won, wins, rng)]
    first_wins = set(rng.sample(range(len(amounts)), quarter.new))
    cycles = _cycles(len(amounts), quarter.cycle, rng)
    margins = _margins([amount for _, amount in amounts], quarter.margin, rng)
    deal_types = [NEW if index in first_wins else EXISTING for index in range(len(amounts))]
    if person.renewals and EXISTING in deal_types:
        deal_types[deal_types.index(EXISTING)] = RENEWAL
    accounts = ["" if deal_type == NEW else territory.customer(rng) for deal_type in deal_types]
    deals = []
    for index, (month, amount) in enumerate(amounts):
        close = late_day(_active_days(person, month), rng)
        created = _created(person, close, cycles[index], quarter.cycle)
        account = accounts[index] or territory.win_prospect(rng)
        deal = _closed(person, account, (created, close), (deal_types[index], amount), rng)
        deal.margin = margins[index]
        deals.append(deal)
    return deals


def _lost(person: Person, territory: Territory, plan: tuple[Quarter, list[Month]], rng: Random) -> list[Deal]:
    quarter, months = plan
    typical = quarter.won // quarter.wins if quarter.wins else 18_000
    cycles = _cycles(len(months), quarter.cycle * 9 // 10, rng)
    deals = []
    for month, cycle in zip(months, cycles, strict=True):
        deal_type = NEW if territory.prospects and rng.randrange(100) < person.prospecting else EXISTING
        account = territory.prospect(rng) if deal_type == NEW else territory.customer(rng)
        close = rng.choice(_active_days(person, month))
        created = _created(person, close, cycle, quarter.cycle)
        amount = typical * rng.randrange(35, 160) // 500 * FIVE_DOLLARS
        deal = _closed(person, account, (created, close), (deal_type, amount), rng)
        deal.stage, deal.loss_reason = LOST, rng.choice(LOSS_REASONS)
        if not rng.randrange(NO_AMOUNT_ONE_IN):
            deal.amount = None
        deals.append(deal)
    return deals


def _closed(person: Person, account: str, dates: tuple[date, date], terms: tuple[str, int], rng: Random) -> Deal:
    created, close = dates
    deal_type, amount = terms
    product = SERVICE if deal_type == RENEWAL else rng.choice(PRODUCTS)
    last_activity = max(created, working_day_before(close - timedelta(days=rng.randrange(6))))
    source = rng.choice(LEAD_SOURCES)
    return Deal(
        person.name,
        account,
        deal_name(product, rng),
        WON,
        amount,
        created,
        close,
        last_activity,
        deal_type,
        product.name,
        source,
    )


def _cycles(count: int, median: int, rng: Random) -> list[int]:
    half = count // 2
    cycles = [min(median - 1, median * rng.randrange(35, 100) // 100) for _ in range(half)]
    cycles += [max(median + 1, median * rng.randrange(101, 215) // 100) for _ in range(half)]
    if count % 2:
        cycles.append(median)
    elif half:
        cycles[0], cycles[half] = median - 1, median + 1
    rng.shuffle(cycles)
    return cycles


def _created(person: Person, close: date, cycle: int, median: int) -> date:
    created = close - timedelta(days=cycle)
    if cycle < median - 1:
        created = working_day_after(created)
    elif cycle > median + 1:
        created = working_day_before(created)
    return max(created, working_day_after(person.hired + timedelta(days=2)))


def _margins(amounts: list[int], thousandths: int, rng: Random) -> list[int]:
    margins = [amount * (thousandths + rng.randrange(-45, 46)) // 1000 for amount in amounts]
    if amounts:
        margins[amounts.index(max(amounts))] += sum(amounts) * thousandths // 1000 - sum(margins)
    return margins
