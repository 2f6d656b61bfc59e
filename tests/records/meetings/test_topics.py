from collections import Counter

from plangen.records.meetings.topics import PHASES, shipped_topics
from plangen.records.meetings.training import TYPES
from tests.sheets import book, sheet


def test_there_are_built_in_topics_for_each_phase_of_each_competency() -> None:
    topics = shipped_topics()
    assert len(topics) >= 30
    phases = Counter(topic.phase for topic in topics)
    assert set(phases) == set(PHASES)
    assert len(set(phases.values())) == 1
    assert {topic.type for topic in topics} <= set(TYPES)
    assert all(topic.topic and topic.minutes and topic.prework and topic.proof for topic in topics)


def test_without_a_topics_sheet_the_built_in_topics_are_used() -> None:
    assert tuple(book().topics) == shipped_topics()


def test_the_built_in_competency_is_work_habits_and_its_type_is_mindset() -> None:
    competencies = {topic.competency: topic.type for topic in shipped_topics()}
    assert competencies["work habits"] == "mindset"
    assert "attitude" not in competencies


def test_a_company_topic_for_attitude_replaces_the_built_in_one_for_work_habits() -> None:
    company = sheet(
        ["competency", "phase", "topic", "type"], ["Attitude", "Learn", "Our best year", "belief"], name="Topics"
    )
    found = book(company)
    assert len(found.topics) == len(shipped_topics())
    assert (found.topics[0].competency, found.topics[0].type) == ("work habits", "mindset")
    assert not found.problems


def test_company_topics_replace_those_of_a_phase_or_add_a_competency() -> None:
    company = sheet(
        ["competency", "phase", "topic", "minutes"],
        ["Prospecting", "Learn", "Our own list", 20],
        ["Belting", "", "Joints", ""],
        name="Topics",
    )
    found = book(company)
    assert len(found.topics) == len(shipped_topics()) + 1
    learn = [each.topic for each in found.topics if (each.competency.lower(), each.phase) == ("prospecting", "learn")]
    assert learn == ["Our own list"]
    assert [(each.phase, each.minutes) for each in found.topics if each.competency == "Belting"] == [("learn", None)]
    assert not found.problems
