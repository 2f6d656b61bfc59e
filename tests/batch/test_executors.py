from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from plangen.batch.executors import WORKER_DIED, executor_for, pooled, serial
from plangen.batch.jobs import Job
from plangen.batch.rendering import Outcome
from tests.batch.print_orders import facts, fatal_facts, order, render_context

NAMES = [f"Person {at}" for at in range(12)]


def jobs(names: list[str], requested: list[str] | None = None) -> Iterator[Job]:
    for name in names:
        if requested is not None:
            requested.append(name)
        yield Job(order(name), fatal_facts(order(name)))


def names_of(outcomes: list[Outcome]) -> list[str]:
    return sorted(outcome.order.subject.name for outcome in outcomes)


def test_few_documents_are_created_without_a_pool() -> None:
    assert executor_for(7, 4) is serial
    assert executor_for(8, 1) is serial
    assert executor_for(8, 4) is not serial


def test_few_documents_of_a_users_templates_are_created_by_a_worker_that_can_be_ended() -> None:
    for documents, workers in ((1, 4), (7, 4), (8, 1)):
        executor = executor_for(documents, workers, own_templates=True)
        assert isinstance(executor, partial)
        assert (executor.func, executor.keywords) == (pooled, {"workers": 1})


@pytest.mark.parametrize("executor", [serial, executor_for(12, 2)])
def test_every_executor_gives_the_same_documents(executor: Callable[..., Iterator[Outcome]], tmp_path: Path) -> None:
    outcomes = list(executor(jobs(NAMES), render_context(tmp_path)))
    expected = {each.order.subject.name: each.rendered for each in serial(jobs(NAMES), render_context(tmp_path))}
    assert names_of(outcomes) == sorted(NAMES)
    assert all(outcome.rendered.content == expected[outcome.order.subject.name].content for outcome in outcomes)


def test_only_a_window_of_jobs_is_in_flight(tmp_path: Path) -> None:
    requested: list[str] = []
    running = pooled(jobs(NAMES, requested), render_context(tmp_path), workers=1)
    next(running)
    assert len(requested) < len(NAMES)
    running.close()


def test_a_worker_that_dies_loses_only_its_own_document(tmp_path: Path) -> None:
    names = [NAMES[0], "Fatal", *NAMES[1:3]]
    outcomes = list(pooled(jobs(names), render_context(tmp_path), workers=2))
    assert names_of(outcomes) == sorted(names)
    assert [(each.order.subject.name, each.rendered.error) for each in outcomes if each.failed] == [
        ("Fatal", WORKER_DIED)
    ]


def test_a_template_error_is_reported_for_each_document(tmp_path: Path) -> None:
    outcomes = list(serial([Job(order("Ana"), facts(order("Ana")))], render_context(tmp_path, "{{ txet }}")))
    assert "“txet”" in outcomes[0].rendered.error
    assert "“text”" in outcomes[0].rendered.error
    assert not outcomes[0].rendered.traceback
