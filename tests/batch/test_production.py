import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from plangen.batch.jobs import Order
from plangen.batch.manifest import Sources, digest
from plangen.batch.production import Delivery, Ledger, produce
from tests.batch.print_orders import facts, order, shop

SOURCES = Sources(date(2026, 10, 5), {"deals.csv": "d0", "Team.xlsx": "a1"}, errors=1, warnings=2)


def made(tmp_path: Path, names: Sequence[str]) -> Ledger:
    delivery = Delivery(tmp_path / "output", SOURCES, workers=1)
    return produce([order(name) for name in names], facts, shop(tmp_path / "templates"), delivery, lambda *_: None)


def manifest(tmp_path: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((tmp_path / "output/review 2026-Q3/manifest.json").read_text(encoding="utf-8"))
    return said


def test_files_lie_in_their_places_and_the_manifest_has_their_digests(tmp_path: Path) -> None:
    made(tmp_path, ["Bo", "Ana"])
    said = manifest(tmp_path)
    assert [entry["file"] for entry in said["files"]] == ["word/Ana.docx", "word/Bo.docx"]
    for entry in said["files"]:
        lies = tmp_path / "output/review 2026-Q3" / entry["file"]
        assert digest(lies.read_bytes()) == entry["sha256"]


def test_the_manifest_says_what_it_was_made_from(tmp_path: Path) -> None:
    made(tmp_path, ["Ana"])
    said = manifest(tmp_path)
    assert said["as_of"] == "2026-10-05"
    assert said["inputs"] == [{"file": "Team.xlsx", "sha256": "a1"}, {"file": "deals.csv", "sha256": "d0"}]
    assert said["problems"] == {"errors": 1, "warnings": 2}
    assert {"weasyprint", "docxtpl", "python-docx"} <= set(said["libraries"])
    assert str(tmp_path) not in json.dumps(said)


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
    said = manifest(tmp_path)
    assert [entry["file"] for entry in said["files"]] == ["word/Ana.docx"]
    assert [(entry["file"], entry["as_of"]) for entry in said["earlier"]] == [("word/Bo.docx", "2026-10-05")]
    made(tmp_path, ["Ana", "Bo"])
    assert manifest(tmp_path)["earlier"] == []


def test_a_manifest_that_somebody_has_spoiled_stops_nothing(tmp_path: Path) -> None:
    for spoiled in ("{", "[]", '{"files": 3}', '{"as_of": 1, "files": [{"file": 3}], "earlier": []}'):
        made(tmp_path, ["Ana"])
        (tmp_path / "output/review 2026-Q3/manifest.json").write_text(spoiled, encoding="utf-8")
        made(tmp_path, ["Ana"])
        assert manifest(tmp_path)["earlier"] == []


def test_one_faulty_document_stops_no_other_and_is_named_in_the_manifest(tmp_path: Path) -> None:
    ledger = made(tmp_path, ["Ana", "Faulty", "Bo"])
    assert [outcome.order.subject.name for outcome in ledger.failed] == ["Faulty"]
    assert len(ledger.filed) == 2
    assert manifest(tmp_path)["failed"] == [
        {"file": "word/Faulty.docx", "subject": "Faulty", "why": "These facts cannot be worked out."}
    ]


def test_a_file_that_cannot_be_written_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "output/review 2026-Q3/word/Ana.docx").mkdir(parents=True)
    ledger = made(tmp_path, ["Ana", "Bo"])
    assert [outcome.order.subject.name for outcome in ledger.failed] == ["Ana"]
    assert [filed.order.subject.name for filed in ledger.filed] == ["Bo"]
    [failure] = manifest(tmp_path)["failed"]
    assert failure["why"].startswith("review 2026-Q3/word/Ana.docx cannot be written: ")
    assert str(tmp_path) not in json.dumps(manifest(tmp_path))


def test_the_last_document_and_how_many_are_done_are_told(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    orders = [order("Ana"), order("Faulty")]
    delivery = Delivery(tmp_path / "output", SOURCES, workers=1)
    produce(orders, facts, shop(tmp_path / "templates"), delivery, lambda *said: told.append(said))
    assert told == [(1, 2, "Ana, Note Q3 2026 (word)"), (2, 2, "Faulty, Note Q3 2026 (word)")]


def test_ctrl_c_leaves_whole_files_and_a_true_manifest(tmp_path: Path) -> None:
    def stopped_after_one(of: Order) -> Any:
        if of.subject.name == "Bo":
            raise KeyboardInterrupt
        return facts(of)

    delivery = Delivery(tmp_path / "output", SOURCES, workers=1)
    orders = [order(name) for name in ("Ana", "Bo", "Cy")]
    ledger = produce(orders, stopped_after_one, shop(tmp_path / "templates"), delivery, lambda *_: None)
    assert ledger.stopped
    assert [filed.order.subject.name for filed in ledger.filed] == ["Ana"]
    assert [entry["file"] for entry in manifest(tmp_path)["files"]] == ["word/Ana.docx"]
