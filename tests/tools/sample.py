"""Reads the sample company for its tests, without plangen."""

from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "sample"
FOOTER_ROWS = 3

Rows = list[dict[str, Any]]


def plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def person(sheets: dict[str, Rows], name: str) -> dict[str, Any]:
    return next(row for row in sheets["Team"] if row["salesperson"] == name)
