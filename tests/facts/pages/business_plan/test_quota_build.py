from pathlib import Path

from plangen.facts.pages.business_plan.quota_build import quota_build
from tests.facts.pages.business_plan.planned import scope_of
from tests.plans import quarterly


def title(folder: Path, *quotas: int) -> str:
    chart = quota_build(scope_of(folder, targets=quarterly("bookings", *quotas))).chart
    assert chart is not None
    return chart.title


def test_months_whose_new_quota_is_0_are_not_among_those_that_would_meet_it(tmp_path: Path) -> None:
    """10,000 a month from April through November 2026, and next year 9,000 a month from April on."""
    assert title(tmp_path / "some", 0, 27_000, 27_000, 27_000) == (
        "8 of 8 months with a quota would meet it with 2026's bookings"
    )
    assert title(tmp_path / "all", 27_000, 27_000, 27_000, 27_000) == "10 of 11 months of 2026 would meet the new quota"
