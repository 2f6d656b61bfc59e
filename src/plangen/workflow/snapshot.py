"""The snapshot command: today's open deals, forecasts, and standings, kept in files of plangen's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plangen.batch.write import require_writable, write
from plangen.problems import UsageError
from plangen.workbooks.snapshot import (
    current_forecasts,
    open_deals,
    snapshot_file,
    snapshot_path,
    standings_file,
    standings_path,
)
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import read, require_people


@dataclass(frozen=True, slots=True)
class SavedSnapshot:
    """A snapshot and its file; `state` is saved, replaced, or unchanged."""

    path: Path
    day: date
    deals: int
    forecasts: int
    state: str
    earlier: Sequence[date]
    """The days of the snapshots on file before it."""

    def as_plain(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        return {
            "path": str(self.path),
            "as_of": str(self.day),
            "deals": self.deals,
            "forecasts": self.forecasts,
            "state": self.state,
            "earlier": [str(day) for day in self.earlier],
        }


def save_snapshot(inputs: Sequence[Path], days: Days, *, force: bool = False) -> SavedSnapshot:
    """The snapshot after it was saved in the inputs folder; raises UsageError if another one of the day is there."""
    book = read(inputs, days).book
    require_people(book)
    folder = next((path for path in inputs if path.is_dir()), inputs[0].parent)
    require_writable(folder, "choose another folder with --inputs")
    contents = {snapshot_path(book.as_of): snapshot_file(book)}
    if standings := standings_file(book):
        contents[standings_path(book.as_of)] = standings
    states = [_state(folder / name, content) for name, content in contents.items()]
    path = folder / snapshot_path(book.as_of)
    if "replaced" in states and not force:
        raise UsageError(
            f"{path} already exists, with other deals, forecasts, or standings. To replace it, add --force."
        )
    if not open_deals(book) and not current_forecasts(book) and not standings:
        raise UsageError("No open deals and no forecasts. Nothing to save.")
    for name, content in contents.items():
        write(folder, name, content)
    state = "replaced" if "replaced" in states else states[0]
    earlier = tuple(each.day for each in book.snapshots if each.day < book.as_of)
    return SavedSnapshot(path, book.as_of, len(open_deals(book)), len(current_forecasts(book)), state, earlier)


def _state(path: Path, content: bytes) -> str:
    if not path.is_file():
        return "saved"
    return "unchanged" if path.read_bytes() == content else "replaced"
