from errno import EIO, ENOSPC
from pathlib import Path

from plangen.batch.jobs import Job
from plangen.batch.rendering import crashed, page, rendered
from plangen.facts.blocks.masthead import Masthead
from plangen.facts.factsheet import FactSheet
from tests.batch.print_orders import facts, order, render_context


def test_an_unexpected_error_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    context = render_context(tmp_path)
    (tmp_path / "note" / "document.docx").unlink()
    (tmp_path / "note" / "document.docx").mkdir()
    result = rendered(Job(order("Ana"), facts(order("Ana"))), context)
    assert not result.content
    assert result.error.count("\n") == 0
    assert "Traceback" not in result.error


def test_title_and_author_of_a_file_come_from_its_masthead(tmp_path: Path) -> None:
    masthead = Masthead("Note Q3 2026, Ana", "", "Ana", (), "", "Ken Ortiz")
    sheet = FactSheet("note", "Ana", "2026-Q3", "rep", {"masthead": masthead})
    properties = page(Job(order("Ana"), sheet), render_context(tmp_path)).properties
    assert (properties.title, properties.author, properties.subject, properties.document_type) == (
        "Note Q3 2026, Ana",
        "Ken Ortiz",
        "Ana",
        "note",
    )


def test_without_a_masthead_the_title_of_a_file_comes_from_its_document_type(tmp_path: Path) -> None:
    properties = page(Job(order("Ana"), facts(order("Ana"))), render_context(tmp_path)).properties
    assert (properties.title, properties.author) == ("Note Q3 2026, Ana", "")


def test_a_full_disk_is_not_called_a_bug() -> None:
    full = crashed(OSError(ENOSPC, "No space left on device"))
    assert full.error.startswith("Not created: No space left on device in ")
    assert full.error.endswith(", the folder for temporary files. Free up space and run again.")
    assert not full.traceback
    assert "bug in plangen" in crashed(OSError(EIO, "Input/output error")).error
