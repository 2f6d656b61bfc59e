from plangen.records.reading.suggestions import LONGEST, MOST_COMPARED, NameSuggester


def test_the_most_similar_name_is_suggested_as_it_is_spelled() -> None:
    suggester = NameSuggester({"ana ruiz": "Ana Ruiz", "bo lind": "Bo Lind"}, 75)
    assert suggester.suggest("Anna RUIZ") == "Ana Ruiz"
    assert suggester.suggest("Someone Else") == ""


def test_long_texts_are_not_compared() -> None:
    suggester = NameSuggester({"x" * 5_000: "x" * 5_000, "ana ruiz": "Ana Ruiz"}, 75)
    assert suggester.suggest("x" * 5_000) == ""
    assert suggester.suggest("x" * LONGEST) == ""


def test_the_number_of_comparisons_is_limited() -> None:
    suggester = NameSuggester({f"name {at}": f"Name {at}" for at in range(MOST_COMPARED // 2)}, 75)
    assert suggester.suggest("Nam 7") != ""
    assert suggester.suggest("Nam 8") != ""
    assert suggester.suggest("Nam 9") == ""
    assert suggester.suggest("Nam 8") != ""
