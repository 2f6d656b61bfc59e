from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.results.bookings import attainment, average_deal, bookings, deals_won, win_rate
from plangen.metrics.results.team import (
    DealsOf,
    company_target,
    quota_lines,
    shares_joined,
    team_attainment,
    team_deals,
    team_quota,
    team_remaining,
    unassigned,
)
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person
from tests.metrics.invented import Q3, lost, person, plan, target, value, won

ANA, BO, CY = person(400), person(1200, name="Bo"), person(name="Cy")


def deals_of(**deals: Sequence[Opportunity]) -> DealsOf:
    return lambda each: deals.get(each.name.split()[0], ())


def test_team_quota_is_the_sum_of_its_peoples() -> None:
    found = team_quota([ANA, BO], Q3, plan())
    assert (found.value, found.n, variant_text(found)) == (Decimal(400), 2, "")


def test_people_without_a_quota_are_excluded_and_noted() -> None:
    found = team_quota([ANA, BO, CY], Q3, plan())
    assert (found.value, variant_text(found)) == (Decimal(400), "2 of 3 people have a quota")
    assert team_quota([CY], Q3, plan()).reason == Reason.NO_QUOTA


def test_team_attainment_uses_sums_not_an_average() -> None:
    deals = deals_of(Ana=[won(200)], Bo=[won(100)])
    found = team_attainment([ANA, BO], deals, Q3, plan())
    assert value(found) == Decimal("0.7500"), "the average of 200% and 33% would be 117%"


def test_bookings_without_a_quota_do_not_inflate_team_attainment() -> None:
    deals = deals_of(Ana=[won(50)], Bo=[won(150)], Cy=[won(9999)])
    found = team_attainment([ANA, BO, CY], deals, Q3, plan())
    assert (value(found), variant_text(found)) == (Decimal("0.5000"), "2 of 3 people have a quota")
    assert value(team_remaining([ANA, BO, CY], deals, Q3, plan())) == Decimal("200.0000")


def test_team_attainment_gives_a_reason_when_na() -> None:
    assert team_attainment([ANA], deals_of(), Q3, plan()).reason == Reason.NO_DEALS
    assert team_attainment([CY], deals_of(Cy=[won(1)]), Q3, plan()).reason == Reason.NO_QUOTA
    assert team_attainment([ANA], deals_of(Ana=[won(None)]), Q3, plan()).reason == Reason.NO_AMOUNTS


def test_team_win_rate_uses_all_of_its_deals() -> None:
    deals = deals_of(Ana=[won(1)], Bo=[won(1), *(lost() for _ in range(6))])
    found = win_rate(team_deals([ANA, BO], deals), Q3)
    assert (found.value, found.part, found.n) == (Decimal("0.25"), 2, 8)


def test_the_company_target_is_the_shortest_one_for_all() -> None:
    goals = plan(target("all", "bookings", "2026", "1200"), target("all", "bookings", "2026-09", "300"))
    assert company_target(Q3, goals).value == 500
    partly = company_target(Q3, plan(target("all", "bookings", "2026-09", "300")))
    assert (partly.value, variant_text(partly)) == (Decimal(300), "1 of 3 months have a target")
    assert company_target(Q3, plan(target("Ana Ruiz", "bookings", "2026", "5"))).reason == Reason.NO_COMPANY_TARGET


def test_quota_lines_are_company_assigned_and_difference() -> None:
    lines = quota_lines([ANA, BO], Q3, plan(target("all", "bookings", "2026-Q3", "450")))
    assert [each.value for each in (lines.company, lines.assigned, lines.difference)] == [450, 400, 50]
    assert quota_lines([ANA], Q3, plan()).difference.reason == Reason.NO_COMPANY_TARGET
    assert unassigned(lines.company, team_quota([CY], Q3, plan())).reason == Reason.NO_QUOTA


AMOUNTS = st.lists(st.integers(-50, 900), min_size=1, max_size=5)


@given(AMOUNTS, AMOUNTS, st.integers(1, 9999), st.integers(1, 9999))
def test_team_attainment_is_between_its_peoples(
    one: list[int], other: list[int], quota_one: int, quota_other: int
) -> None:
    people = [person(quota_one), person(quota_other, name="Bo")]
    deals = deals_of(Ana=[won(each) for each in one], Bo=[won(each) for each in other])
    shares = [attainment(each, deals(each), Q3, plan()).value or Decimal(0) for each in people]
    found = team_attainment(people, deals, Q3, plan()).value
    assert found is not None
    assert min(shares) - Decimal("1e-9") <= found <= max(shares) + Decimal("1e-9")


@given(st.lists(st.tuples(AMOUNTS, st.integers(0, 9999)), min_size=1, max_size=4))
def test_team_sums_are_the_sums_of_its_people(team: list[tuple[list[int], int]]) -> None:
    people: list[Person] = [person(yearly, name=f"P{at}") for at, (_, yearly) in enumerate(team)]
    deals = deals_of(**{f"P{at}": [won(each) for each in amounts] for at, (amounts, _) in enumerate(team)})
    parts = [bookings(deals(each), Q3).value or Decimal(0) for each in people]
    assert bookings(team_deals(people, deals), Q3).value == sum(parts)
    quotas = [team_quota([each], Q3, plan()).value or Decimal(0) for each in people]
    assert team_quota(people, Q3, plan()).value == sum(quotas)


def share(amount: int, owner: str, key: str = "D1", name: str = "") -> Opportunity:
    return won(amount, id=key, name=name, salesperson=owner, is_share=True)


def test_a_split_deal_counts_once_in_a_team_and_its_money_adds_up_once() -> None:
    deals = shares_joined([share(300, "Ana Ruiz"), share(200, "Bo Ruiz"), won(700, id="D2"), lost(id="D3")])
    assert (win_rate(deals, Q3).part, win_rate(deals, Q3).n, deals_won(deals, Q3).n) == (2, 3, 2)
    assert value(average_deal(deals, Q3)) == Decimal("600.0000")
    assert bookings(deals, Q3).value == Decimal(1200)
    assert [line.amount for line in deals[0].lines] == [Decimal(300), Decimal(200)]


def test_each_team_counts_a_deal_that_two_teams_share_with_its_own_share() -> None:
    one, other = share(300, "Ana Ruiz"), share(200, "Bo Ruiz")
    assert [bookings(shares_joined([each]), Q3).value for each in (one, other)] == [Decimal(300), Decimal(200)]
    assert deals_won(shares_joined([one, other]), Q3).value == 1, "the company counts it once"


def test_shares_of_a_deal_without_an_id_are_one_deal_and_other_deals_of_that_name_are_not() -> None:
    shares = [share(300, name, key="", name="Racks") for name in ("Ana Ruiz", "Bo Ruiz")]
    assert deals_won(shares_joined(shares), Q3).value == 1
    deals = [won(300, name="Racks", salesperson=name) for name in ("Ana Ruiz", "Bo Ruiz")]
    assert deals_won(shares_joined(deals), Q3).value == 2
