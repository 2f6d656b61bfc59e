from collections.abc import Sequence
from dataclasses import replace

from plangen.batch.jobs import Handout, IncludedType, Order, name_suffixes, plan
from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DocumentType
from plangen.facts.scope.subjects import AnySubject, Subject, Team
from plangen.formats.registry import FORMATS
from plangen.records.people.team import Person
from tests.batch.print_orders import QUARTER

CATALOG = load_catalog()
REVIEW, TEAM = CATALOG.document_types["quarterly-review"], CATALOG.document_types["team-scorecard"]


def planned(*people: Person, chosen: Sequence[Person] | None = None, formats: Sequence[str] = ("pdf",)) -> list[Order]:
    everyone = [Subject(person, None) for person in people]
    included = [subject for subject in everyone if chosen is None or subject.person in chosen]
    handout = handed_out("review", REVIEW, included, everyone)
    return plan([handout], [FORMATS[name] for name in formats])


def handed_out(
    packet: str, document_type: DocumentType, chosen: Sequence[AnySubject], everyone: Sequence[Subject] = ()
) -> Handout:
    """A packet of one document type for the quarter."""
    return Handout(CATALOG.packets[packet], QUARTER, [IncludedType(document_type, QUARTER, chosen)], everyone)


def paths(orders: list[Order]) -> list[str]:
    return [str(order.path) for order in orders]


def test_a_document_goes_into_folders_for_packet_audience_and_format() -> None:
    assert paths(planned(Person("Ana Ruiz", manager="Ken"), formats=("pdf", "word"))) == [
        "review 2026-Q3/for salespeople/pdf/Ruiz, Ana - Quarterly review 2026-Q3.pdf",
        "review 2026-Q3/for salespeople/word/Ruiz, Ana - Quarterly review 2026-Q3.docx",
    ]


def test_several_managers_get_a_folder_each() -> None:
    orders = planned(Person("A B", manager="Ken"), Person("C D", manager="R/Né"), Person("E F"))
    assert [path.split("/")[1] for path in paths(orders)] == ["Ken", "R-Né", "no manager"]


def test_a_file_keeps_its_path_when_few_people_are_requested() -> None:
    people = [Person("Ana Ruiz", manager="Ken", number="1"), Person("Ana Ruiz", manager="Mo", number="2")]
    assert paths(planned(*people, chosen=people[1:])) == paths(planned(*people))[1:]


def test_two_people_with_the_same_name_get_different_file_names() -> None:
    twins = [Person("Ana Ruiz", email="ana@x.org"), Person("ana RUIZ", email="ana.r@x.org"), Person("Bo Ruiz")]
    assert name_suffixes(twins) == {twins[0]: "ana", twins[1]: "ana.r"}
    assert [path.rsplit("/")[-1][:18] for path in paths(planned(*twins))] == [
        "Ruiz, Ana (ana) - ", "RUIZ, ana (ana.r) ", "Ruiz, Bo - Quarter",
    ]  # fmt: skip


def test_people_with_the_same_name_and_mailbox_get_their_number_or_initials() -> None:
    same = [Person("Ana Ruiz", email="a@x.org", number="7"), Person("Ana Ruiz", email="a@y.org", number="8")]
    assert list(name_suffixes(same).values()) == ["7", "8"]
    bare = [Person("Ana Ruiz", code="AR"), Person("Ana Ruiz", code="AR2", title="other")]
    assert list(name_suffixes(bare).values()) == ["AR", "AR2"]


def test_names_that_are_equal_after_truncation_get_a_number() -> None:
    long = "Wolfeschlegel" * 12
    found = paths(planned(Person(f"Jo {long}a"), Person(f"Jo {long}b")))
    assert len({path.casefold() for path in found}) == 2
    assert all(len(path.rsplit("/")[-1]) <= 80 for path in found)


def test_a_teams_document_goes_into_its_managers_folder() -> None:
    ana, bo = Subject(Person("Ana Ruiz", manager="Ken"), None), Subject(Person("Bo Li", manager="Mo"), None)
    led, shared = Team("West", Person("Ken"), (ana,)), Team("Field", None, (ana, bo))
    handout = replace(handed_out("scorecard", TEAM, [led, shared], [ana, bo]), editions=("rep", "manager"))
    assert paths(plan([handout], [FORMATS["pdf"]])) == [
        "scorecard 2026-Q3/Ken/team/pdf/West - Team scorecard 2026-Q3.pdf",
        "scorecard 2026-Q3/Ken/manager only/pdf/West - Team scorecard 2026-Q3 (MANAGER ONLY).pdf",
        "scorecard 2026-Q3/team/pdf/Field - Team scorecard 2026-Q3.pdf",
        "scorecard 2026-Q3/manager only/pdf/Field - Team scorecard 2026-Q3 (MANAGER ONLY).pdf",
    ]


def test_without_a_requested_edition_a_document_type_is_created_in_its_first() -> None:
    team = Team("West", None, (Subject(Person("Ana Ruiz"), None),))
    handout = handed_out("scorecard", TEAM.model_copy(update={"editions": ("manager", "rep")}), [team])
    assert [order.edition for order in plan([handout], [FORMATS["pdf"]])] == ["manager"]


def test_people_who_have_left_get_no_pre_read() -> None:
    [ana, bo] = [Subject(Person(name), None) for name in ("Ana Ruiz", "Bo Ruiz")]
    both = handed_out("review", REVIEW, [ana, bo], [ana, bo])
    handout = replace(both, editions=("rep", "preread"), departed={"Bo Ruiz"})
    made = [(subject.name, edition) for subject, _, edition in handout.documents]
    assert made == [
        ("Ana Ruiz", "rep"),
        ("Ana Ruiz", "preread"),
        ("Bo Ruiz", "rep"),
    ]


def test_a_truncated_file_name_keeps_the_document_and_edition() -> None:
    team = Team("W" * 200, None, (Subject(Person("Ana Ruiz"), None),))
    handout = replace(handed_out("scorecard", TEAM, [team]), editions=("manager",))
    [path] = paths(plan([handout], [FORMATS["word"]]))
    assert path.endswith("W - Team scorecard 2026-Q3 (MANAGER ONLY).docx")
    assert len(path.rsplit("/")[-1]) == 80
