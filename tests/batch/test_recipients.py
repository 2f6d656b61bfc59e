from dataclasses import replace
from datetime import date
from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st

from plangen.batch.draft import Letter, draft
from plangen.batch.jobs import Order
from plangen.batch.recipients import HAS_LEFT, NO_EMAIL, NOT_AN_EMAIL, TWO_HAVE_IT, addresses, bundles, handed_to
from plangen.facts.subjects import AnySubject, Manager, Subject, Team
from plangen.records.team import Person
from tests.batch.print_orders import order as note

TODAY: Final = date(2026, 10, 5)
KEN: Final = Person("Ken Ortiz", email="ken@example.com")
ANA = Subject(Person("Ana Ruiz", manager="Ken Ortiz", email="ana@example.com"), KEN)
BO = Subject(Person("Bo Ruiz"), None)
TEAM = Team("North", KEN, (ANA,))


def order(subject: AnySubject, edition: str = "rep") -> Order:
    return replace(note(f"{subject.name} {edition}"), subject=subject, edition=edition)


def test_what_may_be_handed_out_is_for_the_person_it_is_about() -> None:
    assert handed_to(order(ANA, "rep")) == handed_to(order(ANA, "preread")) == ANA.person


def test_a_managers_copy_is_for_that_persons_manager_and_for_nobody_where_none_is_named() -> None:
    assert handed_to(order(ANA, "manager")) == KEN
    assert handed_to(order(BO, "manager")) is None


def test_what_is_about_a_team_is_for_whoever_leads_it() -> None:
    assert handed_to(order(TEAM)) == handed_to(order(TEAM, "manager")) == KEN
    assert handed_to(order(replace(TEAM, leader=None))) is None
    assert handed_to(order(Manager(KEN, TEAM), "manager")) == KEN


def test_an_edition_that_nobody_has_heard_of_is_not_handed_to_the_salesperson() -> None:
    assert handed_to(order(ANA, "board")) == KEN


def test_somebodys_own_documents_and_those_of_their_people_are_two_bundles() -> None:
    own = Subject(KEN, None)
    found = bundles([order(ANA, "manager"), order(own), order(ANA), order(TEAM)])
    assert [(each.recipient.name, each.is_own, each.for_managers_only) for each in found] == [
        ("Ken Ortiz", True, False),
        ("Ana Ruiz", True, False),
        ("Ken Ortiz", False, True),
    ]
    assert [len(each.orders) for each in found] == [1, 1, 2]


def test_an_e_mail_that_is_missing_doubtful_or_shared_is_used_for_nobody() -> None:
    twin = Person("Cy", email="ANA@example.com ")
    odd = [Person(name, email=text) for name, text in (("D", "d@x.com; e@x.com"), ("E", "Eva <e@x.com>"), ("F", "f@x"))]
    posts = addresses([KEN, ANA.person, BO.person, twin, *odd], TODAY)
    assert posts.of(KEN) == "ken@example.com"
    assert posts.lacking(KEN) == ""
    assert [posts.of(each) for each in (ANA.person, BO.person, twin, *odd)] == [""] * 6
    assert posts.lacking(ANA.person) == posts.lacking(twin) == TWO_HAVE_IT
    assert posts.lacking(BO.person) == NO_EMAIL
    assert {posts.lacking(each) for each in odd} == {NOT_AN_EMAIL}
    assert posts.lacking(Person("Nobody known")) == NO_EMAIL


def test_somebody_who_has_left_is_not_written_to() -> None:
    gone = replace(KEN, left=TODAY.replace(day=4))
    assert addresses([gone], TODAY).lacking(gone) == HAS_LEFT
    still_there = replace(KEN, left=TODAY)
    assert addresses([still_there], TODAY).of(still_there) == "ken@example.com"


@given(st.text() | st.from_regex(r"\A[^@\s]+@[^@\s]+\.[a-z]{2,3}\Z"))
@example("a..b@example.com")
@example("a@-example.com")
@example("zoë@example.com")
@example("a@example.com\nBcc: b@example.com")
def test_whatever_stands_in_the_column_a_usable_e_mail_makes_a_letter(text: str) -> None:
    person = Person("Ana", email=text)
    address = addresses([person], TODAY).of(person)
    assert not address or f"<{address}>".encode() in draft(Letter("Ana", address, "", "", {}))
