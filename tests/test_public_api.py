import importlib.util
import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import plangen
from plangen.cli.make import make as make_command
from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.subjects import OF_CONTESTS
from plangen.facts.scope.every_subject import SUBJECTS
from plangen.facts.scope.workspace import Workspace
from plangen.records.book import Book
from plangen.workflow.planning.request import MakeOptions
from tests.small_team import AS_OF, DEALS, DEALS_HEADER, TEAM, TEAM_HEADER, large_team, small_team, write_rows

DOCUMENT_TYPES = load_catalog().document_types
WITHOUT_CONTESTS = [each for each in DOCUMENT_TYPES.values() if each.sort not in OF_CONTESTS]
"""Those that a company without contests has, too."""
SLOW_TO_IMPORT = (
    "babel", "click", "docx", "docxtpl", "jinja2", "lxml", "openpyxl", "pydantic", "pypdf", "rapidfuzz", "rich",
    "weasyprint", "xlsxwriter",
)  # fmt: skip
NOT_IN_PYTHON = {"inputs", "output", "packets", "strict", "as_json", "opens"}
"""What the command has as parameters of its own here, or only for a terminal."""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """The folder of a small team's spreadsheets."""
    return small_team(tmp_path / "inputs")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plangen.read(small_team(tmp_path_factory.mktemp("inputs")), AS_OF)


def test_importing_plangen_loads_no_library() -> None:
    assert all(importlib.util.find_spec(name) for name in SLOW_TO_IMPORT)
    program = "import sys, plangen; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert {"plangen", "plangen.problems"} <= loaded
    assert not loaded & set(SLOW_TO_IMPORT)
    assert {name for name in loaded if name.startswith("plangen.")} == {"plangen.problems", "plangen.version"}


def test_the_public_names_are_three_functions_the_exceptions_and_the_version() -> None:
    assert plangen.__all__ == ["PlangenError", "UsageError", "__version__", "fact_sheet", "make", "read"]
    assert all(getattr(plangen, name) for name in plangen.__all__)


@pytest.mark.parametrize("function", [plangen.read, plangen.fact_sheet, plangen.make])
def test_each_function_describes_its_parameters_its_result_and_its_errors(function: Callable[..., object]) -> None:
    described = inspect.getdoc(function) or ""
    arguments, _, result = described.partition("\nReturns:\n")
    assert "\nRaises:\n    UsageError: " in result
    parameters = inspect.signature(function).parameters
    assert not [name for name in parameters if f"{name}:" not in arguments]


def test_a_book_is_read_from_one_path_or_several_as_text_or_path(team: Path) -> None:
    files: list[Path | str] = [team / "deals.csv", str(team / "team.csv")]
    books = [plangen.read(inputs, AS_OF) for inputs in (team, str(team), [team], files, iter(files))]
    assert {len(book.opportunities) for book in books} == {len(DEALS)}
    assert {len(book.roster.people) for book in books} == {len(TEAM)}


@pytest.mark.parametrize("as_of", ["2026-10-05", date(2026, 10, 5), datetime(2026, 10, 5, 9, 30)])  # noqa: DTZ001 - a notebook's
def test_the_as_of_date_may_be_a_date_or_text(team: Path, as_of: date | str) -> None:
    assert plangen.read(team, as_of).as_of == AS_OF


def test_without_an_as_of_date_the_one_in_settings_is_used_and_else_today(team: Path) -> None:
    before = date.today()  # noqa: DTZ011 - the user's local date is intended
    assert before <= plangen.read(team).as_of <= date.today()  # noqa: DTZ011 - the same
    write_rows(team / "settings.csv", ("setting", "value"), ("as of", "2026-09-30"))
    assert plangen.read(team).as_of == date(2026, 9, 30)


def test_a_book_has_every_problem_of_its_files(tmp_path: Path) -> None:
    deals = [("Ana Ruis", *DEALS[0][1:4], "forty", *DEALS[0][5:]), *DEALS]
    write_rows(tmp_path / "deals.csv", DEALS_HEADER, *deals)
    write_rows(tmp_path / "team.csv", TEAM_HEADER, *TEAM)
    found = plangen.read(tmp_path, AS_OF).problems
    assert {"Ana Ruis", "forty"} <= {each.value for each in found}
    assert all(each.fix for each in found)
    write_rows(tmp_path / "empty" / "deals.csv", ("some", "words"), ("and", "more"))
    assert "no people" in {each.sort for each in plangen.read(tmp_path / "empty", AS_OF).problems}


@pytest.mark.parametrize(
    ("inputs", "as_of", "said"),
    [
        ("nowhere", AS_OF, "Folder not found: nowhere"),
        ([], AS_OF, "No inputs."),
        (".", "soon", "“soon” isn't a date. Use a date like 2026-12-31."),
        (".", date(1, 1, 1), "isn't a date between 1990 and 2100"),
    ],
)
def test_what_cannot_be_read_is_a_usage_error(inputs: Any, as_of: date | str, said: str) -> None:
    with pytest.raises(plangen.UsageError, match=said):
        plangen.read(inputs, as_of)


@pytest.mark.parametrize("described", WITHOUT_CONTESTS, ids=lambda described: described.name)
def test_a_fact_sheet_is_the_same_by_name_and_by_object(book: Book, described: DocumentType) -> None:
    period = book.calendar.last_complete(book.as_of, described.periods[-1])
    subject = SUBJECTS[described.subject](Workspace(book), period)[0]
    [edition, *_] = described.editions
    sheet = plangen.fact_sheet(book, described.name, subject.name, period.code, edition)
    assert (sheet.document_type, sheet.subject, sheet.period) == (described.name, subject.name, period.code)
    assert set(sheet.sections) == set(described.sections)
    assert json.loads(sheet.as_json())["edition"] == edition
    assert plangen.fact_sheet(book, described, subject, period, edition).as_json() == sheet.as_json()


def test_part_of_a_name_or_a_row_of_the_team_is_enough(book: Book) -> None:
    assert plangen.fact_sheet(book, "scorecard", "zoe", "2026-Q3").subject == "Zoë Łuk"
    assert plangen.fact_sheet(book, "scorecard", book.roster.people[0], "2026-Q3").subject == "Ana Ruiz"
    assert plangen.fact_sheet(book, "manager-brief", "ortiz", "2026-Q3", "manager").subject == "Ken Ortiz"
    assert plangen.fact_sheet(book, "team-scorecard", "ortiz", "2026-Q3").subject == "Ken Ortiz's team"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (("quarterly-revew", "Ana Ruiz", "2026-Q3"), "No document type named “quarterly-revew”. Did you mean “"),
        (("scorecard", "Ana Ruis", "2026-Q3"), "No person named “Ana Ruis”. Did you mean “Ana Ruiz”?"),
        (("scorecard", "ruiz", "2026-Q3"), "“ruiz” matches Ana Ruiz and Bo Ruiz. Enter more of the name."),
        (("scorecard", "", "2026-Q3"), "“” isn't a name."),
        (("team-scorecard", "West", "2026-Q3"), "No team named “West”. Choose from: Ken Ortiz's team."),
        (("manager-brief", "Ana", "2026-Q3", "manager"), "No manager named “Ana”. Choose from: Ken Ortiz."),
        (("scorecard", "Ana", "soon"), "“soon” isn't a period. Use 2026, "),
        (("scorecard", "Ana", None), "“None” isn't a period."),
        (("scorecard", "Ana", "2027-Q3"), "Q3 2027 hasn't started as of 2026-10-05."),
        (("scorecard", "Ana", "2026-H1"), "scorecard covers a month or quarter or year, but 2026-H1 is a half"),
        (("manager-brief", "Ken", "2026-Q3"), "manager-brief has no rep edition. Choose from: manager."),
    ],
)  # fmt: skip
def test_a_name_that_does_not_fit_is_a_usage_error(book: Book, named: tuple[Any, ...], said: str) -> None:
    with pytest.raises(plangen.UsageError) as raised:
        plangen.fact_sheet(book, *named)
    assert said in str(raised.value)


def test_a_subject_of_another_sort_or_time_is_a_usage_error(team: Path) -> None:
    joined = ("Cy Young", "", "Ken Ortiz", "90000", "2026-10-01")
    write_rows(team / "team.csv", (*TEAM_HEADER, "hired"), *((*row, "") for row in TEAM), joined)
    found = plangen.read(team, AS_OF)
    with pytest.raises(plangen.UsageError, match=r"No documents for Q3 2026: Cy Young \(hired Oct 1, 2026\)\."):
        plangen.fact_sheet(found, "scorecard", "Cy Young", "2026-Q3")
    with pytest.raises(plangen.UsageError, match=r"manager-brief is for a manager\. Ana Ruiz isn't one in Q3 2026\."):
        plangen.fact_sheet(found, "manager-brief", found.roster.people[0], "2026-Q3", "manager")


def test_a_book_without_people_has_no_fact_sheets() -> None:
    with pytest.raises(plangen.PlangenError, match="No people found"):
        plangen.fact_sheet(Book(AS_OF), "scorecard", "Ana", "2026-Q3")


def test_make_writes_what_is_named_and_says_what_it_did(team: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    made = plangen.make(str(team), "review", str(output), as_of="2026-10-05", only="Zoë", formats="word", mail=True)
    assert all(path.is_file() for path in made.files)
    documents = [path.name for path in made.files if path.suffix == ".docx"]
    assert documents == [
        "Łuk, Zoë - Quarterly review 2026-Q3.docx",
        "Łuk, Zoë - Scorecard 2026-Q3.docx",
        "Łuk, Zoë - Training from 2026-10-05.docx",
    ]
    assert [path for path in made.files if path.suffix == ".eml"]
    assert not made.not_created
    assert "no quota" in {each.reason for each in made.missing_data}
    assert made.notes[0] == "As of 2026-10-05 (as_of)."


def test_a_document_that_is_not_created_has_a_reason(team: Path, tmp_path: Path) -> None:
    broken = tmp_path / "templates" / "monthly-review"
    broken.mkdir(parents=True)
    original = DOCUMENT_TYPES["monthly-review"].folder
    (broken / "document.toml").write_bytes((original / "document.toml").read_bytes())
    (broken / "document.html").write_text("{{ mastheat.title }}", encoding="utf-8")
    packet = '[month]\ntitle = "Month"\ndocuments = ["monthly-review"]\n'
    (tmp_path / "templates" / "packets.toml").write_text(packet, encoding="utf-8")
    options: MakeOptions = {"as_of": AS_OF, "only": "Zoë", "formats": "pdf", "period": "2026-09"}
    options["templates"] = tmp_path / "templates"
    made = plangen.make(team, "month", tmp_path / "output", **options)
    assert ["mastheat" in outcome.rendered.error for outcome in made.not_created] == [True]
    assert "Monthly review" in made.not_created[0].order.label


def test_a_dry_run_writes_nothing_and_no_packet_means_all(team: Path, tmp_path: Path) -> None:
    made = plangen.make([team], [], tmp_path / "output", as_of=AS_OF, dry_run=True)
    assert {order.packet for order in made.orders} == {
        "business-plan",
        "account-plan",
        "training-plan",
        "review",
        "scorecard",
        "kickoff",
        "monday",
    }
    assert not made.files
    assert not (tmp_path / "output").exists()


def test_make_has_the_options_of_the_command() -> None:
    of_the_command = {str(parameter.name) for parameter in make_command.params} - NOT_IN_PYTHON
    assert len(of_the_command) > 5
    assert set(MakeOptions.__annotations__) == of_the_command


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"formts": "pdf"}, "No option named “formts”. Did you mean “formats”?"),
        ({"formats": "pfd"}, "No format named “pfd”. Did you mean “pdf”?"),
        ({"editions": ["rep", "reps"]}, "No edition named “reps”. Did you mean “rep”?"),
        ({"manager": " "}, "manager is empty. Enter part of a name, or leave it out."),
        ({"only": []}, "only is empty. Enter part of a name, or leave it out."),
        ({"only": ["Zed"]}, "No person named “Zed”."),
        ({"jobs": 0}, "jobs must be 1 or more."),
        ({"period": "soon"}, "“soon” isn't a period."),
    ],
)
def test_an_option_that_does_not_fit_is_a_usage_error(
    team: Path, tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    with pytest.raises(plangen.UsageError) as raised:
        plangen.make(team, "review", tmp_path / "output", as_of=AS_OF, **options)
    assert said in str(raised.value)


def test_a_script_without_a_check_of_its_name_runs_once(tmp_path: Path) -> None:
    folder = large_team(tmp_path / "inputs", 9)
    script = tmp_path / "script.py"
    script.write_text(
        "import plangen\n"
        f"made = plangen.make({str(folder)!r}, 'scorecard', {str(tmp_path / 'output')!r}, as_of='2026-10-05',\n"
        "    period='2026-09', formats='word', jobs=2)\n"
        "print(len(made.created), len(made.not_created))\n",
        encoding="utf-8",
    )
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    created, failed = map(int, ran.stdout.split())
    assert created > 8
    assert not failed
