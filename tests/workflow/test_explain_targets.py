from pathlib import Path

from plangen.workflow.explain import Explained, Question, answer
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import read
from tests.document_tools import PROJECT
from tests.pages import reading
from tests.small_team import AS_OF, DEALS, DEALS_HEADER, write_rows

DAYS = Days(AS_OF, AS_OF)
SAMPLE = PROJECT / "inputs" / "sample"


def of_hire(folder: Path, metric: str) -> Explained:
    """A metric of someone hired on August 17, 11 of 21 working days before the end of that month."""
    write_rows(folder / "deals.csv", DEALS_HEADER, DEALS[0])
    write_rows(folder / "team.csv", ("salesperson", "hired", "quota 2026"), ("Ana Ruiz", "2026-08-17", "120000"))
    targets = (("Ana Ruiz", "new accounts", "2026", "24"), ("Ana Ruiz", "bookings", "2026-12", "5000"))
    write_rows(folder / "targets.csv", ("salesperson", "measure", "period", "amount"), *targets)
    return answer(Question(DAYS, "ana", metric, "2026-Q3"), read((folder,), DAYS))


def test_an_activity_target_shows_its_weeks_and_has_no_mark() -> None:
    """W8."""
    found = answer(Question(DAYS, "ruiz", "calls", "2026-Q3"), reading(SAMPLE, DAYS))
    assert found.target == "256 = 20 a week × 12.8 weeks (team.xlsx › Targets › D18), −8"
    assert found.as_plain()["target"]["arithmetic"] == "20 a week × 12.8 weeks"


def test_a_prorated_count_shows_its_months(tmp_path: Path) -> None:
    """W8: 24 a year are 2 a month; 11 of 21 working days of August, and September."""
    found = of_hire(tmp_path, "new accounts")
    assert found.target.startswith("3 = 24 ÷ 12 × 1.52 months (targets.csv › D2)")


def of_ramp(folder: Path, per_week: str) -> Explained:
    """Calls of someone hired on September 24, with 25% of the target: 5 days are 1 week, and on ramp 0.25."""
    write_rows(folder / "deals.csv", DEALS_HEADER, DEALS[0])
    team = ("Ana Ruiz", "2026-09-10", "120000", "35%")
    write_rows(folder / "team.csv", ("salesperson", "hired", "quota 2026", "ramp"), team)
    write_rows(folder / "activities.csv", ("salesperson", "date", "type"), ("Ana Ruiz", "2026-09-28", "call"))
    targets = ("Ana Ruiz", "calls per week", "2026", per_week)
    write_rows(folder / "targets.csv", ("salesperson", "measure", "period", "amount"), targets)
    return answer(Question(DAYS, "ana", "calls", "2026-Q3"), read((folder,), DAYS))


def test_weeks_have_the_decimals_with_which_their_product_is_the_target(tmp_path: Path) -> None:
    """15 working days are 3 weeks, and on a ramp of 35% 1.05: 30 × 1.1 would be 33, not 32 (31.5, half up)."""
    assert of_ramp(tmp_path, "30").target.startswith("32 = 30 a week × 1.05 weeks")


def test_a_count_under_1_is_no_target_but_what_was_entered(tmp_path: Path) -> None:
    """3 a year are 0.38 from August 17 to the end of September."""
    of_hire(tmp_path, "new accounts")
    targets = ("Ana Ruiz", "new accounts", "2026", "3")
    write_rows(tmp_path / "targets.csv", ("salesperson", "measure", "period", "amount"), targets)
    found = answer(Question(DAYS, "ana", "new accounts", "2026-Q3"), read((tmp_path,), DAYS))
    assert (found.target, found.comparison) == ("", None)


def test_a_prorated_quota_shows_the_full_one(tmp_path: Path) -> None:
    """W8."""
    assert of_hire(tmp_path, "bookings").target.startswith(
        "15,238 = 30,000, less hire, leave, and ramp (team.csv › C2)"
    )


def test_a_full_target_shows_no_arithmetic() -> None:
    for metric in ("bookings", "new accounts", "win rate"):
        found = answer(Question(DAYS, "ruiz", metric, "2026-Q3"), reading(SAMPLE, DAYS))
        assert found.comparison is not None
        assert found.arithmetic == ""
