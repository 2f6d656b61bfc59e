"""Every word and limit of the shipped document types is used."""

import re
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from plangen.doctypes.catalog import load_catalog, shipped
from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.shared_words import SHARED
from plangen.facts.other_words import OTHER_WORDS
from plangen.facts.printed_tables import TABLES
from tests.document_tools import PROJECT

DOCUMENT_TYPES = load_catalog().document_types
PYTHON = "\n".join(path.read_text("utf-8") for path in (PROJECT / "src" / "plangen").rglob("*.py"))
RATED = re.compile(r"(\w+)_[135]")
"""Words of a rated behavior, whose names are put together from its name and the rating."""


def printed_by(folder: Path) -> str:
    """The text of a folder's templates, with their tags."""
    parts = [path.read_text("utf-8") for path in folder.glob("*.html")]
    for path in folder.glob("*.docx"):
        with ZipFile(path) as document:
            parts += [
                re.sub("<[^>]+>", "", document.read(name).decode())
                for name in document.namelist()
                if name.startswith("word/") and name.endswith(".xml")
            ]
    return "\n".join(parts)


@pytest.mark.parametrize("described", DOCUMENT_TYPES.values(), ids=lambda described: described.name)
def test_every_word_and_limit_is_used(described: DocumentType) -> None:
    templates = printed_by(described.folder) + printed_by(shipped("templates") / SHARED)
    assert "words." in templates
    used = set(re.findall(r"\bwords\.(\w+)", templates))
    columns = [column for name in described.tables for column in TABLES[name].columns]
    used |= {word for column in columns for word in (column.header, column.hint)}
    used |= set(re.findall(r"\.word\([\"'](\w+)[\"']\)", PYTHON))
    used |= set(OTHER_WORDS)
    used |= {name for name in described.words if RATED.fullmatch(name) and "ratings" in described.tables}
    own = tomllib.loads((described.folder / "document.toml").read_text("utf-8"))["words"]
    assert own
    assert not set(own) - used
    assert not [name for name in described.limits if not re.search(f"[\"']{name}[\"']", PYTHON)]
