import ast
import re
from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog, shipped
from plangen.doctypes.document_type import RESERVED_IDS, read_document_type
from plangen.problems import PlangenError, UsageError
from tests.source_code import PROGRAM, nodes

DOCUMENT_TYPE = """title = "Year review"
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


def type_folder(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "year-review"
    folder.mkdir()
    (folder / "document.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_document_type_has_the_values_from_its_file(tmp_path: Path) -> None:
    document_type = read_document_type(type_folder(tmp_path, DOCUMENT_TYPE))
    assert (document_type.name, document_type.title, document_type.periods) == (
        "year-review",
        "Year review",
        ("quarter",),
    )
    assert document_type.limits == {"agreed": 3}


def test_every_built_in_document_type_is_valid() -> None:
    folders = [path.parent for path in shipped("templates").glob("*/document.toml")]
    assert folders
    for folder in folders:
        assert read_document_type(folder).words


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "Year review"\n', "", "“title” is missing"),
        ('periods = ["quarter"]', 'periods = ["fortnight"]', r"line 3: “periods” must be"),
        ("agreed = 3", "agreed = 0", r"line 9: “limits.agreed” must be a whole number above 0"),
        ("[limits]", "colour = 1\n[limits]", r"line 8: “colour” isn't a known key"),
        (
            "title",
            'default_period = "soon"\ntitle',
            r"line 1: “default_period” must be 'last completed', 'running', 'next', 'starting', '13 weeks' or",
        ),
        ('"rep"', '"reps"', r"line 4: “editions” must be 'rep', 'preread' or 'manager'"),
        (
            '"salesperson"',
            '"person"',
            r"line 2: “subject” must be 'salesperson', 'team', 'team meeting', 'manager', .*",
        ),
        ("[limits]", "reserved_ids = -1\n[limits]", r"line 8: “reserved_ids” must be a whole number, 0 or more"),
        ("{name}", "{nmae}", r"line 5: “file” can only use \{family\}"),
        ('subject = "salesperson"', "subject =", r"not valid TOML.*line 2"),
    ],
)
def test_a_problem_is_reported_with_file_line_and_key(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = type_folder(tmp_path, DOCUMENT_TYPE.replace(old, new))
    with pytest.raises(PlangenError, match=rf"(?s)year-review/document.toml.*{message}"):
        read_document_type(folder)


def test_all_problems_of_a_document_type_are_reported_at_once(tmp_path: Path) -> None:
    folder = type_folder(
        tmp_path, DOCUMENT_TYPE.replace("agreed = 3", "agreed = -1").replace('editions = ["rep"]', "editions = []")
    )
    with pytest.raises(PlangenError, match=r"(?s)editions.*limits.agreed"):
        read_document_type(folder)


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    folder = type_folder(tmp_path, "")
    (folder / "document.toml").write_bytes('title = "Prüfung"'.encode("cp1252"))
    with pytest.raises(PlangenError, match="UTF-8"):
        read_document_type(folder)


def test_messages_use_plain_words(tmp_path: Path) -> None:
    text = DOCUMENT_TYPE.replace('["rep"]', '"rep"').replace('plan = "Plan"', "plan = 3")
    text = (
        text.replace("agreed = 3", 'agreed = "x"').replace("{name}", "{nmae}").replace('["quarter"]', '["fortnight"]')
    )
    with pytest.raises(UsageError) as refused:
        read_document_type(type_folder(tmp_path, text))
    message = str(refused.value)
    for plain in ("must be a list", "must be text in quotes", "must be a whole number above 0", "can only use"):
        assert plain in message
    assert "'month', 'quarter', 'half', 'year', '13 weeks' or 'week'" in message
    assert not re.search("should|Value error|Input|valid ", message)


def test_missing_keys_come_with_a_folder_to_copy(tmp_path: Path) -> None:
    folder = type_folder(tmp_path, 'title = "Year review"\n')
    with pytest.raises(UsageError, match=r"(?s)“periods” is missing.*Copy the complete folder and edit the copy"):
        read_document_type(folder, Path("complete"))


def test_a_copy_made_before_document_types_reserved_ids_takes_as_many_as_the_built_in_one(tmp_path: Path) -> None:
    folder = tmp_path / "monthly-review"
    folder.mkdir()
    (folder / "document.toml").write_text(DOCUMENT_TYPE, encoding="utf-8")
    assert read_document_type(folder, shipped("templates") / "monthly-review").reserved_ids == 7
    assert read_document_type(folder, shipped("templates") / "scorecard").reserved_ids == RESERVED_IDS


@pytest.mark.parametrize("default", ["last completed", "running", "next"])
def test_a_document_type_may_look_back_or_ahead(tmp_path: Path, default: str) -> None:
    folder = type_folder(tmp_path, f'default_period = "{default}"\n{DOCUMENT_TYPE}')
    assert read_document_type(folder).default_period == default


def test_no_document_types_name_is_a_string_in_the_program() -> None:
    names = set(load_catalog().document_types)
    assert len(names) > 3
    found = []
    assert len(PROGRAM) > 100
    for path in PROGRAM:
        documented = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
        texts = [node for node in nodes(path) if isinstance(node, ast.Constant) and id(node) not in documented]
        found += [f"{path.name}:{node.lineno}" for node in texts if node.value in names]
        hyphenated = [name for name in names if "-" in name]
        found += [
            f"{path.name}:{node.lineno}" for node in texts for name in hyphenated if name in str(node.value).split()
        ]
    assert not found


def test_brackets_nested_too_deeply_are_reported(tmp_path: Path) -> None:
    (tmp_path / "document.toml").write_text("a = " + "[" * 5_000, encoding="utf-8")
    with pytest.raises(UsageError, match=r"document.toml: brackets are nested too deeply. Compare it with"):
        read_document_type(tmp_path)
