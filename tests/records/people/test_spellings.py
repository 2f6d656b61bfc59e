import pytest

from plangen.records.people.spellings import is_id_or_number, plain_name, several_names

KNOWN = {"Mara Voss", "Ilja Brandt", "Prince"}


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Lindqvist (Deactivated User)", "[inactive] Zoë Lindqvist", "Zoë Lindqvist [Inactive]",
        "Zoë Lindqvist - inactive", "Zoë Lindqvist (Former employee)", "Zoë Lindqvist (inaktiver Benutzer)",
        "Zoë Lindqvist (utilisateur désactivé)", "ZoÃ« Lindqvist", "ZoÃ« Lindqvist (left)",
        "Zoë  Lindqvist (Inactive) ",
    ],
)  # fmt: skip
def test_marks_for_people_who_left_and_a_wrong_encoding_are_not_part_of_a_name(name: str) -> None:
    assert plain_name(name) == "Zoë Lindqvist"


@pytest.mark.parametrize(
    "name",
    ["Ana Ruiz", "Ana Ruiz (East)", "Ana Ruiz (1001)", "Jean-Luc Émile", "Ângela Sá", "(inactive)", "Ana - Maria Sá"],
)
def test_any_other_name_stays_as_it_is(name: str) -> None:
    assert plain_name(name) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mara Voss; Ilja Brandt", ("Mara Voss", "Ilja Brandt")),
        ("Mara Voss;Jo New", ("Mara Voss", "Jo New")),
        ("Mara Voss | Ilja Brandt", ("Mara Voss", "Ilja Brandt")),
        ("Mara Voss/Ilja Brandt", ("Mara Voss", "Ilja Brandt")),
        ("Mara Voss & Ilja Brandt", ("Mara Voss", "Ilja Brandt")),
        ("Mara Voss and Ilja Brandt", ("Mara Voss", "Ilja Brandt")),
        ("Mara Voss, Ilja Brandt", ("Mara Voss", "Ilja Brandt")),
        ("Jo New, Al Old, Cy Day", ("Jo New", "Al Old", "Cy Day")),
        ("Prince / Mara Voss", ("Prince", "Mara Voss")),
    ],
)
def test_several_names_in_a_cell_are_told_apart(text: str, names: tuple[str, ...]) -> None:
    assert several_names(text, KNOWN.__contains__) == names


@pytest.mark.parametrize(
    "text",
    ["Mara Voss", "Voss, Mara", "Garcia Lopez, Ana Maria", "Smith & Sons", "Mara; ", "Day/Night", "Jean-Luc Y", ""],
)
def test_one_name_is_one_name(text: str) -> None:
    assert several_names(text, KNOWN.__contains__) == ()


@pytest.mark.parametrize("text", ["1000", "12.5", "$1,000", "REP-014", "U1234", "#17", "00558000001abcD", "2026-05-02"])
def test_numbers_and_ids_are_no_names(text: str) -> None:
    assert is_id_or_number(text)


@pytest.mark.parametrize("text", ["Ana Ruiz", "Rep 1", "A", "ana@x.com", "李雷", "", "Bo2"])
def test_names_are_no_ids(text: str) -> None:
    assert not is_id_or_number(text)
