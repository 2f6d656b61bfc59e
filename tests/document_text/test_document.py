from plangen.document_text.document import words


def test_words_end_where_a_line_may_break_so_line_breaks_change_nothing() -> None:
    assert words("AR-26Q3-1 so-called Q3–Q4 1/2 yes—no") == words("AR- 26Q3- 1 so- called Q3– Q4 1/ 2 yes —no")


def test_a_missing_space_is_a_difference() -> None:
    assert words("18 deals") != words("18deals")
    assert words("to - do") != words("to-do")


def test_characters_are_composed_and_invisible_ones_dropped() -> None:
    assert words("Zoe\u0308 aug\u00admented no\u2011break\u00a0here") == ("Zoë", "augmented", "no-", "break", "here")


def test_minus_signs_stay_with_their_number() -> None:
    assert words("−1.6 pt") == ("−1.6", "pt")
