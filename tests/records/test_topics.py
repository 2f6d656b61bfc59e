from collections import Counter

from plangen.records.topics import PHASES, shipped_topics
from plangen.records.training import TYPES
from tests.sheets import book, sheet


def test_plangen_brings_topics_for_each_phase_of_each_competency() -> None:
    topics = shipped_topics()
    assert len(topics) >= 30
    phases = Counter(topic.phase for topic in topics)
    assert set(phases) == set(PHASES)
    assert len(set(phases.values())) == 1
    assert {topic.type for topic in topics} <= set(TYPES)
    assert all(topic.topic and topic.minutes and topic.prework and topic.proof for topic in topics)


def test_without_a_sheet_the_shipped_topics_stand() -> None:
    assert tuple(book().topics) == shipped_topics()


def test_own_rows_replace_those_of_a_phase_or_add_a_competency() -> None:
    own = sheet(
        ["competency", "phase", "topic", "minutes"],
        ["Prospecting", "Learn", "Our own list", 20],
        ["Belting", "", "Joints", ""],
        name="Topics",
    )
    found = book(own)
    assert len(found.topics) == len(shipped_topics()) + 1
    learnt = [each.topic for each in found.topics if (each.competency.lower(), each.phase) == ("prospecting", "learn")]
    assert learnt == ["Our own list"]
    assert [(each.phase, each.minutes) for each in found.topics if each.competency == "Belting"] == [("learn", None)]
    assert not found.problems
