"""Orders in, outcomes out: facts are worked out as the engine asks for jobs, so that few of them wait at a time."""

from collections.abc import Callable, Iterator, Sequence

from plangen.batch.engines import Engine
from plangen.batch.jobs import Job, Order
from plangen.batch.printing import Outcome, Printed, Shop, crashed
from plangen.facts.factsheet import FactSheet
from plangen.problems import PlangenError

WriteFacts = Callable[[Order], FactSheet]


def run(orders: Sequence[Order], facts: WriteFacts, shop: Shop, engine: Engine) -> Iterator[Outcome]:
    """One outcome for each order, as they are finished; no order's fault stops another one."""
    refused: list[Outcome] = []
    for outcome in engine(_jobs(orders, facts, refused), shop):
        yield from _emptied(refused)
        yield outcome
    yield from _emptied(refused)


def _jobs(orders: Sequence[Order], facts: WriteFacts, refused: list[Outcome]) -> Iterator[Job]:
    """The orders with their facts; one whose facts fail is refused."""
    for order in orders:
        try:
            yield Job(order, facts(order))
        except PlangenError as fault:
            refused.append(Outcome(order, Printed(fault=str(fault))))
        except Exception as bug:  # noqa: BLE001 - one person's fault, of whatever kind, stops nobody else
            refused.append(Outcome(order, crashed(bug)))


def _emptied(refused: list[Outcome]) -> Iterator[Outcome]:
    while refused:
        yield refused.pop(0)
