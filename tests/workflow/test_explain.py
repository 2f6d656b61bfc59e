import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from plangen.facts.figures.plan_listed import PLAN_METRICS
from plangen.problems import UsageError
from plangen.workflow.explain import Explained, Question, answer, explain, workbook_of, write_workbook
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import Reading, read
from tests.companies import full
from tests.document_tools import PROJECT, SHARED, needs, needs_shared
from tests.pages import reading
from tests.sizes import SOAK
from tests.small_team import AS_OF, small_team, write_rows

DAYS = Days(AS_OF, AS_OF)
SAMPLE = PROJECT / "inputs" / "sample"
METRICS = (
    "bookings",
    "attainment",
    "gap",
    "new accounts",
    "net-new share",
    "margin",
    "deals won",
    "deals lost",
    "average deal",
    "open pipeline",
    "clean pipeline",
    "weighted pipeline",
    "coverage",
    "pipeline created",
    "win rate",
    "median cycle",
    "forecast accuracy",
    "bias",
    "velocity",
    "deals that need a decision",
    "kept",
    "calls",
)
PLAN_NUMBERS = tuple(each.name for each in PLAN_METRICS)
DEAL_METRICS = (
    "bookings",
    "deals won",
    "deals lost",
    "average deal",
    "open deals",
    "win rate",
    "median cycle",
    "deals that need a decision",
    "pipeline created",
)


PUBLIC_SET = "data/crm-maven"
LINES = (("100", "Belts"), ("50", "Seals"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_team(tmp_path / "inputs")


def explained(folder: Path, person: str, metric: str, period: str = "2026-Q3") -> Explained:
    return explain(Question(DAYS, person, metric, period, (folder,)))


def all_of(inputs: Reading, people: Sequence[str], metrics: Sequence[str], period: str) -> list[Explained]:
    return [answer(Question(DAYS, person, name, period), inputs) for person in people for name in metrics]


def without_results(workbook: bytes, path: Path) -> None:
    """Writes the workbook without the stored result of its formula, so an app has to calculate it."""
    path.write_bytes(workbook)
    with ZipFile(path) as parts:
        texts = {part.filename: parts.read(part) for part in parts.infolist()}
    name = "xl/worksheets/sheet1.xml"
    texts[name], found = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", texts[name])
    assert found == 1
    with ZipFile(path, "w") as parts:
        for part, text in texts.items():
            parts.writestr(part, text)


def recalculated(workbooks: Sequence[Path], folder: Path) -> Iterator[float]:
    """The values that LibreOffice calculates for the formulas."""
    profile = (folder / "profile").as_uri()
    command = [needs("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    ran = subprocess.run(
        [*command, "--outdir", str(folder / "calculated"), *map(str, workbooks)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    for path in workbooks:
        made = folder / "calculated" / path.name
        assert made.is_file(), f"{ran.stdout} {ran.stderr}"
        yield load_workbook(made, data_only=True)["Explained"]["B2"].value


def assert_all_add_up(known: Sequence[Explained], folder: Path) -> None:
    paths = [folder / f"{at}.xlsx" for at in range(len(known))]
    for each, path in zip(known, paths, strict=True):
        without_results(workbook_of(each), path)
    for each, value in zip(known, recalculated(paths, folder), strict=True):
        assert value == pytest.approx(float(each.result.value or 0), rel=1e-9, abs=1e-6), each.title


def one_of_each(figures: Sequence[Explained]) -> list[Explained]:
    """The known figures, of one person for each metric in turn; in the soak run, all of them."""
    known = [each for each in figures if each.result.known]
    if SOAK:
        return known
    by_metric: dict[str, list[Explained]] = defaultdict(list)
    for each in known:
        by_metric[each.metric.title].append(each)
    return [found[at % len(found)] for at, found in enumerate(by_metric.values())]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The spreadsheets of the company that has everything."""
    folder = tmp_path_factory.mktemp("inputs")
    full.write(folder, {})
    return read([folder], DAYS)


def test_every_metric_and_every_number_of_a_plan_adds_up(everything: Reading, tmp_path: Path) -> None:
    public_set = metrics_of_public_set() if (SHARED / PUBLIC_SET).exists() else []
    assert_all_add_up([*metrics_of_sample(), *numbers_of_plans(everything), *public_set], tmp_path)
    if not public_set:
        needs_shared(PUBLIC_SET)


def metrics_of_sample() -> list[Explained]:
    """The metrics of people in the sample."""
    figures = all_of(reading(SAMPLE, DAYS), ("ruiz", "zoë", "marín"), METRICS, "2026-Q3")
    for person in ("Ana Ruiz", "Zoë Lindqvist", "José Marín"):
        assert sum(each.result.known for each in figures if each.person == person) >= 18
    found = one_of_each(figures)
    assert len(found) >= 18
    return found


def metrics_of_public_set() -> list[Explained]:
    """The metrics of people in the public set."""
    public_set = reading(SHARED / PUBLIC_SET, Days(AS_OF, date(2017, 12, 31)))
    people = ("Anna Snelling", "Darcel Schlecht", "Vicki Laflamme")
    figures = all_of(public_set, people, DEAL_METRICS, "2017-Q4")
    assert all(each.result.known for each in figures)
    found = one_of_each(figures)
    assert len(found) >= len(DEAL_METRICS)
    return found


def numbers_of_plans(everything: Reading) -> list[Explained]:
    """The numbers of plans for the next year and the running one."""
    next_year = all_of(everything, ("ruiz", "zoë", "marín"), PLAN_NUMBERS, "2027")
    running = all_of(everything, ("ruiz", "zoë"), PLAN_NUMBERS, "2026")
    assert {each.metric.name for each in next_year if each.result.known} == set(PLAN_NUMBERS)
    return [*one_of_each(next_year), *one_of_each(running)]


def test_the_rows_of_a_plans_numbers_have_places_and_their_columns_are_in_the_formula(everything: Reading) -> None:
    for found in all_of(everything, ("ruiz",), PLAN_NUMBERS, "2027"):
        columns = [name for tally in found.recipe.tallies for name in tally.columns]
        assert columns, found.title
        assert len(set(columns)) == len(columns)
        assert all(f"[{name}]" in found.recipe.formula for name in columns), found.title
        assert all(row.place.file and row.what for tally in found.recipe.tallies for row in tally.rows)


def test_a_number_of_a_plan_is_about_the_running_year_by_default(small: Path) -> None:
    assert explained(small, "ana", "in sight", "").code == "2026"
    assert explained(small, "ana", "in sight", "2027").code == "2027"
    with pytest.raises(UsageError, match="too far ahead"):
        explained(small, "ana", "in sight", "2029")


def test_a_step_that_cannot_be_computed_says_why(small: Path) -> None:
    found = explained(small, "ana", "meetings needed", "2026")
    assert (found.figure.short, found.figure.reason) == ("n/a", "small sample, few peers")
    assert explained(small, "zoë", "deals needed", "2026").figure.reason == "no quota"


def test_a_metric_names_the_cell_of_each_row(small: Path) -> None:
    found = explained(small, "ana", "won")
    [tally] = found.recipe.tallies
    assert [(str(row.place), row.what, [str(value) for value in row.values]) for row in tally.rows] == [
        ("deals.csv › E2", "Gloves · Northwind", ["40000"])
    ]
    assert found.figure.full == "40,000"


def test_a_deal_of_several_lines_lists_each_of_them(tmp_path: Path) -> None:
    headers = ["Deal ID", "Deal", "Customer", "Rep", "Stage", "Amount", "Close date", "Product"]
    rows = [["D1", "Racks", "Acme", "Ana Ruiz", "Won", amount, "2026-08-01", product] for amount, product in LINES]
    write_rows(tmp_path / "inputs" / "deals.csv", headers, *rows)
    found = explained(tmp_path / "inputs", "Ana", "bookings")
    assert found.figure.full == "150"
    rows_behind = [(row.place.cell, row.what, row.values) for row in found.recipe.tallies[0].rows]
    assert rows_behind == [
        ("F2", "Racks · Acme", (150,)), ("F2", "line 1 of 2 · Belts", (None,)), ("F3", "line 2 of 2 · Seals", (None,)),
    ]  # fmt: skip
    assert found.recipe.tallies[0].rows[2].note == "50 of the amount above"
    assert found.result.value == 150
    assert found.basis == "1 deal"


def test_a_quota_names_its_cell_in_team(small: Path) -> None:
    found = explained(small, "ana", "attainment")
    assert found.figure.short == "100.0%"
    quota = found.recipe.tallies[1]
    assert {str(row.place) for row in quota.rows} == {"team.csv › D2"}
    assert [row.what for row in quota.rows] == ["July 2026", "August 2026", "September 2026"]


def test_a_target_is_shown_with_its_place(small: Path) -> None:
    assert explained(small, "ana", "won").target == "40,000 (team.csv › D2), 0 ↗"


def test_a_monthly_quota_names_its_own_cell(small: Path) -> None:
    headers = ("salesperson", *("Jul 2026", "Aug 2026", "Sep 2026"))
    write_rows(small / "targets.csv", headers, ("Ana Ruiz", "10000", "20000", "30000"))
    quota = explained(small, "ana", "attainment").recipe.tallies[1]
    assert [str(row.place) for row in quota.rows] == ["targets.csv › B2", "targets.csv › C2", "targets.csv › D2"]


def test_the_default_period_is_the_last_completed_quarter(small: Path) -> None:
    assert explained(small, "ana", "win rate", "").code == "2026-Q3"


def test_a_missing_value_has_a_reason_and_a_fix(small: Path) -> None:
    found = explained(small, "zoë", "attainment")
    assert (found.figure.short, found.figure.reason) == ("n/a", "no quota")
    assert found.figure.fix == "add a quota in team.csv › D4"
    plain = found.as_plain()
    assert (plain["metric"], plain["reason"], plain["fix"]) == ("attainment", "no quota", found.figure.fix)
    assert plain["definition"]
    assert plain["as_of_note"] == "As of 2026-10-05 (--as-of)."


@pytest.mark.parametrize(
    ("person", "metric", "period", "message"),
    [
        ("ana ruis", "won", "2026-Q3", "No person named “ana ruis”. Did you mean “Ana Ruiz”?"),
        ("ruiz", "won", "2026-Q3", "“ruiz” matches Ana Ruiz and Bo Ruiz. Enter more of the name."),
        ("ana", "win rat e", "2026-Q3", "No metric named “win rat e”. Did you mean “win rate”?"),
        ("ana", "pipeline", "2026-Q3", "“pipeline” matches clean pipeline, coverage, open pipeline, "),
        ("ana", "won", "Q3", "“Q3” isn't a period. Use 2026, 2026-H1, 2026-Q3, or 2026-09"),
    ],
)
def test_an_unknown_name_is_reported_with_the_nearest_ones(
    small: Path, person: str, metric: str, period: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        explained(small, person, metric, period)
    assert str(refused.value).startswith(message)


def test_a_workbook_goes_into_the_output_folder(small: Path, tmp_path: Path) -> None:
    path = write_workbook(explained(small, "ana", "won"), None, tmp_path / "output")
    assert path == tmp_path / "output" / "explain" / "Ana Ruiz - Bookings 2026-Q3.xlsx"
    assert path.is_file()


def test_a_workbook_never_overwrites_an_input_file(small: Path) -> None:
    found = explained(small, "ana", "won")
    copied = small / "team.xlsx"
    copied.write_bytes(workbook_of(found))
    with pytest.raises(UsageError, match="is an input file"):
        write_workbook(explained(small, "ana", "won"), copied, small)


def test_a_workbook_needs_the_suffix_xlsx(small: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"ends in \.xlsx"):
        write_workbook(explained(small, "ana", "won"), tmp_path / "won.csv", tmp_path)


def test_a_flagged_deal_names_its_rules() -> None:
    found = answer(Question(DAYS, "Zoë", "decisions", "2026-Q3"), reading(SAMPLE, DAYS))
    notes = [row.note for row in found.recipe.tallies[0].rows]
    assert any("days past close date" in note for note in notes)
    assert all(note.endswith(")") and " (open" in note for note in notes)
