"""Manager-only content is in no other edition, down to the bytes of the finished files."""

import io
import re
import zlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from plangen.document_text.pdf import pdf_text
from plangen.document_text.word import word_text
from plangen.problems import has_errors
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.companies.workbook import write_workbook
from tests.documents import assert_same_words
from tests.one_packet import made_of

ANA = "Ana Ruiz"
SECRETS = ("Quincunx", "Borborygmus", "Widdershins", "Zugzwang", "Flibbertigibbet")
PRIVATE = "Xylophone"
EDITIONS = ("rep", "preread", "manager")
TODAY = date(2026, 11, 2)
BEFORE_AS_OF = date(2026, 10, 2)
AFTER_AS_OF = date(2026, 10, 8)
AREAS = ("pipeline and forecast", "prospecting", "selling skills", "accounts", "product", "teamwork")


def project(folder: Path, *, secret: bool, shared: date | None = None) -> Path:
    """A folder with or without entries by Ana's manager; `shared` is the date they were discussed."""
    folder.mkdir()
    first, second, third, fourth, fifth = SECRETS
    of_manager = (2, second, first, shared) if secret else (None, "Calls before nine.", None, None)
    deals = [(ANA, f"Deal {at}", "Closed Won", 9_000, date(2026, at, 2), date(2026, at, 20)) for at in range(1, 10)]
    notes = [(ANA, "private note", third, "2026-Q3"), (ANA, "manager only", fourth, None)] if secret else []
    skills = [(ANA, "negotiating", 5, None, 1, fifth, date(2026, 10, 3), shared)] if secret else []
    sheets: dict[str, list[tuple[object, ...]]] = {
        "Settings": [("setting", "value"), ("as of", "2026-10-05")],
        "Team": [("salesperson", "manager", "quota 2026"), (ANA, "Ken Ortiz", 120_000)],
        "Opportunities": [("salesperson", "name", "stage", "amount", "created", "close date"), *deals],
        "Reviews": [
            ("salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared"),
            *((ANA, "2026-Q3", area, 3, *of_manager) for area in AREAS),
        ],
        "Notes": [("salesperson", "topic", "text", "period"), (ANA, "worked", "Early quotes.", "2026-Q3"), *notes],
        "Skills": [
            ("salesperson", "competency", "required", "self", "manager", "evidence", "date", "shared"),
            (ANA, "discovery", 4, 3, 3, "Asks first.", date(2026, 7, 9), date(2026, 7, 9)),
            *skills,
        ],
        "Goals": [("id", "salesperson", "period", "area", "goal"), ("G-1", ANA, "2026", "personal", PRIVATE)],
    }
    write_workbook(folder / "team.xlsx", sheets)
    return folder


def make_reviews(inputs: Path, output: Path, formats: tuple[str, ...] = ()) -> dict[tuple[str, str], bytes]:
    """Creates Ana's reviews in all editions and returns their bytes by edition and suffix."""
    request = MakeRequest(
        Days(TODAY), ("review",), (inputs,), output, period="2026-Q3", editions=EDITIONS, formats=formats, jobs=1
    )
    result = made_of(request, "quarterly-review")
    assert (result.not_created, result.extra_file_errors) == ((), ())
    assert not has_errors(result.problems)
    found = {(each.edition, each.path.suffix): (output / each.path).read_bytes() for each in result.created}
    assert len(found) == len(result.created) == len(EDITIONS) * (len(formats) or 2)
    return found


def make_all(folder: Path, *, secret: bool) -> dict[tuple[str, str], bytes]:
    """Creates Ana's reviews in all editions and both formats."""
    return make_reviews(project(folder / "inputs", secret=secret), folder / "output")


@pytest.fixture(scope="module")
def with_entries(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    return make_all(tmp_path_factory.mktemp("with"), secret=True)


@pytest.fixture(scope="module")
def without_entries(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    return make_all(tmp_path_factory.mktemp("without"), secret=False)


@cache
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
        assert "The person may have a right to see this. Write only what you’d say." in text


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
    found = {}
    for shared in (BEFORE_AS_OF, AFTER_AS_OF):
        inputs = project(tmp_path / f"inputs {shared}", secret=True, shared=shared)
        found[shared] = make_reviews(inputs, tmp_path / f"output {shared}", ("word",))["rep", ".docx"]
    assert SECRETS[1] in text_of(found[BEFORE_AS_OF], ".docx")
    assert SECRETS[1] not in text_of(found[AFTER_AS_OF], ".docx")


def test_personal_goals_are_only_on_the_persons_copies(with_entries: dict[tuple[str, str], bytes]) -> None:
    for (edition, suffix), document in with_entries.items():
        assert (PRIVATE in text_of(document, suffix)) == (edition != "manager")


def test_every_edition_has_the_same_words_in_word_and_pdf(with_entries: dict[tuple[str, str], bytes]) -> None:
    for edition in EDITIONS:
        assert_same_words(with_entries[edition, ".docx"], with_entries[edition, ".pdf"])
