import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from plangen.batch.earlier import printed_before

DAY = date(2026, 10, 5)


def packet(output: Path, name: str, as_of: str, figures: object) -> Path:
    """The folder of a packet that says so much in its manifest."""
    folder = output / name
    folder.mkdir(parents=True)
    entry = {"file": "pdf/Ruiz, Ana.pdf", "subject": "Ana Ruiz", "sha256": "", "figures": figures}
    said = {"as_of": as_of, "files": [entry], "earlier": [], "failed": []}
    (folder / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def test_the_latest_packet_of_an_earlier_day_counts(tmp_path: Path) -> None:
    packet(tmp_path, "review 2026-Q3", "2026-10-01", {"bookings 2026-Q3": "194000"})
    packet(tmp_path, "scorecard 2026-Q3", "2026-10-02", {"bookings 2026-Q3": "195000"})
    assert printed_before(tmp_path, DAY) == {"Ana Ruiz": {"bookings 2026-Q3": Decimal(195_000)}}


def test_a_packet_of_the_same_day_is_no_earlier_one(tmp_path: Path) -> None:
    packet(tmp_path, "review 2026-Q3", "2026-10-05", {"bookings 2026-Q3": "194000"})
    assert printed_before(tmp_path, DAY) == {}


def test_a_manifest_that_somebody_has_spoiled_is_passed_over(tmp_path: Path) -> None:
    packet(tmp_path, "one", "2026-10-01", {"bookings 2026-Q3": "many"})
    packet(tmp_path, "two", "2026-10-01", ["bookings"])
    (tmp_path / "two" / "manifest.json").write_text("{", encoding="utf-8")
    assert printed_before(tmp_path, DAY) == {}
    assert printed_before(tmp_path / "nowhere", DAY) == {}
