from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import RowKey, Unit
from plangen.elements.reasons import Reason
from plangen.metrics.people.commitments import commitments_due_in, commitments_kept, times_carried
from plangen.periods import Length
from plangen.records.meetings.actions import Action, Status
from tests.metrics.invented import AS_OF, CALENDAR, Q3

DUE = date(2026, 9, 25)


def commitment(status: Status = Status.KEPT, due: date | None = DUE, **known: Any) -> Action:
    name = known.pop("salesperson", "Ana Ruiz")
    return Action(RowKey(3, 1), "AR-1", name, known.pop("owner", name), "Visit", status=status, due=due, **known)


def k_of_n(*actions: Action) -> tuple[int | None, int]:
    found = commitments_kept(actions, "Ana Ruiz", Q3, AS_OF)
    return found.part, found.n


def test_a_commitment_done_by_its_due_date_is_kept() -> None:
    assert k_of_n(commitment(done_on=DUE), commitment(done_on=date(2026, 8, 1)), commitment()) == (3, 3)


def test_a_commitment_done_late_is_not_kept() -> None:
    assert k_of_n(commitment(done_on=date(2026, 9, 26))) == (0, 1)


def test_moved_and_open_commitments_are_not_kept() -> None:
    assert k_of_n(commitment(), commitment(Status.MOVED, moved_to=date(2026, 11, 1)), commitment(Status.OPEN)) == (1, 3)


def test_only_dropped_commitments_are_excluded() -> None:
    assert k_of_n(commitment(), commitment(Status.DROPPED)) == (1, 1)
    found = commitments_kept([commitment(Status.DROPPED)], "Ana Ruiz", Q3, AS_OF)
    assert (found.value, found.reason) == (None, Reason.NO_COMMITMENTS_DUE)


@pytest.mark.parametrize("due", [None, date(2026, 6, 30), date(2026, 10, 1)])
def test_only_commitments_first_due_in_the_period_count(due: date | None) -> None:
    assert commitments_kept([commitment(due=due)], "Ana Ruiz", Q3, AS_OF).value is None


def test_the_first_due_date_decides_the_period_of_a_moved_commitment() -> None:
    moved_in = commitment(Status.KEPT, due=date(2026, 6, 30), moved_to=DUE, done_on=DUE)
    assert not commitments_due_in([moved_in], "Ana Ruiz", Q3, AS_OF)


@pytest.mark.parametrize("known", [{"kind": "and then some"}, {"kind": "help"}, {"owner": "Ken Ortiz"}])
def test_extras_help_and_the_managers_commitments_never_count(known: dict[str, Any]) -> None:
    assert commitments_kept([commitment(**known)], "Ana Ruiz", Q3, AS_OF).value is None


def test_other_peoples_commitments_do_not_count() -> None:
    assert commitments_kept([commitment(salesperson="Bo Ruiz")], "Ana Ruiz", Q3, AS_OF).value is None


def test_commitments_kept_is_a_count_not_a_percentage() -> None:
    found = commitments_kept([commitment(), commitment(Status.OPEN)], "Ana Ruiz", Q3, AS_OF)
    assert (found.unit, found.value, found.part, found.n) == (Unit.COUNT, Decimal(1), 1, 2)


def test_an_open_commitment_is_carried_at_each_period_end_since_it_was_due() -> None:
    assert times_carried(commitment(Status.OPEN), AS_OF, CALENDAR) == 1
    assert times_carried(commitment(Status.MOVED, due=date(2026, 3, 20)), AS_OF, CALENDAR) == 3


def test_a_commitment_is_not_carried_before_the_period_ends() -> None:
    assert times_carried(commitment(Status.OPEN), date(2026, 9, 29), CALENDAR) == 0
    assert times_carried(commitment(Status.OPEN), date(2026, 9, 30), CALENDAR) == 1


def test_monthly_reviews_count_months() -> None:
    assert times_carried(commitment(Status.OPEN, due=date(2026, 7, 15)), AS_OF, CALENDAR, Length.MONTH) == 3


def test_times_carried_in_the_table_are_added() -> None:
    assert times_carried(commitment(Status.MOVED, carried=1), AS_OF, CALENDAR) == 2
    assert times_carried(commitment(Status.KEPT, carried=2), AS_OF, CALENDAR) == 2


def test_without_a_due_date_only_the_table_counts() -> None:
    assert times_carried(commitment(Status.OPEN, due=None, carried=1), AS_OF, CALENDAR) == 1


def test_commitments_that_are_not_due_yet_do_not_count() -> None:
    """W6: of three due in the quarter, one kept early and two by September 25, one of them kept."""
    later = date(2026, 9, 30)
    actions = [commitment(), commitment(Status.OPEN), commitment(due=later, done_on=date(2026, 9, 1))]
    found = commitments_kept(actions, "Ana Ruiz", Q3, date(2026, 9, 25))
    assert (found.part, found.n) == (1, 2)
    found = commitments_kept(actions, "Ana Ruiz", Q3, later)
    assert (found.part, found.n) == (2, 3)
