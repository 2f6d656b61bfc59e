from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.facts.pages.team_scorecard.people import team_table
from plangen.records.settings import Settings
from tests.facts.invented import book, long_ago
from tests.facts.pages.team_scorecard.test_people import deals, rows, seller, table, team_scope
from tests.metrics.invented import person, won
from tests.seen import seen

LEFT = date(2026, 3, 31)


def amount(text: str) -> Decimal:
    """An amount in dollars as printed: −$1.5K is −1500."""
    digits = Decimal("".join(each for each in text if each.isdigit() or each == "."))
    return (-1 if text.startswith("−") else 1) * digits * (1000 if text.endswith("K") else 1)


def test_the_rows_of_a_team_add_up_to_its_row_with_someone_who_left() -> None:
    people = [seller("Ana A"), seller("Bo B", 800), seller("Cy C", None), seller("Dax G", 800, left=LEFT)]
    sold = [long_ago(), *deals(90, 250, 70), won(20, date(2026, 2, 2), salesperson="Dax G")]
    found = table(people, sold)
    *listed, left = rows(found)
    assert [each.label for each in listed] == ["Ana A", "Bo B"]
    with_one, without, team = found.totals
    for column in ("won", "quota", "difference"):
        total = sum(amount(str(getattr(each, column))) for each in listed)
        assert total == amount(str(getattr(with_one, column))), column
    assert amount(str(with_one.won)) + amount(str(without.won)) == amount(str(team.won))
    assert (left.label, left.note, str(left.year)) == ("Left the team", "Dax G, Mar 31", "10.0%")
    assert not [each for each in (left.won, left.quota, left.difference, left.bar) if each is not None]


def test_the_year_to_date_of_a_team_adds_up_with_those_who_left() -> None:
    """By Q3, 90 + 250 of 300 + 600 for those listed, and 20 of the 200 of the one who left: 360 of 1,100."""
    people = [seller("Ana A"), seller("Bo B", 800), seller("Dax G", 800, left=LEFT)]
    sold = [long_ago(), *deals(90, 250), won(20, date(2026, 2, 2), salesperson="Dax G")]
    found = table(people, sold)
    [team] = found.totals
    assert str(team.year) == "32.7%"
    assert (
        "Year to date: the team’s $360 of $1.1K includes $20 of $200 of those who left (Dax G, Mar 31)." in found.note
    )
    hidden = table(people, sold, settings=Settings(currency="USD", names_on_team_pages="none"))
    assert "of those who left (1 person)." in hidden.note
    assert "Dax" not in str(hidden)


def test_someone_who_left_without_a_quota_is_not_in_the_year_of_those_with_one() -> None:
    found = table([seller("Ana A"), seller("Dax G", None, left=LEFT)], [long_ago(), *deals(90)])
    assert [row.label for row in rows(found)] == ["Ana A"]
    assert "left" not in found.note


def test_a_region_has_those_who_left_in_their_team() -> None:
    people = [seller("Ana A"), seller("Dax G", 800, left=LEFT), replace(seller("Bo B"), team="East")]
    people = [replace(each, manager="Ken K" if each.team == "West" else "Mo M") for each in people]
    bosses = [person(name=name, manager="Da W", role="manager") for name in ("Ken K", "Mo M")]
    given = book(
        [long_ago(), *deals(90, 60)], [*people, *bosses], settings=Settings(company="Pine Supply", currency="USD")
    )
    found = seen(team_table(team_scope(given, name="Pine Supply")))
    assert [(row.label, str(row.year)) for row in rows(found)] == [("East", "20.0%"), ("West", "18.0%")]
    assert "left" not in found.note
