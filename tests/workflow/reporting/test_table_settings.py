import tomllib
from pathlib import Path
from typing import Any

import pytest

from plangen.doctypes.catalog import shipped
from plangen.doctypes.document_type import DocumentType, read_document_type
from plangen.facts.printed_tables import TABLES
from plangen.problems import UsageError
from plangen.workflow.check_templates import check_templates
from plangen.workflow.reporting.table_settings import require_known_tables, unknown_in_tables

NARROW = {("kickoff-insert", "plan_goals")}
"""Types with too little space for some of the usual columns of a table."""


UNKNOWN = [
    ("[tables.movement]", "[tables.movment]", "tables: “movment” isn't a table.", "movement"),
    ('"target", "year_to_date"', '"targt", "year_to_date"', "“targt” isn't a column of month_results.", "target"),
    ('"deals won", ', '"deals wom", ', "“deals wom” isn't a row of month_results.", "deals won"),
]
"""A part of a document type's file, the same with an unknown name, what is said of it, and the nearest name."""


def monthly_review(folder: Path, *changes: tuple[str, str]) -> DocumentType:
    copy = folder / "monthly-review"
    copy.mkdir()
    text = (shipped("templates") / "monthly-review" / "document.toml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (copy / "document.toml").write_text(text, "utf-8")
    return read_document_type(copy)


@pytest.mark.parametrize(("old", "new", "message", "fix"), UNKNOWN)
def test_an_unknown_name_is_reported_with_its_line_and_the_nearest_one(
    tmp_path: Path, old: str, new: str, message: str, fix: str
) -> None:
    document_type = monthly_review(tmp_path, (old, new))
    [problem] = unknown_in_tables(document_type)
    lines = (tmp_path / "monthly-review" / "document.toml").read_text("utf-8").splitlines()
    line = next(at for at, text in enumerate(lines, 1) if new.split(",", maxsplit=1)[0] in text)
    assert str(problem.place) == f"monthly-review/document.toml › line {line}"
    assert message in problem.message
    assert problem.fix == f"Use “{fix}”."
    with pytest.raises(UsageError, match=fix):
        require_known_tables(document_type)


def test_the_check_of_templates_reports_every_unknown_name(tmp_path: Path) -> None:
    problems = list(unknown_in_tables(monthly_review(tmp_path, *((old, new) for old, new, _, _ in UNKNOWN))))
    assert {each.fix for each in problems} == {f"Use “{fix}”." for *_, fix in UNKNOWN}
    found = check_templates(tmp_path).problems
    assert [each for each in problems if each not in found] == []


HIDDEN = {("coverage", "note")}
"""Columns that no shipped type prints, for users' own document types."""


def test_the_shipped_types_list_the_usual_columns_and_rows_of_their_tables() -> None:
    listed: dict[str, Any] = {}
    for path in shipped("templates").glob("*/document.toml"):
        tables = tomllib.loads(path.read_text("utf-8")).get("tables", {})
        listed |= {name: table for name, table in tables.items() if (path.parent.name, name) not in NARROW}
    # The columns of white space are the user's products; the meetings of a brief are in copies of earlier templates.
    assert listed.keys() == TABLES.keys() - {"white_space", "meetings"}
    for name, setting in listed.items():
        columns = tuple(each["name"] if isinstance(each, dict) else each for each in setting["columns"])
        assert columns == tuple(each.name for each in TABLES[name].columns if (name, each.name) not in HIDDEN), name
        assert tuple(setting.get("rows", ())) == TABLES[name].rows, name
