from collections.abc import Sequence

from plangen.batch.jobs import Handout, Order, plan, told_apart
from plangen.facts.subjects import Subject, Team
from plangen.formats.every import FORMATS
from plangen.kinds.shelf import open_shelf
from plangen.records.team import Person
from tests.batch.print_orders import QUARTER

SHELF = open_shelf()
KINDS = (SHELF.kinds["quarterly-review"],)


def planned(*people: Person, chosen: Sequence[Person] | None = None, formats: Sequence[str] = ("pdf",)) -> list[Order]:
    everyone = [Subject(person, None) for person in people]
    meant = [subject for subject in everyone if chosen is None or subject.person in chosen]
    handout = Handout(SHELF.packets["review"], KINDS, QUARTER, everyone, {"salesperson": meant})
    return plan([handout], [FORMATS[name] for name in formats])


def paths(orders: list[Order]) -> list[str]:
    return [str(order.path) for order in orders]


def test_a_document_lies_in_packet_audience_and_format() -> None:
    assert paths(planned(Person("Ana Ruiz", manager="Ken"), formats=("pdf", "word"))) == [
        "review 2026-Q3/for salespeople/pdf/Ruiz, Ana - Quarterly review 2026-Q3.pdf",
        "review 2026-Q3/for salespeople/word/Ruiz, Ana - Quarterly review 2026-Q3.docx",
    ]


def test_with_more_than_one_manager_there_is_a_folder_for_each() -> None:
    orders = planned(Person("A B", manager="Ken"), Person("C D", manager="R/Né"), Person("E F"))
    assert [path.split("/")[1] for path in paths(orders)] == ["Ken", "R-Né", "no manager named"]


def test_a_file_lies_in_the_same_place_when_few_are_asked_for() -> None:
    people = [Person("Ana Ruiz", manager="Ken", number="1"), Person("Ana Ruiz", manager="Mo", number="2")]
    assert paths(planned(*people, chosen=people[1:])) == paths(planned(*people))[1:]


def test_two_people_of_one_name_are_told_apart_in_the_files_of_both() -> None:
    twins = [Person("Ana Ruiz", email="ana@x.org"), Person("ana RUIZ", email="ana.r@x.org"), Person("Bo Ruiz")]
    assert told_apart(twins) == {twins[0]: "ana", twins[1]: "ana.r"}
    assert [path.rsplit("/")[-1][:18] for path in paths(planned(*twins))] == [
        "Ruiz, Ana (ana) - ", "RUIZ, ana (ana.r) ", "Ruiz, Bo - Quarter",
    ]  # fmt: skip


def test_people_whose_mail_does_not_tell_them_apart_get_their_number_or_initials() -> None:
    same = [Person("Ana Ruiz", email="a@x.org", number="7"), Person("Ana Ruiz", email="a@y.org", number="8")]
    assert list(told_apart(same).values()) == ["7", "8"]
    bare = [Person("Ana Ruiz", code="AR"), Person("Ana Ruiz", code="AR2", title="other")]
    assert list(told_apart(bare).values()) == ["AR", "AR2"]


def test_names_that_become_equal_when_they_are_cut_get_a_number() -> None:
    long = "Wolfeschlegel" * 12
    found = paths(planned(Person(f"Jo {long}a"), Person(f"Jo {long}b")))
    assert len({path.casefold() for path in found}) == 2
    assert all(len(path.rsplit("/")[-1]) <= 80 for path in found)


def test_a_teams_document_lies_in_the_folder_of_who_leads_it() -> None:
    ana, bo = Subject(Person("Ana Ruiz", manager="Ken"), None), Subject(Person("Bo Li", manager="Mo"), None)
    led, shared = Team("West", Person("Ken"), (ana,)), Team("Field", None, (ana, bo))
    kind = SHELF.kinds["team-scorecard"]
    packet = SHELF.packets["scorecard"]
    handout = Handout(packet, (kind,), QUARTER, [ana, bo], {"team": [led, shared]}, ("rep", "manager"))
    assert paths(plan([handout], [FORMATS["pdf"]])) == [
        "scorecard 2026-Q3/Ken/team/pdf/West - Team scorecard 2026-Q3.pdf",
        "scorecard 2026-Q3/Ken/manager only/pdf/West - Team scorecard 2026-Q3 (MANAGER ONLY).pdf",
        "scorecard 2026-Q3/team/pdf/Field - Team scorecard 2026-Q3.pdf",
        "scorecard 2026-Q3/manager only/pdf/Field - Team scorecard 2026-Q3 (MANAGER ONLY).pdf",
    ]


def test_without_an_edition_named_a_kind_is_made_in_its_first() -> None:
    team = Team("West", None, (Subject(Person("Ana Ruiz"), None),))
    kind = SHELF.kinds["team-scorecard"].model_copy(update={"editions": ("manager", "rep")})
    handout = Handout(SHELF.packets["scorecard"], (kind,), QUARTER, [], {"team": [team]})
    assert [order.edition for order in plan([handout], [FORMATS["pdf"]])] == ["manager"]


def test_who_has_left_gets_no_pre_read_as_there_is_no_meeting_to_prepare() -> None:
    [ana, bo] = [Subject(Person(name), None) for name in ("Ana Ruiz", "Bo Ruiz")]
    both = {"salesperson": [ana, bo]}
    handout = Handout(SHELF.packets["review"], KINDS, QUARTER, [ana, bo], both, ("rep", "preread"), {"Bo Ruiz"})
    made = [(subject.name, edition) for subject, kind, edition in handout.documents if "preread" in kind.editions]
    assert made == [("Ana Ruiz", "rep"), ("Ana Ruiz", "preread"), ("Bo Ruiz", "rep")]


def test_a_long_name_is_cut_and_still_says_whose_copy_it_is() -> None:
    team = Team("W" * 200, None, (Subject(Person("Ana Ruiz"), None),))
    kind = SHELF.kinds["team-scorecard"]
    handout = Handout(SHELF.packets["scorecard"], (kind,), QUARTER, [], {"team": [team]}, ("manager",))
    [path] = paths(plan([handout], [FORMATS["word"]]))
    assert path.endswith("W - Team scorecard 2026-Q3 (MANAGER ONLY).docx")
    assert len(path.rsplit("/")[-1]) == 80
