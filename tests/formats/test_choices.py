import re

from plangen.elements.field import Field, FieldKind
from plangen.facts.blocks.ratings import SCALE
from plangen.formats.choices import Choice, choices_of
from plangen.formats.pdf.fields import field_html
from tests.formats.elements import HOSTILE, KEPT, write_in


def status_field(value: str) -> Field:
    return Field("Actions/AR-26Q2-1/status", "Status", FieldKind.CHOICE, KEPT, value)


def test_only_the_current_value_is_ticked() -> None:
    assert choices_of(status_field("moved")) == (
        Choice("kept", ticked=False),
        Choice("moved", ticked=True),
        Choice("dropped", ticked=False),
    )
    assert field_html(status_field("moved")).count("×") == 1


def test_without_a_value_no_box_is_ticked_not_even_for_an_empty_choice() -> None:
    field = Field("Actions/1/status", "Status", FieldKind.CHOICE, (("", "open"), ("kept", "kept")))
    assert not any(choice.ticked for choice in choices_of(field))


def test_a_field_carries_its_name() -> None:
    assert 'data-field="Actions/AR-26Q2-1/status"' in field_html(status_field(""))


def test_a_value_is_escaped_in_its_field() -> None:
    assert ">&lt;b&gt;&amp;{{ 7*7 }}{_{</span>" in field_html(Field("A/1/b", "I will", value=f"\x00{HOSTILE}"))


def test_a_field_without_a_value_is_empty() -> None:
    assert field_html(write_in("Reviews/AR/thanks")).endswith("></span>")


def test_a_managers_rating_has_boxes_and_ticks_the_selected_one() -> None:
    field = Field("Reviews/AR:2026-Q3:product/manager", "Manager", FieldKind.BOX_RATING, SCALE, "4")
    assert re.findall('class="box">(×?)<', field_html(field)) == ["", "", "", "×", ""]


def test_a_rating_shows_a_circle_for_each_choice_and_fills_the_selected_one() -> None:
    field = Field("Reviews/AR:2026-Q3:product/self", "Self", FieldKind.RATING, SCALE, "4")
    assert field_html(field).count("○") == 4
    assert re.findall("[○●]", field_html(field)) == list("○○○●○")
