from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from plangen.elements.field import Field
from plangen.facts.pages.contest.close_out import CloseOut, close_out
from tests.facts.contest_scopes import FINAL, MID, PEOPLE, contest, deals, scope_of, workspace
from tests.metrics.invented import won
from tests.seen import seen

OVER = date(2026, 10, 5)


def closed(*counts: int, **known: Any) -> CloseOut:
    earlier = [won(100, date(2026, 8, 20)), won(100, date(2023, 1, 9), created=date(2023, 1, 2))]
    of = contest(known.pop("kind", "goal"), "deals won", **{"targets": (5,), **known})
    return close_out(scope_of(workspace(of, won_deals=[*earlier, *deals(*counts)], as_of=OVER), "contest-close-out"))


def test_the_headline_says_whether_the_goal_was_met() -> None:
    assert closed(4, 2).headline.lead == "Goal met: 6 of 5 deals."
    assert closed(2, 1).headline.lead == "Goal not met: 3 of 5 deals."
    assert closed(2, 1, kind="ranking").headline.lead == "Deals up 200% on the 26 days before."
    assert closed(1, kind="ranking").headline.lead == "1 deal together."


def test_the_lift_compares_with_the_same_days_before() -> None:
    result, lift, _cost, people = closed(4, 2).tiles
    assert (result.text, lift.text, lift.sub) == ("6", "+500.0%", "before: 1 deal")
    assert people.text == "2 of 4"


def test_without_a_baseline_the_best_week_takes_the_place_of_the_lift() -> None:
    of = contest("goal", "deals won", targets=(5,))
    found = close_out(scope_of(workspace(of, won_deals=deals(4), as_of=OVER), "contest-close-out"))
    assert [each.label for each in found.tiles] == ["Result", "Best week", "Cost", "People who scored"]
    assert found.weeks is not None
    assert all(each.strong for each in found.weeks.columns)


def test_the_weeks_of_the_contest_follow_as_many_before_it() -> None:
    found = closed(4, 2).weeks
    assert found is not None
    assert [each.strong for each in found.columns] == [False] * 4 + [True] * 4
    assert found.title == f"Best week: 6, from {MID:%b} 14"
    assert [each.label for each in found.columns][:2] == ["Aug 12", "Aug 17"]
    assert found.caption == "Deals by week, from Monday; the first from Aug 12; weeks of the contest highlighted"


def test_cost_is_compared_with_the_budget_or_can_be_entered() -> None:
    known = closed(4, budget=Decimal(400), cost=Decimal(310)).cost.rows[0]
    assert [known.plain(name) for name in ("budget", "cost", "difference")] == ["$400", "$310", "$90"]
    unknown = closed(4).cost.rows[0]
    assert isinstance(unknown.cells["cost"], Field)
    assert unknown.cells["cost"].address == "Contests/September Sprint/cost"


def test_what_was_learned_is_printed_or_can_be_written() -> None:
    found = closed(4, learned="Start on a Monday.", keep="Short rules")
    assert found.learned == "Start on a Monday."
    assert [(each.label, each.text, each.blank is None) for each in found.next_time] == [
        ("Keep", "Short rules", True), ("Change", "", False), ("Drop", "", False),
    ]  # fmt: skip


def test_thanks_go_to_everyone_who_scored_by_family_name() -> None:
    assert closed(4, 2).thanks == "Omar Haddad, Ana Ruiz"


def test_scores_that_are_not_final_say_so() -> None:
    assert closed(4).note == "Scores are final on Oct 12, 2026."


def finished(kind: str, **known: Any) -> CloseOut:
    of = contest(kind, "deals won", **known)
    return close_out(scope_of(workspace(of, won_deals=deals(3, 1), as_of=FINAL), "contest-close-out"))


def test_final_awards_are_listed_with_their_prizes() -> None:
    found = finished("ranking", prizes=(("First", "A day off"), ("Second", "Two seats"))).awards
    assert [[row.plain(name) for name in ("award", "winner", "prize")] for row in found.rows] == [
        ["First place", "Ana Ruiz", "A day off"], ["Second place", "Omar Haddad", "Two seats"],
    ]  # fmt: skip
    assert not closed(4).awards.rows


def test_a_drawing_is_recorded_with_its_tickets_seed_and_date() -> None:
    found = finished("drawing")
    [row] = found.awards.rows
    assert row.plain("ticket").endswith(" of 4")
    assert found.note.startswith("Drawn October 12, seed “September Sprint, 2026-10-12”: ticket ")


def test_someone_who_left_is_in_the_total_but_not_among_the_people_and_a_note_says_so() -> None:
    people = (PEOPLE[0], replace(PEOPLE[1], left=date(2026, 9, 18)), *PEOPLE[2:])
    of = contest("ranking", "deals won")
    found = close_out(scope_of(workspace(of, won_deals=deals(4, 2), as_of=OVER, people=people), "contest-close-out"))
    result, *_, scored = found.tiles
    assert (result.text, scored.text) == ("6", "1 of 3")
    assert found.thanks == "Ana Ruiz"
    assert found.note.startswith("Left the team, still in the total: Omar Haddad 2 deals.")


def test_before_scores_are_final_the_awards_so_far_are_listed_and_the_goal_of_each_is_the_finding() -> None:
    prizes = (("2", "Lunch"), ("3", "Tickets"))
    found = closed(3, 2, 1, kind="plateau", targets=(2, 3), prizes=prizes)
    assert (found.headline.lead, found.tiles[0].sub) == ("2 of 4 people reached 2 deals.", "goal 2 each")
    assert [[row.plain(name) for name in ("award", "winner", "prize")] for row in found.awards.rows] == [
        ["Level 2", "Omar Haddad", "Lunch"], ["Level 3", "Ana Ruiz", "Tickets"],
    ]  # fmt: skip
    assert found.awards.columns[0].header == "Awards, not final"
    assert not closed(3, 2, kind="drawing").awards.rows


def test_a_contest_for_money_counts_a_shared_deal_once_and_no_credits() -> None:
    shares = [
        won(50, MID, salesperson=name, id="D-7", name="Shared", account="Acme", is_share=True)
        for name in ("Ana Ruiz", "Omar Haddad")
    ]
    credit = won(-30, MID, salesperson="Ana Ruiz", account="Bolt")
    of = contest("ranking", "bookings")
    found = workspace(of, won_deals=[*deals(2, 1), *shares, credit], as_of=OVER)
    events = close_out(scope_of(found, "contest-close-out")).events
    [row] = seen(events).rows
    assert (str(row.times), str(row.points)) == ("4", "$370")
    assert "Deals" in [each.header for each in events.columns]


def test_the_difference_of_budget_and_cost_is_that_of_the_printed_amounts() -> None:
    row = closed(4, budget=Decimal("1.04") * 10**6, cost=Decimal("1.06") * 10**6).cost.rows[0]
    assert [row.plain(name) for name in ("budget", "cost", "difference")] == ["$1,040.0K", "$1,060.0K", "−$20.0K"]


def test_a_page_that_thanks_many_people_has_a_lower_chart() -> None:
    def height(count: int) -> int:
        people = [replace(PEOPLE[0], name=f"Person With A Long Name {at}") for at in range(count)]
        sold = [won(100, date(2026, 9, 15), salesperson=each.name) for each in people]
        of = contest("goal", "deals won", targets=(5,))
        page = close_out(scope_of(workspace(of, people=people, won_deals=sold, as_of=OVER), "contest-close-out"))
        assert page.weeks is not None
        return page.weeks.height

    assert height(3) > height(22)
