import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from plangen.formats import pdf
from plangen.formats.pdf import Pdf
from plangen.problems import PlangenError
from tests.formats.quarterly_facts import TEMPLATES, own_page

if pdf.available() and "CI" not in os.environ:
    pytest.skip(pdf.available(), allow_module_level=True)

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63600000000200014"
    "8afa4710000000049454e44ae426082"
)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/logo.png",
        "https://example.com/logo.png",
        "ftp://example.com/logo.png",
        "file:///etc/passwd",
        "file://server/share/logo.png",
        "../../outside.png",
        "%2e%2e/%2e%2e/outside.png",
        "link.png",
    ],
)
def test_a_template_fetches_nothing_from_elsewhere(tmp_path: Path, address: str) -> None:
    home = tmp_path / "templates"
    home.mkdir()
    page = own_page(home, f'<html lang="en"><img src="{address}" alt="logo"></html>')
    (tmp_path / "outside.png").write_bytes(PIXEL)
    (home / "own" / "link.png").symlink_to(tmp_path / "outside.png")
    with pytest.raises(PlangenError, match="A template uses files that lie in the template folders"):
        Pdf().render(page)


def test_a_link_in_another_template_folder_leads_nowhere_either(tmp_path: Path) -> None:
    home, other = tmp_path / "templates", tmp_path / "other"
    for folder in (home, other / "own"):
        folder.mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(PIXEL)
    (other / "own" / "link.png").symlink_to(tmp_path / "outside.png")
    page = own_page(home, '<html lang="en"><img src="link.png" alt="logo"></html>')
    with pytest.raises(PlangenError, match="A template uses files that lie in the template folders"):
        Pdf().render(replace(page, folders=(home, other, TEMPLATES)))


@pytest.mark.parametrize("address", ["logo.png", "../own/logo.png", "data:image/png;base64,{data}"])
def test_a_template_uses_its_own_files_and_what_is_written_into_it(tmp_path: Path, address: str) -> None:
    address = address.replace(
        "{data}", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    )
    page = own_page(tmp_path, f'<html lang="en"><img src="{address}" alt="logo"></html>')
    (tmp_path / "own" / "logo.png").write_bytes(PIXEL)
    reader = pypdf.PdfReader(BytesIO(Pdf().render(page)))
    assert len(reader.pages[0].images) == 1
