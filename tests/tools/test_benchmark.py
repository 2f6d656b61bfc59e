import subprocess
import sys
from functools import partial

import pytest

from plangen.formats.registry import FORMATS
from tests.sizes import SOAK, quick_or_full
from tools.benchmark import pdfs
from tools.benchmark.clock import cpu_clock

ONLY = () if SOAK else ("Ana Ruiz",)


def test_processor_time_includes_the_programs_that_were_started() -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    assert cpu_clock(partial(subprocess.run, [sys.executable, "-c", busy], check=True)) >= 0.3


def test_documents_of_all_sides_take_turns() -> None:
    order: list[str] = []
    sides = [[partial(order.append, f"{side}{number}") for number in (1, 2)] for side in "ab"]
    assert len(pdfs.interleaved(sides)) == 2
    assert order == ["a1", "b1", *["a1", "b1", "a2", "b2"] * pdfs.ROUNDS]


def test_every_document_of_the_sample_is_measured_in_both_formats() -> None:
    shipped = dict(FORMATS)
    in_pdf, in_word = pdfs.recorded("pdf", *ONLY), pdfs.recorded("word", *ONLY)
    assert shipped == FORMATS
    assert len(in_pdf) >= quick_or_full(5, 40)
    assert [page.properties for page in in_pdf] == [page.properties for page in in_word]


def test_a_line_says_how_often_plangen_takes_the_time(capsys: pytest.CaptureFixture[str]) -> None:
    pdfs.show_cpu("WeasyPrint alone", 2.0, 20, ours=2.1)
    line = " ".join(capsys.readouterr().out.split())
    assert line == "WeasyPrint alone 2.00 s CPU 100.0 ms a page (plangen's PDFs: 1.05 x)"
