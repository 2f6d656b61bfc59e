"""One CRM export is enough for a review and a scorecard for everyone in it."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from plangen.document_text.word import word_text
from plangen.problems import has_errors
from plangen.workflow.make import make_from
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import read
from tests.crm_exports import ANA, AS_OF, BO, CY, DEALS, EXPORTS, last_first
from tests.one_packet import catalog_with, nobody_watches

PERIOD = "2026-Q3"
CATALOG = catalog_with(review=("quarterly-review", "scorecard"), scorecard=("scorecard", "team-scorecard"))
BOOKINGS = {ANA: "12.5K", BO: "1.2M", CY: "0"}
"""Each person's bookings for the quarter, as printed; Cy's deal closed in the prior quarter."""
TEAM = (
    ("Bookings, Q3", "Bookings", "Deals won"),
    (ANA, "12.5K", "1"),
    (BO, "1.2M", "1"),
    (CY, "0", "0"),
    ("Team, 3 people", "1.2M", "2"),
)
"""Without the year to date: the exports start after the year's first month."""


def first_values(document: Path, label: str) -> set[str]:
    """The first values of all table rows with this label."""
    return {row[1] for table in word_text(document.read_bytes()).tables for row in table if row[0] == label}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.__name__)
def test_reviews_and_scorecards_show_everyones_bookings(export: Callable[[Path], list[Path]], tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    export(tmp_path / "inputs")
    request = MakeRequest(
        Days(AS_OF, AS_OF), (), (tmp_path / "inputs",), tmp_path / "output", period=PERIOD, formats=("word",), jobs=1
    )
    made = make_from(read(request.inputs, request.days), CATALOG, request, nobody_watches)
    assert not made.not_created
    assert not has_errors(made.problems)
    created = {path.relative_to(tmp_path / "output").as_posix(): path for path in tmp_path.glob("output/**/*.docx")}
    personal = {
        f"{packet} {PERIOD}/for salespeople/word/{last_first(name)} - {title} {PERIOD}.docx": bookings
        for name, bookings in BOOKINGS.items()
        for packet, title in (("review", "Quarterly review"), ("review", "Scorecard"), ("scorecard", "Scorecard"))
    }
    team = f"scorecard {PERIOD}/team/word/Sales team - Team scorecard {PERIOD}.docx"
    assert {*personal, team} <= set(created)
    assert all(any(last_first(name) in path for name in BOOKINGS) for path in created if "/team/" not in path)
    assert {path: first_values(created[path], "Bookings") for path in personal} == {
        path: {bookings} for path, bookings in personal.items()
    }
    assert TEAM in word_text(created[team].read_bytes()).tables


def test_the_bookings_on_the_pages_are_the_sum_of_the_deals() -> None:
    quarter = {
        name: sum(
            (deal.amount for deal in DEALS
             if deal.owner == name and deal.stage == "won" and deal.close.month in (7, 8, 9)),
            Decimal(0),
        )
        for name in BOOKINGS
    }  # fmt: skip
    assert quarter == {ANA: Decimal("12500.5"), BO: Decimal(1_234_567), CY: Decimal(0)}
