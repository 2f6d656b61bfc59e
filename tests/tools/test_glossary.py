import re

from plangen.metrics.glossary import chapters
from tools.glossary import GLOSSARY, page


def test_the_glossary_is_up_to_date() -> None:
    assert GLOSSARY.read_text(encoding="utf-8") == f"{page()}\n", "run: python -m tools.glossary"


def test_every_metric_is_on_the_page_under_its_name() -> None:
    names = [entry.name for chapter in chapters() for entry in chapter.entries]
    assert len(names) > 50
    assert re.findall(r"^### (.+)$", page(), re.MULTILINE) == names


def test_the_page_has_no_function_names_or_empty_cells() -> None:
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b", page())
    assert "||" not in page().replace("| |", "")


def test_the_page_has_no_ascii_operators_or_straight_quotes() -> None:
    assert "÷" in page()
    assert not re.findall(r'"| [-/x*] ', page())
