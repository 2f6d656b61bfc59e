from datetime import date

from plangen.elements.chart import UnitBar
from plangen.facts.pages.contest.standings import contest_standings_page
from tests.facts.contest_scopes import MID, contest, scope_of, workspace
from tests.facts.pages.contest.test_standings import page
from tests.metrics.invented import won


def test_each_row_says_how_far_it_is_to_the_next_place() -> None:
    found = page("ranking", 9, 4, 2, 2)
    assert [(each.place, each.first, each.score, each.next) for each in found.rows] == [
        ("1", "Ana", "9", "5 ahead"), ("2", "Omar", "4", "5 to catch Ana"),
        ("3", "Priya", "2", "2 to catch Omar"), ("3", "Zoë", "2", "2 to catch Omar"),
    ]  # fmt: skip
    assert (found.header, found.next_header) == ("Doors", "Distance")


def test_after_the_end_there_is_nothing_to_catch_and_nothing_to_go() -> None:
    over = date(2026, 10, 5)
    assert [each.next for each in page("ranking", 9, 4, 2, as_of=over, winners=3).rows] == [
        "5 ahead", "5 behind Ana", "2 behind Omar",
    ]  # fmt: skip
    everyone = {day: page("everyone wins", 5, 2, targets=(5,), as_of=day) for day in (date(2026, 9, 22), over)}
    assert [(each.next_header, [row.next for row in each.rows]) for each in everyone.values()] == [
        ("To go", ["3 to go", "there"]), ("Goal", ["", "met"]),
    ]  # fmt: skip
    steps = page("plateau", 5, 3, 1, targets=(2, 5), as_of=over)
    assert (steps.next_header, [each.next for each in steps.rows]) == ("Level", ["2", "", "5"])


def test_who_did_not_improve_has_no_row_so_that_places_have_no_gap_and_no_one_is_below_zero_by_name() -> None:
    before, history = date(2026, 8, 25), date(2023, 1, 9)
    sold = {"Ana Ruiz": (2, 3), "Omar Haddad": (2, 2), "Priya Raman": (2, 1), "Zoë Lindqvist": (1, 3)}
    found = workspace(
        contest("most improved", "deals won"),
        won_deals=[
            won(100, history, created=date(2023, 1, 2)),
            *(won(100, day, salesperson=name, account=f"{name} {day} {at}")
              for name, counts in sold.items() for day, count in zip((before, MID), counts, strict=True)
              for at in range(count)),
        ],
    )  # fmt: skip
    of = contest_standings_page(scope_of(found, "contest-standings"))
    assert [(each.place, each.first, each.score) for each in of.rows] == [("1", "Zoë", "200%"), ("2", "Ana", "50%")]
    assert of.others == "Omar, Priya"


def test_a_bar_has_a_block_for_each_unit_and_is_solid_where_they_do_not_fit() -> None:
    few, many = page("ranking", 5, 3).rows, page("ranking", 60, 30).rows
    assert [each.bar.total for each in few if isinstance(each.bar, UnitBar)] == [5, 3]
    bars = [each.bar for each in many if isinstance(each.bar, UnitBar)]
    assert [each.total for each in bars] == [1, 1]
    assert bars[0].block == 2 * bars[1].block
