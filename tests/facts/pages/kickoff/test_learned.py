from plangen.facts.pages.kickoff.extras import kickoff_extras
from plangen.facts.pages.kickoff.year_that_was import kickoff_year
from tests.facts.pages.kickoff.kickoffs import ACTIONS, DEALS, NOTES, TEAM, Rows, company, team_scope, won


def learned(*notes: Rows, deals: Rows = ()) -> list[tuple[str, str]]:
    scope = team_scope(company(Opportunities=[DEALS, *deals], Notes=[NOTES, *notes]))  # type: ignore[list-item]
    return [(row.plain("text"), row.plain("now")) for row in scope.once(kickoff_year).learned or ()]


def test_the_teams_notes_come_first_then_those_for_everyone() -> None:
    found = learned(
        ("all", "learned", "Proposals had no date.", "2026", "", "Name the day.", ""),
        ("West", "learned", "Quotes took nine days.", "2026", "", "Two days.", ""),
        ("West", "learned", "Too old.", "2025", "", "Nothing.", ""),
    )
    assert found == [("Quotes took nine days.", "Two days."), ("Proposals had no date.", "Name the day."), ("", "")]


def test_a_note_that_names_someone_is_left_out_and_reported() -> None:
    note = ("West", "learned", "Ana's quotes took nine days.", "2026", "", "", "")
    inputs = company(Opportunities=[DEALS, won(1, "Ana Ruiz", "Elm", 1)], Notes=[NOTES, note])
    rows = team_scope(inputs).once(kickoff_year).learned
    assert rows is not None
    assert not any("nine days" in row.plain("text") for row in rows)
    assert any(each.message == "Names someone; the kickoff handout leaves it out." for each in inputs.problems)


def test_a_miss_that_the_numbers_show_is_the_teams() -> None:
    found = learned(deals=[won(1, "Ana Ruiz", "Elm", 60_000), won(2, "Zoë Lind", "Oak", 30_000)])
    assert found[0] == ("90.0K won. We wanted 300.0K.", "")
    assert not any(name in repr(found) for name in ("Ana", "Zoë", "Omar"))


def test_the_most_frequent_reason_for_losing_deals_is_a_sentence() -> None:
    lost: Rows = [
        (f"L{at}", "Ana Ruiz", f"Account {at}", "Order", "Closed Lost", 100, "2024-01-02", "2026-05-04", "new", "Price")
        for at in range(12)
    ]
    deals: Rows = [(*DEALS, "loss reason"), [*won(1, "Ana Ruiz", "Elm", 400_000), ""], *lost]
    rows = team_scope(company(Opportunities=deals)).once(kickoff_year).learned
    assert rows is not None
    assert "Price was the reason for 12 of 12 lost deals." in [row.plain("text") for row in rows]


def extra(number: int, who: str, status: str = "kept", done: str = "2026-08-16") -> tuple[object, ...]:
    return (f"X{number}", who, f"Driving {number} miles", "and then some", status, done, "")


def test_extras_are_those_finished_in_the_year() -> None:
    rows = (
        extra(1, "Ana Ruiz"),
        extra(2, "Ana Ruiz", "open", ""),
        extra(3, "Zoë Lind", done="2025-08-16"),
        extra(4, "Omar Haddad"),
    )
    scope = team_scope(company(Opportunities=[DEALS, won(1, "Ana Ruiz", "Elm", 1)], Actions=[ACTIONS, *rows]))  # type: ignore[list-item]
    page = scope.once(kickoff_year)
    assert page.extras is not None
    assert [(row.plain("name"), row.plain("text")) for row in page.extras] == [
        ("Omar Haddad", "driving 4 miles."),
        ("Ana Ruiz", "driving 1 miles."),
    ]
    assert page.lines == 0
    assert kickoff_extras(scope) is None


def test_more_than_six_extras_have_a_page_of_their_own() -> None:
    rows = [extra(at, "Ana Ruiz") for at in range(7)]
    scope = team_scope(company(Opportunities=[DEALS, won(1, "Ana Ruiz", "Elm", 1)], Actions=[ACTIONS, *rows]))  # type: ignore[list-item]
    assert scope.once(kickoff_year).extras is None
    page = scope.once(kickoff_extras)
    assert page is not None
    assert page.extras is not None
    assert len(page.extras) == 7
    assert page.head.title == "7 times someone did more than expected."


def test_without_an_extra_there_are_lines_for_thanks() -> None:
    scope = team_scope(company(Opportunities=[DEALS, won(1, "Ana Ruiz", "Elm", 1)]))
    page = scope.once(kickoff_year)
    assert page.extras is None
    assert page.lines > 4


def test_so_many_wins_that_they_fill_their_page_leave_what_was_learned_to_the_next() -> None:
    names = [f"Seller {letter}y" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"]
    team: Rows = [TEAM[0], *((name, "Ken Ortiz", "West", 1, 1) for name in names)]
    deals = [won(at, name, f"Mill {at}", 1_000 + at) for at, name in enumerate(names)]
    scope = team_scope(company(Opportunities=[DEALS, *deals], Team=team))
    page = scope.once(kickoff_extras)
    assert scope.once(kickoff_year).learned is None
    assert page is not None
    assert (page.extras, page.head.title) == (None, "What we learned in 2026.")
    assert page.learned is not None
    assert len(page.learned) == 3


def test_lines_for_thanks_leave_room_for_rows_of_wins() -> None:
    def lines(count: int) -> int:
        names = [f"Seller {letter}y" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"[:count]]
        team: Rows = [TEAM[0], *((name, "Ken Ortiz", "West", 1, 1) for name in names)]
        deals = [won(at, name, f"Mill {at}", 1_000 + at) for at, name in enumerate(names)]
        return team_scope(company(Opportunities=[DEALS, *deals], Team=team)).once(kickoff_year).lines

    assert [lines(count) for count in (3, 6, 7, 9, 10, 22, 23)] == [8, 8, 3, 3, 5, 5, 0]


def test_a_page_without_wins_is_full_of_rows_and_lines() -> None:
    page = team_scope(company()).once(kickoff_year)
    assert (page.cards, page.wins) == ((), None)
    assert page.learned is not None
    assert len(page.learned) == 5
    assert page.lines == 15
