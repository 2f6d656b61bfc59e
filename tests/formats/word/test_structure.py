from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.formats.word.edited import NAMESPACES, add, blank, made_from, paragraph, valid_from

IF, END = paragraph("{%p if shown %}"), paragraph("{%p endif %}")
SHOWN = paragraph("shown")
GRID = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'


def cell(content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def table(*rows: list[str]) -> str:
    return GRID + "".join(f"<w:tr>{''.join(cell(each) for each in row)}</w:tr>" for row in rows) + "</w:tbl>"


def row(text: str) -> list[str]:
    return [paragraph(text), paragraph("")]


HALF = "<w:p><w:bookmarkStart w:id='3' w:name='here'/></w:p>"
BOX = (
    '<w:p><w:r><w:pict><v:rect style="width:90pt;height:30pt"><v:textbox><w:txbxContent>'
    f"{IF}{SHOWN}{END}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
)
IN_A_CONTROL = f"<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>{SHOWN}</w:sdtContent></w:sdt>"
TEMPLATES = {
    "a paragraph in a cell": table([IF + SHOWN + END, paragraph("other")]),
    "all paragraphs of a row's cells": table([IF + SHOWN + END, IF + SHOWN + END]),
    "a table in a cell": table([IF + table([SHOWN, SHOWN]) + END + paragraph(""), SHOWN]),
    "a paragraph after a table in a cell": table([table([SHOWN, SHOWN]) + IF + SHOWN + END, SHOWN]),
    "a content control in a cell": table([IF + IN_A_CONTROL + END, SHOWN]),
    "a row": table(row("{%tr if shown %}"), [SHOWN, SHOWN], row("{%tr endif %}"), [SHOWN, SHOWN]),
    "all rows": table(row("{%tr if shown %}"), [SHOWN, SHOWN], row("{%tr endif %}")),
    "all rows of an inner table": table([table(row("{%tr if shown %}"), [SHOWN, SHOWN], row("{%tr endif %}")), SHOWN]),
    "all cells of a row": table([paragraph("{%tc if shown %}"), SHOWN, paragraph("{%tc endif %}")], [SHOWN, SHOWN]),
    "one cell of a row": table([SHOWN, paragraph("{%tc if shown %}"), SHOWN, paragraph("{%tc endif %}")]),
    "a text box": BOX,
    "everything": IF + SHOWN + END,
    "half a bookmark": f"{IF}{HALF}{END}<w:p><w:bookmarkEnd w:id='3'/></w:p>",
}  # fmt: skip


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("name", TEMPLATES)
def test_what_a_condition_empties_stays_valid(name: str, shown: bool, tmp_path: Path) -> None:
    template = blank()
    add(template, paragraph("before") + TEMPLATES[name] + paragraph("after"))
    document = made_from(tmp_path, template, shown=shown)
    assert _broken(document.element.body) == []
    assert ("shown" in document.element.xml) >= (shown and name != "half a bookmark")


@pytest.mark.parametrize("shown", [True, False])
def test_what_conditions_and_loops_leave_is_valid_in_one_file(shown: bool, tmp_path: Path) -> None:
    template = blank()
    parts = (*TEMPLATES.values(), repeated_bookmark(), repeated_paragraph(), rows_in_a_control())
    add(template, paragraph("before") + paragraph("between").join(parts) + paragraph("after"))
    for part in ("header", "footer"):
        add_condition(template, part)
    document = valid_from(tmp_path, template, shown=shown, deals=("a", "b", "c"), name="Ana")
    assert document.element.xml.count("between") == len(parts) - 1
    assert _broken(document.element.body) == []


def _broken(body: Any) -> list[str]:
    """The parts of a file that Word refuses, though the validator accepts some of them."""
    found = [each.tag for each in body.iter(qn("w:tbl")) if next(each.iter(qn("w:tr")), None) is None]
    found += [each.tag for each in body.iter(qn("w:tr")) if next(each.iter(qn("w:tc")), None) is None]
    for each in body.iter(qn("w:tc"), qn("w:txbxContent")):
        if not len(each) or each[-1].tag not in (qn("w:p"), qn("w:sdt")):
            found.append(each.tag)
    return found


def add_condition(template: Any, part: str) -> None:
    """Replaces what a header or footer contains by a condition."""
    story = getattr(template.sections[0], part)
    element = story._element
    element.remove(story.paragraphs[0]._p)
    for each in docx.oxml.parse_xml(f"<w:hdr {NAMESPACES}>{IF}{SHOWN}{END}</w:hdr>"):
        element.append(each)


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_header_or_footer_keeps_a_paragraph(part: str, shown: bool, tmp_path: Path) -> None:
    template = blank()
    add_condition(template, part)
    document = made_from(tmp_path, template, shown=shown)
    assert [each.text for each in getattr(document.sections[0], part).paragraphs] == ["shown" if shown else ""]


def repeated_bookmark() -> str:
    marked = (
        "<w:p><w:bookmarkStart w:id='3' w:name='deal'/><w:r><w:t>{{ deal }}</w:t></w:r><w:bookmarkEnd w:id='3'/></w:p>"
    )
    other = "<w:p><w:bookmarkStart w:id='4' w:name='other'/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id='4'/></w:p>"
    return paragraph("{%p for deal in deals %}") + marked + paragraph("{%p endfor %}") + other


def test_bookmarks_that_a_loop_repeats_stay_unique(tmp_path: Path) -> None:
    template = blank()
    add(template, repeated_bookmark())
    body = made_from(tmp_path, template, deals=("a", "b", "c")).element.body
    starts = [(each.get(qn("w:id")), each.get(qn("w:name"))) for each in body.iter(qn("w:bookmarkStart"))]
    assert starts == [("1", "deal"), ("2", "other")]
    assert [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkEnd"))] == ["1", "2"]


def repeated_paragraph() -> str:
    numbered = '<w:p w14:paraId="00000001" w14:textId="77777777"><w:r><w:t>{{ deal }}</w:t></w:r></w:p>'
    return paragraph("{%p for deal in deals %}") + numbered + paragraph("{%p endfor %}")


def test_paragraph_numbers_that_a_loop_repeats_are_dropped(tmp_path: Path) -> None:
    template = blank()
    add(template, repeated_paragraph())
    assert [each.text for each in made_from(tmp_path, template, deals=("a", "b")).paragraphs] == ["a", "b"]


def rows_in_a_control() -> str:
    inner = IN_A_CONTROL.replace(SHOWN, f"<w:tr>{cell(SHOWN)}{cell(SHOWN)}</w:tr>")
    return f"{GRID}{inner}</w:tbl>{paragraph('{{ name }}')}"


def test_a_table_whose_rows_are_in_a_content_control_stays(tmp_path: Path) -> None:
    template = blank()
    add(template, rows_in_a_control())
    assert len(made_from(tmp_path, template, name="Ana").tables) == 1
