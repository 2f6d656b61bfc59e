import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from plangen.batch.executors import Executor, pooled, serial
from plangen.batch.jobs import Job
from plangen.batch.limits import Limits, memory_in_use, within
from plangen.formats.pdf.renderer import Pdf, missing_library
from plangen.problems import PlangenError
from tests.batch.print_orders import facts, order, render_context
from tests.document_tools import skip_or_fail
from tests.formats.pdf_pages import custom_page

HALF_A_SECOND = Limits(seconds=0.5)
LITTLE_MEMORY = Limits(seconds=60, memory=50_000_000)
PAIRS = 10**5

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses memory")


def endless() -> None:
    for _ in range(PAIRS):
        for _ in range(PAIRS):
            pass


def growing() -> int:
    texts = []
    for number in range(PAIRS):
        texts.append(str(number) * 10_000)
        time.sleep(0)
    return len(texts)


def test_the_result_of_quick_work_is_returned_without_delay() -> None:
    started = time.monotonic()
    results = [within(Limits(), "note", lambda: "done") for _ in range(100)]
    assert results == ["done"] * 100
    assert (time.monotonic() - started) / 100 < 0.01


def test_work_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(PlangenError, match=r"^note/document.html: Stopped after 0.5 seconds. Check it for loops"):
        within(HALF_A_SECOND, "note/document.html", endless)


def test_work_is_stopped_in_any_thread() -> None:
    raised: list[str] = []

    def work() -> None:
        try:
            within(HALF_A_SECOND, "note", endless)
        except PlangenError as problem:
            raised.append(str(problem))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert [each.partition(".")[0] for each in raised] == ["note: Stopped after 0"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows isn't asked for the memory in use")
def test_work_that_takes_too_much_memory_is_stopped() -> None:
    assert memory_in_use() > 0
    with pytest.raises(PlangenError, match=r"^note: Stopped at 0.05 GB of memory"):
        within(LITTLE_MEMORY, "note", growing)


@needs_linux
def test_memory_asked_for_in_one_piece_is_refused() -> None:
    with pytest.raises(PlangenError, match=r"^note: Stopped at 0.05 GB of memory"):
        within(LITTLE_MEMORY, "note", lambda: "x" * 10**12)


@needs_linux
def test_the_memory_of_the_process_is_not_limited_afterwards() -> None:
    import resource  # noqa: PLC0415 - Windows has none

    before = resource.getrlimit(resource.RLIMIT_AS)
    inside = within(LITTLE_MEMORY, "note", lambda: resource.getrlimit(resource.RLIMIT_AS))
    assert inside != before
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_work_whose_library_handles_the_stop_still_fails() -> None:
    def stubborn() -> str:
        try:
            endless()
        except BaseException:  # noqa: BLE001 - what a careless library does
            return "part of a page"
        return "page"

    with pytest.raises(PlangenError, match=r"^note: Stopped after"):
        within(HALF_A_SECOND, "note", stubborn)


def test_an_error_in_the_work_stays_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        within(Limits(), "note", lambda: 1 // 0)


def test_nothing_is_stopped_after_the_work() -> None:
    for _ in range(20):
        within(Limits(seconds=0.05), "note", lambda: None)
    time.sleep(0.5)
    assert not [thread for thread in threading.enumerate() if thread.name == "limits"]


def test_a_process_that_cannot_be_stopped_ends_itself() -> None:
    # An expression of the kind that takes a minute for each character more, in one call.
    program = (
        "import os, re; from pathlib import Path; from plangen.batch.limits import Limits, ended_by_force\n"
        "with ended_by_force(Limits(0.2, grace=0), Path(os.devnull).open('w')): re.match('(x+x+)+y', 'x' * 60)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 1


@needs_linux
@pytest.mark.parametrize("executor", [serial, partial(pooled, workers=2)])
def test_a_template_over_its_limits_fails_by_name_and_the_others_are_created(
    executor: Executor, tmp_path: Path
) -> None:
    context = render_context(tmp_path, "{% if text == 'Huge' %}{{ text.center(10 ** 12) }}{% endif %}{{ text }}")
    jobs = [Job(order(name), facts(order(name))) for name in ("Ana", "Huge", "Bo")]
    outcomes = {each.order.subject.name: each.rendered for each in executor(iter(jobs), context)}
    assert outcomes["Huge"].error.startswith("note/document.docx: Stopped at 1 GB of memory.")
    assert not outcomes["Huge"].traceback
    assert outcomes["Ana"].content
    assert outcomes["Bo"].content


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "<table><tr><td colspan='100000000'>wide</td></tr></table>",
        "<svg xmlns='http://www.w3.org/2000/svg'><g id='u0'><rect width='1' height='1'/></g>"
        + "".join(f"<g id='u{at}'>" + f"<use href='#u{at - 1}'/>" * 10 + "</g>" for at in range(1, 12))
        + "<use href='#u11'/></svg>",
        "<p>{{ 'x' * 10 ** 8 }}",
    ],
    ids=["loops", "colspan", "SVG use", "giant text"],
)
def test_what_takes_too_long_in_a_pdf_is_stopped(body: str, tmp_path: Path) -> None:
    if missing_library():
        skip_or_fail(missing_library())
    small = custom_page(tmp_path, "<html lang='en'><p>small</html>")
    assert within(Limits(), "small", partial(Pdf().render, small))
    page = custom_page(tmp_path, f"<html lang='en'><body>{body}")
    with pytest.raises(PlangenError, match=r"^large: Stopped (after 1 seconds|at 0.3 GB of memory)\. Check it for"):
        within(Limits(1, 300_000_000), "large", partial(Pdf().render, page))


def test_a_power_too_large_to_compute_is_a_mistake_in_the_template(tmp_path: Path) -> None:
    [outcome] = serial([Job(order("Ana"), facts(order("Ana")))], render_context(tmp_path, "{{ 10 ** (10 ** 10) }}"))
    assert "10 ** 10000000000 is too large" in outcome.rendered.error
