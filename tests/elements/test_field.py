import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plangen.elements.field import MAX_NAME_LENGTH, Field

ADDRESSES = st.text(max_size=100) | st.text("ab AB0/:-_.é", max_size=80)


def field_name(address: str) -> str:
    return Field(address, "Status").name


@given(ADDRESSES)
def test_a_name_is_short_ascii_without_a_dot(address: str) -> None:
    name = field_name(address)
    assert name.isascii()
    assert name == "" or name.isprintable()
    assert len(name) <= MAX_NAME_LENGTH
    assert not {".", " "} & set(name)


@given(ADDRESSES, ADDRESSES)
@example("a b", "a_b")
@example("a-b", "a.b")
@example("é", "e")
@example("x" * 64 + "1", "x" * 64 + "2")
@example("\ud800", "\ud801")
def test_different_addresses_have_different_names(one: str, other: str) -> None:
    assert (field_name(one) == field_name(other)) == (one == other)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Actions/AR-31/status", "Actions/AR-31/status"),
        ("Reviews/2026-Q3:selling/self", "Reviews/2026-Q3:selling/self"),
        ("Actions/AR-26Q3-1/so that", "Actions/AR-26Q3-1/so_that"),
    ],
)
def test_a_plain_address_is_used_as_the_name(address: str, name: str) -> None:
    assert field_name(address) == name


def test_a_long_address_keeps_its_start() -> None:
    long = "Opportunities/" + "Rust-free bearings and seals for all of the second plant " * 2
    assert field_name(f"{long}/decision").startswith("Opportunities/Rust-free-bearings")
    assert len(field_name(f"{long}/decision")) == MAX_NAME_LENGTH


def test_an_address_in_a_non_latin_script_still_has_a_name() -> None:
    assert field_name("Opportunities/Жуковский/decision").startswith("Opportunities/")
    assert field_name("Opportunities/Жуковский/decision") != field_name("Opportunities/Чайковский/decision")
