from dataclasses import replace
from pathlib import PurePosixPath

from plangen.batch.jobs import Order
from plangen.batch.parcel import Filed, Parcel
from plangen.batch.printing import Outcome, Printed
from plangen.facts.subjects import AnySubject, Subject, Team
from plangen.records.team import Person
from plangen.workflow.contents import Packing, Row, contents
from plangen.workflow.gaps import Gap
from plangen.workflow.people import LeftOut
from tests.batch.print_orders import order as note

HOME = PurePosixPath("review 2026-Q3")
NOTHING = Packing((), ())


def person(name: str, leader: str = "") -> Subject:
    return Subject(Person(name, manager=leader), Person(leader) if leader else None)


def order(subject: AnySubject, edition: str = "rep", made: str = "word") -> Order:
    shelf = "manager only" if edition == "manager" else "for salespeople"
    path = HOME / shelf / made / f"{subject.name} {edition}"
    return replace(note(subject.name), subject=subject, edition=edition, format=made, path=path)


def parcel(*orders: Order, failed: tuple[Order, ...] = (), missing: tuple[Order, ...] = ()) -> Parcel:
    faults = tuple(Outcome(each, Printed(fault="It is open in Word.")) for each in failed)
    filed = tuple(Filed(each, "") for each in orders)
    return Parcel(HOME, (*orders, *failed, *missing), filed, faults)


def test_each_person_stands_under_the_manager_with_the_formats_of_each_document() -> None:
    ana, bo = person("Ana", "Ken"), person("Bo", "Eve")
    found = contents(parcel(order(ana, made="pdf"), order(ana), order(bo), order(ana, "manager")), NOTHING)
    assert found.verdict == "All 4 documents are here."
    assert found.shelves == (("for salespeople", 1), ("manager only", 1))
    assert found.heads == ("Note", "Note")
    assert [(block.title, block.rows) for block in found.blocks] == [
        ("Eve", (Row("Bo", ("Word", "–"), ""),)),
        ("Ken", (Row("Ana", ("PDF, Word", "Word"), ""),)),
    ]


def test_what_failed_and_what_was_not_begun_is_said_in_its_place_and_why() -> None:
    ana, bo = person("Ana"), person("Bo")
    found = contents(parcel(order(ana), failed=(order(ana, made="pdf"),), missing=(order(bo),)), NOTHING)
    assert found.verdict == "1 of 3 documents are here; 1 failed and 1 were not begun, as the run was stopped."
    [block] = found.blocks
    assert [row.cells for row in block.rows] == [("Word, PDF failed",), ("Word not made",)]
    assert ("Failed.", "Ana, Note Q3 2026 (pdf): It is open in Word.") in found.notes


def test_what_is_about_a_team_stands_beside_whoever_leads_it() -> None:
    ana = person("Ana", "Ken")
    north = Team("North", Person("Ken"), (ana,))
    gaps = (Gap("North", ("Won",), "no quota"),)
    found = contents(parcel(order(ana), order(north), order(north, "manager")), replace(NOTHING, gaps=gaps))
    [block] = found.blocks
    assert block.own == ("Note of North (for salespeople: Word; manager only: Word; no quota)",)


def test_where_nobody_leads_there_is_no_title() -> None:
    [block] = contents(parcel(order(person("Ana"))), NOTHING).blocks
    assert block.title == ""


def test_those_without_a_manager_come_last_and_are_told_as_such() -> None:
    found = contents(parcel(order(person("Ana")), order(person("Bo", "Ken"))), NOTHING)
    assert [block.title for block in found.blocks] == ["Ken", "No manager named"]


def test_who_is_left_out_is_told_with_the_reason_and_no_gap_tells_a_number() -> None:
    gaps = (Gap("Ana", ("Won",), "no quota"), Gap("Ana", ("Median cycle, Q3", "Median cycle"), "3 won deals"))
    left = (LeftOut("Cy", "left 2026-03-31"), LeftOut("Di", "left 2026-03-31"))
    found = contents(parcel(order(person("Ana"))), Packing(gaps, left))
    assert found.blocks[0].rows[0].gaps == "no quota; Median cycle n/a"
    assert ("Not here.", "Cy and Di: left 2026-03-31.") in found.notes


def test_columns_grow_narrow_where_there_are_many() -> None:
    ana = person("Ana")
    kinds = [note("Ana").kind.model_copy(update={"title": f"Note {at}"}) for at in range(6)]
    many = [replace(order(ana), kind=kind, path=HOME / "for salespeople/word" / kind.title) for kind in kinds]
    assert contents(parcel(*many), NOTHING).width < contents(parcel(*many[:2]), NOTHING).width
