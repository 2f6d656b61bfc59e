from plangen.facts.blocks.contests.award_thanks import contest_thanks
from plangen.facts.scope.document import Scope
from tests.facts.contest_scopes import FINAL, contest, deals, first, quarter, workspace


def thanks(*counts: int, name: str = "Ana Ruiz", day: str = "final") -> str:
    of = contest("goal", "deals won", targets=(5,), unit=("door", "doors"))
    found = workspace(of, won_deals=deals(*counts), as_of=FINAL)
    own = next(each for each in first(found).people if each.name == name)
    period = quarter(FINAL if day == "final" else of.start)
    return contest_thanks(Scope(found, "quarterly-review", "Quarterly review", own, period))


def test_whoever_won_is_thanked_for_the_deed_with_its_count() -> None:
    assert thanks(4, 2) == "4 doors in September Sprint"
    assert thanks(4, 2, name="Omar Haddad") == "2 doors in September Sprint"


def test_nobody_is_thanked_without_an_award_or_a_score_or_in_another_period() -> None:
    assert thanks(2, 1) == ""
    assert thanks(4, 2, name="Priya Raman") == ""
    assert thanks(4, 2, day="start") == ""
