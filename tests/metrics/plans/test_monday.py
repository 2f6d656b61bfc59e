from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.plans.monday import FORECAST, PARTS, in_turn, part_starts, turns

HALF_PAST_EIGHT = time(8, 30)
MONDAY = date(2026, 10, 12)
NAMES = ("Ana", "Ewa", "Omar")


def test_the_parts_of_the_meeting_add_up_to_an_hour() -> None:
    assert len(PARTS) == 7
    assert sum(PARTS) == 60
    assert PARTS[FORECAST] == max(PARTS) == 25


def test_each_part_starts_when_the_one_before_ends() -> None:
    starts = [f"{each:%H:%M}" for each in part_starts(HALF_PAST_EIGHT)]
    assert starts == ["08:30", "08:35", "08:40", "09:05", "09:10", "09:15", "09:25"]


@pytest.mark.parametrize(
    ("people", "starts"),
    [
        (1, ["08:40"]),
        (5, ["08:40", "08:45", "08:50", "08:55", "09:00"]),
        (8, ["08:40", "08:43", "08:46", "08:49", "08:52", "08:55", "08:58", "09:01"]),
        (0, []),
    ],
)
def test_the_25_minutes_are_divided_by_the_people(people: int, starts: list[str]) -> None:
    assert [f"{each:%H:%M}" for each in turns(time(8, 40), people)] == starts


@given(st.integers(1, 40))
def test_the_last_turn_starts_before_the_part_ends(people: int) -> None:
    found = turns(time(8, 40), people)
    assert len(found) == people
    assert [*found] == sorted(found)
    assert found[-1] < time(9, 5)


def test_a_duty_goes_to_the_next_person_each_week() -> None:
    weeks = [MONDAY + timedelta(weeks=each) for each in range(4)]
    first = [in_turn(NAMES, each)[0] for each in weeks]
    assert sorted(first[:3]) == sorted(NAMES)
    assert first[3] == first[0]


def test_someone_away_is_skipped() -> None:
    turn = in_turn(NAMES, MONDAY)
    assert in_turn(NAMES, MONDAY, away={turn[0]}) == turn[1:]
    assert in_turn(NAMES, MONDAY, away=set(NAMES)) == []
    assert in_turn((), MONDAY) == []


def test_two_duties_of_one_week_go_to_different_people() -> None:
    assert in_turn(NAMES, MONDAY)[0] != in_turn(NAMES, MONDAY, first=1)[0]
