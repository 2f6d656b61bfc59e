from datetime import date

import pytest

from plangen.records.stages import Outcome
from plangen.sources.grid import Cell
from tests.records.test_opportunities import DAY, HEADS, TEAM, deal, deals, only, skipped
from tests.sheets import book, sheet

EARLIER = sheet(
    HEADS, deal(created="2026-04-03", stage="Proposal", close="2026-09-01"), file="snapshots/2026-09-01.csv"
)


def test_a_file_of_an_earlier_day_settles_a_date_that_could_mean_two_days() -> None:
    rows = [deal(created="3/4/2026"), deal(id="D2", created="13/2/2026"), deal(id="D3", created="2/14/2026")]
    alone = deals(*rows)
    assert [one.created for one in alone.opportunities] == [None, date(2026, 2, 13), date(2026, 2, 14)]
    found = book(sheet(HEADS, *rows, name="Deals"), TEAM, EARLIER, as_of=DAY)
    assert [one.created for one in found.opportunities] == [date(2026, 4, 3), date(2026, 2, 13), date(2026, 2, 14)]
    assert [problem.kind for problem in found.problems] == ["date order"]


def test_a_deal_that_is_won_is_dated_by_the_column_for_won_deals() -> None:
    heads: list[Cell] = [*HEADS, "Won time", "Lost time"]
    rows = [[*deal(close=None), "2026-08-01", ""], [*deal(id="D2", stage="Lost", close=None), "", "2026-07-01"]]
    assert [one.closed for one in deals(*rows, heads=heads).opportunities] == [date(2026, 8, 1), date(2026, 7, 1)]


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
def test_the_days_of_winning_and_losing_are_known_in_other_languages(won: str, lost: str) -> None:
    rows = [[*deal(close=None), "2026-08-01", ""], [*deal(id="D2", stage="Lost", close=None), "", "2026-07-01"]]
    found = deals(*rows, heads=[*HEADS, won, lost])
    assert [one.closed for one in found.opportunities] == [date(2026, 8, 1), date(2026, 7, 1)]
    assert not found.problems


@pytest.mark.parametrize("head", ["Gain", "Perte", "Échec"])
def test_a_column_of_gains_or_losses_is_no_day_of_closing(head: str) -> None:
    found = deals([*deal(), "a lot"], heads=[*HEADS, head])
    assert only(found).closed == date(2026, 8, 31)
    assert not found.problems


def test_flags_of_won_and_closed_say_what_no_stage_does() -> None:
    heads: list[Cell] = [*HEADS, "Closed", "Won"]
    flags: list[tuple[Cell, Cell]] = [(1, 1), ("true", "false"), (False, False)]
    rows = [[*deal(id=f"D{at}", stage="Simmering"), *flag] for at, flag in enumerate(flags)]
    assert [one.outcome for one in deals(*rows, heads=heads).opportunities] == ["won", "lost", "open"]


def test_a_column_closed_with_days_in_it_is_no_flag() -> None:
    one = only(deals([*deal(close=None), "2026-08-01"], heads=[*HEADS, "Closed"]))
    assert (one.outcome, one.closed) == (Outcome.WON, date(2026, 8, 1))


@pytest.mark.parametrize("head", ["Is Closed Won", "hs_is_closed_won", "IsWon", "Won"])
def test_what_says_that_a_deal_is_won_is_known_by_its_head(head: str) -> None:
    found = deals([*deal(stage="Simmering"), "true"], heads=[*HEADS, head])
    assert only(found).outcome is Outcome.WON


def test_the_day_of_the_present_stage_is_taken_from_its_own_column() -> None:
    heads: list[Cell] = [
        *HEADS,
        "Date entered 'Proposal (Sales Pipeline)'",
        "Date entered 'Proposal sent (Sales Pipeline)'",
    ]
    one = only(deals([*deal(stage="Proposal sent"), "2026-03-02", "2026-03-09"], heads=heads))
    assert one.stage_entered == date(2026, 3, 9)
    other = only(deals([*deal(stage="Demo"), "2026-03-02", "2026-03-09"], heads=heads))
    assert other.stage_entered is None


def test_a_stage_of_two_pipelines_has_no_day_and_one_that_stands_alone_has() -> None:
    heads: list[Cell] = [*HEADS, "Date entered Proposal", "Date entered Proposal sent"]
    assert only(deals([*deal(stage="Proposal"), "2026-03-02", "2026-03-09"], heads=heads)).stage_entered == date(
        2026, 3, 2
    )
    twice: list[Cell] = [*HEADS, "Date entered Proposal (East)", "Date entered Proposal (West)"]
    assert only(deals([*deal(stage="Proposal"), "2026-03-02", "2026-03-09"], heads=twice)).stage_entered is None


def test_a_status_reason_says_why_a_deal_was_lost_and_which_were_entered_by_mistake() -> None:
    heads: list[Cell] = [*HEADS, "Status", "Status Reason"]
    rows = [
        [*deal(stage="Propose"), "Lost", "Out-Sold"],
        [*deal(id="D2", stage="Propose"), "Won", "Won"],
        [*deal(id="D3", stage="Propose"), "Lost", "Error/duplicate"],
    ]
    found = deals(*rows, heads=heads)
    assert [(one.outcome, one.loss_reason) for one in found.opportunities] == [("lost", "Out-Sold"), ("won", "")]


def test_statuses_in_other_languages_are_read() -> None:
    heads: list[Cell] = [*HEADS, "Status"]
    rows = [[*deal(id=f"D{at}", stage="Demo"), word] for at, word in enumerate(["Offen", "Gagnée", "Perdida"])]
    assert [one.outcome for one in deals(*rows, heads=heads).opportunities] == ["open", "won", "lost"]


@pytest.mark.parametrize("word", ["Deleted", "Gelöscht", "Supprimée", "Eliminado", "Smazaný"])
def test_deals_that_pipedrive_calls_deleted_are_ignored(word: str) -> None:
    heads: list[Cell] = ["Deal - Title", "Deal - Owner", "Deal - Status", "Deal - Stage", "Deal - Value"]
    found = deals(["Shelves", "Ana Ruiz", word, "Lead In", 5], ["Racks", "Ana Ruiz", "Open", "Lead In", 5], heads=heads)
    assert [one.name for one in found.opportunities] == ["Racks"]
    assert skipped(found) == {"stage is ignored": 1}
    assert not found.problems


def test_ids_that_a_spreadsheet_program_has_cut_short_do_not_make_one_deal_of_many() -> None:
    found = deals(deal(id="1.23E+17"), deal(id="1.23E+17", name="Racks"))
    assert [(one.id, one.name) for one in found.opportunities] == [("", "Shelves"), ("", "Racks")]
    assert [problem.kind for problem in found.problems] == ["id cut short"]
