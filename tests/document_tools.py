"""The programs that judge finished documents; a test that needs one which is not here is skipped, or fails in CI."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, Literal, NoReturn

import pytest

PROJECT: Final = Path(__file__).parents[1]
SHARED: Final = PROJECT.parent / "shared"
FONTS: Final = PROJECT / "templates" / "_shared" / "fonts"

Tool = Literal["soffice", "qpdf", "pdftoppm", "pdffonts", "ooxml-validator"]
Office = Literal["Office2016", "Microsoft365"]

_CAME_WITH: Final[dict[Tool, str]] = {
    "soffice": "libreoffice-writer-nogui",
    "qpdf": "qpdf",
    "pdftoppm": "poppler-utils",
    "pdffonts": "poppler-utils",
    "ooxml-validator": "node and npm, then make test",
}
# A page is drawn with the typeface that plangen brings, on any machine.
_FONT_RULES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
</fontconfig>
"""


def absent(reason: str) -> NoReturn:
    """Skip the test and say why; in CI, where everything has to be there, fail instead."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def needs(tool: Tool) -> str:
    """Where a program lies; without it, the test is skipped or fails."""
    folders = os.pathsep.join([os.environ.get("PATH", ""), str(PROJECT / ".cache" / "ooxml" / "node_modules" / ".bin")])
    found = shutil.which(tool, path=folders)
    if found is None:
        absent(f"{tool} is not here: install {_CAME_WITH[tool]}")
    return found


def needs_shared(*parts: str) -> Path:
    """A file or folder beside the project; without it, the test is skipped or fails."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        absent(f"{path} is not here")
    return path


def faults_of_open_xml(document: Path, office: Office = "Microsoft365") -> list[str]:
    """What Microsoft's Open XML validator has against a Word file or a workbook."""
    asked = subprocess.run(
        [needs("ooxml-validator"), str(document), "--officeVersion", office],
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout, f"the validator said nothing about {document.name}: {asked.stderr}"
    answer = json.loads(asked.stdout)
    assert answer["ok"] == (not answer["errors"]), answer
    return [f"{fault.get('path')} {fault.get('xPath')}: {fault['description']}" for fault in answer["errors"]]


def faults_of_pdf(document: Path) -> list[str]:
    """What qpdf has against a PDF file."""
    asked = subprocess.run([needs("qpdf"), "--check", str(document)], capture_output=True, text=True, check=False)
    return [] if asked.returncode == 0 else (asked.stdout + asked.stderr).splitlines()


def drawn_by_libreoffice(documents: list[Path], folder: Path) -> list[Path]:
    """Word files as LibreOffice draws them: PDF files of the same names in a folder, out of one start."""
    soffice = needs("soffice")
    own = folder / ".libreoffice"
    own.mkdir(parents=True, exist_ok=True)
    rules = own / "fonts.conf"
    rules.write_text(_FONT_RULES.format(fonts=FONTS), encoding="utf-8")
    ran = subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(own / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, documents),
        ],
        env=os.environ | {"FONTCONFIG_FILE": str(rules), "HOME": str(own)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    drawn = [folder / f"{document.stem}.pdf" for document in documents]
    assert all(path.is_file() for path in drawn), f"LibreOffice left out a document: {ran.stdout} {ran.stderr}"
    return drawn


def pictures_of(document: Path, folder: Path, dots_per_inch: int = 60) -> list[Path]:
    """The pages of a PDF file as PNG files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [needs("pdftoppm"), "-r", str(dots_per_inch), "-png", str(document), str(folder / document.stem)]
    subprocess.run(command, capture_output=True, check=True)
    return sorted(folder.glob(f"{document.stem}-*.png"))


def fonts_listed(document: Path) -> list[str]:
    """The fonts of a PDF file as poppler lists them."""
    asked = subprocess.run([needs("pdffonts"), str(document)], capture_output=True, text=True, check=True)
    return [line.split()[0] for line in asked.stdout.splitlines()[2:]]
