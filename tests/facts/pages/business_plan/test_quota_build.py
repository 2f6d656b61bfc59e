from pathlib import Path

from plangen.facts.pages.business_plan.quota_build import quota_build
from tests.facts.pages.account_plan.planned import Row
from tests.facts.pages.business_plan.planned import plan_scope, scope_of
from tests.plans import ANA, AS_OF, quarterly
from tests.sheets import book, sheet


def title(folder: Path, *quotas: int) -> str:
    chart = quota_build(scope_of(folder, targets=quarterly("bookings", *quotas))).chart
    assert chart is not None
    return chart.title


def test_months_whose_new_quota_is_0_are_not_among_those_that_would_meet_it(tmp_path: Path) -> None:
    """10,000 a month from April through November 2026, and next year 9,000 a month from April on."""
    assert title(tmp_path / "some", 0, 27_000, 27_000, 27_000) == (
        "8 of 8 months with a quota would meet it with 2026’s bookings"
    )
    assert title(tmp_path / "all", 27_000, 27_000, 27_000, 27_000) == "10 of 11 months of 2026 would meet the new quota"


def test_a_part_of_the_quota_that_nothing_was_booked_of_prints_0_and_the_sum_is_there() -> None:
    header: Row = ("id", "account", "salesperson", "stage", "amount", "created", "close date", "type")
    won: list[Row] = [
        ("D1", "Elm", ANA, "Closed Won", 7_000, "2026-03-01", "2026-04-02", "new"),
        ("D0", "Oak", ANA, "Closed Won", 1, "2025-03-01", "2025-04-02", "new"),
    ]
    goals: list[Row] = [
        ("salesperson", "measure", "period", "amount"),
        *((ANA, f"{kind} bookings", "2027", 200_000) for kind in ("new", "renewal")),
    ]
    team: list[Row] = [("salesperson", "quota 2027"), (ANA, 400_000)]
    tables: dict[str, list[Row]] = {"Deals": [header, *won], "Team": [*team], "Targets": [*goals]}
    split = quota_build(
        plan_scope(book(*(sheet(*rows, name=name) for name, rows in tables.items()), as_of=AS_OF), code="2027")
    ).split
    assert split is not None
    assert [row.plain("before") for row in (*split.rows, *split.totals)] == ["7,000", "0", "7,000"]
