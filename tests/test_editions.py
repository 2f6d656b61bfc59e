"""Manager-only content is in no other edition, down to the bytes of the finished files."""

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
from plangen.document_text.pdf import pdf_text
from plangen.document_text.word import word_text
from tests.document_tools import PROJECT
from tests.documents import assert_same_words

SAMPLE = PROJECT / "inputs" / "sample"
ANA = "Ana Ruiz"
SECRETS = ("Quincunx", "Borborygmus", "Widdershins", "Zugzwang", "Flibbertigibbet")
PRIVATE = "Xylophone"
EDITIONS = ("rep", "preread", "manager")
BEFORE_AS_OF = datetime(2026, 10, 2)  # noqa: DTZ001 - spreadsheet dates have no time zone
AFTER_AS_OF = datetime(2026, 10, 8)  # noqa: DTZ001 - the same


def project(folder: Path, *, secret: bool, shared: datetime | None = None) -> Path:
    """Copies the sample, with or without entries by Ana's manager; `shared` is the date they were discussed."""
    folder.mkdir()
    shutil.copy(SAMPLE / "opportunities.csv", folder)
    workbook = load_workbook(SAMPLE / "team.xlsx")
    first, second, third, fourth, fifth = SECRETS
    if secret:
        for row in rows_of(workbook["Reviews"], ANA, "2026-Q3"):
            row[4].value, row[5].value, row[6].value, row[7].value = 2, second, first, shared
        workbook["Notes"].append([ANA, "private note", third, "2026-Q3"])
        workbook["Notes"].append([ANA, "manager only", fourth])
        rated = datetime(2026, 10, 3)  # noqa: DTZ001 - the same
        workbook["Skills"].append([ANA, "negotiating", 5, None, 1, fifth, rated, shared])
    workbook["Goals"].append(["G-AR-9", ANA, "2026", "personal", PRIVATE, None, None, None, None, "open", None, "yes"])
    workbook.save(folder / "team.xlsx")
    return folder


def rows_of(sheet: Any, name: str, code: str) -> list[Any]:
    return [row for row in sheet.iter_rows(min_row=2) if (row[0].value, row[1].value) == (name, code)]


def make_reviews(inputs: Path, output: Path) -> dict[tuple[str, str], bytes]:
    """Creates Ana's reviews and returns their bytes by edition and suffix."""
    editions = [word for name in EDITIONS for word in ("--edition", name)]
    arguments = ["make", "review", "--inputs", str(inputs), "--output", str(output), "--only", ANA, *editions]
    assert main(arguments) == 0
    found = {}
    for path in [path for path in output.rglob("*Quarterly review*") if path.suffix in {".pdf", ".docx"}]:
        edition = "preread" if "pre-read" in path.name else "manager" if "MANAGER" in path.name else "rep"
        found[edition, path.suffix] = path.read_bytes()
    assert len(found) == 2 * len(EDITIONS)
    return found


@pytest.fixture(scope="module")
def with_entries(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    folder = tmp_path_factory.mktemp("with")
    return make_reviews(project(folder / "inputs", secret=True), folder / "output")


@pytest.fixture(scope="module")
def without_entries(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    folder = tmp_path_factory.mktemp("without")
    return make_reviews(project(folder / "inputs", secret=False), folder / "output")


def text_of(document: bytes, suffix: str) -> str:
    text = word_text(document) if suffix == ".docx" else pdf_text(document)
    return " ".join([text.body, *text.margins, *(" ".join(chart) for chart in text.charts)])


def contents(document: bytes, suffix: str) -> Iterator[bytes]:
    """The bytes of a file, each part of a package, and each stream of a PDF, decompressed if possible."""
    yield document
    if suffix == ".docx":
        yield from unzipped(document)
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(found[1])
        except zlib.error:
            yield found[1]


def unzipped(package: bytes) -> Iterator[bytes]:
    """The parts of a package, and of packages in it."""
    with ZipFile(io.BytesIO(package)) as parts:
        for part in map(parts.read, parts.namelist()):
            yield part
            yield from unzipped(part) if part.startswith(b"PK") else ()


def encodings(word: str) -> set[bytes]:
    """A word in UTF-8, in UTF-16, and in hexadecimal digits."""
    wide = word.encode("utf-16-be")
    return {word.encode(), wide, word.encode("utf-16-le"), wide.hex().encode(), wide.hex().upper().encode()}


def test_the_managers_copy_has_the_managers_entries(with_entries: dict[tuple[str, str], bytes]) -> None:
    for suffix in (".pdf", ".docx"):
        text = text_of(with_entries["manager", suffix], suffix)
        assert [secret for secret in SECRETS[:4] if secret not in text] == []
        assert "MANAGER ONLY" in text
        assert "The person may have a right to see this. Write only what you'd say." in text


@pytest.mark.parametrize("edition", ["rep", "preread"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_nothing_from_the_managers_copy_is_in_any_other_file(
    with_entries: dict[tuple[str, str], bytes], edition: str, suffix: str
) -> None:
    document = with_entries[edition, suffix]
    pieces = list(contents(document, suffix))
    assert len(pieces) > 5
    for secret in (*SECRETS, "MANAGER ONLY"):
        assert secret not in text_of(document, suffix)
        assert not [encoded for encoded in encodings(secret) for piece in pieces if encoded in piece]


@pytest.mark.parametrize("edition", ["rep", "preread"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_managers_entries_do_not_change_a_byte_of_the_persons_copies(
    with_entries: dict[tuple[str, str], bytes], without_entries: dict[tuple[str, str], bytes], edition: str, suffix: str
) -> None:
    assert with_entries[edition, suffix] == without_entries[edition, suffix]
    assert with_entries["manager", suffix] != without_entries["manager", suffix]


def test_shared_ratings_are_in_the_persons_copy_and_unshared_ones_are_not(tmp_path: Path) -> None:
    shared = make_reviews(project(tmp_path / "shared", secret=True, shared=BEFORE_AS_OF), tmp_path / "one")
    assert SECRETS[1] in text_of(shared["rep", ".pdf"], ".pdf")
    unshared = make_reviews(project(tmp_path / "unshared", secret=True, shared=AFTER_AS_OF), tmp_path / "other")
    assert SECRETS[1] not in text_of(unshared["rep", ".pdf"], ".pdf")


def test_personal_goals_are_only_on_the_persons_copies(with_entries: dict[tuple[str, str], bytes]) -> None:
    for (edition, suffix), document in with_entries.items():
        assert (PRIVATE in text_of(document, suffix)) == (edition != "manager")


def test_every_edition_has_the_same_words_in_word_and_pdf(with_entries: dict[tuple[str, str], bytes]) -> None:
    for edition in EDITIONS:
        assert_same_words(with_entries[edition, ".docx"], with_entries[edition, ".pdf"])
