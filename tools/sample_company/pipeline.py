"""Open deals on the sample's day, with the troubles that a pipeline has."""

from datetime import date, timedelta
from random import Random

from .catalog import LEAD_SOURCES, NEXT_STEPS, OPEN_STAGES, PRODUCTS
from .customers import Territory
from .days import AS_OF, Month, working_day_after, working_day_before, working_days
from .deals import EXISTING, NEW, Deal, job, parts
from .histories import PIPELINES, Pipeline
from .people import Person

OCTOBER = Month(2026, 10)
AGES = ((35, 92), (20, 80), (12, 62), (8, 48))
OLD = (168, 246)
STALE = (34, 71)
FRESH = (0, 22)


def open_deals(person: Person, territory: Territory, draw: Random) -> list[Deal]:
    """Everything `person` has open."""
    plan = PIPELINES.get(person.name)
    if plan is None:
        return []
    deals: list[Deal] = []
    for ahead, (thousands, count) in enumerate(zip(plan.values, plan.counts, strict=True)):
        for amount in _amounts(plan, thousands, count, draw):
            close = draw.choice(working_days(OCTOBER + ahead, AS_OF + timedelta(days=1)))
            deals.append(_open(person, territory, (ahead, close, amount), draw))
    _age(deals, plan, person, draw)
    usual = sum(deal.amount or 0 for deal in deals) // max(1, len(deals))
    for _ in range(plan.overdue):
        close = draw.choice(working_days(OCTOBER + -draw.randrange(1, 3)))
        deals.append(_open(person, territory, (0, close, usual * draw.randrange(60, 121) // 500 * 5), draw))
    return deals


def _amounts(plan: Pipeline, thousands: int, count: int, draw: Random) -> list[int]:
    total = thousands * 1000
    if plan.largest and thousands > plan.largest:
        rest = total - plan.largest * 1000
        return [plan.largest * 1000, *parts(rest, count - 1, draw)]
    return parts(total, count, draw)


def _open(person: Person, territory: Territory, what: tuple[int, date, int], draw: Random) -> Deal:
    ahead, close, amount = what
    age = min(ahead, len(AGES) - 1)
    desk_since = working_day_after(person.hired + timedelta(days=4))
    last_day = person.left or AS_OF
    created = max(desk_since, working_day_before(last_day - timedelta(days=draw.randrange(*AGES[age]))))
    is_new = territory.prospects and (not territory.customers or draw.randrange(100) < person.prospecting)
    account = territory.prospect(draw) if is_new else territory.customer(draw)
    product = draw.choice(PRODUCTS)
    stage = draw.choice(OPEN_STAGES[age])
    touched = max(created, working_day_before(last_day - timedelta(days=draw.randrange(*FRESH))))
    kind = NEW if is_new else EXISTING
    source = draw.choice(LEAD_SOURCES)
    deal = Deal(
        person.name, account, job(product, draw), stage, amount, created, close, touched, kind, product.name, source
    )
    deal.next_step = draw.choice(NEXT_STEPS[stage])
    return deal


def _age(deals: list[Deal], plan: Pipeline, person: Person, draw: Random) -> None:
    smallest_first = sorted(deals, key=lambda deal: (deal.amount or 0, deal.name))
    for deal in smallest_first[: plan.unpriced]:
        deal.amount = None
    others = smallest_first[plan.unpriced :]
    if plan.largest:
        others.pop()
    draw.shuffle(others)
    for deal in others[: plan.old]:
        deal.created = max(person.hired, working_day_before(AS_OF - timedelta(days=draw.randrange(*OLD))))
    for deal in others[plan.old : plan.old + plan.stale]:
        deal.last_activity = working_day_before(AS_OF - timedelta(days=draw.randrange(*STALE)))
        deal.created = min(deal.created, working_day_before(deal.last_activity - timedelta(days=7)))
    for deal in others[plan.old + plan.stale :][: plan.unplanned]:
        deal.next_step = ""
