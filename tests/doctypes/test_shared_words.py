from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog, shipped
from plangen.doctypes.shared_words import shared_words
from plangen.problems import UsageError


def written(folder: Path, text: str) -> Path:
    (folder / "_shared").mkdir(parents=True)
    (folder / "_shared" / "words.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_words_of_the_first_folder_replace_those_of_the_next(tmp_path: Path) -> None:
    first = written(tmp_path / "first", '[words]\nby = "until"\n')
    found = shared_words([first, shipped("templates")])
    assert (found["by"], found["deal"]) == ("until", "Deal")


def test_a_document_types_own_words_go_on_top_of_the_shared_ones(tmp_path: Path) -> None:
    templates = written(tmp_path, '[words]\nwon = "Closed"\nby = "until"\n')
    document_types = load_catalog(templates).document_types
    assert document_types["team-scorecard"].words["won"] == "Bookings"
    assert document_types["quarterly-review"].words["by"] == "until"


def test_a_folder_without_shared_words_uses_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "scorecard").mkdir()
    assert load_catalog(tmp_path).document_types["scorecard"].words["deal"] == "Deal"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[words]\nby = 3\n", r"_shared/words.toml › line 2: “words.by” must be text in quotes"),
        ('[wrods]\nby = "by"\n', r"_shared/words.toml › line 1: “wrods” isn't a known key"),
    ],
)
def test_a_problem_in_shared_words_is_reported_with_file_line_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_catalog(written(tmp_path, text))
