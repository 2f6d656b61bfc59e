import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plangen.doctypes.catalog import shipped
from plangen.problems import PlangenError, UsageError
from plangen.records.meetings.onboarding import shipped_sign_offs
from plangen.workflow.check_templates import check_templates
from plangen.workflow.new import NewProject, StartedProject, start_project
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import read
from tests.small_team import DEALS, DEALS_HEADER, TEAM, TEAM_HEADER, write_rows

DAYS = Days(date(2026, 10, 5))


def start(folder: Path, *exports: Path, tables: tuple[str, ...] = (), templates: bool = False) -> StartedProject:
    return start_project(NewProject(folder, exports, tables, templates), DAYS)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "exports" / "deals.csv", DEALS_HEADER, *DEALS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sales"


def test_a_new_project_has_a_workbook_in_its_inputs(folder: Path) -> None:
    found = start(folder)
    assert files(folder) == ["inputs/team.xlsx"]
    assert found.workbooks == {"inputs/team.xlsx": ("Team", "Settings")}
    assert load_workbook(found.written[0]).sheetnames == ["Start here", "Team", "Settings"]


def test_deals_next_to_an_empty_workbook_give_the_team_from_their_owners(folder: Path, export: Path) -> None:
    start(folder)
    write_rows(folder / "inputs" / "deals.csv", DEALS_HEADER, *DEALS)
    book = read([folder / "inputs"], DAYS).book
    assert [person.name for person in book.roster.people] == ["Ana Ruiz", "Bo Ruiz", "Zoë Łuk"]
    (found,) = (problem for problem in book.problems if problem.sort == "no team")
    assert str(found.place) == "team.xlsx › Team"
    assert found.fix == "Add a row for each salesperson, with manager and quota."
    assert export.is_file()


def test_a_project_from_an_export_has_its_people_in_team_and_a_copy_of_it(folder: Path, export: Path) -> None:
    found = start(folder, export)
    assert found.people == ("Ana Ruiz", "Bo Ruiz", "Zoë Łuk")
    assert files(folder) == ["inputs/deals.csv", "inputs/team.xlsx"]
    assert (folder / "inputs" / "deals.csv").read_bytes() == export.read_bytes()
    sheet = load_workbook(folder / "inputs" / "team.xlsx")["Team"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(found.people)
    assert [problem.sort for problem in read([folder / "inputs"], DAYS).book.problems] == []


def test_unknown_stages_are_listed_with_blank_outcomes(folder: Path, tmp_path: Path) -> None:
    rows = [[*row[:3], row[3].replace("Prospecting", "Zappy"), *row[4:]] for row in DEALS]
    found = start(folder, write_rows(tmp_path / "deals.csv", DEALS_HEADER, *rows))
    assert found.stages == ("Zappy",)
    assert found.workbooks["inputs/team.xlsx"] == ("Team", "Settings", "Stages")
    path = folder / "inputs" / "team.xlsx"
    workbook = load_workbook(path)
    assert [cell.value for cell in workbook["Stages"][2]][:2] == ["Zappy", None]
    workbook["Stages"]["B2"] = "open"
    workbook.save(path)
    assert not read([folder / "inputs"], DAYS).book.problems


def test_a_team_sheet_in_an_export_is_not_added_again(folder: Path, export: Path, tmp_path: Path) -> None:
    team = write_rows(tmp_path / "exports" / "Team.csv", TEAM_HEADER, *TEAM)
    found = start(folder, export, team)
    assert found.workbooks == {"inputs/team.xlsx": ("Settings",)}
    book = read([folder / "inputs"], DAYS).book
    assert len(book.roster.people) == 3
    assert not book.problems


def test_an_export_with_the_workbooks_name_keeps_it(folder: Path, tmp_path: Path) -> None:
    start(tmp_path / "other", write_rows(tmp_path / "d.csv", DEALS_HEADER, *DEALS))
    found = start(folder, tmp_path / "other" / "inputs" / "team.xlsx", tmp_path / "d.csv")
    assert files(folder) == ["inputs/d.csv", "inputs/team-plangen.xlsx", "inputs/team.xlsx"]
    assert "inputs/team-plangen.xlsx" in found.workbooks


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("targets", "Targets"),
        ("Quotas", "Targets"),
        ("exchange rates", "Rates"),
        ("coverage", "White space"),
        ("Target accounts", "Target accounts"),
    ],
)
def test_a_table_is_added_by_any_of_its_names(folder: Path, name: str, table: str) -> None:
    assert start(folder, tables=(name, name)).workbooks == {"inputs/team.xlsx": ("Team", "Settings", table)}


def test_a_table_that_is_added_later_gets_its_own_file(folder: Path) -> None:
    start(folder)
    before = (folder / "inputs" / "team.xlsx").read_bytes()
    found = start(folder, tables=("events", "goals", "white space"))
    assert found.workbooks == {
        "inputs/events.xlsx": ("Events",),
        "inputs/goals.xlsx": ("Goals",),
        "inputs/white-space.xlsx": ("White space",),
    }
    assert not found.is_new
    assert (folder / "inputs" / "team.xlsx").read_bytes() == before
    assert load_workbook(folder / "inputs" / "goals.xlsx").sheetnames == ["Goals"]


@pytest.mark.parametrize("first", [True, False])
def test_the_onboarding_sheet_has_the_built_in_checklist(folder: Path, first: bool) -> None:
    if not first:
        start(folder)
    [file] = start(folder, tables=("onboarding",)).workbooks
    header, *rows = load_workbook(folder / file)["Onboarding"].iter_rows(values_only=True)
    assert header[:4] == ("salesperson", "week", "item", "with")
    assert [row[:4] for row in rows] == [
        ("all", each.week, each.item, each.responsible) for each in shipped_sign_offs()
    ]


def test_the_copied_templates_are_used_and_have_no_problems(folder: Path) -> None:
    found = start(folder, templates=True)
    shipped_files = {path.relative_to(shipped("templates")).as_posix() for path in shipped("templates").rglob("*")}
    copied = {name.removeprefix("templates/") for name in found.templates}
    assert copied < shipped_files
    assert {name for name in copied if re.search(r"\.(png|md)$", name)} == set()
    checked = check_templates(folder / "templates")
    assert not checked.problems
    assert len(checked.templates) > 5
    assert all(path.is_relative_to(folder.resolve()) for path in checked.templates)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({}, "already exists and wasn't changed. Use --add TABLE to add a sheet, or choose another folder."),
        ({"tables": ("team",)}, "inputs/team.xlsx already exists in "),
        ({"tables": ("team",)}, "Nothing was written. Move or rename it, or choose another folder."),
        (
            {"tables": ("events", "deals"), "templates": True},
            "inputs/events.xlsx and templates/packets.toml already exist in ",
        ),
        (
            {"tables": ("events", "deals"), "templates": True},
            "Nothing was written. Move or rename them, or choose another folder.",
        ),
    ],
)
def test_existing_files_are_kept_and_nothing_is_written(
    folder: Path, wanted: dict[str, tuple[str, ...]], message: str
) -> None:
    start(folder)
    (folder / "inputs" / "events.xlsx").write_bytes(b"mine")
    (folder / "templates").mkdir()
    (folder / "templates" / "packets.toml").write_bytes(b"mine")
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    with pytest.raises(UsageError, match=re.escape(message)):
        start_project(NewProject(folder, **wanted), DAYS)  # type: ignore[arg-type] # tables are tuples, templates a bool
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


def test_an_existing_project_cannot_start_from_an_export(folder: Path, export: Path) -> None:
    start(folder)
    with pytest.raises(UsageError, match="--from is for new projects"):
        start(folder, export)


def test_two_exports_with_the_same_name_are_rejected(folder: Path, export: Path, tmp_path: Path) -> None:
    other = write_rows(tmp_path / "deals.csv", DEALS_HEADER, *DEALS[:2])
    with pytest.raises(UsageError, match=r"Two exports are named deals\.csv"):
        start(folder, export, other)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("quotass", "Did you mean “Targets”?"),
        ("zzz", "Choose from: Accounts, Actions"),
        ("users", "No table named “users”."),
        ("../x", "No table named “../x”."),
    ],
)
def test_an_unknown_table_is_rejected_with_the_nearest_or_all(folder: Path, name: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        start(folder, tables=(name,))
    assert message in str(refused.value)
    assert not folder.exists()


def test_an_export_without_people_or_that_is_not_a_file_starts_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="File not found"):
        start(folder, tmp_path / "nowhere.csv")
    with pytest.raises(UsageError, match=r"is a folder\. Use your deals export"):
        start(folder, tmp_path)
    with pytest.raises(PlangenError, match="No people found"):
        start(folder, write_rows(tmp_path / "notes.csv", ("a", "b"), ("1", "2")))
    assert not folder.exists()


def test_a_file_with_the_folders_name_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "sales").write_bytes(b"")
    with pytest.raises(UsageError, match="Move it, or choose another folder"):
        start(tmp_path / "sales")


def test_contests_come_with_their_scoring_as_examples_to_choose_from(folder: Path) -> None:
    start(folder)
    found = start(folder, tables=("contests",))
    assert found.workbooks == {"inputs/contests.xlsx": ("Contests", "Scoring", "Entries")}
    workbook = load_workbook(folder / "inputs" / "contests.xlsx")
    names = [str(row[0].value) for row in workbook["Contests"].iter_rows(min_row=2)]
    assert len(names) == 8
    assert all(name.startswith("e.g. ") for name in names)
    book = read([folder / "inputs"], DAYS).book
    assert not book.contests
    assert not [str(problem) for problem in book.problems if problem.place.file == "contests.xlsx"]


def test_a_recipe_is_used_once_its_mark_is_deleted(folder: Path) -> None:
    start(folder)
    start(folder, tables=("Contests",))
    path = folder / "inputs" / "contests.xlsx"
    workbook = load_workbook(path)
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows(min_row=2):
            row[0].value = str(row[0].value).removeprefix("e.g. ")
    workbook.save(path)
    book = read([folder / "inputs"], DAYS).book
    assert len(book.contests) == 8
    assert [rule.event for rule in book.scoring] == ["A first meeting", "A demo", "A first order"]
