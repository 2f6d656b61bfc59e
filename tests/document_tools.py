"""Runs the programs that check finished documents; without one, its tests are skipped, or fail in CI."""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Final, Literal, NoReturn

import pytest

PROJECT: Final = Path(__file__).parents[1]
SHARED: Final = PROJECT.parent / "shared"
FONTS: Final = PROJECT / "templates" / "_shared" / "fonts"

Tool = Literal["soffice", "qpdf", "pdftoppm", "pdffonts", "pdftotext", "ooxml-validator"]
Office = Literal["Office2016", "Microsoft365"]

_PACKAGES: Final[dict[Tool, str]] = {
    "soffice": "libreoffice-writer-nogui",
    "qpdf": "qpdf",
    "pdftoppm": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "ooxml-validator": "node and npm, then make test",
}
_FASTER_START: Final = {"DOTNET_TieredPGO": "0"}
"""The validator takes one file per start; without profiling itself, it starts in 0.8 seconds instead of one."""
# LibreOffice uses plangen's font on every machine.
_FONT_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
</fontconfig>
"""


def skip_or_fail(reason: str) -> NoReturn:
    """Skips the test with a reason, or fails it in CI, where every tool should be installed."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def needs(tool: Tool) -> str:
    """The path of a program; without it, the test is skipped or fails."""
    folders = os.pathsep.join([os.environ.get("PATH", ""), str(PROJECT / ".cache" / "ooxml" / "node_modules" / ".bin")])
    found = shutil.which(tool, path=folders)
    if found is None:
        skip_or_fail(f"{tool} not found: install {_PACKAGES[tool]}")
    return found


def needs_shared(*parts: str) -> Path:
    """The path of a file or folder in shared/, next to the project; without it, the test is skipped or fails."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        skip_or_fail(f"{path} not found")
    return path


def open_xml_errors(document: Path, office: Office = "Microsoft365") -> list[str]:
    """The errors that Microsoft's Open XML validator finds in a Word file or workbook."""
    ran = subprocess.run(
        [needs("ooxml-validator"), str(document), "--officeVersion", office],
        env=os.environ | _FASTER_START,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout, f"no output from the validator for {document.name}: {ran.stderr}"
    report = json.loads(ran.stdout)
    assert report["ok"] == (not report["errors"]), report
    return [f"{error.get('path')} {error.get('xPath')}: {error['description']}" for error in report["errors"]]


def pdf_errors(document: Path) -> list[str]:
    """The errors that qpdf finds in a PDF file."""
    ran = subprocess.run([needs("qpdf"), "--check", str(document)], capture_output=True, text=True, check=False)
    return [] if ran.returncode == 0 else (ran.stdout + ran.stderr).splitlines()


def converted_by_libreoffice(documents: list[Path], folder: Path) -> list[Path]:
    """Converts Word files to PDF files in a folder, with one start of LibreOffice."""
    soffice = needs("soffice")
    home = folder / ".libreoffice"
    home.mkdir(parents=True, exist_ok=True)
    font_config = home / "fonts.conf"
    font_config.write_text(_FONT_CONFIG.format(fonts=FONTS), encoding="utf-8")
    ran = subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, documents),
        ],
        env=os.environ | {"FONTCONFIG_FILE": str(font_config), "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    converted = [folder / f"{document.stem}.pdf" for document in documents]
    assert all(path.is_file() for path in converted), f"LibreOffice skipped a document: {ran.stdout} {ran.stderr}"
    return converted


def page_images(document: Path, folder: Path, dots_per_inch: int = 60) -> list[Path]:
    """Converts the pages of a PDF file to PNG files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [needs("pdftoppm"), "-r", str(dots_per_inch), "-png", str(document), str(folder / document.stem)]
    subprocess.run(command, capture_output=True, check=True)
    return sorted(folder.glob(f"{document.stem}-*.png"))


def listed_fonts(document: Path) -> list[str]:
    """The fonts that poppler lists for a PDF file."""
    ran = subprocess.run([needs("pdffonts"), str(document)], capture_output=True, text=True, check=True)
    return [line.split()[0] for line in ran.stdout.splitlines()[2:]]


def page_texts(document: Path) -> list[str]:
    """The text of each page of a PDF file, with single spaces."""
    return [*_page_texts(document, document.stat().st_mtime_ns)]


@cache
def _page_texts(document: Path, _changed: int) -> tuple[str, ...]:
    ran = subprocess.run([needs("pdftotext"), str(document), "-"], capture_output=True, text=True, check=True)
    return tuple(" ".join(page.split()) for page in ran.stdout.split("\f")[:-1])
