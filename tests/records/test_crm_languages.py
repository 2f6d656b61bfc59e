"""Exports of each CRM in German, French, and Spanish are read to exactly their deals."""

from pathlib import Path

import pytest

from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files
from tests.crm_exports import AS_OF, DEALS
from tests.crm_languages import EXPORTS, FRENCH, GERMAN, SPANISH, Local


def read(local: Local, folder: Path) -> Book:
    grids, problems = read_files(local.export(folder), folder)
    return load(grids, today=AS_OF, problems=problems)


@pytest.mark.parametrize("local", EXPORTS, ids=lambda local: f"{local.program}-{local.language}")
def test_exactly_the_deals_are_read_in_every_language(local: Local, tmp_path: Path) -> None:
    found = read(local, tmp_path)
    assert {
        (each.id, each.name, each.account, each.salesperson, str(each.outcome), each.amount, each.created,
         each.close if each.is_open else each.closed)
        for each in found.opportunities
    } == {
        (each.id, each.name, each.account, each.owner, each.stage, each.amount, each.created, each.close)
        for each in DEALS
    }  # fmt: skip
    assert [problem.sort for problem in found.problems] == ["no team"], [str(each) for each in found.problems]
    (report,) = found.reports
    assert (report.rows, report.used, dict(report.skips)) == (len(DEALS), len(DEALS), {})


def test_all_five_crms_are_tested_in_three_languages() -> None:
    programs = {local.program for local in EXPORTS}
    assert len(programs) == 5
    assert {(local.program, local.language) for local in EXPORTS} == {
        (program, language) for program in programs for language in (GERMAN, FRENCH, SPANISH)
    }
