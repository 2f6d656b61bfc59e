from pathlib import Path

from plangen.batch.jobs import Job
from plangen.batch.printing import page, printed
from plangen.facts.factsheet import FactSheet
from plangen.facts.masthead import Masthead
from tests.batch.print_orders import facts, order, shop


def test_a_fault_that_nobody_foresaw_is_one_sentence_and_keeps_its_trace(tmp_path: Path) -> None:
    made = shop(tmp_path)
    (tmp_path / "note" / "document.docx").unlink()
    (tmp_path / "note" / "document.docx").mkdir()
    told = printed(Job(order("Ana"), facts(order("Ana"))), made)
    assert not told.content
    assert told.fault.count("\n") == 0
    assert "Traceback" not in told.fault


def test_title_and_author_of_a_file_come_from_its_masthead(tmp_path: Path) -> None:
    head = Masthead("Note Q3 2026, Ana", "", "Ana", (), "", "Ken Ortiz")
    sheet = FactSheet("note", "Ana", "2026-Q3", "rep", {"masthead": head})
    said = page(Job(order("Ana"), sheet), shop(tmp_path)).properties
    assert (said.title, said.author, said.subject, said.kind) == ("Note Q3 2026, Ana", "Ken Ortiz", "Ana", "note")


def test_a_kind_without_a_masthead_names_its_files_after_itself(tmp_path: Path) -> None:
    said = page(Job(order("Ana"), facts(order("Ana"))), shop(tmp_path)).properties
    assert (said.title, said.author) == ("Note Q3 2026, Ana", "")
