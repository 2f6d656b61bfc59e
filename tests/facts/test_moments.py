from datetime import date

import pytest

from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.agreed import thanks
from plangen.facts.moments import SENTENCES, moments_of, said_of
from plangen.metrics.moment import Moment, Occasion
from plangen.records.actions import Status
from plangen.records.notes import Note
from tests.facts.invented import ANA, KEN, promise, review
from tests.metrics.invented import Q3, person, won
from tests.metrics.praised import REACH

FIRST = [won(40_000, date(2026, 8, 14), account="Cedar Ltd", name="Belts"), REACH]
BO = person(name="Bo Ruiz", manager="Ken Ortiz")


def moment(occasion: Occasion, deal: str = "Belts", account: str = "Cedar Ltd") -> Moment:
    figure = Measure(won(1).amount or ANA.quotas[0].amount, Unit.MONEY, 3)
    return Moment(
        occasion, "Ana Ruiz", date(2026, 8, 14), figure, account=account, deal=deal, period=Q3, others=("Bo Ruiz",)
    )


def test_thanks_are_computed_where_nobody_wrote_any_down() -> None:
    assert thanks(review(FIRST, [ANA, KEN, BO])).text == "the first win at Cedar Ltd, $40.0K."


def test_what_somebody_wrote_down_comes_before_what_is_computed() -> None:
    note = Note(promise("N").row, "Ana Ruiz", "thanks", "Taking Bo along", Q3)
    assert thanks(review(FIRST, [ANA, KEN, BO], notes=[note])).text == "taking Bo along."
    extra = promise("E", Status.KEPT, kind="and then some", text="Driving to Salinas", done_on=date(2026, 9, 1))
    assert thanks(review(FIRST, [ANA, KEN, BO], notes=[note], actions=[extra])).text == "driving to Salinas."


def test_nothing_to_say_leaves_the_line_for_the_pen() -> None:
    assert thanks(review([won(1_000)], [ANA, KEN])).text == ""


def test_nobody_is_thanked_for_what_another_one_did() -> None:
    theirs = [won(40_000, date(2026, 8, 14), account="Cedar Ltd", salesperson="Bo Ruiz"), REACH]
    assert moments_of(review(theirs, [ANA, KEN, BO])) == []


def test_what_is_rarest_in_the_team_is_said_first() -> None:
    both = [*FIRST, won(9_000, date(2026, 8, 20), account="Mill & Co", salesperson="Bo Ruiz")]
    newcomer = person(name="Ana Ruiz", manager="Ken Ortiz", hired=date(2026, 7, 1))
    assert [each.occasion for each in moments_of(review(both, [newcomer, KEN, BO]))] == [
        Occasion.FIRST_AFTER_JOINING,
        Occasion.FIRST_AT_ACCOUNT,
    ]


@pytest.mark.parametrize("occasion", list(Occasion))
def test_every_occasion_has_a_sentence_that_fits_and_names_no_colleague(occasion: Occasion) -> None:
    assert set(SENTENCES) == set(Occasion)
    for account in ("Cedar Ltd", "The Honourable Company of Harbour Pilots and Pine Merchants of the West"):
        said = said_of(review(), moment(occasion, "A deal with a name that hardly ends", account))
        assert said
        assert len(said) <= 76
        assert "Bo" not in said


def test_a_deal_without_an_amount_is_thanked_for_without_one() -> None:
    bare = Moment(
        Occasion.FIRST_AT_ACCOUNT, "Ana Ruiz", date(2026, 8, 14), unknown(Unit.MONEY, "no amount"), account="Cedar"
    )
    assert said_of(review(), bare) == "the first win at Cedar"
