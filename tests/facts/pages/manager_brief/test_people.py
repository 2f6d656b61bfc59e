from datetime import date

from plangen.facts.pages.manager_brief.people import brief_people
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import managers
from plangen.facts.scope.workspace import Workspace
from tests.facts.invented import ANA, KEN, book, long_ago
from tests.metrics.invented import Q3, won
from tests.seen import seen


def test_the_attainment_of_a_prior_quarter_is_of_its_full_quota_up_to_the_same_day() -> None:
    deals = [won(24_500, date(2026, 7, 15)), won(49_000, date(2026, 4, 10)), won(98_000, date(2026, 6, 26)), long_ago()]
    workspace = Workspace(book(deals, [ANA, KEN], as_of=date(2026, 8, 14)))
    [ken] = managers(workspace, Q3)
    [ana] = brief_people(Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager"))
    first = seen(ana.numbers).rows[0]
    assert str(first.figure) == "10.0%"
    # 49,000 of the 245,000 of the full quarter, not of the quotas of April and May.
    assert first.note == "Q2, same days: 20.0%"
