import io
import re
from dataclasses import replace
from zipfile import ZipFile

from plangen.formats.word.template import Word
from tests.formats.quarterly_facts import quarterly_page
from tests.formats.word_pages import FACTS, rendered


def test_theme_and_text_have_the_company_accent_color() -> None:
    page = quarterly_page(FACTS["full"](), template="document.docx")
    theme = replace(page.theme, accent="#ffcc00")
    with ZipFile(io.BytesIO(Word().render(replace(page, theme=theme)))) as parts:
        theme_xml, styles = parts.read("word/theme/theme1.xml").decode(), parts.read("word/styles.xml").decode()
        body = parts.read("word/document.xml").decode()
    accents = [theme.accent, theme.accent_text, theme.accent_soft, theme.accent_tint]
    slots = re.findall(r'<a:accent[1-4]><a:srgbClr val="(\w+)"/>', theme_xml)
    assert slots == [accent[1:].upper() for accent in accents]
    assert set(re.findall(r'w:val="(\w+)" w:themeColor="accent2"', styles)) == {theme.accent_text[1:].upper()}
    assert set(re.findall(r'w:fill="(\w+)" w:themeFill="accent4"', body)) == {theme.accent_tint[1:].upper()}


def test_two_runs_give_the_same_bytes_without_timestamps() -> None:
    document = rendered(FACTS["full"]())
    assert rendered(FACTS["full"]()) == document
    with ZipFile(io.BytesIO(document)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
