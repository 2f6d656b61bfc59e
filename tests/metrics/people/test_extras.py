from datetime import date

from plangen.elements.measure import RowKey
from plangen.metrics.people.extras import extras_done
from plangen.records.meetings.actions import Action, Status
from tests.metrics.invented import period


def action(number: int, **known: object) -> Action:
    values = {"kind": "and then some", "status": Status.KEPT, "done_on": date(2026, 5, 4), **known}
    return Action(RowKey(0, number), f"A{number}", "Ana", "Ana", "help", **values)  # type: ignore[arg-type]


def test_extras_are_kept_and_done_in_the_period_by_the_day() -> None:
    actions = [
        action(1, done_on=date(2026, 9, 1)),
        action(2),
        action(3, status=Status.OPEN, done_on=None),
        action(4, done_on=date(2025, 12, 31)),
        action(5, kind="commitment"),
    ]
    assert [each.id for each in extras_done(actions, "Ana", period("2026"))] == ["A2", "A1"]
    assert not extras_done(actions, "Zoë", period("2026"))
