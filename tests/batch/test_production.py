import json
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from plangen.batch.jobs import Order
from plangen.batch.kept_files import Replacing
from plangen.batch.limits import Limits
from plangen.batch.manifest import Sources, digest
from plangen.batch.production import RunResult, RunSettings, produce
from plangen.facts.factsheet import FactSheet
from tests.batch.print_orders import facts, order, render_context

TODAY = date(2026, 11, 29)
SOURCES = Sources(date(2026, 10, 5), {"deals.csv": "d0", "Team.xlsx": "a1"}, errors=1, warnings=2)


def made(tmp_path: Path, names: Sequence[str], *, force: bool = False) -> RunResult:
    settings = RunSettings(tmp_path / "output", SOURCES, 1, Replacing(TODAY, force))
    return produce(
        [order(name) for name in names], facts, render_context(tmp_path / "templates"), settings, lambda *_: None
    )


def manifest(tmp_path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((tmp_path / "output/review 2026-Q3/manifest.json").read_text(encoding="utf-8"))
    return values


def test_files_are_written_and_the_manifest_has_their_digests(tmp_path: Path) -> None:
    made(tmp_path, ["Bo", "Ana"])
    entries = manifest(tmp_path)["files"]
    assert [entry["file"] for entry in entries] == ["word/Ana.docx", "word/Bo.docx"]
    assert {entry["document_type"] for entry in entries} == {"note"}
    for entry in entries:
        path = tmp_path / "output/review 2026-Q3" / entry["file"]
        assert digest(path.read_bytes()) == entry["sha256"]


def test_the_manifest_lists_what_it_was_created_from(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    values = manifest(tmp_path)
    assert values["as_of"] == "2026-10-05"
    assert values["inputs"] == [{"file": "Team.xlsx", "sha256": "a1"}, {"file": "deals.csv", "sha256": "d0"}]
    assert values["problems"] == {"errors": 1, "warnings": 2}
    assert {"weasyprint", "docxtpl", "python-docx"} <= set(values["libraries"])
    assert str(tmp_path) not in json.dumps(values)


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    def everything() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (tmp_path / "output").rglob("*") if path.is_file()}

    made(tmp_path, ["Ana", "Bo"])
    first = everything()
    made(tmp_path, ["Bo", "Ana"])
    assert len(first) == 3
    assert everything() == first


def test_files_of_an_earlier_run_are_left_alone_and_listed(tmp_path: Path) -> None:
    made(tmp_path, ["Ana", "Bo", "Cy"])
    (tmp_path / "output/review 2026-Q3/word/Cy.docx").unlink()
    made(tmp_path, ["Ana"])
    values = manifest(tmp_path)
    assert [entry["file"] for entry in values["files"]] == ["word/Ana.docx"]
    assert [(entry["file"], entry["as_of"]) for entry in values["earlier"]] == [("word/Bo.docx", "2026-10-05")]
    made(tmp_path, ["Ana", "Bo"])
    assert manifest(tmp_path)["earlier"] == []


def test_an_invalid_manifest_stops_nothing(tmp_path: Path) -> None:
    for invalid in ("{", "[]", '{"files": 3}', '{"as_of": 1, "files": [{"file": 3}], "earlier": []}'):
        made(tmp_path, ["Ana"])
        (tmp_path / "output/review 2026-Q3/manifest.json").write_text(invalid, encoding="utf-8")
        made(tmp_path, ["Ana"])
        assert manifest(tmp_path)["earlier"] == []


def test_one_failed_document_stops_no_other_and_is_listed_in_the_manifest(tmp_path: Path) -> None:
    result = made(tmp_path, ["Ana", "Faulty", "Bo"])
    assert [outcome.order.subject.name for outcome in result.failed] == ["Faulty"]
    assert len(result.written) == 2
    assert manifest(tmp_path)["not_created"] == [
        {"file": "word/Faulty.docx", "subject": "Faulty", "reason": "These facts can't be computed."}
    ]


def test_a_file_that_cannot_be_written_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "output/review 2026-Q3/word/Ana.docx").mkdir(parents=True)
    result = made(tmp_path, ["Ana", "Bo"])
    assert [outcome.order.subject.name for outcome in result.failed] == ["Ana"]
    assert [written.order.subject.name for written in result.written] == ["Bo"]
    [failure] = manifest(tmp_path)["not_created"]
    assert failure["reason"].startswith("Can't write review 2026-Q3/word/Ana.docx: ")
    assert str(tmp_path) not in json.dumps(manifest(tmp_path))


def test_progress_has_the_counts_and_the_last_document(tmp_path: Path) -> None:
    progress: list[tuple[int, int, str]] = []
    orders = [order("Ana"), order("Faulty")]
    settings = RunSettings(tmp_path / "output", SOURCES, 1, Replacing(TODAY))
    produce(orders, facts, render_context(tmp_path / "templates"), settings, lambda *step: progress.append(step))
    assert progress == [(1, 2, "Ana, Note Q3 2026 (word)"), (2, 2, "Faulty, Note Q3 2026 (word)")]


def test_ctrl_c_leaves_complete_files_and_a_correct_manifest(tmp_path: Path) -> None:
    def stopped_after_one(of: Order) -> Any:
        if of.subject.name == "Bo":
            raise KeyboardInterrupt
        return facts(of)

    settings = RunSettings(tmp_path / "output", SOURCES, 1, Replacing(TODAY))
    orders = [order(name) for name in ("Ana", "Bo", "Cy")]
    result = produce(orders, stopped_after_one, render_context(tmp_path / "templates"), settings, lambda *_: None)
    assert result.stopped
    assert [written.order.subject.name for written in result.written] == ["Ana"]
    assert [entry["file"] for entry in manifest(tmp_path)["files"]] == ["word/Ana.docx"]


class Endless(str):
    """A text that takes long to print, in one call that Python can't stop."""

    __slots__ = ()

    def isascii(self) -> bool:
        time.sleep(600)
        return True


def endless_facts(of: Order) -> FactSheet:
    sheet = facts(of)
    return replace(sheet, sections={"text": Endless()}) if of.subject.name == "Endless" else sheet


def test_one_call_that_never_returns_in_a_users_template_fails_alone(
    tmp_path: Path,
) -> None:
    limits = Limits(seconds=3, grace=2)
    context = replace(render_context(tmp_path / "templates"), limits=limits, has_own_templates=True)
    settings = RunSettings(tmp_path / "output", SOURCES, 1, Replacing(TODAY))
    result = produce([order("Endless"), order("Bo")], endless_facts, context, settings, lambda *_: None)
    assert [each.order.subject.name for each in result.failed] == ["Endless"]
    assert result.failed[0].rendered.error.startswith("Stopped after")
    assert [each.order.subject.name for each in result.written] == ["Bo"]


PACKET = "review 2026-Q3"


def edited(tmp_path: Path, file: str) -> Path:
    """A document after the user added something to it."""
    path = tmp_path / "output" / PACKET / file
    path.write_bytes(path.read_bytes() + b"mine")
    return path


def names(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "output" / PACKET / "word").iterdir())


def test_a_document_that_a_user_edited_is_kept_and_the_new_one_goes_next_to_it(tmp_path: Path) -> None:
    made(tmp_path, ["Ana", "Bo"])
    path = edited(tmp_path, "word/Ana.docx")
    for _ in range(2):
        result = made(tmp_path, ["Ana", "Bo"])
        assert path.read_bytes().endswith(b"mine")
        assert names(tmp_path) == ["Ana (new).docx", "Ana.docx", "Bo.docx"]
        assert [each.kept for each in result.written] == [PurePosixPath(PACKET, "word/Ana.docx"), None]
        assert [entry["file"] for entry in manifest(tmp_path)["files"]] == ["word/Ana (new).docx", "word/Bo.docx"]
        assert [entry["file"] for entry in manifest(tmp_path)["earlier"]] == ["word/Ana.docx"]


def test_a_new_document_that_was_edited_too_is_kept_as_well(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    edited(tmp_path, "word/Ana.docx")
    made(tmp_path, ["Ana"])
    edited(tmp_path, "word/Ana (new).docx")
    made(tmp_path, ["Ana"])
    assert names(tmp_path) == ["Ana (new 2).docx", "Ana (new).docx", "Ana.docx"]


def test_once_the_edited_document_is_gone_the_new_one_takes_its_place(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    path = edited(tmp_path, "word/Ana.docx")
    made(tmp_path, ["Ana"])
    path.unlink()
    made(tmp_path, ["Ana"])
    assert names(tmp_path) == ["Ana.docx"]
    assert manifest(tmp_path)["earlier"] == []


def test_the_new_document_may_be_renamed_to_the_old_name(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    path = edited(tmp_path, "word/Ana.docx")
    made(tmp_path, ["Ana"])
    path.with_name("Ana (new).docx").replace(path)
    made(tmp_path, ["Ana"])
    assert names(tmp_path) == ["Ana.docx"]


def test_edited_documents_are_replaced_on_request_and_copies_kept(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    edited(tmp_path, "word/Ana.docx")
    [written] = made(tmp_path, ["Ana"], force=True).written
    assert names(tmp_path) == ["Ana (yours, 2026-11-29).docx", "Ana.docx"]
    assert written.kept == PurePosixPath(PACKET, "word/Ana (yours, 2026-11-29).docx")
    assert (tmp_path / "output" / written.kept).read_bytes().endswith(b"mine")
    edited(tmp_path, "word/Ana.docx")
    made(tmp_path, ["Ana"], force=True)
    assert len(names(tmp_path)) == 3


def test_documents_without_a_valid_manifest_count_as_edited(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    path = edited(tmp_path, "word/Ana.docx")
    for damaged in ('{"files": [1]', '{"as_of": "2026-10-05", "files": [1], "earlier": []}', "[[]]", "[" * 50_000):
        path.parents[1].joinpath("manifest.json").write_text(damaged, "utf-8")
        made(tmp_path, ["Ana"])
        assert path.read_bytes().endswith(b"mine")


def test_an_unchanged_run_rewrites_no_file(tmp_path: Path) -> None:
    made(tmp_path, ["Ana", "Bo"])
    files = [path for path in (tmp_path / "output").rglob("*") if path.is_file()]
    before = {path: path.stat().st_mtime_ns for path in files}
    made(tmp_path, ["Ana", "Bo"])
    assert len(before) == 3
    assert {path: path.stat().st_mtime_ns for path in files} == before


def test_an_edited_document_behind_a_link_out_of_the_folder_is_not_moved(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    word, outside = tmp_path / "output" / PACKET / "word", tmp_path / "outside"
    word.rename(outside)
    word.symlink_to(outside, target_is_directory=True)
    edited(tmp_path, "word/Ana.docx")
    [failed] = made(tmp_path, ["Ana"], force=True).failed
    assert "is outside" in failed.rendered.error
    assert [path.name for path in outside.iterdir()] == ["Ana.docx"]
