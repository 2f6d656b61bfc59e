from datetime import date
from decimal import Decimal

from plangen.facts.figures.training import practice_in
from plangen.metrics.plans.training import Lesson, Phase, PlanWeek


def week(topic: str, kind: str) -> PlanWeek:
    return PlanWeek(1, date(2026, 10, 12), Phase.LEARN, is_off=False, lesson=Lesson(topic, kind, "", "", Decimal(1)))


def test_monday_practices_the_role_play_that_most_people_have() -> None:
    found = practice_in([week("Demo", "product"), week("Demo", "product"), week("Openers", "role play")])
    assert found is not None
    assert found.topic == "Openers"


def test_without_a_role_play_it_is_the_most_frequent_topic() -> None:
    found = practice_in([week("Price", "skill"), week("Demo", "product"), week("Demo", "product")])
    assert found is not None
    assert found.topic == "Demo"


def test_without_a_lesson_there_is_none() -> None:
    assert practice_in([]) is None
