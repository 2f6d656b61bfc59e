import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from plangen.elements.measure import RowKey
from plangen.records.deals.stages import Outcome
from plangen.records.load import load
from plangen.records.meetings.forecasts import Forecast
from plangen.records.settings import Settings
from plangen.sources.reading import read_files
from plangen.workbooks.snapshot import current_forecasts, snapshot_file, snapshot_path, standings_file, standings_path
from tests.facts.contest_scopes import FINAL, contest, deals, workspace
from tests.facts.invented import book
from tests.metrics.invented import AS_OF, opened, period, won
from tests.sheets import sheet

DEAL = opened(
    1_500,
    date(2026, 10, 20),
    id="=1+1",
    name='Line "3", south',
    account="Łódź Foods",
    stage="Proposal",
    created=date(2026, 9, 1),
    probability=Decimal("0.4"),
    forecast_category="Commit",
    product="Pumps",
    kind="new",
    next_step="- call",
    last_activity=date(2026, 10, 1),
    stage_entered=date(2026, 9, 9),
)
SHARE = replace(opened(None, date(2026, 11, 2), id="2", account="Bolt", stage="Demo"), amount=Decimal("333.335"))


def test_a_snapshot_is_read_back_as_the_same_open_deals(tmp_path: Path) -> None:
    shares = [replace(SHARE, is_share=True), replace(SHARE, is_share=True, salesperson="Bo Ruiz", amount=Decimal(200))]
    content = snapshot_file(book([DEAL, *shares, won(70)]))
    path = tmp_path / snapshot_path(AS_OF)
    path.parent.mkdir()
    path.write_bytes(content)
    grids, problems = read_files([path], tmp_path)
    team = sheet(["Salesperson"], ["Ana Ruiz"], ["Bo Ruiz"], name="Team")
    read = load([team, *grids], today=AS_OF, problems=problems)
    [found] = read.snapshots
    assert [replace(deal, row=DEAL.row, losses_on_file=True) for deal in found.deals[:1]] == [DEAL]
    assert [(deal.salesperson, deal.amount) for deal in found.deals[1:]] == [
        ("Ana Ruiz", Decimal("333.34")),
        ("Bo Ruiz", Decimal(200)),
    ]
    assert {deal.outcome for deal in found.deals} == {Outcome.OPEN}
    assert not read.problems


def test_amounts_are_read_back_alike_where_a_comma_is_the_decimal_sign(tmp_path: Path) -> None:
    path = tmp_path / snapshot_path(AS_OF)
    path.parent.mkdir()
    deals = [replace(DEAL, amount=Decimal(text), id=text) for text in ("1500", "1500.5", "12.345")]
    path.write_bytes(snapshot_file(book(deals, settings=Settings(locale="de"))))
    grids, _ = read_files([path], tmp_path)
    german = sheet(["Setting", "Value"], ["locale", "de"], name="Settings")
    [found] = load([german, *grids, sheet(["Salesperson"], ["Ana Ruiz"], name="Team")], today=AS_OF).snapshots
    assert [deal.amount for deal in found.deals] == [Decimal(1500), Decimal("1500.5"), Decimal("12.35")]


def test_the_last_forecast_for_each_period_that_is_not_over_is_kept() -> None:
    given = [
        Forecast(RowKey(0, at), "Ana Ruiz", period(code), date(2026, 9, day), Decimal(commit))
        for at, (code, day, commit) in enumerate([("2026-09", 1, 90), ("2026-10", 20, 120), ("2026-10", 8, 110)])
    ]
    kept = book([DEAL], forecasts=given)
    assert [(each.period.code, int(each.commit)) for each in current_forecasts(kept)] == [("2026-10", 120)]
    rows = list(csv.reader(snapshot_file(kept).decode("utf-8-sig").splitlines()))
    assert rows[-1] == ["Ana Ruiz", "2026-10", "2026-09-20", "120", ""]


def test_the_standings_of_running_contests_are_kept_and_read_back(tmp_path: Path) -> None:
    found = workspace(contest(measure="deals won"), won_deals=deals(3, 2)).book
    content = standings_file(found)
    assert content.decode("utf-8-sig").splitlines()[:2] == [
        '"contest","name","rank","score"',
        '"September Sprint","Ana Ruiz","1","3"',
    ]
    path = tmp_path / standings_path(found.as_of)
    path.parent.mkdir()
    path.write_bytes(content)
    grids, _ = read_files([path], tmp_path)
    later = load([*grids, sheet(("id", "rep", "stage"), ("1", "Ana Ruiz", "Demo"))], today=AS_OF)
    assert [(str(each.day), each.contest, each.name, each.rank) for each in later.issued][:2] == [
        ("2026-09-22", "September Sprint", "Ana Ruiz", 1), ("2026-09-22", "September Sprint", "Omar Haddad", 2),
    ]  # fmt: skip


def test_without_a_running_contest_there_are_no_standings() -> None:
    assert standings_file(workspace(contest(measure="deals won"), as_of=FINAL).book) == b""
