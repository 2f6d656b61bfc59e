"""Orders in, outcomes out; fact sheets are computed as the executor asks for jobs, so few of them wait in memory."""

from collections.abc import Callable, Iterator, Sequence

from plangen.batch.executors import Executor
from plangen.batch.jobs import Job, Order
from plangen.batch.rendering import Outcome, RenderContext, Rendered, crashed
from plangen.facts.factsheet import FactSheet
from plangen.problems import PlangenError

WriteFacts = Callable[[Order], FactSheet]


def run(
    orders: Sequence[Order], facts: WriteFacts, render_context: RenderContext, executor: Executor
) -> Iterator[Outcome]:
    """One outcome per order, as they finish; an error in one order doesn't stop the others."""
    failed: list[Outcome] = []
    for outcome in executor(_jobs(orders, facts, failed), render_context):
        yield from _popped(failed)
        yield outcome
    yield from _popped(failed)


def _jobs(orders: Sequence[Order], facts: WriteFacts, failed: list[Outcome]) -> Iterator[Job]:
    """The orders with their fact sheets; an order whose fact sheet fails goes to `failed`."""
    for order in orders:
        try:
            yield Job(order, facts(order))
        except PlangenError as problem:
            failed.append(Outcome(order, Rendered(error=str(problem))))
        except Exception as bug:  # noqa: BLE001 - no error in one person's facts, of any type, may stop the others
            failed.append(Outcome(order, crashed(bug)))


def _popped(failed: list[Outcome]) -> Iterator[Outcome]:
    while failed:
        yield failed.pop(0)
