"""People in a brief; about few people, it has more lines to write on, and their open deals."""

from collections.abc import Sequence
from datetime import date, timedelta

from plangen.facts.pages.manager_brief.people import BriefPerson, brief_people
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import managers
from plangen.facts.scope.workspace import Workspace
from plangen.records.people.team import Person
from tests.facts.invented import ANA, KEN, book, closing_in, long_ago
from tests.metrics.invented import AS_OF, Q3, opened, person, won
from tests.seen import seen

DEALS = [
    opened(9_000, date(2026, 11, 3), name="Belts"),
    opened(5_000, AS_OF - timedelta(days=5), name="Racking"),
    opened(7_000, name="Gloves"),
]


def brief(people: Sequence[Person]) -> tuple[BriefPerson, ...]:
    """The people of Ken's brief."""
    workspace = Workspace(book(DEALS, [*people, KEN]))
    [ken] = managers(workspace, Q3)
    return brief_people(Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager"))


def test_a_brief_about_one_person_has_open_deals_by_close_date_and_more_lines() -> None:
    [one] = brief([ANA])
    labels = [row.plain("label") for row in one.numbers]
    assert labels[-3:] == ["Was due Sep 30", "Closes Nov 3", "No close date"]
    assert [row.plain("note") for row in one.numbers.rows][-3:] == ["Racking", "Belts", "Gloves"]
    four = brief([ANA, *(person(name=f"Bo {at}", manager="Ken Ortiz") for at in range(3))])
    assert one.lines > four[0].lines == 4


def test_the_attainment_of_a_prior_quarter_is_of_its_full_quota_up_to_the_same_day() -> None:
    deals = [won(24_500, date(2026, 7, 15)), won(49_000, date(2026, 4, 10)), won(98_000, date(2026, 6, 26)), long_ago()]
    workspace = Workspace(book(deals, [ANA, KEN], as_of=date(2026, 8, 14)))
    [ken] = managers(workspace, Q3)
    [ana] = brief_people(Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager"))
    first = seen(ana.numbers).rows[0]
    assert str(first.figure) == "10.0%"
    # 49,000 of the 245,000 of the full quarter, not of the quotas of April and May.
    assert first.note == "Q2, same days: 20.0%"


def test_a_month_to_work_on_keeps_its_capital() -> None:
    workspace = Workspace(book([won(245_000), long_ago(), *closing_in(11, 20_000)], [ANA, KEN]))
    [ken] = managers(workspace, Q3)
    [ana] = brief_people(Scope(workspace, "manager-brief", "Manager's brief", ken.team, Q3, "manager"))
    assert ("To work on:", "October coverage 0.0×.") in [(line.label, line.text) for line in ana.changed]
