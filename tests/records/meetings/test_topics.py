from collections import Counter

from plangen.formats.charts.labels import POINTS, text_width
from plangen.records.meetings.topics import PHASES, shipped_topics
from plangen.records.meetings.training import TYPES
from tests.sheets import book, sheet

ACT_WIDTH = 51
"""The width of an act on a coaching card, in millimeters by an estimate on the wide side."""


def test_there_are_built_in_topics_for_each_phase_of_each_competency() -> None:
    topics = shipped_topics()
    assert len(topics) >= 30
    phases = Counter(topic.phase for topic in topics)
    assert set(phases) == set(PHASES)
    assert len(set(phases.values())) == 1
    assert {topic.type for topic in topics} <= set(TYPES)
    assert all(topic.topic and topic.minutes and topic.prework and topic.proof for topic in topics)


def test_all_eleven_competencies_have_a_topic_and_an_act_to_learn_apply_and_prove() -> None:
    found = {(topic.competency, topic.phase) for topic in shipped_topics() if topic.act}
    assert len(found) == len(shipped_topics()) == 33
    assert len({competency for competency, _ in found}) == 11


def test_a_topic_takes_two_lines_at_most_and_an_act_one() -> None:
    assert max(len(topic.topic) for topic in shipped_topics()) <= 2 * 42
    assert max(text_width(topic.act) / POINTS for topic in shipped_topics()) <= ACT_WIDTH


def test_every_type_of_the_balance_has_topics_in_each_phase() -> None:
    groups = {"role play": "skill", "field coaching": "skill", "certification": "product"}
    found = {(groups.get(topic.type, topic.type), topic.phase) for topic in shipped_topics()}
    for group in ("product", "skill", "process", "market", "mindset"):
        assert len({phase for each, phase in found if each == group}) >= 2, group


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
