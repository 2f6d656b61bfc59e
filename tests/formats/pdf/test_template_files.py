import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from plangen.problems import PlangenError
from tests.formats.pdf_pages import TEMPLATES, custom_page

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63600000000200014"
    "8afa4710000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template folder with a logo, and a link to an image outside."""
    outside = tmp_path_factory.mktemp("outside")
    custom = outside / "templates" / "custom"
    custom.mkdir(parents=True)
    (outside / "outside.png").write_bytes(PIXEL)
    (custom / "link.png").symlink_to(outside / "outside.png")
    (custom / "logo.png").write_bytes(PIXEL)
    return custom.parent


@pytest.mark.parametrize(
    "url",
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
def test_a_template_loads_nothing_from_outside_the_template_folders(folder: Path, url: str) -> None:
    page = custom_page(folder, f'<html lang="en"><img src="{url}" alt="logo"></html>')
    with pytest.raises(PlangenError, match="Templates can only use files in the template folders"):
        Pdf().render(page)


def test_a_link_out_of_another_template_folder_is_refused_too(tmp_path: Path) -> None:
    folder, other = tmp_path / "templates", tmp_path / "other"
    for each in (folder, other / "custom"):
        each.mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(PIXEL)
    (other / "custom" / "link.png").symlink_to(tmp_path / "outside.png")
    page = custom_page(folder, '<html lang="en"><img src="link.png" alt="logo"></html>')
    with pytest.raises(PlangenError, match="Templates can only use files in the template folders"):
        Pdf().render(replace(page, folders=(folder, other, TEMPLATES)))


@pytest.mark.parametrize("url", ["logo.png", "../custom/logo.png", "data:image/png;base64,{data}"])
def test_a_template_can_use_its_own_files_and_embedded_data(folder: Path, url: str) -> None:
    url = url.replace(
        "{data}", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    )
    page = custom_page(folder, f'<html lang="en"><img src="{url}" alt="logo"></html>')
    reader = pypdf.PdfReader(BytesIO(Pdf().render(page)))
    assert len(reader.pages[0].images) == 1


def test_elements_nested_too_deeply_are_an_error_in_the_template(folder: Path) -> None:
    page = custom_page(folder, f"<html lang='en'><title>T</title>{'<div>' * 3_000}x</html>")
    with pytest.raises(PlangenError, match=r"custom/document.html: Elements are nested too deeply."):
        Pdf().render(page)
