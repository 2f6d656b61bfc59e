import re

from plangen.metrics.glossary import chapters
from tools.glossary import GLOSSARY, page


def test_the_glossary_is_fresh() -> None:
    assert GLOSSARY.read_text(encoding="utf-8") == f"{page()}\n", "make it again: python -m tools.glossary"


def test_every_figure_stands_on_the_page_under_its_name() -> None:
    names = [entry.name for chapter in chapters() for entry in chapter.entries]
    assert len(names) > 50
    assert re.findall(r"^### (.+)$", page(), re.MULTILINE) == names


def test_the_page_is_plain() -> None:
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b", page()), "names of functions stay in the program"
    assert "||" not in page().replace("| |", "")
