"""The name that somebody may have meant."""

from plangen.records.nearest import LONGEST, MOST_COMPARED, Nearest


def test_the_name_most_like_another_is_found_as_it_is_written() -> None:
    near = Nearest({"ana ruiz": "Ana Ruiz", "bo lind": "Bo Lind"}, 75)
    assert near.to("Anna RUIZ") == "Ana Ruiz"
    assert near.to("Somebody Else") == ""


def test_texts_are_not_compared_with_names() -> None:
    near = Nearest({"x" * 5_000: "x" * 5_000, "ana ruiz": "Ana Ruiz"}, 75)
    assert near.to("x" * 5_000) == ""
    assert near.to("x" * LONGEST) == ""


def test_enough_names_are_compared_and_then_no_more() -> None:
    near = Nearest({f"name {at}": f"Name {at}" for at in range(MOST_COMPARED // 2)}, 75)
    assert near.to("Nam 7") != ""
    assert near.to("Nam 8") != ""
    assert near.to("Nam 9") == ""
    assert near.to("Nam 8") != ""
