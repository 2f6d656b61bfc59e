from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.pages.kickoff.year_that_was import YearThatWas, kickoff_year
from plangen.sources.grid import Cell
from tests.facts.pages.kickoff.kickoffs import DEALS, MAY, NOTES, TEAM, Rows, company, team_scope, won

STORY = "They signed at the table."


def year(*deals: list[Cell], notes: Rows = (), accounts: Rows = (), team: Rows = TEAM) -> YearThatWas:
    tables = {"Opportunities": [DEALS, *deals], "Team": team}
    tables |= {"Notes": [NOTES, *notes]} if notes else {}
    tables |= {"Accounts": [("account", "confidential"), *accounts]} if accounts else {}
    return team_scope(company(**tables)).once(kickoff_year)


def named(page: YearThatWas) -> list[str]:
    return [card.name for row in page.cards for card in row if card.name]


def test_every_seller_is_named_once_before_anyone_twice_by_family_name() -> None:
    page = year(
        won(1, "Zoë Lind", "Cedar", 90_000),
        won(2, "Zoë Lind", "Pine", 80_000, MAY, "new"),
        won(3, "Ana Ruiz", "Elm", 5_000),
        won(4, "Omar Haddad", "Oak", 1_000, MAY, "new"),
        won(5, "Omar Haddad", "Ash", 900, MAY, "new"),
    )
    assert named(page) == ["Omar Haddad", "Zoë Lind", "Ana Ruiz", "Omar Haddad", "Zoë Lind"]


def test_a_win_is_told_in_the_words_of_its_seller_once() -> None:
    story: list[Cell] = ["Ana Ruiz", "win story", STORY, "2026", "Elm", "", ""]
    page = year(won(1, "Ana Ruiz", "Cedar", 9_000), won(2, "Ana Ruiz", "Elm", 4_000), notes=[story])
    first, second = (card for row in page.cards for card in row if card.name)
    assert (first.account, first.text, first.amount) == ("Elm", STORY, "4.0K")
    assert (second.account, second.text, second.label) == ("Cedar", "Order 1", "largest deal of the year")


def test_a_seller_without_a_win_has_no_card_and_nothing_is_said_about_it() -> None:
    page = year(won(1, "Ana Ruiz", "Cedar", 9_000))
    assert named(page) == ["Ana Ruiz"]
    assert "Omar" not in repr(page)


def test_a_confidential_customer_goes_by_a_code_name_in_the_card_and_in_the_story() -> None:
    story: list[Cell] = [
        "Ana Ruiz",
        "win story",
        "Cedar's plant, and Cedar Mills again.",
        "2026",
        "Cedar Mills",
        "",
        "",
    ]
    page = year(won(1, "Ana Ruiz", "Cedar Mills", 9_000), notes=[story], accounts=[("Cedar Mills", "yes"), ("Elm", "")])
    [card] = [card for row in page.cards for card in row if card.name]
    assert (card.account, card.text) == ("Customer A", "Customer A's plant, and Customer A again.")
    assert "Cedar" not in repr(page)


def test_more_than_nine_sellers_are_in_a_table() -> None:
    names = [f"Seller {letter}y" for letter in "ABCDEFGHIJ"]
    team: Rows = [TEAM[0], *((name, "Ken Ortiz", "West", 1, 1) for name in names)]
    page = year(*(won(at, name, f"Mill {at}", 1_000 + at) for at, name in enumerate(names)), team=team)
    assert not page.cards
    assert page.wins is not None
    assert [row.plain("name") for row in page.wins] == names


def test_a_story_in_the_table_takes_two_lines_and_what_is_longer_prints_whole_at_the_end() -> None:
    names = [f"Seller {letter}y" for letter in "ABCDEFGHIJ"]
    team: Rows = [TEAM[0], *((name, "Ken Ortiz", "West", 1, 1) for name in names)]
    story = "Moldwright stopped buying drives from three suppliers after one page on the downtime"
    stories = [story, f"{story}, which the plant manager then read aloud to all of the buyers"]
    notes = [
        [name, "win story", text, "2026", f"Mill {at}", "", ""]
        for at, (name, text) in enumerate(zip(names[:2], stories, strict=True))
    ]
    deals = [won(at, name, f"Mill {at}", 1_000 + at) for at, name in enumerate(names)]
    page = year(*deals, team=team, notes=notes)
    assert page.wins is not None
    short, long = (row.plain("label") for row in page.wins.rows[:2])
    assert story in short
    assert len(short) > 80
    assert long.endswith("…")
    assert lines_of(long, 61, 9) == 2


def test_the_table_of_wins_fits_a_page_for_up_to_44_people() -> None:
    heights = {}
    for people in (16, 22, 23, 36, 40, 44):
        names = [f"Seller {chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(people)]
        rows = [TEAM[0], *((name, "Ken Ortiz", "West", 1, 1) for name in names)]
        story = "Rebuilt two pumps in the annual shutdown and was back for the third before the shift had ended, twice."
        deals = [won(at, name, f"Account {at}", 100) for at, name in enumerate(names)]
        notes = [[name, "win story", story, "2026", f"Account {at}", "", ""] for at, name in enumerate(names)]
        table = year(*deals, notes=notes, team=rows).wins
        assert table is not None
        lines = [lines_of(row.plain("label"), 65, 9) for row in table.rows]
        heights[people] = sum(max(table.row_height, 0.4 + 4.06 * count) for count in lines)
        assert len(table.rows) == people
    assert max(heights.values()) <= 204


def test_the_title_compares_the_year_with_the_one_before() -> None:
    before = [won(9, "Ana Ruiz", "Elm", 10_000, "2025-06-01"), won(8, "Ana Ruiz", "Elm", 1, "2024-12-01")]
    page = year(won(1, "Ana Ruiz", "Cedar", 12_500), *before)
    assert page.head.title == "We won 12.5K, 25% more than the year before."
    assert page.head.line == ("2026, the year that was", "West", "Jan 1 to Dec 31, 2026")


def test_a_change_that_rounds_to_nothing_is_about_the_same() -> None:
    before = [won(9, "Ana Ruiz", "Elm", 10_000, "2025-06-01"), won(8, "Ana Ruiz", "Elm", 1, "2024-12-01")]
    page = year(won(1, "Ana Ruiz", "Cedar", 10_010), *before)
    assert page.head.title == "We won 10.0K, about the same as the year before."


def test_a_company_names_its_sellers_by_family_name_whatever_their_team_is() -> None:
    leaders = [("Dana Top", "", "", "", ""), ("Ken Ortiz", "Dana Top", "", "", ""), ("Sam Poe", "Dana Top", "", "", "")]
    people = [("Zoë Able", "Ken Ortiz", "West", 1, 1), ("Ana Zander", "Sam Poe", "East", 1, 1)]
    team: Rows = [TEAM[0], *leaders, *people]
    tables = {"Opportunities": [DEALS, won(1, "Zoë Able", "Elm", 9_000), won(2, "Ana Zander", "Oak", 8_000)]}
    scope = team_scope(company(Team=team, **tables), "Dana Top's teams")
    assert named(scope.once(kickoff_year))[:2] == ["Zoë Able", "Ana Zander"]


def _named(number: int, name: str, amount: int) -> list[Cell]:
    row = won(number, "Ana Ruiz", "Elm", amount)
    return [*row[:3], name, *row[4:]]


def _story_card(text: str, *deals: list[Cell]) -> tuple[str, str, str]:
    page = year(*deals, notes=[["Ana Ruiz", "win story", text, "2026", "Elm", "", ""]])
    first = page.cards[0][0]
    return first.text, first.amount, first.label


def test_the_amount_next_to_a_story_is_that_of_the_deal_it_names() -> None:
    deals = (_named(1, "Stockroom service, pump room", 9_000), _named(2, "Vending point, night shift", 4_000))
    assert _story_card("A night at Elm's vending point.", *deals)[1] == "4.0K"
    assert _story_card("They signed in the pump room.", *deals)[1] == "9.0K"


def test_a_story_that_names_no_one_deal_has_no_amount_and_no_label() -> None:
    deals = (
        _named(1, "Grease conversion", 9_000),
        _named(2, "Blanket order, A", 4_000),
        _named(3, "Blanket order, B", 5_000),
    )
    for text in (STORY, "Elm signed two blanket orders."):
        assert _story_card(text, *deals) == (text, "", "")


def test_a_new_customer_is_one_that_the_page_counts() -> None:
    """Elm's deal is the first on file, but of an existing customer; Oak's is new."""
    page = year(
        won(1, "Ana Ruiz", "Elm", 9_000),
        won(2, "Omar Haddad", "Oak", 8_000, MAY, "new"),
        won(3, "Zoë Lind", "Ash", 7_000),
    )
    assert "1 company bought from us for the first time." in page.sentence
    labels = {card.account: card.label for row in page.cards for card in row if card.name}
    assert labels == {"Elm": "largest deal of the year", "Oak": "new customer", "Ash": ""}


def test_the_first_win_of_someone_who_joined_is_not_called_the_first_of_its_account() -> None:
    team: Rows = [(*TEAM[0], "hired"), *((*row, "2026-03-02") for row in TEAM[1:])]
    team = [*team, ("Old Hand", "Sam Poe", "East", 1, 1, "2020-01-02")]
    before = won(9, "Old Hand", "Elm", 10_000, "2025-06-01")
    page = year(won(1, "Ana Ruiz", "Elm", 5_000), won(2, "Omar Haddad", "Oak", 8_000), before, team=team)
    assert {card.label for row in page.cards for card in row if card.name} == {"first win after joining"}
