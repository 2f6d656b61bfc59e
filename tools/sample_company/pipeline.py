"""The deals open on the as-of date, with the usual pipeline problems."""

from datetime import date, timedelta
from random import Random

from .catalog import LEAD_SOURCES, NEXT_STEPS, OPEN_STAGES, PRODUCTS
from .customers import Territory
from .days import AS_OF, Month, working_day_after, working_day_before, working_days
from .deals import EXISTING, NEW, Deal, deal_name, split_amount
from .histories import PIPELINES, Pipeline
from .people import Person

OCTOBER = Month(2026, 10)
AGES = ((35, 92), (20, 80), (12, 62), (8, 48))
OLD = (168, 246)
STALE = (34, 71)
FRESH = (0, 22)


def open_deals(person: Person, territory: Territory, rng: Random) -> list[Deal]:
    """The deals `person` has open."""
    plan = PIPELINES.get(person.name)
    if plan is None:
        return []
    deals: list[Deal] = []
    for ahead, (thousands, count) in enumerate(zip(plan.values, plan.counts, strict=True)):
        for amount in _amounts(plan, thousands, count, rng):
            close = rng.choice(working_days(OCTOBER + ahead, AS_OF + timedelta(days=1)))
            deals.append(_open(person, territory, (ahead, close, amount), rng))
    _add_problems(deals, plan, person, rng)
    typical = sum(deal.amount or 0 for deal in deals) // max(1, len(deals))
    for _ in range(plan.overdue):
        close = rng.choice(working_days(OCTOBER + -rng.randrange(1, 3)))
        deals.append(_open(person, territory, (0, close, typical * rng.randrange(60, 121) // 500 * 5), rng))
    return deals


def _amounts(plan: Pipeline, thousands: int, count: int, rng: Random) -> list[int]:
    total = thousands * 1000
    if plan.largest and thousands > plan.largest:
        rest = total - plan.largest * 1000
        return [plan.largest * 1000, *split_amount(rest, count - 1, rng)]
    return split_amount(total, count, rng)


def _open(person: Person, territory: Territory, deal_plan: tuple[int, date, int], rng: Random) -> Deal:
    ahead, close, amount = deal_plan
    age = min(ahead, len(AGES) - 1)
    first_day = working_day_after(person.hired + timedelta(days=4))
    last_day = person.left or AS_OF
    created = max(first_day, working_day_before(last_day - timedelta(days=rng.randrange(*AGES[age]))))
    is_new = territory.prospects and (not territory.customers or rng.randrange(100) < person.prospecting)
    account = territory.prospect(rng) if is_new else territory.customer(rng)
    product = rng.choice(PRODUCTS)
    stage = rng.choice(OPEN_STAGES[age])
    last_activity = max(created, working_day_before(last_day - timedelta(days=rng.randrange(*FRESH))))
    deal_type = NEW if is_new else EXISTING
    source = rng.choice(LEAD_SOURCES)
    deal = Deal(
        person.name,
        account,
        deal_name(product, rng),
        stage,
        amount,
        created,
        close,
        last_activity,
        deal_type,
        product.name,
        source,
    )
    deal.next_step = rng.choice(NEXT_STEPS[stage])
    return deal


def _add_problems(deals: list[Deal], plan: Pipeline, person: Person, rng: Random) -> None:
    smallest_first = sorted(deals, key=lambda deal: (deal.amount or 0, deal.name))
    for deal in smallest_first[: plan.no_amount]:
        deal.amount = None
    others = smallest_first[plan.no_amount :]
    if plan.largest:
        others.pop()
    rng.shuffle(others)
    for deal in others[: plan.old]:
        deal.created = max(person.hired, working_day_before(AS_OF - timedelta(days=rng.randrange(*OLD))))
    for deal in others[plan.old : plan.old + plan.stale]:
        deal.last_activity = working_day_before(AS_OF - timedelta(days=rng.randrange(*STALE)))
        deal.created = min(deal.created, working_day_before(deal.last_activity - timedelta(days=7)))
    for deal in others[plan.old + plan.stale :][: plan.no_next_step]:
        deal.next_step = ""
