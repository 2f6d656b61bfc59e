"""What belongs to the manager's copy is in no other edition: shown on the bytes of finished files."""

import io
import re
import shutil
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from plangen.cli import main
from plangen.proof.pdf import pdf_text
from plangen.proof.word import word_text
from tests.document_tools import PROJECT
from tests.documents import same_words

SAMPLE = PROJECT / "inputs" / "sample"
ANA = "Ana Ruiz"
SECRETS = ("Quincunx", "Borborygmus", "Widdershins", "Zugzwang", "Flibbertigibbet")
PRIVATE = "Xylophone"
EDITIONS = ("rep", "preread", "manager")
TALKED = datetime(2026, 10, 2)  # noqa: DTZ001 - a date as a spreadsheet keeps it
LATER = datetime(2026, 10, 8)  # noqa: DTZ001 - the same


def project(folder: Path, *, secret: bool, shared: datetime | None = None) -> Path:
    """The sample with, or without, what Ana's manager has written; `shared` is the day they talked about it."""
    folder.mkdir()
    shutil.copy(SAMPLE / "opportunities.csv", folder)
    workbook = load_workbook(SAMPLE / "team.xlsx")
    first, second, third, fourth, fifth = SECRETS
    if secret:
        for row in rows_of(workbook["Reviews"], ANA, "2026-Q3"):
            row[4].value, row[5].value, row[6].value, row[7].value = 2, second, first, shared
        workbook["Notes"].append([ANA, "private note", third, "2026-Q3"])
        workbook["Notes"].append([ANA, "manager only", fourth])
        day = datetime(2026, 10, 3)  # noqa: DTZ001 - the same
        workbook["Skills"].append([ANA, "negotiating", 5, None, 1, fifth, day, shared])
    workbook["Goals"].append(["G-AR-9", ANA, "2026", "personal", PRIVATE, None, None, None, None, "open", None, "yes"])
    workbook.save(folder / "team.xlsx")
    return folder


def rows_of(sheet: Any, name: str, code: str) -> list[Any]:
    return [row for row in sheet.iter_rows(min_row=2) if (row[0].value, row[1].value) == (name, code)]


def made(inputs: Path, output: Path) -> dict[tuple[str, str], bytes]:
    """Ana's reviews by edition and format."""
    wanted = [part for name in EDITIONS for part in ("--edition", name)]
    arguments = ["make", "review", "--inputs", str(inputs), "--output", str(output), "--only", ANA, *wanted]
    assert main(arguments) == 0
    found = {}
    for path in [path for path in output.rglob("*Quarterly review*") if path.suffix in {".pdf", ".docx"}]:
        edition = "preread" if "pre-read" in path.name else "manager" if "MANAGER" in path.name else "rep"
        found[edition, path.suffix] = path.read_bytes()
    assert len(found) == 2 * len(EDITIONS)
    return found


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    folder = tmp_path_factory.mktemp("written")
    return made(project(folder / "inputs", secret=True), folder / "output")


@pytest.fixture(scope="module")
def unwritten(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    folder = tmp_path_factory.mktemp("unwritten")
    return made(project(folder / "inputs", secret=False), folder / "output")


def said(document: bytes, suffix: str) -> str:
    text = word_text(document) if suffix == ".docx" else pdf_text(document)
    return " ".join([text.body, *text.margins, *(" ".join(chart) for chart in text.charts)])


def inside(document: bytes, suffix: str) -> Iterator[bytes]:
    """Everything that lies in a file: each part of a package, each stream of a PDF as it is and unpacked."""
    yield document
    if suffix == ".docx":
        yield from unzipped(document)
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(found[1])
        except zlib.error:
            yield found[1]


def unzipped(package: bytes) -> Iterator[bytes]:
    """The parts of a package, and those of packages in it."""
    with ZipFile(io.BytesIO(package)) as parts:
        for part in map(parts.read, parts.namelist()):
            yield part
            yield from unzipped(part) if part.startswith(b"PK") else ()


def spellings(word: str) -> set[bytes]:
    """A word as files keep it: plain, in two bytes a letter, and in hexadecimal digits."""
    wide = word.encode("utf-16-be")
    return {word.encode(), wide, word.encode("utf-16-le"), wide.hex().encode(), wide.hex().upper().encode()}


def test_the_manager_s_copy_has_what_the_manager_wrote(written: dict[tuple[str, str], bytes]) -> None:
    for suffix in (".pdf", ".docx"):
        text = said(written["manager", suffix], suffix)
        assert [secret for secret in SECRETS[:4] if secret not in text] == []
        assert "MANAGER ONLY" in text
        assert "The person may have a right to see this. Write what you would say." in text


@pytest.mark.parametrize("edition", ["rep", "preread"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_nothing_of_the_manager_s_copy_lies_in_any_other(
    written: dict[tuple[str, str], bytes], edition: str, suffix: str
) -> None:
    document = written[edition, suffix]
    pieces = list(inside(document, suffix))
    assert len(pieces) > 5
    for secret in (*SECRETS, "MANAGER ONLY"):
        assert secret not in said(document, suffix)
        assert not [spelling for spelling in spellings(secret) for piece in pieces if spelling in piece]


@pytest.mark.parametrize("edition", ["rep", "preread"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_what_the_manager_wrote_changes_not_one_byte_of_the_person_s_copies(
    written: dict[tuple[str, str], bytes], unwritten: dict[tuple[str, str], bytes], edition: str, suffix: str
) -> None:
    assert written[edition, suffix] == unwritten[edition, suffix]
    assert written["manager", suffix] != unwritten["manager", suffix]


def test_what_was_talked_about_is_in_the_person_s_copy_and_what_will_be_is_not(tmp_path: Path) -> None:
    talked = made(project(tmp_path / "talked", secret=True, shared=TALKED), tmp_path / "one")
    assert SECRETS[1] in said(talked["rep", ".pdf"], ".pdf")
    later = made(project(tmp_path / "later", secret=True, shared=LATER), tmp_path / "other")
    assert SECRETS[1] not in said(later["rep", ".pdf"], ".pdf")


def test_personal_goals_stand_on_the_person_s_own_copies_alone(written: dict[tuple[str, str], bytes]) -> None:
    for (edition, suffix), document in written.items():
        assert (PRIVATE in said(document, suffix)) == (edition != "manager")


def test_every_edition_says_the_same_in_word_and_pdf(written: dict[tuple[str, str], bytes]) -> None:
    for edition in EDITIONS:
        same_words(written[edition, ".docx"], written[edition, ".pdf"])
