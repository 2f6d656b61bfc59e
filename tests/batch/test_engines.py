from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plangen.batch.engines import DIED, engine_for, pooled, serial
from plangen.batch.jobs import Job
from plangen.batch.printing import Outcome
from tests.batch.print_orders import facts, fatal_facts, order, shop

NAMES = [f"Person {at}" for at in range(20)]


def jobs(names: list[str], asked: list[str] | None = None) -> Iterator[Job]:
    for name in names:
        if asked is not None:
            asked.append(name)
        yield Job(order(name), fatal_facts(order(name)))


def names_of(outcomes: list[Outcome]) -> list[str]:
    return sorted(outcome.order.subject.name for outcome in outcomes)


def test_few_documents_are_made_without_a_pool() -> None:
    assert engine_for(7, 4) is serial
    assert engine_for(8, 1) is serial
    assert engine_for(8, 4) is not serial


@pytest.mark.parametrize("engine", [serial, engine_for(20, 2)])
def test_every_place_to_run_gives_the_same_documents(engine: Callable[..., Iterator[Outcome]], tmp_path: Path) -> None:
    outcomes = list(engine(jobs(NAMES), shop(tmp_path)))
    alone = {each.order.subject.name: each.printed for each in serial(jobs(NAMES), shop(tmp_path))}
    assert names_of(outcomes) == sorted(NAMES)
    assert all(outcome.printed.content == alone[outcome.order.subject.name].content for outcome in outcomes)


def test_only_a_window_of_jobs_is_in_flight(tmp_path: Path) -> None:
    asked: list[str] = []
    running = pooled(jobs(NAMES, asked), shop(tmp_path), workers=1)
    next(running)
    assert len(asked) < len(NAMES)
    running.close()


def test_a_worker_that_dies_loses_its_own_document_only(tmp_path: Path) -> None:
    names = [*NAMES[:3], "Fatal", *NAMES[3:9]]
    outcomes = list(pooled(jobs(names), shop(tmp_path), workers=2))
    assert names_of(outcomes) == sorted(names)
    assert [(each.order.subject.name, each.printed.fault) for each in outcomes if each.failed] == [("Fatal", DIED)]


def test_a_template_at_fault_is_told_for_each_document(tmp_path: Path) -> None:
    outcomes = list(serial([Job(order("Ana"), facts(order("Ana")))], shop(tmp_path, "{{ txet }}")))
    assert "“txet” is not known" in outcomes[0].printed.fault
    assert not outcomes[0].printed.trace
