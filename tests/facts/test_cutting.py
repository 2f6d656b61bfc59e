from dataclasses import replace

import pytest

from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from tests.facts.invented import review


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Stockroom service, packing hall", "Stockroom service…"),
        ("Spare parts · annual contract", "Spare parts…"),
        ("Wash-down belting north plant", "Wash-down belting…"),
        ("Short enough", "Short enough"),
    ],
)
def test_a_text_is_cut_between_words_and_ends_in_no_comma(text: str, cut: str) -> None:
    assert fitted(limited(19), "deal_text", text) == cut


def limited(letters: int) -> Brief:
    return replace(review(), limits={"deal_text": letters})
