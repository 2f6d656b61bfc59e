import re
from pathlib import Path

import pytest

from plangen.kinds.kind import read_kind
from plangen.kinds.shelf import shipped
from plangen.problems import PlangenError, UsageError

KIND = """title = "Year review"
subject = "salesperson"
periods = ["quarter"]
editions = ["rep"]
file = "{name} - Year review {period}"
sections = ["masthead"]

[limits]
agreed = 3

[words]
plan = "Plan"
"""


def kind_folder(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "year-review"
    folder.mkdir()
    (folder / "kind.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_kind_is_what_its_folder_says(tmp_path: Path) -> None:
    kind = read_kind(kind_folder(tmp_path, KIND))
    assert (kind.name, kind.title, kind.periods) == ("year-review", "Year review", ("quarter",))
    assert kind.limits == {"agreed": 3}


def test_every_shipped_kind_can_be_read() -> None:
    folders = [path.parent for path in shipped("templates").glob("*/kind.toml")]
    assert folders
    for folder in folders:
        assert read_kind(folder).words


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "Year review"\n', "", "“title” is missing"),
        ('periods = ["quarter"]', 'periods = ["fortnight"]', r"line 3: “periods” is wrong"),
        ("agreed = 3", "agreed = 0", r"line 9: “limits.agreed” is wrong"),
        ("[limits]", "colour = 1\n[limits]", r"line 8: “colour” is not known here"),
        ("{name}", "{nmae}", r"line 5: “file” is wrong.*\{family\}"),
        ('subject = "salesperson"', "subject =", r"not valid TOML.*line 2"),
    ],
)
def test_a_fault_is_told_with_file_line_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = kind_folder(tmp_path, KIND.replace(old, new))
    with pytest.raises(PlangenError, match=rf"(?s)year-review/kind.toml.*{said}"):
        read_kind(folder)


def test_all_faults_of_a_kind_are_told_at_once(tmp_path: Path) -> None:
    folder = kind_folder(
        tmp_path, KIND.replace("agreed = 3", "agreed = -1").replace('editions = ["rep"]', "editions = []")
    )
    with pytest.raises(PlangenError, match=r"(?s)editions.*limits.agreed"):
        read_kind(folder)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = kind_folder(tmp_path, "")
    (folder / "kind.toml").write_bytes('title = "Prüfung"'.encode("cp1252"))
    with pytest.raises(PlangenError, match="UTF-8"):
        read_kind(folder)


def test_what_is_wrong_is_said_in_plain_words(tmp_path: Path) -> None:
    text = KIND.replace('["rep"]', '"rep"').replace('plan = "Plan"', "plan = 3").replace("agreed = 3", 'agreed = "x"')
    with pytest.raises(UsageError) as refused:
        read_kind(kind_folder(tmp_path, text.replace("{name}", "{nmae}").replace('["quarter"]', '["week"]')))
    said = str(refused.value)
    for plain in ("write a list", "write a text in quotes", "write a whole number above 0", "a file name may hold"):
        assert plain in said
    assert "'month', 'quarter', 'half' or 'year'" in said
    assert not re.search("should|Value error|Input|valid ", said)


def test_a_kind_that_lacks_keys_is_told_to_be_copied_whole(tmp_path: Path) -> None:
    folder = kind_folder(tmp_path, 'title = "Year review"\n')
    with pytest.raises(UsageError, match=r"(?s)“periods” is missing.*Copy the whole folder whole and change"):
        read_kind(folder, Path("whole"))
