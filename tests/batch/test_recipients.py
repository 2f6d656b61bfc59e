from dataclasses import replace
from datetime import date
from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st

from plangen.batch.draft import EmailDraft, eml_file
from plangen.batch.jobs import Order
from plangen.batch.recipients import HAS_LEFT, NO_EMAIL, NOT_AN_EMAIL, SHARED_EMAIL, addresses, bundles, recipient
from plangen.facts.scope.subjects import AnySubject, Manager, Subject, Team
from plangen.records.people.team import Person
from tests.batch.print_orders import order as note

TODAY: Final = date(2026, 10, 5)
KEN: Final = Person("Ken Ortiz", email="ken@example.com")
ANA = Subject(Person("Ana Ruiz", manager="Ken Ortiz", email="ana@example.com"), KEN)
BO = Subject(Person("Bo Ruiz"), None)
TEAM = Team("North", KEN, (ANA,))


def order(subject: AnySubject, edition: str = "rep") -> Order:
    return replace(note(f"{subject.name} {edition}"), subject=subject, edition=edition)


def test_a_handed_out_edition_goes_to_the_person_it_is_about() -> None:
    assert recipient(order(ANA, "rep")) == recipient(order(ANA, "preread")) == ANA.person


def test_a_managers_copy_goes_to_the_persons_manager_or_to_no_one() -> None:
    assert recipient(order(ANA, "manager")) == KEN
    assert recipient(order(BO, "manager")) is None


def test_a_teams_document_goes_to_its_leader() -> None:
    assert recipient(order(TEAM)) == recipient(order(TEAM, "manager")) == KEN
    assert recipient(order(replace(TEAM, leader=None))) is None
    assert recipient(order(Manager(KEN, TEAM), "manager")) == KEN


def test_an_unknown_edition_does_not_go_to_the_salesperson() -> None:
    assert recipient(order(ANA, "board")) == KEN


def test_a_managers_own_documents_and_their_teams_are_two_bundles() -> None:
    own = Subject(KEN, None)
    found = bundles([order(ANA, "manager"), order(own), order(ANA), order(TEAM)])
    assert [(each.recipient.name, each.is_about_recipient, each.for_managers_only) for each in found] == [
        ("Ken Ortiz", True, False),
        ("Ana Ruiz", True, False),
        ("Ken Ortiz", False, True),
    ]
    assert [len(each.orders) for each in found] == [1, 1, 2]


def test_a_missing_invalid_or_shared_email_is_not_used() -> None:
    twin = Person("Cy", email="ANA@example.com ")
    odd = [Person(name, email=text) for name, text in (("D", "d@x.com; e@x.com"), ("E", "Eva <e@x.com>"), ("F", "f@x"))]
    usable = addresses([KEN, ANA.person, BO.person, twin, *odd], TODAY)
    assert usable.of(KEN) == "ken@example.com"
    assert usable.why_missing(KEN) == ""
    assert [usable.of(each) for each in (ANA.person, BO.person, twin, *odd)] == [""] * 6
    assert usable.why_missing(ANA.person) == usable.why_missing(twin) == SHARED_EMAIL
    assert usable.why_missing(BO.person) == NO_EMAIL
    assert {usable.why_missing(each) for each in odd} == {NOT_AN_EMAIL}
    assert usable.why_missing(Person("Unknown person")) == NO_EMAIL


def test_people_who_have_left_are_not_emailed() -> None:
    gone = replace(KEN, left=TODAY.replace(day=4))
    assert addresses([gone], TODAY).why_missing(gone) == HAS_LEFT
    still_there = replace(KEN, left=TODAY)
    assert addresses([still_there], TODAY).of(still_there) == "ken@example.com"


@given(st.text() | st.from_regex(r"\A[^@\s]+@[^@\s]+\.[a-z]{2,3}\Z"))
@example("a..b@example.com")
@example("a@-example.com")
@example("zoë@example.com")
@example("ß@example.com")
@example("a@straße.com")
@example("a@example.com\nBcc: b@example.com")
def test_every_usable_email_gives_a_valid_draft(text: str) -> None:
    person = Person("Ana", email=text)
    address = addresses([person], TODAY).of(person)
    assert not address or f"<{address}>".encode() in eml_file(EmailDraft("Ana", address, "", "", {}))
