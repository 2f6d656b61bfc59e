from datetime import date

import pytest

from plangen.records.deals.stages import Outcome
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, HEADERS, TEAM, deal, deals, only, skipped
from tests.sheets import book, sheet

EARLIER = sheet(
    HEADERS, deal(created="2026-04-03", stage="Proposal", close="2026-09-01"), file="snapshots/2026-09-01.csv"
)


def test_an_earlier_snapshot_settles_an_ambiguous_date() -> None:
    others = (deal(id="D2", name="Bins", created="13/2/2026"), deal(id="D3", name="Carts", created="2/14/2026"))
    rows = [deal(created="3/4/2026"), *others]
    alone = deals(*rows)
    assert [one.created for one in alone.opportunities] == [None, date(2026, 2, 13), date(2026, 2, 14)]
    found = book(sheet(HEADERS, *rows, name="Deals"), TEAM, EARLIER, as_of=DAY)
    assert [one.created for one in found.opportunities] == [date(2026, 4, 3), date(2026, 2, 13), date(2026, 2, 14)]
    assert [problem.sort for problem in found.problems] == ["date order"]


def test_won_and_lost_deals_are_dated_by_their_own_columns() -> None:
    headers: list[Cell] = [*HEADERS, "Won time", "Lost time"]
    rows = [[*deal(close=None), "2026-08-01", ""], [*deal(id="D2", stage="Lost", close=None), "", "2026-07-01"]]
    assert [one.closed for one in deals(*rows, headers=headers).opportunities] == [date(2026, 8, 1), date(2026, 7, 1)]


@pytest.mark.parametrize(
    ("won", "lost"),
    [
        ("Deal - Gewonnen am", "Deal - Verloren am"),
        ("Deal - Zeitpunkt Gewonnen", "Deal - Zeitpunkt Verloren"),
        ("Deal - Datum des gewonnenen Deals", "Deal - Datum des verlorenen Deals"),
        ("Affaire - Date de gain", "Affaire - Date de perte"),
        ("Affaire - Gagnée le", "Affaire - Perdue le"),
        ("Trato - Fecha de ganado", "Trato - Fecha de perdido"),
        ("Trato - Ganado el", "Trato - Perdido el"),
        ("Obchod - Datum výhry", "Obchod - Datum prohry"),
    ],
)
def test_the_won_and_lost_date_columns_are_read_in_other_languages(won: str, lost: str) -> None:
    rows = [[*deal(close=None), "2026-08-01", ""], [*deal(id="D2", stage="Lost", close=None), "", "2026-07-01"]]
    found = deals(*rows, headers=[*HEADERS, won, lost])
    assert [one.closed for one in found.opportunities] == [date(2026, 8, 1), date(2026, 7, 1)]
    assert not found.problems


@pytest.mark.parametrize("header", ["Gain", "Perte", "Échec"])
def test_a_column_of_gains_or_losses_is_not_a_close_date(header: str) -> None:
    found = deals([*deal(), "a lot"], headers=[*HEADERS, header])
    assert only(found).closed == date(2026, 8, 31)
    assert not found.problems


def test_won_and_closed_flags_decide_the_outcome_of_an_unknown_stage() -> None:
    headers: list[Cell] = [*HEADERS, "Closed", "Won"]
    flags: list[tuple[Cell, Cell]] = [(1, 1), ("true", "false"), (False, False)]
    rows = [[*deal(id=f"D{at}", stage="Simmering"), *flag] for at, flag in enumerate(flags)]
    assert [one.outcome for one in deals(*rows, headers=headers).opportunities] == ["won", "lost", "open"]


def test_a_closed_column_with_dates_is_not_a_flag() -> None:
    one = only(deals([*deal(close=None), "2026-08-01"], headers=[*HEADERS, "Closed"]))
    assert (one.outcome, one.closed) == (Outcome.WON, date(2026, 8, 1))


@pytest.mark.parametrize("header", ["Is Closed Won", "hs_is_closed_won", "IsWon", "Won"])
def test_a_won_flag_is_read_under_many_headers(header: str) -> None:
    found = deals([*deal(stage="Simmering"), "true"], headers=[*HEADERS, header])
    assert only(found).outcome is Outcome.WON


def test_the_date_a_deal_entered_its_stage_is_taken_from_that_stages_column() -> None:
    headers: list[Cell] = [
        *HEADERS,
        "Date entered 'Proposal (Sales Pipeline)'",
        "Date entered 'Proposal sent (Sales Pipeline)'",
    ]
    one = only(deals([*deal(stage="Proposal sent"), "2026-03-02", "2026-03-09"], headers=headers))
    assert one.stage_entered == date(2026, 3, 9)
    other = only(deals([*deal(stage="Demo"), "2026-03-02", "2026-03-09"], headers=headers))
    assert other.stage_entered is None


def test_a_stage_column_without_a_pipeline_is_used_and_those_of_two_pipelines_are_not() -> None:
    headers: list[Cell] = [*HEADERS, "Date entered Proposal", "Date entered Proposal sent"]
    assert only(deals([*deal(stage="Proposal"), "2026-03-02", "2026-03-09"], headers=headers)).stage_entered == date(
        2026, 3, 2
    )
    twice: list[Cell] = [*HEADERS, "Date entered Proposal (East)", "Date entered Proposal (West)"]
    assert only(deals([*deal(stage="Proposal"), "2026-03-02", "2026-03-09"], headers=twice)).stage_entered is None


def test_a_status_reason_gives_the_loss_reason_and_marks_deals_entered_by_mistake() -> None:
    headers: list[Cell] = [*HEADERS, "Status", "Status Reason"]
    rows = [
        [*deal(stage="Propose"), "Lost", "Out-Sold"],
        [*deal(id="D2", stage="Propose"), "Won", "Won"],
        [*deal(id="D3", stage="Propose"), "Lost", "Error/duplicate"],
    ]
    found = deals(*rows, headers=headers)
    assert [(one.outcome, one.loss_reason) for one in found.opportunities] == [("lost", "Out-Sold"), ("won", "")]


def test_statuses_in_other_languages_are_read() -> None:
    headers: list[Cell] = [*HEADERS, "Status"]
    rows = [[*deal(id=f"D{at}", stage="Demo"), word] for at, word in enumerate(["Offen", "Gagnée", "Perdida"])]
    assert [one.outcome for one in deals(*rows, headers=headers).opportunities] == ["open", "won", "lost"]


@pytest.mark.parametrize("word", ["Deleted", "Gelöscht", "Supprimée", "Eliminado", "Smazaný"])
def test_deleted_pipedrive_deals_are_ignored(word: str) -> None:
    headers: list[Cell] = ["Deal - Title", "Deal - Owner", "Deal - Status", "Deal - Stage", "Deal - Value"]
    found = deals(
        ["Shelves", "Ana Ruiz", word, "Lead In", 5], ["Racks", "Ana Ruiz", "Open", "Lead In", 5], headers=headers
    )
    assert [one.name for one in found.opportunities] == ["Racks"]
    assert skipped(found) == {"stage is ignored": 1}
    assert not found.problems


def test_deals_with_the_same_truncated_id_are_not_merged() -> None:
    found = deals(deal(id="1.23E+17"), deal(id="1.23E+17", name="Racks"))
    assert [(one.id, one.name) for one in found.opportunities] == [("", "Shelves"), ("", "Racks")]
    assert [problem.sort for problem in found.problems] == ["truncated id"]


@pytest.mark.parametrize(
    ("stage", "status", "unknown"),
    [("Closed Won", "Cancelled", "Cancelled"), ("Closed Won (Canceled)", "Won", "Closed Won (Canceled)")],
)
def test_a_canceled_deal_is_not_won_whichever_column_says_so(stage: str, status: str, unknown: str) -> None:
    headers: list[Cell] = [*HEADERS, "Status"]
    found = deals([*deal(stage=stage), status], [*deal(id="D2", name="B"), "Won"], headers=headers)
    assert [one.id for one in found.opportunities] == ["D2"]
    (problem,) = (problem for problem in found.problems if problem.sort == "unknown stage")
    assert problem.value == unknown
    assert "Stages sheet" in problem.fix


def test_another_form_of_an_open_stage_is_read_as_open_and_reported_with_its_count() -> None:
    found = deals(deal(stage="Negotiating"), deal(id="D2", name="B", stage="Negotiating"))
    assert [str(one.outcome) for one in found.opportunities] == ["open", "open"]
    (problem,) = found.problems
    assert (problem.severity, problem.value) == ("warning", "Negotiating")
    assert problem.message == "Not a known stage; read as open. 2 deals."
