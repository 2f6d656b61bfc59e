"""A company of four deals with a snapshot, list prices, types, sources, and stage dates; each number by hand."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plangen.elements.figure import Figure
from plangen.facts.blocks.open_by_stage import score_stages
from plangen.facts.blocks.score_table import score_rows
from plangen.facts.pages.quarterly_review.pipeline import pipeline
from plangen.facts.pages.scorecard.by_type import score_types
from plangen.facts.pages.scorecard.tiles import score_tiles
from plangen.facts.scope.document import Scope
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import read
from tests.facts.scorecards import scopes
from tests.seen import seen

AS_OF = date(2026, 10, 5)
Rows = Sequence[Mapping[str, str]]
OPTIONAL = (
    "type", "quantity", "product", "lead source", "forecast category", "probability", "date entered prospect",
    "date entered offer",
)  # fmt: skip


def _deal(number: int, stage: str, amount: int, created: str, close: str, **known: str) -> dict[str, str]:
    given = {"id": f"D{number}", "name": f"Deal {number}", "account": f"Account {number}", "salesperson": "Ana Ruiz"}
    dates = {"created": created, "close date": close}
    return {**given, "stage": stage, "amount": str(amount), **dates, **dict.fromkeys(OPTIONAL, ""), **known}


DEALS = [
    _deal(1, "Closed Won", 8_000, "2026-07-01", "2026-08-20", type="new", product="Pump", quantity="10", **{
        "lead source": "Web", "date entered prospect": "2026-07-01", "date entered offer": "2026-07-11",
    }),
    _deal(2, "Closed Won", 9_000, "2026-07-06", "2026-09-21", type="existing", product="Pump", quantity="10", **{
        "lead source": "Fair", "date entered prospect": "2026-07-06", "date entered offer": "2026-07-26",
    }),
    _deal(3, "Closed Won", 2_000, "2026-07-01", "2026-09-01", type="renewal"),
    _deal(4, "Closed Lost", 5_000, "2026-07-01", "2026-07-31", type="new", **{"date entered prospect": "2026-07-01"}),
    _deal(5, "Offer", 6_000, "2026-06-01", "2026-11-16", probability="50%", **{
        "forecast category": "Commit", "date entered prospect": "2026-08-27", "date entered offer": "2026-09-06",
    }),
    _deal(6, "Prospect", 4_000, "2026-06-01", "2026-12-01", probability="25%", **{
        "date entered prospect": "2026-09-25",
    }),
    _deal(7, "Closed Won", 1_000, "2024-01-02", "2024-01-12"),
]  # fmt: skip
TARGETS = [
    {"salesperson": "Ana Ruiz", "measure": name, "period": "2026", "amount": amount}
    for name, amount in (("new bookings", "40000"), ("expansion bookings", "30000"), ("renewal bookings", "8000"))
]
SNAPSHOT = [
    {**DEALS[4], "amount": "7000", "close date": "2026-09-15"},
    {**DEALS[5], "close date": "2026-11-10"},
    {**DEALS[0], "stage": "Offer"},
]


def _write(path: Path, rows: Rows) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def company(
    folder: Path, code: str = "2026-Q3", *, as_of: date = AS_OF, thin: bool = False, deals: Rows = DEALS
) -> Scope:
    """Ana's scorecard; a thin company has no snapshot, list prices, targets, or optional columns."""
    if thin:
        deals = [{name: value for name, value in each.items() if name not in OPTIONAL} for each in deals]
    else:
        _write(folder / "Products.csv", [{"product": "Pump", "list price": "1000"}])
        _write(folder / "Targets.csv", TARGETS)
        _write(folder / "snapshots/2026-07-01.csv", SNAPSHOT)
    _write(folder / "Opportunities.csv", deals)
    _write(folder / "Team.csv", [{"salesperson": "Ana Ruiz", "role": "rep", "quota 2026": "80000"}])
    stages = {"Prospect": "open", "Offer": "open", "Closed Won": "won", "Closed Lost": "lost"}
    ordered = [{"stage": name, "outcome": stages[name], "order": str(at)} for at, name in enumerate(stages, 1)]
    _write(folder / "Stages.csv", ordered)
    _write(folder / "Settings.csv", [{"setting": "currency", "value": "USD"}])
    reading = read((folder,), Days(as_of, as_of))
    [scope] = scopes(reading.book, code)
    return replace(scope, limits={"rows": 40})


def scores(scope: Scope) -> dict[str, tuple[str, str, str]]:
    """Actual, target, and difference of each metric."""

    def text(figure: Figure | None) -> str:
        return "" if figure is None else str(figure)

    return {
        row.name: (text(row.actual), text(row.target), text(row.difference))
        for group in score_rows(scope).groups
        for row in group.rows
    }


@pytest.fixture
def full(tmp_path: Path) -> Scope:
    return company(tmp_path)


@pytest.fixture
def thin(tmp_path: Path) -> Scope:
    return company(tmp_path, thin=True)


ADDED = {"slipped", "pushed", "discount", "new bookings", "expansion bookings", "renewal bookings"}


def test_what_slipped_and_was_pushed_is_counted_from_the_snapshot(full: Scope) -> None:
    """Deal 5 was to close in September at 7,000; it and deal 6 now close later, at 6,000 and 4,000."""
    found = scores(full)
    assert found["slipped"][0] == "$7.0K"
    assert found["pushed"][0] == "$10.0K"


def test_the_discount_is_from_list_price_times_quantity(full: Scope) -> None:
    """17,000 for 20 pumps at 1,000."""
    assert scores(full)["discount"][0] == "15.0%"


def test_each_type_is_next_to_its_quarter_of_the_target(full: Scope) -> None:
    found = scores(full)
    assert found["new bookings"] == ("$8.0K", "$10.0K", "−$2.0K")
    assert found["expansion bookings"] == ("$9.0K", "$7.5K", "+$1.5K")
    assert found["renewal bookings"] == ("$2.0K", "$2.0K", "$0")
    table = score_types(full)
    assert table is not None
    assert [row.share.short for row in seen(table).rows] == ["80.0%", "120.0%", "100.0%"]


def test_conversion_and_days_in_stage_come_from_stage_dates(full: Scope) -> None:
    """Four left Prospect, three of them for Offer; Prospect took 10, 20, 30, 10, and 10 days, Offer 40, 57, and 29."""
    table = score_stages(full)
    assert table is not None
    found = {row.plain("stage"): (row.plain("conversion"), row.plain("in_stage")) for row in table.rows}
    assert found == {"Prospect": ("75.0%", "10 days"), "Offer": ("100.0%", "40 days")}


def test_the_review_has_the_commit_and_the_weighted_pipeline_of_the_next_quarter(full: Scope) -> None:
    """Deal 5 is committed: 6,000; 6,000 × 50% + 4,000 × 25% is weighted."""
    found = {row.plain("label"): row.plain("figure") for row in pipeline(full).coverage.rows}
    assert (found["Commit"], found["Weighted"]) == ("$6.0K", "$4.0K")


def test_none_of_it_is_on_the_pages_of_a_company_without_the_data(thin: Scope) -> None:
    found = scores(thin)
    assert found["bookings"][0] == "$19.0K"
    assert not ADDED & found.keys()
    assert score_types(thin) is None
    table = score_stages(thin)
    assert table is not None
    assert not {"conversion", "in_stage"} & {column.name for column in table.columns}
    assert not {"Commit", "Weighted"} & {row.label for row in seen(pipeline(thin)).coverage.rows}


def test_a_year_has_its_own_attainment_and_pace(tmp_path: Path) -> None:
    """19,000 of 80,000; nine months and 3 of October's 22 working days are 60,909 of quota to date."""
    first, second = score_tiles(company(tmp_path, "2026")).main[:2]
    assert (first.label, first.text, first.sub) == ("Attainment, 2026", "23.8%", "$19.0K of $80.0K")
    assert (second.label, second.text) == ("Pace to quota, year to date", "31.2%")


def test_a_running_quarter_has_its_pace(tmp_path: Path) -> None:
    """On August 31, 44 of 66 working days: 8,000 of 20,000 × 2/3."""
    tile = score_tiles(company(tmp_path, as_of=date(2026, 8, 31), deals=DEALS[:1] + DEALS[3:])).main[0]
    assert (tile.text, tile.sub) == ("40.0%", "$8.0K of $20.0K; pace 60.0% of expected, straight line")
