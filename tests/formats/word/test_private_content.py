import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from plangen.formats.word.private_content import Removed, remove_private_content
from plangen.lint.word_places import private_content, word_parts
from tests.formats.word.edited import (
    NAMESPACES,
    add,
    add_link,
    add_part,
    blank,
    bytes_of,
    made_from,
    paragraph,
    valid_from,
)

BY = 'w:author="Sam Root" w:date="2026-09-01T10:00:00Z"'
DELETED = f'<w:del w:id="91" {BY}><w:r><w:delText>SECRET {{{{ secret }}}}</w:delText></w:r></w:del>'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63600000000200014"
    "8afa4710000000049454e44ae426082"
)


DELETED_TEXTS = ("SECRET", "SECRET {{ secret }}", "{%p if secret %}")


def texts(document: object) -> list[str]:
    return [each.text for each in document.paragraphs]  # type: ignore[attr-defined]


def everything(folder: Path) -> bytes:
    with ZipFile(folder / "made.docx") as parts:
        return b"".join(name.encode() + parts.read(name) for name in parts.namelist())


def reported(document: object) -> list[tuple[str, str]]:
    return [(str(each.place), each.message) for each in private_content(bytes_of(document), "t.docx")]


def add_comments(template: Any) -> None:
    commented = template.add_paragraph("Dear {{ name }}")
    template.add_comment(commented.runs, "SECRET: ask HR whether {{ secret }} stays", author="Sam Root")
    template.add_comment(commented.runs, "SECRET", author="Sam Root")


def test_comments_are_left_out(tmp_path: Path) -> None:
    template = blank()
    add_comments(template)
    assert reported(template) == [("t.docx › comments", "2 comments: not in documents.")]
    document = made_from(tmp_path, template, name="Ana")
    assert texts(document) == ["Dear Ana"]
    assert [each.tag for each in document.element.body.iter() if "comment" in each.tag] == []
    for word in (b"SECRET", b"Sam Root", b"comments"):
        assert word not in everything(tmp_path)


def changed() -> str:
    new = f'<w:ins w:id="92" {BY}><w:r><w:t>{{{{ name }}}}</w:t></w:r></w:ins>'
    look = f'<w:r><w:rPr><w:b/><w:rPrChange w:id="93" {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>'
    return f"<w:p>{DELETED}{new}{look}</w:p>"


def test_deleted_text_is_gone_with_its_tags_and_inserted_text_stays(tmp_path: Path) -> None:
    template = blank()
    add(template, changed())
    assert reported(template) == [("t.docx", "Tracked changes: deleted text isn't in documents, inserted text is.")]
    assert [tag.text for part in word_parts(bytes_of(template), "t.docx") for tag in part.tags] == ["{{ name }}"]
    assert texts(made_from(tmp_path, template, name="Ana")) == ["Anabold"]
    for word in (b"SECRET", b"Sam Root", b"w:ins ", b"rPrChange"):
        assert word not in everything(tmp_path)


def deleted_parts(text: str) -> str:
    mark = f'<w:del w:id="94" {BY}/>'
    deleted = f'<w:del w:id="95" {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>'
    gone = f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{deleted}</w:p>"
    cell = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    rows = (
        f"<w:tr><w:trPr>{mark}</w:trPr>{cell.format('', text)}</w:tr>"
        f"<w:tr>{cell.format('', 'kept')}{cell.format(mark.replace('w:del', 'w:cellDel'), text)}</w:tr>"
    )
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>{rows}</w:tbl>'
    return gone + table


@pytest.mark.parametrize("text", DELETED_TEXTS)
def test_deleted_paragraphs_rows_and_cells_are_gone(text: str, tmp_path: Path) -> None:
    template = blank()
    add(template, paragraph("before") + deleted_parts(text) + paragraph("after"))
    document = made_from(tmp_path, template)
    assert texts(document) == ["before", "after"]
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == ["kept"]
    assert b"SECRET" not in everything(tmp_path)


def joined() -> str:
    end = f'<w:pPr><w:rPr><w:del w:id="94" {BY}/></w:rPr></w:pPr>'
    return f"<w:p>{end}<w:r><w:t>Dear </w:t></w:r></w:p>" + paragraph("{{ name }}")


def test_paragraphs_are_joined_where_the_end_of_one_was_deleted(tmp_path: Path) -> None:
    template = blank()
    add(template, joined())
    assert texts(made_from(tmp_path, template, name="Ana")) == ["Dear Ana"]


def moved() -> str:
    gone, stays = "<w:r><w:t>x</w:t></w:r>", "<w:r><w:t>y</w:t></w:r>"
    old = f'<w:moveFromRangeStart w:id="1" w:name="m" {BY}/><w:moveFrom w:id="2" {BY}>{gone}</w:moveFrom>'
    new = f'<w:moveToRangeStart w:id="3" w:name="m" {BY}/><w:moveTo w:id="4" {BY}>{stays}</w:moveTo>'
    ends = '<w:moveFromRangeEnd w:id="1"/>', '<w:moveToRangeEnd w:id="3"/>'
    return f"<w:p>{old}{ends[0]}<w:r><w:t>kept</w:t></w:r>{new}{ends[1]}</w:p>"


def test_moved_text_is_only_where_it_was_moved_to(tmp_path: Path) -> None:
    template = blank()
    add(template, moved())
    assert texts(made_from(tmp_path, template)) == ["kepty"]


def change_margins(template: Any) -> None:
    template.sections[0].header.paragraphs[0]._p.append(docx.oxml.parse_xml(f"<w:p {NAMESPACES}>{DELETED}</w:p>")[0])
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1"><w:p>{DELETED}</w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    add_part(template.part, "footnotes", "/word/footnotes.xml", kind, notes.encode())


def test_changes_in_headers_and_footnotes_are_accepted_too(tmp_path: Path) -> None:
    template = blank()
    change_margins(template)
    assert {place for place, _ in reported(template)} == {"t.docx › header 1", "t.docx › footnotes"}
    made_from(tmp_path, template)
    assert b"SECRET" not in everything(tmp_path)


def add_deleted_picture(template: Any) -> None:
    run = template.add_paragraph().add_run()
    run.add_picture(io.BytesIO(PNG))
    run._r.getparent().append(docx.oxml.parse_xml(f'<w:del {NAMESPACES} w:id="91" {BY}/>'))
    run._r.getnext().append(run._r)


def test_a_picture_in_deleted_text_is_gone(tmp_path: Path) -> None:
    template = blank()
    add_deleted_picture(template)
    made_from(tmp_path, template)
    assert b"word/media" not in everything(tmp_path)


def field(code: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    half = len(code) // 2
    codes = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:half], code[half:]))
    return f"<w:p>{kinds[0]}{codes}{kinds[1]}<w:r><w:t>SECRET</w:t></w:r>{kinds[2]}<w:r><w:t>kept</w:t></w:r></w:p>"


CODES = (
    'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"',
    "DDE Excel Book1 R1C1",
    'INCLUDEPICTURE "http://evil.example/x.png" \\d',
    " includetext secret.docx",
    "LINK Excel.Sheet.12 C:\\\\x.xlsx",
    "MACROBUTTON Run here",
)


def fields(code: str) -> str:
    simple = code.replace('"', "&quot;")
    return field(code) + f'<w:p><w:fldSimple w:instr="{simple}"><w:r><w:t>SECRET</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize("code", CODES)
def test_fields_that_load_files_or_run_something_are_left_out(code: str, tmp_path: Path) -> None:
    template = blank()
    add(template, fields(code))
    assert reported(template) == [("t.docx", "Fields that load files or run something: not in documents.")]
    assert texts(made_from(tmp_path, template)) == ["kept", ""]


def test_other_fields_stay(tmp_path: Path) -> None:
    template = blank()
    add(template, field("PAGE \\* MERGEFORMAT"))
    assert reported(template) == []
    assert texts(made_from(tmp_path, template)) == ["SECRETkept"]


def picture(kind: str, number: str) -> str:
    blip = f'<a:blip r:{kind}="{number}"/><a:stretch><a:fillRect/></a:stretch>'
    shape = '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
    names = '<pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="p"/><a:graphic>'
        f'<a:graphicData uri="{uri}"><pic:pic>{names}<pic:blipFill>{blip}</pic:blipFill>{shape}</pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def add_linked_picture(template: Any) -> None:
    add(template, picture("link", add_link(template.part, "http://evil.example/x.png", RELATIONSHIP_TYPE.IMAGE)))


def test_linked_pictures_are_left_out(tmp_path: Path) -> None:
    template = blank()
    add_linked_picture(template)
    assert reported(template) == [("t.docx", "Linked files: not in documents.")]
    made_from(tmp_path, template)
    assert b"evil.example" not in everything(tmp_path)


def embed(template: Any) -> None:
    package = "application/vnd.openxmlformats-officedocument.oleObject"
    number = add_part(template.part, "oleObject", "/word/embeddings/o.bin", package, b"SECRET")
    add(template, f'<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="P" r:id="{number}"/></w:object></w:r></w:p>')
    chunk = add_part(template.part, "aFChunk", "/word/chunk.html", "text/html", b"SECRET")
    add(template, f'<w:altChunk r:id="{chunk}"/>')
    macros = "application/vnd.ms-office.vbaProject"
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    template.part.relate_to(
        Part(PackURI("/word/vbaProject.bin"), macros, b"SECRET", template.part.package),
        kind,
    )


def test_embedded_objects_inserted_files_and_macros_are_left_out(tmp_path: Path) -> None:
    template = blank()
    embed(template)
    assert {message for _, message in reported(template)} == {
        "Embedded objects: not in documents.",
        "Inserted files (altchunk): not in documents.",
        "Macros: not in documents.",
    }
    made_from(tmp_path, template)
    assert b"SECRET" not in everything(tmp_path)


def attach_template(template: Any) -> None:
    settings = template.settings.element
    number = add_link(
        template.part._settings_part,
        "file://server/share/evil.dotm",
        f"{RELATIONSHIP_TYPE.HYPERLINK[:-9]}attachedTemplate",
    )
    settings.insert(0, docx.oxml.parse_xml(f'<w:attachedTemplate {NAMESPACES} r:id="{number}"/>'))


def test_the_link_to_another_template_is_left_out(tmp_path: Path) -> None:
    template = blank()
    attach_template(template)
    assert reported(template) == [("t.docx", "A link to another template: not in documents.")]
    document = made_from(tmp_path, template)
    assert document.settings.element.find(qn("w:attachedTemplate")) is None
    assert b"evil" not in everything(tmp_path)


def test_what_is_left_of_a_template_with_all_of_these_is_valid(tmp_path: Path) -> None:
    template = blank()
    add(template, changed() + "".join(map(deleted_parts, DELETED_TEXTS)) + joined() + moved())
    add(template, "".join(map(fields, CODES)) + field("PAGE \\* MERGEFORMAT").replace("SECRET", "1"))
    for edit in (add_comments, change_margins, add_deleted_picture, add_linked_picture, embed, attach_template):
        edit(template)
    assert len(reported(template)) > len(Removed)
    document = valid_from(tmp_path, template, name="Ana")
    assert texts(document)[0] == "Anabold"
    for word in (b"SECRET", b"Sam Root", b"evil"):
        assert word not in everything(tmp_path)


def test_a_plain_template_has_nothing_to_remove() -> None:
    template = blank()
    template.add_paragraph("Dear {{ name }}").add_run().add_picture(io.BytesIO(PNG))
    assert remove_private_content(template) == ()
    assert len(list(Removed)) == 8
