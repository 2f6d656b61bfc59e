"""A team of three with a few deals, as a manager's CSV files."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

AS_OF: Final = date(2026, 10, 5)
DEALS_HEADER: Final = ("Salesperson", "Account", "Deal", "Stage", "Amount", "Created", "Close date", "Next step")
DEALS: Final = (
    ("Ana Ruiz", "Northwind", "Gloves", "Closed Won", "40000", "2026-05-02", "2026-08-14", ""),
    ("Ana Ruiz", "Northwind", "Boots", "Closed Lost", "9000", "2026-05-20", "2026-09-02", ""),
    ("Ana Ruiz", "Cedar Ltd", "Belts", "Negotiation/Review", "22000", "2026-08-03", "2026-11-20", "send the offer"),
    ("Ana Ruiz", "Cedar Ltd", "Gaskets", "Prospecting", "6000", "2026-09-01", "2026-12-10", "visit the plant"),
    ("Bo Ruiz", "Fjord AS", "Pumps", "Closed Won", "15000", "2026-03-11", "2026-07-30", ""),
    ("Bo Ruiz", "Fjord AS", "Valves", "Prospecting", "8000", "2026-09-15", "2026-12-18", "call on Monday"),
    ("Zoë Łuk", "Mill & Co", "Filters", "Closed Won", "12000", "2026-02-01", "2026-05-12", ""),
)
TEAM_HEADER: Final = ("salesperson", "email", "manager", "quota 2026")
TEAM: Final = (
    ("Ana Ruiz", "ana@example.com", "Ken Ortiz", "160000"),
    ("Bo Ruiz", "bo@example.com", "Ken Ortiz", "120000"),
    ("Zoë Łuk", "zoe@example.com", "Ken Ortiz", ""),
)


def write_rows(path: Path, *rows: Sequence[str]) -> Path:
    """Writes a CSV file with these rows and returns its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def small_team(folder: Path) -> Path:
    """Writes deals.csv and team.csv, and returns the folder."""
    write_rows(folder / "deals.csv", DEALS_HEADER, *DEALS)
    write_rows(folder / "team.csv", TEAM_HEADER, *TEAM)
    return folder


def large_team(folder: Path, people: int) -> Path:
    """Writes deals.csv and team.csv for many people, enough for several processes, and returns the folder."""
    names = [f"Person {chr(65 + at // 26)}{chr(97 + at % 26)}" for at in range(people)]
    write_rows(folder / "deals.csv", DEALS_HEADER, *((name, *DEALS[0][1:]) for name in names))
    write_rows(folder / "team.csv", TEAM_HEADER, *((name, "", "Ken Ortiz", "90000") for name in names))
    return folder
