from pathlib import Path

from plangen.batch.executors import serial
from plangen.batch.run import run
from tests.batch.print_orders import facts, order, render_context


def test_facts_that_fail_stop_no_other_document(tmp_path: Path) -> None:
    orders = [order(name) for name in ("Faulty", "Ana", "Broken", "Bo", "Faulty")]
    outcomes = list(run(orders, facts, render_context(tmp_path), serial))
    assert [outcome.order for outcome in outcomes if not outcome.failed] == [orders[1], orders[3]]
    assert sorted(outcome.order.subject.name for outcome in outcomes if outcome.failed) == [
        "Broken",
        "Faulty",
        "Faulty",
    ]


def test_the_error_message_of_failed_facts_is_kept(tmp_path: Path) -> None:
    [faulty] = run([order("Faulty")], facts, render_context(tmp_path), serial)
    [broken] = run([order("Broken")], facts, render_context(tmp_path), serial)
    assert faulty.rendered.error == "These facts can't be computed."
    assert "ZeroDivisionError" in broken.rendered.error
    assert "Traceback" in broken.rendered.traceback
