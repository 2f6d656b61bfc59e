import io
import re
from dataclasses import replace
from zipfile import ZipFile

from plangen.formats.word.template import Word
from tests.made import Made


def test_theme_and_text_have_the_company_accent_color(made: Made) -> None:
    page = made.page(made.document("full", document_type="quarterly-review", edition="rep"), "word")
    theme = replace(page.theme, accent="#ffcc00")
    with ZipFile(io.BytesIO(Word().render(replace(page, theme=theme)))) as parts:
        theme_xml, styles = parts.read("word/theme/theme1.xml").decode(), parts.read("word/styles.xml").decode()
        body = parts.read("word/document.xml").decode()
    accents = [theme.accent, theme.accent_text, theme.accent_soft, theme.accent_tint]
    slots = re.findall(r'<a:accent[1-4]><a:srgbClr val="(\w+)"/>', theme_xml)
    assert slots == [accent[1:].upper() for accent in accents]
    assert set(re.findall(r'w:val="(\w+)" w:themeColor="accent2"', styles)) == {theme.accent_text[1:].upper()}
    assert set(re.findall(r'w:fill="(\w+)" w:themeFill="accent4"', body)) == {theme.accent_tint[1:].upper()}


def test_no_part_has_a_timestamp(made: Made) -> None:
    for document in made.documents("full"):
        with ZipFile(document.word) as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
