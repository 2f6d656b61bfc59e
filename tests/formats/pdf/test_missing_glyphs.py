import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from tests.document_tools import PROJECT, needs, skip_or_fail
from tests.formats.pdf_pages import custom_page

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

NO_FONT_HAS = "\U0010fffd\U00030000"
"""A private character, and a Chinese one that few fonts have."""
THAI = "ศรีสุข"


def test_characters_that_no_installed_font_has_are_collected(tmp_path: Path) -> None:
    page = custom_page(tmp_path, f"<html lang='en'><p>Ana {NO_FONT_HAS}<p>{NO_FONT_HAS}</html>")
    assert Pdf().render(page)
    assert page.missing_characters == set(NO_FONT_HAS)


def test_a_page_without_such_characters_reports_none(tmp_path: Path) -> None:
    page = custom_page(tmp_path, "<html lang='en'><p style='colour: red'>Zoë Łuk, 25% − “quoted”</html>")
    assert Pdf().render(page)
    assert page.missing_characters == set()


def test_a_script_that_carlito_lacks_is_printed_in_an_installed_noto_font(tmp_path: Path) -> None:
    listed = subprocess.run(
        [shutil.which("fc-list") or needs("pdffonts"), ":lang=th", "family"], capture_output=True, text=True, check=True
    )
    if "Noto" not in listed.stdout:
        skip_or_fail("no Noto font for Thai: install fonts-noto-core")
    page = custom_page(tmp_path, f"<html lang='en'><title>T</title><p>{THAI} Ana</html>")
    reader = pypdf.PdfReader(BytesIO(Pdf().render(page)))
    resources = reader.pages[0]["/Resources"]["/Font"].get_object()  # type: ignore[index]
    fonts = sorted(str(font.get_object()["/BaseFont"]).partition("+")[2] for font in resources.values())
    assert any(font.startswith("Noto-Sans-Thai") for font in fonts), fonts
    assert page.missing_characters == set()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_the_summary_of_a_run_names_the_characters(tmp_path: Path) -> None:
    deals = tmp_path / "deals.csv"
    deals.write_text(
        "Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date\n"
        f"Ana {NO_FONT_HAS[1]}Ruiz,Harbor Supply,Renewal,Closed Won,1000,2026-08-03\n",
        encoding="utf-8",
    )
    command = ["make", "scorecard", "--inputs", str(deals), "--output", str(tmp_path / "out"), "--as-of", "2026-10-05"]
    ran = subprocess.run(
        [sys.executable, "-m", "plangen", *command, "--format", "pdf"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env=os.environ | {"COLUMNS": "400"},
    )  # fmt: skip
    assert "1 character prints as a box in PDFs, missing in every installed font: \U00030000" in ran.stdout, ran.stderr
    assert str(PROJECT) not in ran.stdout
