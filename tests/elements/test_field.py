import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plangen.elements.field import LONGEST_NAME, Field

ADDRESSES = st.text(max_size=100) | st.text("ab AB0/:-_.é", max_size=80)


def named(address: str) -> str:
    return Field(address, "what it asks").name


@given(ADDRESSES)
def test_a_name_is_short_ascii_without_a_dot(address: str) -> None:
    name = named(address)
    assert name.isascii()
    assert name == "" or name.isprintable()
    assert len(name) <= LONGEST_NAME
    assert not {".", " "} & set(name)


@given(ADDRESSES, ADDRESSES)
@example("a b", "a_b")
@example("a-b", "a.b")
@example("é", "e")
@example("x" * 64 + "1", "x" * 64 + "2")
@example("\ud800", "\ud801")
def test_different_addresses_have_different_names(one: str, other: str) -> None:
    assert (named(one) == named(other)) == (one == other)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Actions/AR-31/status", "Actions/AR-31/status"),
        ("Reviews/2026-Q3:selling/self", "Reviews/2026-Q3:selling/self"),
        ("Actions/AR-26Q3-1/so that", "Actions/AR-26Q3-1/so_that"),
    ],
)
def test_a_plain_address_is_its_own_name(address: str, name: str) -> None:
    assert named(address) == name


def test_a_long_address_keeps_its_beginning() -> None:
    long = "Opportunities/" + "Rust-free bearings and seals for the whole of the second plant " * 2
    assert named(f"{long}/decision").startswith("Opportunities/Rust-free-bearings")
    assert len(named(f"{long}/decision")) == LONGEST_NAME


def test_an_address_in_letters_that_no_name_may_have_still_has_one() -> None:
    assert named("Opportunities/Жуковский/decision").startswith("Opportunities/")
    assert named("Opportunities/Жуковский/decision") != named("Opportunities/Чайковский/decision")
