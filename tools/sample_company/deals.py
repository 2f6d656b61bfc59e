"""Closed deals, drawn so that every quarter comes to exactly what its history says."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .catalog import LEAD_SOURCES, LOSS_REASONS, PLACES, PRODUCTS, SERVICE, Product
from .customers import HAND_OVER, HANDED_OVER, Territory
from .days import AS_OF, Month, late_day, months_of_quarter, working_day_after, working_day_before, working_days
from .histories import FIRST_QUARTER, HISTORIES, MONTHS, OCTOBER, Quarter
from .people import Person

NEW, EXISTING, RENEWAL = "New Business", "Existing Business", "Renewal"
WON, LOST = "Closed Won", "Closed Lost"
FIVE_DOLLARS = 5
UNPRICED_ONE_IN = 60


@dataclass(slots=True)
class Deal:
    """An opportunity."""

    owner: str
    account: str
    name: str
    stage: str
    amount: int | None
    created: date
    close: date
    last_activity: date
    kind: str
    product: str
    lead_source: str
    margin: int | None = None
    next_step: str = ""
    loss_reason: str = ""


def closed_deals(person: Person, territory: Territory, draw: Random) -> list[Deal]:
    """Everything `person` won or lost from October 2024 to the sample's day."""
    history = HISTORIES.get(person.name, ())
    quarters = (AS_OF.year - FIRST_QUARTER.year) * 4
    deals: list[Deal] = []
    for index, quarter in enumerate(history, quarters - len(history)):
        start = FIRST_QUARTER + 3 * index
        if start == HAND_OVER:
            territory.hand_over(HANDED_OVER.get(person.name, ()))
        months = months_of_quarter(start)
        lost_in = [draw.choice(_open_months(person, months)) for _ in range(quarter.closed - quarter.wins)]
        deals += _lost(person, territory, (quarter, lost_in), draw)
        deals += _won(person, territory, (quarter, _won_by_month(person, months, quarter, draw)), draw)
    return deals + _october(person, territory, draw)


def parts(total: int, count: int, draw: Random) -> list[int]:
    """`total` in `count` uneven parts, in steps of five dollars but for the largest, which takes the rest."""
    if not count:
        return []
    weights = [draw.randrange(40, 121) * draw.randrange(40, 121) for _ in range(count)]
    amounts = [total * weight // sum(weights) // FIVE_DOLLARS * FIVE_DOLLARS for weight in weights]
    amounts[weights.index(max(weights))] += total - sum(amounts)
    return amounts


def job(product: Product, draw: Random) -> str:
    """A deal's name: what is done, and where."""
    return f"{draw.choice(product.jobs)}, {draw.choice(PLACES)}"


def _october(person: Person, territory: Territory, draw: Random) -> list[Deal]:
    won, wins, closed = OCTOBER.get(person.name, (0, 0, 0))
    last = HISTORIES.get(person.name, (Quarter(0, 0, 0, 0, 0, 0),))[-1]
    quarter = Quarter(won, wins, closed, 0, last.margin, last.cycle)
    month = Month(AS_OF.year, AS_OF.month)
    lost = _lost(person, territory, (quarter, [month] * (closed - wins)), draw)
    return lost + _won(person, territory, (quarter, [(month, won, wins)]), draw)


def _open_months(person: Person, months: tuple[Month, ...]) -> list[Month]:
    return [month for month in months if _desk_days(person, month)]


def _desk_days(person: Person, month: Month) -> list[date]:
    return working_days(month, person.hired + timedelta(days=21), min(person.left or AS_OF, AS_OF))


def _won_by_month(
    person: Person, months: tuple[Month, ...], quarter: Quarter, draw: Random
) -> list[tuple[Month, int, int]]:
    fixed = MONTHS.get(person.name, {})
    if months[0] in fixed:
        return [(month, *fixed[month]) for month in months]
    shares = [month.weight * draw.randrange(80, 121) for month in months]
    counts = [max(1, quarter.wins * share // sum(shares)) if quarter.wins >= len(months) else 0 for share in shares]
    counts[shares.index(max(shares))] += quarter.wins - sum(counts)
    shares = [share * bool(count) for share, count in zip(shares, counts, strict=True)]
    won = [quarter.won * share // sum(shares) // 10 * 10 for share in shares]
    won[shares.index(max(shares))] += quarter.won - sum(won)
    return list(zip(months, won, counts, strict=True))


def _won(
    person: Person, territory: Territory, plan: tuple[Quarter, list[tuple[Month, int, int]]], draw: Random
) -> list[Deal]:
    quarter, by_month = plan
    amounts = [(month, amount) for month, won, wins in by_month for amount in parts(won, wins, draw)]
    first_wins = set(draw.sample(range(len(amounts)), quarter.new))
    cycles = _cycles(len(amounts), quarter.cycle, draw)
    margins = _margins([amount for _, amount in amounts], quarter.margin, draw)
    kinds = [NEW if index in first_wins else EXISTING for index in range(len(amounts))]
    if person.renewals and EXISTING in kinds:
        kinds[kinds.index(EXISTING)] = RENEWAL
    accounts = ["" if kind == NEW else territory.customer(draw) for kind in kinds]
    deals = []
    for index, (month, amount) in enumerate(amounts):
        close = late_day(_desk_days(person, month), draw)
        created = _created(person, close, cycles[index], quarter.cycle)
        account = accounts[index] or territory.win_over(draw)
        deal = _closed(person, account, (created, close), (kinds[index], amount), draw)
        deal.margin = margins[index]
        deals.append(deal)
    return deals


def _lost(person: Person, territory: Territory, plan: tuple[Quarter, list[Month]], draw: Random) -> list[Deal]:
    quarter, months = plan
    usual = quarter.won // quarter.wins if quarter.wins else 18_000
    cycles = _cycles(len(months), quarter.cycle * 9 // 10, draw)
    deals = []
    for month, cycle in zip(months, cycles, strict=True):
        kind = NEW if territory.prospects and draw.randrange(100) < person.prospecting else EXISTING
        account = territory.prospect(draw) if kind == NEW else territory.customer(draw)
        close = draw.choice(_desk_days(person, month))
        created = _created(person, close, cycle, quarter.cycle)
        amount = usual * draw.randrange(35, 160) // 500 * FIVE_DOLLARS
        deal = _closed(person, account, (created, close), (kind, amount), draw)
        deal.stage, deal.loss_reason = LOST, draw.choice(LOSS_REASONS)
        if not draw.randrange(UNPRICED_ONE_IN):
            deal.amount = None
        deals.append(deal)
    return deals


def _closed(person: Person, account: str, days: tuple[date, date], what: tuple[str, int], draw: Random) -> Deal:
    created, close = days
    kind, amount = what
    product = SERVICE if kind == RENEWAL else draw.choice(PRODUCTS)
    touched = max(created, working_day_before(close - timedelta(days=draw.randrange(6))))
    source = draw.choice(LEAD_SOURCES)
    return Deal(
        person.name, account, job(product, draw), WON, amount, created, close, touched, kind, product.name, source
    )


def _cycles(count: int, median: int, draw: Random) -> list[int]:
    half = count // 2
    cycles = [min(median - 1, median * draw.randrange(35, 100) // 100) for _ in range(half)]
    cycles += [max(median + 1, median * draw.randrange(101, 215) // 100) for _ in range(half)]
    if count % 2:
        cycles.append(median)
    elif half:
        cycles[0], cycles[half] = median - 1, median + 1
    draw.shuffle(cycles)
    return cycles


def _created(person: Person, close: date, cycle: int, median: int) -> date:
    created = close - timedelta(days=cycle)
    if cycle < median - 1:
        created = working_day_after(created)
    elif cycle > median + 1:
        created = working_day_before(created)
    return max(created, working_day_after(person.hired + timedelta(days=2)))


def _margins(amounts: list[int], thousandths: int, draw: Random) -> list[int]:
    margins = [amount * (thousandths + draw.randrange(-45, 46)) // 1000 for amount in amounts]
    if amounts:
        margins[amounts.index(max(amounts))] += sum(amounts) * thousandths // 1000 - sum(margins)
    return margins
