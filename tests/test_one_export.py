"""One export of a CRM in disguise, and nothing else, gives everybody in it a review and a scorecard."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from plangen.cli.app import main
from plangen.proof.word import word_text
from tests.crm_exports import ANA, AS_OF, BO, CY, DEALS, EXPORTS, last_first

PERIOD = "2026-Q3"
WON = {ANA: "12.5K", BO: "1.2M", CY: "0"}
"""What each of them won in the quarter, as a page says it; Cy's deal was won the quarter before."""
TEAM = (
    ("Name", "Won", "Deals won", "Year to date"),
    (ANA, "12.5K", "1", "12.5K"),
    (BO, "1.2M", "1", "1.2M"),
    (CY, "0", "0", "31.0K"),
    ("Team", "1.2M", "2", "1.3M"),
)


def cells(document: Path, row: str) -> set[str]:
    """What the tables of a document say beside the name of a row, first of all."""
    return {line[1] for table in word_text(document.read_bytes()).tables for line in table if line[0] == row}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.__name__)
def test_reviews_and_scorecards_say_what_everybody_won(
    export: Callable[[Path], list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inputs").mkdir()
    export(tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    words = ("--as-of", str(AS_OF), "--period", PERIOD, "--format", "word", "--jobs", "1")
    assert main(["make", "review", "scorecard", *words]) == 0
    made = {path.relative_to(tmp_path / "output").as_posix(): path for path in tmp_path.glob("output/**/*.docx")}
    own = {
        f"{packet} {PERIOD}/for salespeople/word/{last_first(name)} - {kind} {PERIOD}.docx": won
        for name, won in WON.items()
        for packet, kind in (("review", "Quarterly review"), ("review", "Scorecard"), ("scorecard", "Scorecard"))
    }
    team = f"scorecard {PERIOD}/team/word/Sales team - Team scorecard {PERIOD}.docx"
    assert {*own, team} <= set(made)
    assert all(any(last_first(name) in path for name in WON) for path in made if "/team/" not in path)
    assert {name: cells(made[name], "Won") for name in own} == {name: {won} for name, won in own.items()}
    assert TEAM in word_text(made[team].read_bytes()).tables


def test_what_the_pages_have_to_say_is_what_the_deals_come_to() -> None:
    quarter = {
        name: sum(
            (deal.amount for deal in DEALS
             if deal.owner == name and deal.stage == "won" and deal.close.month in (7, 8, 9)),
            Decimal(0),
        )
        for name in WON
    }  # fmt: skip
    assert quarter == {ANA: Decimal("12500.5"), BO: Decimal(1_234_567), CY: Decimal(0)}
