from datetime import date

from plangen.facts.team_notes import team_verdict
from plangen.facts.team_sums import covered
from plangen.facts.team_table import team_table
from plangen.records.team import Person
from tests.facts.invented import book
from tests.facts.test_team_table import asked, seller
from tests.metrics.invented import opened, period, won

GONE: Person = seller("Cy C", 1200, left=date(2026, 6, 30))
STAYED = [seller("Ana A"), seller("Bo B")]


def test_the_year_of_a_team_holds_those_who_left_earlier_in_it() -> None:
    sold = [
        won(100, date(2026, 8, 3), salesperson="Ana A"),
        won(100, date(2026, 8, 3), salesperson="Bo B"),
        won(500, date(2026, 2, 3), salesperson="Cy C"),
    ]
    brief = asked(book(sold, [*STAYED, GONE]))
    [total, *_] = team_table(brief).totals
    assert [row.label for page in team_table(brief).pages for row in page] == ["Ana A", "Bo B"]
    assert (str(total.won), str(total.quota)) == ("$200", "$200")
    # 700 won of the 600 of the two for nine months and the 600 of the third for six.
    assert str(total.year) == "58.3%"
    assert team_verdict(brief).lead == "On plan for the quarter, $500 behind for the year."


def test_deals_of_somebody_who_has_no_quota_ahead_cover_nothing() -> None:
    leaver = seller("Cy C", 1200, left=date(2026, 9, 30))
    deals = [
        opened(150, salesperson="Ana A", close=date(2026, 11, 3)),
        opened(900, salesperson="Cy C", close=date(2026, 11, 3)),
    ]
    brief = asked(book(deals, [seller("Ana A"), leaver]))
    assert covered(brief.whole, period("2026-Q4")).value == 150 / 100
