from datetime import date

import pytest

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.blocks.past_commitments import thanks
from plangen.facts.blocks.thanks import SENTENCES, moments_of, thanks_for
from plangen.metrics.people.recognition import Moment, RecognitionType
from plangen.records.meetings.actions import Status
from plangen.records.meetings.notes import Note
from tests.facts.invented import ANA, KEN, promise, review
from tests.metrics.invented import Q3, person, won
from tests.metrics.praised import REACH

FIRST = [won(40_000, date(2026, 8, 14), account="Cedar Ltd", name="Belts"), REACH]
BO = person(name="Bo Ruiz", manager="Ken Ortiz")


def moment(occasion: RecognitionType, deal: str = "Belts", account: str = "Cedar Ltd") -> Moment:
    figure = Measure(won(1).amount or ANA.quotas[0].amount, Unit.MONEY, 3)
    return Moment(
        occasion, "Ana Ruiz", date(2026, 8, 14), figure, account=account, deal=deal, period=Q3, others=("Bo Ruiz",)
    )


def test_thanks_are_computed_if_no_one_wrote_any_down() -> None:
    assert thanks(review(FIRST, [ANA, KEN, BO])).text == "the first win at Cedar Ltd, $40.0K."


def test_written_thanks_come_before_computed_ones() -> None:
    note = Note(promise("N").row, "Ana Ruiz", "thanks", "Taking Bo along", Q3)
    assert thanks(review(FIRST, [ANA, KEN, BO], notes=[note])).text == "taking Bo along."
    extra = promise("E", Status.KEPT, kind="and then some", text="Driving to Salinas", done_on=date(2026, 9, 1))
    assert thanks(review(FIRST, [ANA, KEN, BO], notes=[note], actions=[extra])).text == "driving to Salinas."


def test_without_a_moment_the_line_is_blank() -> None:
    assert thanks(review([won(1_000)], [ANA, KEN])).text == ""


def test_no_one_is_thanked_for_someone_elses_deal() -> None:
    theirs = [won(40_000, date(2026, 8, 14), account="Cedar Ltd", salesperson="Bo Ruiz"), REACH]
    assert moments_of(review(theirs, [ANA, KEN, BO])) == []


def test_the_rarest_moment_on_the_team_comes_first() -> None:
    both = [*FIRST, won(9_000, date(2026, 8, 20), account="Mill & Co", salesperson="Bo Ruiz")]
    newcomer = person(name="Ana Ruiz", manager="Ken Ortiz", hired=date(2026, 7, 1))
    assert [each.recognition for each in moments_of(review(both, [newcomer, KEN, BO]))] == [
        RecognitionType.FIRST_AFTER_JOINING,
        RecognitionType.FIRST_AT_ACCOUNT,
    ]


LONGEST = 160
"""The characters of a moment that fit on two lines next to the chart."""


@pytest.mark.parametrize("occasion", list(RecognitionType))
def test_every_type_of_recognition_has_a_sentence_that_fits_and_names_no_colleague(occasion: RecognitionType) -> None:
    assert set(SENTENCES) == set(RecognitionType)
    for account in ("Cedar Ltd", "The Honourable Company of Harbour Pilots and Pine Merchants of the West"):
        text = thanks_for(review(), moment(occasion, "A deal with a name that hardly ends", account))
        assert text
        assert len(text) <= LONGEST
        assert "Bo" not in text


def test_a_deal_without_an_amount_is_thanked_for_without_an_amount() -> None:
    without_amount = Moment(
        RecognitionType.FIRST_AT_ACCOUNT,
        "Ana Ruiz",
        date(2026, 8, 14),
        unknown(Unit.MONEY, Reason.NO_AMOUNT),
        account="Cedar",
    )
    assert thanks_for(review(), without_amount) == "the first win at Cedar"
