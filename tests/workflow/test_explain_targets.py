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
