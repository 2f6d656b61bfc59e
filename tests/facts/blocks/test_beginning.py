from datetime import date

from plangen.facts.blocks.reflections import reflections
from plangen.facts.blocks.tiles import tiles
from tests.facts.conftest import Sheets
from tests.facts.invented import review
from tests.metrics.invented import opened, person, won

HIRED = date(2026, 9, 8)
NEW = person(hired=HIRED)


def test_a_new_hire_without_wins_starts_with_pipeline_activity_the_first_goal_and_training(sample: Sheets) -> None:
    found = [(each.label, each.text, each.sub, each.note) for each in sample["Ewa Wójcik"].sections["tiles"]]
    assert found == [
        ("Open pipeline", "$91.9K", "5 deals, 1 without an amount", "median age 21 days"),
        ("Calls logged in the CRM", "86", "target 17", "since Sep 8"),
        ("Accounts visited", "6 of 40", "15% done, 5% of the time gone", "goal for Dec 18"),
        ("Training completed", "2 of 5", "next: Oct 13", "3 more by Nov 27"),
    ]


def test_what_is_not_on_file_leaves_its_place_to_the_usual_tiles_and_no_tile_comes_twice() -> None:
    names = [each.name for each in tiles(review([opened(900, date(2026, 11, 2))], [NEW]))]
    assert names[0] == "open pipeline"
    assert len(names) == len(set(names)) > 1


def test_with_a_win_a_new_hire_has_the_usual_tiles() -> None:
    found = tiles(review([won(5_000, date(2026, 9, 20)), opened(900, date(2026, 11, 2))], [NEW]))
    assert found[0].name == "attainment" or found[0].name == "bookings"


def test_by_the_numbers_has_the_activities_ahead_of_their_targets(sample: Sheets) -> None:
    found = sample["Ewa Wójcik"].sections["reflections"]
    assert found.going_well.sentence == "Calls 86, target 17; meetings 10, target 3."
    assert not reflections(review([opened(900, date(2026, 11, 2))], [NEW])).going_well.sentence
