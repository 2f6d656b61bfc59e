"""A company with one export and a list of names: no quotas, no targets, no commitments, no meetings."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from tests.companies.workbook import write_workbook

WITH_DEALS: Final = "Sam Lee"
WITH_ONE_DEAL: Final = "Una Berg"
WITHOUT_DEALS: Final = "Li Na"
HEADER: Final = ("Owner", "Account", "Deal", "Stage", "Amount", "Created", "Close Date")


def write(folder: Path, settings: Mapping[str, str]) -> None:
    """Writes the export and the names; there are settings only if some are given."""
    write_workbook(folder / "deals.xlsx", {"deals": [HEADER, *_deals()]})
    sheets: dict[str, list[list[object]]] = {
        "Team": [["Salesperson"], [WITH_DEALS], [WITH_ONE_DEAL], [WITHOUT_DEALS]],
        "Contests": [*_contests()],
    }
    if settings:
        rows: list[list[object]] = [[name, value] for name, value in settings.items()]
        sheets["Settings"] = [["setting", "value"], *rows]
    write_workbook(folder / "names.xlsx", sheets)


def _contests() -> Iterator[list[object]]:
    """A contest that is running and one that is over, with no more than a name, days, and what counts."""
    yield ["contest", "start", "end", "measure", "audit date", "winners"]
    yield ["Fall Sprint", date(2026, 9, 21), date(2026, 10, 16), "deals created", None, None]
    yield ["Summer Orders", date(2026, 8, 3), date(2026, 9, 25), "deals won", date(2026, 10, 2), 1]


def _deals() -> Iterator[tuple[object, ...]]:
    for month in range(24, 24 + 33):
        year, of_year = 2022 + month // 12, month % 12 + 1
        created, closed = date(year, of_year, 2), date(year, of_year, 24)
        stage = "Closed Lost" if month % 4 == 1 else "Closed Won"
        yield WITH_DEALS, f"Customer {month % 7}", f"Order {month}", stage, 4_000 + month * 150, created, closed
    for number, month in enumerate((10, 11, 12), 1):
        yield (
            WITH_DEALS,
            f"Customer {number}",
            f"Offer {number}",
            "Proposal",
            9_000,
            date(2026, 9, 1),
            date(2026, month, 20),
        )
    yield WITH_ONE_DEAL, "Customer 9", "Order 1", "Proposal", 5_000, date(2026, 9, 20), date(2026, 11, 20)
