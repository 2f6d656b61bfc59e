import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plangen.kinds.shelf import shipped
from plangen.problems import PlangenError, UsageError
from plangen.workflow.check_templates import check_templates
from plangen.workflow.new import Beginning, Begun, begin
from plangen.workflow.reading import read
from plangen.workflow.which_day import Days
from tests.small_team import DEALS, DEALS_HEAD, TEAM, TEAM_HEAD, write_rows

DAYS = Days(date(2026, 10, 5))


def begun(folder: Path, *exports: Path, tables: tuple[str, ...] = (), templates: bool = False) -> Begun:
    return begin(Beginning(folder, exports, tables, templates), DAYS)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "exports" / "deals.csv", DEALS_HEAD, *DEALS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sales"


def test_a_project_is_a_folder_with_a_workbook_in_its_inputs(folder: Path) -> None:
    found = begun(folder)
    assert files(folder) == ["inputs/team.xlsx"]
    assert found.workbooks == {"inputs/team.xlsx": ("Team", "Settings")}
    assert load_workbook(found.written[0]).sheetnames == ["Start here", "Team", "Settings"]


def test_a_new_project_with_deals_beside_its_workbook_takes_the_owners_as_the_team(folder: Path, export: Path) -> None:
    begun(folder)
    write_rows(folder / "inputs" / "deals.csv", DEALS_HEAD, *DEALS)
    book = read([folder / "inputs"], DAYS).book
    assert [person.name for person in book.roster.people] == ["Ana Ruiz", "Bo Ruiz", "Zoë Łuk"]
    (told,) = (problem for problem in book.problems if problem.kind == "no team")
    assert str(told.place) == "team.xlsx › Team"
    assert told.cure == "Write a row for each salesperson, with manager and quota."
    assert export.is_file()


def test_the_people_of_an_export_stand_in_team_and_a_copy_lies_beside(folder: Path, export: Path) -> None:
    found = begun(folder, export)
    assert found.people == ("Ana Ruiz", "Bo Ruiz", "Zoë Łuk")
    assert files(folder) == ["inputs/deals.csv", "inputs/team.xlsx"]
    assert (folder / "inputs" / "deals.csv").read_bytes() == export.read_bytes()
    sheet = load_workbook(folder / "inputs" / "team.xlsx")["Team"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(found.people)
    assert [problem.kind for problem in read([folder / "inputs"], DAYS).book.problems] == []


def test_stages_that_nobody_knows_stand_in_a_sheet_with_their_meaning_left_open(folder: Path, tmp_path: Path) -> None:
    rows = [[*row[:3], row[3].replace("Prospecting", "Zappy"), *row[4:]] for row in DEALS]
    found = begun(folder, write_rows(tmp_path / "deals.csv", DEALS_HEAD, *rows))
    assert found.stages == ("Zappy",)
    assert found.workbooks["inputs/team.xlsx"] == ("Team", "Settings", "Stages")
    path = folder / "inputs" / "team.xlsx"
    workbook = load_workbook(path)
    assert [cell.value for cell in workbook["Stages"][2]][:2] == ["Zappy", None]
    workbook["Stages"]["B2"] = "open"
    workbook.save(path)
    assert not read([folder / "inputs"], DAYS).book.problems


def test_a_team_that_an_export_holds_is_not_asked_for_again(folder: Path, export: Path, tmp_path: Path) -> None:
    team = write_rows(tmp_path / "exports" / "Team.csv", TEAM_HEAD, *TEAM)
    found = begun(folder, export, team)
    assert found.workbooks == {"inputs/team.xlsx": ("Settings",)}
    book = read([folder / "inputs"], DAYS).book
    assert len(book.roster.people) == 3
    assert not book.problems


def test_an_export_of_the_workbooks_name_keeps_it(folder: Path, tmp_path: Path) -> None:
    begun(tmp_path / "other", write_rows(tmp_path / "d.csv", DEALS_HEAD, *DEALS))
    found = begun(folder, tmp_path / "other" / "inputs" / "team.xlsx", tmp_path / "d.csv")
    assert files(folder) == ["inputs/d.csv", "inputs/team-plangen.xlsx", "inputs/team.xlsx"]
    assert "inputs/team-plangen.xlsx" in found.workbooks


@pytest.mark.parametrize(
    ("said", "table"), [("targets", "Targets"), ("Quotas", "Targets"), ("exchange rates", "Rates")]
)
def test_a_table_is_added_by_any_of_its_names(folder: Path, said: str, table: str) -> None:
    assert begun(folder, tables=(said, said)).workbooks == {"inputs/team.xlsx": ("Team", "Settings", table)}


def test_a_table_that_is_added_later_is_a_file_of_its_own(folder: Path) -> None:
    begun(folder)
    before = (folder / "inputs" / "team.xlsx").read_bytes()
    found = begun(folder, tables=("events", "goals"))
    assert found.workbooks == {"inputs/events.xlsx": ("Events",), "inputs/goals.xlsx": ("Goals",)}
    assert not found.anew
    assert (folder / "inputs" / "team.xlsx").read_bytes() == before
    assert load_workbook(folder / "inputs" / "goals.xlsx").sheetnames == ["Goals"]


def test_the_templates_are_those_that_would_be_used_and_nothing_is_wrong_with_them(folder: Path) -> None:
    found = begun(folder, templates=True)
    shipped_files = {path.relative_to(shipped("templates")).as_posix() for path in shipped("templates").rglob("*")}
    copied = {name.removeprefix("templates/") for name in found.templates}
    assert copied < shipped_files
    assert {name for name in copied if re.search(r"\.(png|md)$", name)} == set()
    checked = check_templates(folder / "templates")
    assert not checked.problems
    assert len(checked.templates) > 5
    assert all(path.is_relative_to(folder.resolve()) for path in checked.templates)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({}, "is there already and stays as it is. Add a sheet with --add TABLE, or name another folder."),
        ({"tables": ("team",)}, "inputs/team.xlsx is there already and stays"),
        ({"tables": ("events", "deals"), "templates": True}, "inputs/events.xlsx and templates/packets.toml are there"),
    ],
)
def test_what_lies_there_stays_and_nothing_else_is_written(
    folder: Path, wanted: dict[str, tuple[str, ...]], said: str
) -> None:
    begun(folder)
    (folder / "inputs" / "events.xlsx").write_bytes(b"mine")
    (folder / "templates").mkdir()
    (folder / "templates" / "packets.toml").write_bytes(b"mine")
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    with pytest.raises(UsageError, match=re.escape(said)):
        begin(Beginning(folder, **wanted), DAYS)  # type: ignore[arg-type] # two kinds of wishes
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


def test_an_export_begins_a_new_project_only(folder: Path, export: Path) -> None:
    begun(folder)
    with pytest.raises(UsageError, match="with --from a new project begins"):
        begun(folder, export)


def test_two_exports_of_one_name_are_refused(folder: Path, export: Path, tmp_path: Path) -> None:
    other = write_rows(tmp_path / "deals.csv", DEALS_HEAD, *DEALS[:2])
    with pytest.raises(UsageError, match=r"Two exports are called deals\.csv"):
        begun(folder, export, other)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("quotass", "Did you mean Targets?"),
        ("zzz", "There are: Accounts, Actions"),
        ("users", "plangen has no table “users” to add."),
        ("../x", "plangen has no table “../x” to add."),
    ],
)
def test_a_table_that_there_is_not_is_refused_with_the_nearest(folder: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        begun(folder, tables=(name,))
    assert said in str(refused.value)
    assert not folder.exists()


def test_an_export_without_people_or_one_that_is_no_file_begins_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        begun(folder, tmp_path / "nowhere.csv")
    with pytest.raises(UsageError, match=r"is a folder\. Name the export"):
        begun(folder, tmp_path)
    with pytest.raises(PlangenError, match="Nobody was found"):
        begun(folder, write_rows(tmp_path / "notes.csv", ("a", "b"), ("1", "2")))
    assert not folder.exists()


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "sales").write_bytes(b"")
    with pytest.raises(UsageError, match="Move it, or name another folder"):
        begun(tmp_path / "sales")
