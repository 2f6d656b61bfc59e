from plangen.workflow.reporting.missing_characters import missing_character_notes


def test_without_missing_characters_nothing_is_said() -> None:
    assert list(missing_character_notes(set())) == []


def test_a_missing_character_is_named_with_what_to_install() -> None:
    [note] = missing_character_notes({"山"})
    assert note.startswith("1 character prints as a box in PDFs, missing in every installed font: 山\n  Fix: Install")
    assert "fonts-noto-core" in note


def test_many_missing_characters_are_counted_and_the_first_are_named() -> None:
    [note] = missing_character_notes({chr(0x4E00 + at) for at in range(1500)})
    assert note.startswith("1,500 characters print as boxes in PDFs")
    assert "一 丁 " in note
    assert "㐀" not in note
    assert " …\n" in note


def test_marks_and_invisible_characters_can_be_read() -> None:
    [note] = missing_character_notes({"\u0e38", "\ue000"})
    assert ": ◌\u0e38 U+E000\n" in note
