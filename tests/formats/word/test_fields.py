from pathlib import Path

import pytest
from docx.oxml.ns import qn

from plangen.elements.field import Field, FieldKind
from plangen.facts.blocks.ratings import SCALE
from plangen.formats.word.template import Word
from tests.formats.word_pages import opened, page_of, texts_of


def test_a_choice_has_boxes_with_a_tick_at_the_current_value(tmp_path: Path) -> None:
    choices = (("k", "kept"), ("m", "moved"), ("d", "not done"))
    field = Field("Actions/AR-31/status", "Status", FieldKind.CHOICE, choices, "m")
    document = Word().render(page_of(tmp_path, "{{ field }}", facts={"field": field}))
    assert texts_of(document)[0].split() == ["kept", "×", "moved", "not", "done"]
    assert len(list(opened(document).element.iter(qn("w:bdr")))) == 3


def test_a_box_is_4_millimeters_high_everywhere(tmp_path: Path) -> None:
    field = Field("Deals/1/decision", "Decision", FieldKind.CHOICE, (("a", "advance"), ("d", "drop")))
    document = opened(Word().render(page_of(tmp_path, "{{ field }}", facts={"field": field})))
    boxes = [border.getparent() for border in document.element.iter(qn("w:bdr"))]
    points = {int(look.find(qn("w:sz")).get(qn("w:val"))) / 2 for look in boxes}
    assert [point * 1.22 * 25.4 / 72 for point in points] == pytest.approx([4], abs=0.1)


def test_a_box_in_a_run_for_large_boxes_is_8_millimeters_high(tmp_path: Path) -> None:
    field = Field("Notes/1/text", "In the way", FieldKind.CHOICE, (("yes", ""),))
    made = Word().render(page_of(tmp_path, "{{ field }}", facts={"field": field}, style="LargeBox"))
    [border] = opened(made).element.iter(qn("w:bdr"))
    points = int(border.getparent().find(qn("w:sz")).get(qn("w:val"))) / 2
    assert points * 1.22 * 25.4 / 72 == pytest.approx(8, abs=0.2)


def test_a_write_in_line_shows_its_value_or_nothing(tmp_path: Path) -> None:
    fields = {"empty": Field("a/b/c", "Note"), "known": Field("a/b/d", "By", FieldKind.DATE, value="Nov 30")}
    document = Word().render(page_of(tmp_path, "[{{ empty }}]", "[{{ known }}]", facts=fields))
    assert texts_of(document) == ["[]", "[Nov 30]"]


def test_each_box_of_a_managers_rating_has_its_own_tab_stop(tmp_path: Path) -> None:
    field = Field("Reviews/AR:2026-Q3:product/manager", "Manager", FieldKind.BOX_RATING, SCALE, "2")
    document = opened(Word().render(page_of(tmp_path, "{{ field }}", facts={"field": field})))
    assert [box.strip() for box in document.paragraphs[0].text.split("\t")] == ["", "", "×", "", "", ""]
    assert len(list(document.element.iter(qn("w:bdr")))) == 5


def test_each_circle_of_a_rating_has_its_own_tab_stop(tmp_path: Path) -> None:
    field = Field("Reviews/AR:2026-Q3:product/self", "Self", FieldKind.RATING, SCALE, "2")
    document = opened(Word().render(page_of(tmp_path, "{{ field }}", facts={"field": field})))
    assert document.paragraphs[0].text == "\t○\t●\t○\t○\t○"
