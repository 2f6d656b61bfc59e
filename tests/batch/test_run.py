from pathlib import Path

from plangen.batch.engines import serial
from plangen.batch.run import run
from tests.batch.print_orders import facts, order, shop


def test_facts_that_fail_stop_nobody_else(tmp_path: Path) -> None:
    orders = [order(name) for name in ("Faulty", "Ana", "Broken", "Bo", "Faulty")]
    outcomes = list(run(orders, facts, shop(tmp_path), serial))
    assert [outcome.order for outcome in outcomes if not outcome.failed] == [orders[1], orders[3]]
    assert sorted(outcome.order.subject.name for outcome in outcomes if outcome.failed) == [
        "Broken",
        "Faulty",
        "Faulty",
    ]


def test_what_is_wrong_with_facts_is_told_as_it_was_said(tmp_path: Path) -> None:
    [faulty] = run([order("Faulty")], facts, shop(tmp_path), serial)
    [broken] = run([order("Broken")], facts, shop(tmp_path), serial)
    assert faulty.printed.fault == "These facts cannot be worked out."
    assert "ZeroDivisionError" in broken.printed.fault
    assert "Traceback" in broken.printed.trace
