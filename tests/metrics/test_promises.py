from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import RowKey, Unit
from plangen.metrics.promises import due_in, kept, times_carried
from plangen.periods import Length
from plangen.records.actions import Action, Status
from tests.metrics.invented import AS_OF, CALENDAR, Q3

DUE = date(2026, 9, 25)


def promise(status: Status = Status.KEPT, due: date | None = DUE, **known: Any) -> Action:
    name = known.pop("salesperson", "Ana Ruiz")
    return Action(RowKey(3, 1), "AR-1", name, known.pop("owner", name), "Visit", status=status, due=due, **known)


def k_of_n(*actions: Action) -> tuple[int | None, int]:
    found = kept(actions, "Ana Ruiz", Q3)
    return found.part, found.n


def test_what_was_done_when_it_was_due_is_kept() -> None:
    assert k_of_n(promise(done_on=DUE), promise(done_on=date(2026, 8, 1)), promise()) == (3, 3)


def test_what_was_done_late_is_not_kept() -> None:
    assert k_of_n(promise(done_on=date(2026, 9, 26))) == (0, 1)


def test_moved_and_open_ones_are_not_kept() -> None:
    assert k_of_n(promise(), promise(Status.MOVED, moved_to=date(2026, 11, 1)), promise(Status.OPEN)) == (1, 3)


def test_only_what_was_let_go_leaves_the_count() -> None:
    assert k_of_n(promise(), promise(Status.LET_GO)) == (1, 1)
    found = kept([promise(Status.LET_GO)], "Ana Ruiz", Q3)
    assert (found.value, found.reason) == (None, "nothing was due")


@pytest.mark.parametrize("due", [None, date(2026, 6, 30), date(2026, 10, 1)])
def test_only_what_was_first_due_in_the_period_counts(due: date | None) -> None:
    assert kept([promise(due=due)], "Ana Ruiz", Q3).value is None


def test_the_first_due_date_counts_wherever_it_was_moved_to() -> None:
    moved_in = promise(Status.KEPT, due=date(2026, 6, 30), moved_to=DUE, done_on=DUE)
    assert not due_in([moved_in], "Ana Ruiz", Q3)


@pytest.mark.parametrize("known", [{"kind": "and then some"}, {"kind": "help"}, {"owner": "Ken Ortiz"}])
def test_extras_help_and_the_managers_promises_never_count(known: dict[str, Any]) -> None:
    assert kept([promise(**known)], "Ana Ruiz", Q3).value is None


def test_other_peoples_promises_do_not_count() -> None:
    assert kept([promise(salesperson="Bo Ruiz")], "Ana Ruiz", Q3).value is None


def test_kept_is_a_count_and_never_a_share() -> None:
    found = kept([promise(), promise(Status.OPEN)], "Ana Ruiz", Q3)
    assert (found.unit, found.value, found.part, found.n) == (Unit.COUNT, Decimal(1), 1, 2)


def test_an_open_promise_is_carried_at_each_end_of_a_period_since_it_was_due() -> None:
    assert times_carried(promise(Status.OPEN), AS_OF, CALENDAR) == 1
    assert times_carried(promise(Status.MOVED, due=date(2026, 3, 20)), AS_OF, CALENDAR) == 3


def test_it_is_not_carried_before_the_period_is_over() -> None:
    assert times_carried(promise(Status.OPEN), date(2026, 9, 29), CALENDAR) == 0
    assert times_carried(promise(Status.OPEN), date(2026, 9, 30), CALENDAR) == 1


def test_months_are_counted_where_reviews_are_monthly() -> None:
    assert times_carried(promise(Status.OPEN, due=date(2026, 7, 15)), AS_OF, CALENDAR, Length.MONTH) == 3


def test_what_the_table_says_is_added() -> None:
    assert times_carried(promise(Status.MOVED, carried=1), AS_OF, CALENDAR) == 2
    assert times_carried(promise(Status.KEPT, carried=2), AS_OF, CALENDAR) == 2


def test_without_a_due_date_only_the_table_says_how_often() -> None:
    assert times_carried(promise(Status.OPEN, due=None, carried=1), AS_OF, CALENDAR) == 1
