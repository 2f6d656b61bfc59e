import io
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from plangen.document_text.document import words
from plangen.elements.chart import Chart
from plangen.formats.word.native_chart import native_chart
from plangen.formats.word.template import Word
from tests.document_tools import open_xml_errors
from tests.formats.drawn_charts import (
    CHARTS,
    attainment,
    bars,
    columns,
    lines,
    matches,
    native_texts,
    stacked,
    svg_texts,
    trend,
    workbook_of,
)
from tests.formats.word_pages import page_of
from tests.sizes import SOAK

THIN: dict[str, Chart] = {
    "lines without months": replace(lines(), labels=(), lines=()),
    "lines without values": replace(lines(), lines=tuple(replace(line, values=(None,) * 12) for line in lines().lines)),
    "no bars": replace(bars(), bars=()),
    "no parts": replace(stacked(), parts=()),
    "no columns": replace(columns(), columns=()),
}


@pytest.mark.parametrize("name", CHARTS)
def test_word_prints_the_same_words_as_the_page(name: str) -> None:
    on_page, in_word = (sorted(words(" ".join(of(CHARTS[name])))) for of in (svg_texts, native_texts))
    assert len(on_page) > 3
    assert in_word == on_page


@pytest.mark.parametrize("name", CHARTS)
def test_axis_ids_are_not_negative_because_word_rejects_them(name: str) -> None:
    numbers = matches(CHARTS[name], "//c:axId/@val | //c:crossAx/@val")
    assert numbers
    assert all(number.isdigit() for number in numbers)


@pytest.mark.parametrize("name", CHARTS)
def test_all_colors_are_theme_colors(name: str) -> None:
    assert matches(CHARTS[name], "//a:schemeClr/@val")
    assert not matches(CHARTS[name], "//a:srgbClr/@val")


@pytest.mark.parametrize("name", CHARTS)
def test_every_series_has_a_unique_number_and_refers_to_its_cells(name: str) -> None:
    numbers = matches(CHARTS[name], "//c:ser/c:idx/@val")
    assert len(numbers) == len(set(numbers)) > 0
    sheet = workbook_of(CHARTS[name])["Sheet1"]
    series = zip(*(matches(CHARTS[name], f"//c:ser/c:tx//c:{part}/text()") for part in ("f", "v")), strict=True)
    assert all(sheet[cell.split("!")[1].replace("$", "")].value == header for cell, header in series)


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_chart_has_the_same_bytes(name: str) -> None:
    once, again = native_chart(CHARTS[name], "en-US"), native_chart(CHARTS[name], "en-US")
    assert once == again
    with ZipFile(io.BytesIO(once.workbook)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_no_text_becomes_a_formula_in_any_workbook() -> None:
    hostile = replace(
        stacked(), value_name="=1+1", parts=tuple(replace(part, label="@SUM(1)") for part in stacked().parts)
    )
    cells = [cell for row in workbook_of(hostile)["Sheet1"].rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}


@pytest.mark.parametrize("office", ["Office2016", "Microsoft365"] if SOAK else ["Office2016"])
def test_a_document_with_every_type_of_chart_is_valid(tmp_path: Path, office: str) -> None:
    drawn = [
        *CHARTS.values(),
        *THIN.values(),
        trend(1, None, -3, 4),
        trend(),
        attainment("1.067"),
        attainment(None, "n/a"),
    ]
    names = {f"chart{at}": chart for at, chart in enumerate(drawn)}
    page = page_of(tmp_path, *(f"{{{{ {name} }}}}" for name in names), facts=names)
    document = tmp_path / "charts.docx"
    document.write_bytes(Word().render(page))
    assert not open_xml_errors(document, office)  # type: ignore[arg-type]  # pytest hands plain texts
