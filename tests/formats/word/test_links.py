from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from plangen.formats.word.template import Word
from plangen.lint.faults import TemplateFacts, check_word
from plangen.problems import PlangenError
from tests.formats.word.edited import add, add_link, add_part, blank, made_from, page_from, paragraph, valid_from
from tests.formats.word_pages import TEMPLATE

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def linked(address: str, *, loop: bool = False) -> Any:
    template = blank()
    add_linked(template, address, loop=loop)
    return template


def add_linked(template: Any, address: str, *, loop: bool = False) -> None:
    link = f'<w:p><w:hyperlink r:id="{add_link(template.part, address)}"><w:r><w:t>CRM</w:t></w:r></w:hyperlink></w:p>'
    around = (paragraph("{%p for name in names %}"), paragraph("{%p endfor %}")) if loop else ("", "")
    add(template, link.join(around))


def addresses(document: Any) -> list[str]:
    links = document.element.body.iter(qn("w:hyperlink"))
    assert not [each for each in document.part.rels.values() if "{{" in each.target_ref or "%7B" in each.target_ref]
    return [document.part.rels[link.get(qn("r:id"))].target_ref for link in links]


ADDRESSES = (
    "https://crm.example/find?q=%7B%7B%20name%20%7D%7D&amp=1%26",
    "https://crm.example/find?q=%7b%7bname%7d%7d&amp=1%26",
    "https://crm.example/find?q={{ name }}&amp=1%26",
    "https://crm.example/%7B%25%20if%20name%20%25%7Dfind%7B%25%20endif%20%25%7D?q=%7B%7B%20name%20%7D%7D&amp=1%26",
)
LOOP = "https://crm.example/%7B%7B%20name%20%7D%7D"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_tag_in_the_address_of_a_link_is_filled(address: str, tmp_path: Path) -> None:
    document = made_from(tmp_path, linked(address), name="Fish & Chips #1 “é”")
    expected = "https://crm.example/find?q=Fish%20%26%20Chips%20%231%20%E2%80%9C%C3%A9%E2%80%9D&amp=1%26"
    assert addresses(document) == [expected]


def test_a_link_in_a_loop_has_an_address_for_each(tmp_path: Path) -> None:
    document = made_from(tmp_path, linked(LOOP, loop=True), names=("a", "b"))
    assert addresses(document) == ["https://crm.example/a", "https://crm.example/b"]


def test_a_whole_address_can_be_a_value(tmp_path: Path) -> None:
    document = made_from(tmp_path, linked("{{ url }}"), url="https://crm.example/a?b=c d")
    assert addresses(document) == ["https://crm.example/a?b=c%20d"]


@pytest.mark.parametrize("url", ["file://server/share/x.exe", "javascript:alert(1)", "server"])
def test_a_value_that_is_no_web_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(PlangenError, match=r"isn't a link address. Start it with https:// or mailto:"):
        Word().render(page_from(tmp_path, linked("{{ url }}"), {"url": url}))


def test_links_without_tags_stay_as_they_are(tmp_path: Path) -> None:
    assert addresses(made_from(tmp_path, linked("https://crm.example/a%20b?c={d}"))) == [
        "https://crm.example/a%20b?c={d}"
    ]


SPLITS = (1, 30, 45)


def link_code(split: int) -> str:
    code = ' HYPERLINK "https://crm.example/find?q={{ name }}" '
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    pieces = [
        f'<w:r><w:instrText xml:space="preserve">{each}</w:instrText></w:r>' for each in (code[:split], code[split:])
    ]
    return f"<w:p>{kinds[0]}{''.join(pieces)}{kinds[1]}<w:r><w:t>CRM</w:t></w:r>{kinds[2]}</w:p>"


@pytest.mark.parametrize("split", SPLITS)
def test_a_tag_in_the_code_of_a_link_is_filled_and_encoded(split: int, tmp_path: Path) -> None:
    template = blank()
    add(template, link_code(split))
    body = made_from(tmp_path, template, name='Fish" & Chips').element.body
    joined = "".join(each.text or "" for each in body.iter(qn("w:instrText")))
    assert joined.strip() == 'HYPERLINK "https://crm.example/find?q=Fish%22%20%26%20Chips"'


def test_all_kinds_of_links_are_valid_in_one_file(tmp_path: Path) -> None:
    template = blank()
    for address in (*ADDRESSES, "{{ url }}", "https://crm.example/a%20b?c={d}"):
        add_linked(template, address)
    add_linked(template, LOOP, loop=True)
    add(template, "".join(map(link_code, SPLITS)))
    document = valid_from(tmp_path, template, name='Fish" & Chips', names=("a", "b"), url="https://crm.example/a?b=c d")
    assert len(addresses(document)) == len(ADDRESSES) + 4


def problems(folder: Path, template: Any) -> list[tuple[str, str, str]]:
    page_from(folder, template, {})
    found = check_word((folder,), TEMPLATE, TemplateFacts({"name": str, "names": tuple[str, ...]}, {}))
    return [(each.sort, each.value, each.fix) for each in found]


def test_an_unknown_name_in_an_address_is_reported(tmp_path: Path) -> None:
    assert problems(tmp_path, linked("https://crm.example/%7B%7B%20name%20%7D%7D")) == []
    [found] = problems(tmp_path, linked("https://crm.example/%7B%7B%20nam%20%7D%7D"))
    assert found == ("unknown fact", "{{ nam }}", "Use “name”.") or found[2] == "Use “name”."


def test_a_tag_in_the_title_of_a_chart_is_reported(tmp_path: Path) -> None:
    template = blank()
    title = "<c:title><a:p><a:r><a:t>Deals of {{ na</a:t></a:r><a:r><a:t>me }}</a:t></a:r></a:p></c:title>"
    chart = f'<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a">{title}</c:chartSpace>'
    add_part(template.part, "chart", "/word/charts/chart1.xml", CHART, chart.encode())
    [found] = problems(tmp_path, template)
    assert found[:2] == ("unfilled tag", "{{ name }}")


@pytest.mark.parametrize(
    ("first", "second"),
    [("{% for name in names %}{{ name }}", "{{ name }}{% endfor %}"), ("{% if name %}a", "b{% endif %}")],
)
def test_a_loop_or_condition_across_the_cells_of_a_row_is_reported(first: str, second: str, tmp_path: Path) -> None:
    template = blank()
    cells = template.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = first, second
    [found] = problems(tmp_path, template)
    assert found[0] == "tags across cells"
    assert "{%tr" in found[2]
    assert "{%tc" in found[2]


def test_loops_in_one_cell_over_rows_and_over_cells_are_not_reported(tmp_path: Path) -> None:
    template = blank()
    rows = template.add_table(5, 3).rows
    rows[0].cells[0].text = "{% for name in names %}{{ name }}{% endfor %}"
    for at, text in enumerate(("{%tr for name in names %}", "{{ name }}", "{%tr endfor %}"), 1):
        rows[at].cells[0].text = text
    for at, text in enumerate(("{%tc for name in names %}", "{{ name }}", "{%tc endfor %}")):
        rows[4].cells[at].text = text
    assert problems(tmp_path, template) == []
