import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from plangen.batch.earlier import earlier_figures

AS_OF = date(2026, 10, 5)


def packet(output: Path, name: str, as_of: str, figures: object) -> Path:
    """The folder of a packet with these figures in its manifest."""
    folder = output / name
    folder.mkdir(parents=True)
    entry = {"file": "pdf/Ruiz, Ana.pdf", "subject": "Ana Ruiz", "sha256": "", "figures": figures}
    manifest = {"as_of": as_of, "files": [entry], "earlier": [], "not_created": []}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def test_the_latest_packet_with_an_earlier_date_is_used(tmp_path: Path) -> None:
    packet(tmp_path, "review 2026-Q3", "2026-10-01", {"bookings 2026-Q3": "194000"})
    packet(tmp_path, "scorecard 2026-Q3", "2026-10-02", {"bookings 2026-Q3": "195000"})
    assert earlier_figures(tmp_path, AS_OF) == {"Ana Ruiz": {"bookings 2026-Q3": Decimal(195_000)}}


def test_a_packet_with_the_same_date_is_not_earlier(tmp_path: Path) -> None:
    packet(tmp_path, "review 2026-Q3", "2026-10-05", {"bookings 2026-Q3": "194000"})
    assert earlier_figures(tmp_path, AS_OF) == {}


def test_an_invalid_manifest_is_skipped(tmp_path: Path) -> None:
    packet(tmp_path, "one", "2026-10-01", {"bookings 2026-Q3": "many"})
    packet(tmp_path, "two", "2026-10-01", ["bookings"])
    (tmp_path / "two" / "manifest.json").write_text("{", encoding="utf-8")
    assert earlier_figures(tmp_path, AS_OF) == {}
    assert earlier_figures(tmp_path / "nowhere", AS_OF) == {}
