"""Every number on a page is in its fact sheet; every number in a fact sheet is a formatted figure or an input value.

Templates neither contain nor calculate numbers, and only NumberFormat rounds.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DocumentType
from plangen.elements.figure import Figure
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.tables import TableSettings
from plangen.facts.sections import fact_sheet
from plangen.periods import parse_weeks
from plangen.sources.reading import read_files, spreadsheet_files
from tests.companies.listed import COMPANIES
from tests.document_tools import PROJECT, needs_shared
from tests.made import Made
from tests.pages import EDITIONS, book, page_words, period_of, sheets, workspace_of
from tests.sizes import quick_or_full

NUMBER = re.compile(r"\d[\d.,]*\d|\d")


class RecordingNumberFormat(NumberFormat):
    """A NumberFormat that records every text it returns."""

    @cached_property
    def texts(self) -> set[str]:
        return set()

    def __getattribute__(self, name: str) -> Any:
        method = super().__getattribute__(name)
        if name.startswith("_") or not callable(method):
            return method

        def recorded(*values: Any, **options: Any) -> Any:
            result = method(*values, **options)
            self.texts.update((result.full, result.short, result.bare) if isinstance(result, Figure) else [result])
            return result

        return recorded


def numbers(*texts: str) -> set[str]:
    return {number for text in texts for number in NUMBER.findall(text)}


def texts(part: object) -> Iterator[str]:
    """All texts in a part of a fact sheet, including those of figures and charts, and its integers."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, int):
        yield f"{part:,}"
    elif isinstance(part, Mapping):
        for each in part.values():
            yield from texts(each)
    elif isinstance(part, tuple):
        for each in part:
            yield from texts(each)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from texts(getattr(part, name))


@cache
def input_numbers(folder: Path) -> set[str]:
    """The numbers in all cells of a folder."""
    grids, _ = read_files(spreadsheet_files(folder), folder)
    return {number for grid in grids for row in grid.rows for cell in row for number in NUMBER.findall(str(cell))}


def sentences(part: object) -> Iterator[str]:
    """All texts in a part of a fact sheet except field addresses and alt texts."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from sentences(each)
    elif hasattr(part, "__dataclass_fields__"):
        for name in set(part.__dataclass_fields__) - {"address", "alt"}:
            yield from sentences(getattr(part, name))


@pytest.mark.parametrize("company", COMPANIES)
def test_every_number_on_a_page_is_in_its_fact_sheet(made: Made, company: str) -> None:
    types = load_catalog().document_types
    documents = [each for each in made.longest() if each.run.company == company]
    assert len({each.document_type for each in documents}) >= len(types) - 1
    for document in documents:
        printed = numbers(document.words)
        assert printed
        known = numbers(*texts(made.sheet(document).sections), *texts(types[document.document_type].words))
        assert not printed - known, document.name


FEWEST = {"kickoff-insert": 45, "kickoff-talk": 35, "kickoff-mondays": 12, "training-plan": 50}
"""The numbers on a sheet of types with few of them; all others have more than 100."""


@pytest.mark.parametrize(("document_type", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each))
def test_every_number_on_a_page_of_the_public_set_is_in_its_fact_sheet(
    document_type: DocumentType, edition: str
) -> None:
    code = "2017-Q4" if "quarter" in document_type.periods else "2017-12"
    inputs = book(needs_shared("data", "crm-maven"), date(2017, 12, 31))
    for sheet in islice(sheets(document_type, edition, inputs, code), quick_or_full(3, 100)):
        printed = numbers(page_words(document_type, sheet, inputs))
        assert printed
        assert not printed - numbers(*texts(sheet.sections), *texts(document_type.words)), sheet.subject


@pytest.mark.parametrize(("document_type", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each))
def test_every_number_in_a_fact_sheet_is_a_formatted_figure_or_an_input_value(
    document_type: DocumentType, edition: str
) -> None:
    inputs = book(PROJECT / "inputs" / "sample")
    typed = input_numbers(PROJECT / "inputs" / "sample")
    period = inputs.calendar.parse(period_of(document_type)) or parse_weeks(period_of(document_type))
    assert period is not None
    for at in range(quick_or_full(2, 10)):
        workspace = workspace_of(inputs)
        recorder = RecordingNumberFormat(inputs.settings.locale, inputs.settings.currency)
        vars(workspace)["number_format"] = recorder
        scope = Scope(
            workspace,
            document_type.name,
            document_type.title,
            salespeople(workspace, period)[at],
            period,
            edition,
            document_type.limits,
            tables=TableSettings(document_type.tables, document_type.words),
        )
        found = [
            text
            for section in fact_sheet(scope, document_type.sections).sections.values()
            for text in sentences(section)
        ]
        assert len(recorder.texts) >= FEWEST.get(document_type.name, 101)
        known = numbers(*recorder.texts, period.name, str(period.start.year)) | typed
        assert not [text for text in found if numbers(text) - known]
