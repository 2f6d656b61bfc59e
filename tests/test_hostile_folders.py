"""Folders that would take hours or gigabytes, checked by the whole program: each ends soon, with a word on what to do.

Nothing here is timed: a run that computes for three times as long as a file may take is ended by the system.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase

import pytest

from plangen.records.settings import _READERS
from plangen.sources.grid import Cell
from tests.limits import GIGABYTE, plangen
from tests.sizes import SOAK, sized

Tables = dict[str, Iterable[Sequence[object]]]
HEADS = ("ID", "Deal", "Account", "Salesperson", "Stage", "Amount", "Close date")
TEAM = (("Salesperson", "Quota"), ("Ana Ruiz", 5))
MANY = sized(10_000, 50_000)
MILLIONS = sized(10, 99)
LONG = 32_767
THREE = ("utf-8", "cp1252", "utf-16")
SMALL = ("", " Inc")
UNITS = (" ", "(", ",", "total ", "\x07 ", "a ", "1", "@")
MORE_UNITS = ("- ", "1,", "<a@", "\ue000", "é ", ".", "week ", "a.", ":", "😀")
"""What long texts are made of; those of the first row were once tried for years."""


def deal(at: int, **cells: Cell) -> list[Cell]:
    usual: dict[str, Cell] = dict(
        zip(HEADS, (f"D{at}", "Shelves", "Acme", "Ana Ruiz", "Won", 5, "2026-05-01"), strict=True)
    )
    return [*(usual | cells).values()]


def names(count: int) -> list[str]:
    """As many names, each near the next ones."""
    return ["Ana Ruizo" + "".join(letters) for letters in islice(product(ascii_lowercase, repeat=4), count)]


def deals(column: str, values: Iterable[Cell]) -> Tables:
    return {"deals": [HEADS, *(deal(at, **{column: value}) for at, value in enumerate(values))], "team": TEAM}


def long_texts(unit: str) -> Tables:
    """Every table that is read cell by cell, with the longest texts that a cell can hold."""
    text = (unit * LONG)[:LONG]
    half = text[: LONG // 2]
    texts = [f"{text[:-6]}{at}{end}" for at in range(sized(1, 4)) for end in ("", "!", "a", ")")]
    texts += [f"{half}a{half[at:]}" for at in range(sized(4, 16))]
    return {
        "deals": [
            HEADS,
            *([text] * len(HEADS) for text in texts),
            *([f"Total {text}", "", "", "", "", text] for text in texts),
        ],
        "team": [("Salesperson", "Quota", "Aliases", "Ramp", "Manager", "E-mail"), *([text] * 6 for text in texts)],
        "targets": [("Salesperson", "Measure", "Period", "Amount"), *([text] * 4 for text in texts)],
        "activities": [("Salesperson", "Type", "Date", "Account", "Subject"), *([text] * 5 for text in texts)],
        "goals": [("Salesperson", "Goal", "Target", "Period"), *([text] * 4 for text in texts)],
        "settings": [("Setting", "Value"), *((name, f"8 {text}") for name in _READERS)],
        "notes of nobody": [texts for _ in range(30)],
    }


FOLDERS: dict[str, Callable[[], Tables]] = {
    "owners that nobody knows": lambda: deals("Salesperson", (f"Stranger {at}" for at in range(MANY))),
    "owners that nobody knows beside a team as large": lambda: (
        deals("Salesperson", names(MANY))
        | {"team": [("Salesperson", "Quota"), *((f"{name} Lind", 5) for name in names(MANY))]}
    ),
    "owners that are nearly one": lambda: {"deals": deals("Salesperson", names(MANY))["deals"]},
    "accounts that are nearly one": lambda: deals("Account", names(MANY)),
    "accounts that are one but for a word": lambda: deals(
        "Account", (f"Acme {at // 2}{SMALL[at % 2]}" for at in range(MANY))
    ),
    "stages that nobody knows": lambda: deals("Stage", (f"Stage {at}" for at in range(MANY))),
    "amounts and days that are none": lambda: {
        "deals": [HEADS, *(deal(at, **{"Amount": f"about {at}", "Close date": f"soon {at}"}) for at in range(MANY))]
    },
    "products that nobody knows": lambda: {
        "products": [("Product", "Price"), *((name, 5) for name in names(MANY))],
        "deals": [(*HEADS, "Product"), *([*deal(at), f"Produkt {at}"] for at in range(MANY))],
    },
    "people of one name": lambda: {
        "team": [("Salesperson", "Quota", "E-mail"), *(("Ana Ruiz", 5, f"{at}@x.com") for at in range(MANY))]
    },
    "people with one pair of initials": lambda: {
        "team": [("Salesperson", "Quota"), *((f"A{name} R{name}", 5) for name in names(MANY))]
    },
    "totals and nothing else": lambda: {"deals": [HEADS, deal(0), *([["Total 5"]] * 100_000)], "team": TEAM},
    "a total after each deal": lambda: {
        "deals": [HEADS, *(row for at in range(MANY) for row in (deal(at), ["Total", "", "", "", "", at]))],
        "team": TEAM,
    },
    "numbers alone below the deals": lambda: {
        "deals": [HEADS, *map(deal, range(MANY)), *(["", "", "", "", "", 7.5 + at] for at in range(MANY))],
        "team": TEAM,
    },
    "thirty rows of 16,384 heads": lambda: {
        "deals": [
            ["Salesperson", "Stage", "Quota", "Setting", "Skill", *(f"Head {row} {at}" for at in range(16_379))]
            for row in range(31)
        ]
    },
    "a column for every month of 1,000 years": lambda: {
        "targets": [
            ["Salesperson", "Measure", *(f"Jan 20{at % 90 + 10}" for at in range(12_000))],
            *[["Ana", "bookings", *[5] * 12_000]] * 20,
        ]
    },
    "targets and people": lambda: {
        "team": [("Salesperson", "Quota"), *((name, 5) for name in names(MANY // 2))],
        "targets": [
            ("Salesperson", "Measure", "Period", "Amount"),
            *((name, "bookings", "2026-03", 5) for name in names(MANY // 2)),
        ],
    },
    **{f"long texts of {unit!r}": partial(long_texts, unit) for unit in (*UNITS, *(MORE_UNITS if SOAK else ()))},
}
TEXTS: dict[str, Callable[[], bytes]] = {
    "one line": lambda: b"a" * MILLIONS * 1_000_000,
    "one line of commas": lambda: b"," * MILLIONS * 1_000_000,
    "blank lines": lambda: b"\n" * MILLIONS * 1_000_000,
    "old ends of lines": lambda: b"\r" * MILLIONS * 1_000_000,
    "one column": lambda: b"Salesperson\n" + b"Ana\n" * MILLIONS * 250_000,
    "little cells": lambda: b"ab,cd,ef,gh\n" * MILLIONS * 80_000,
    "a quotation mark that is never closed": lambda: b'Salesperson,Stage\n"A' + b"Ana,Won\n" * MILLIONS * 125_000,
    "quotation marks": lambda: b'"' * MILLIONS * 1_000_000,
    "zeros": lambda: b"Salesperson,Stage\nAna,Won\n" * 10 + bytes(MILLIONS * 1_000_000),
    "UTF-32": lambda: ("Salesperson,Stage\n" + "Ana,Won\n" * MILLIONS * 30_000).encode("utf-32"),
    "halves of letters": lambda: "Salesperson,Stage\n".encode("utf-16") + b"\x00\xd8" * MILLIONS * 500_000,
    "letters that are none": lambda: "Иван,Won\n".encode("cp1251") * 99 + b"\x98" * MILLIONS * 1_000_000,
    "three encodings": lambda: b"".join("Zoë,Won\n".encode(name) * MILLIONS * 40_000 for name in THREE),
    "a word of many letters and a fault": lambda: b"Salesperson,Stage\n" + b"a" * MILLIONS * 1_000_000 + b"\xff\n",
    "foreign letters and a fault": lambda: "é".encode() * MILLIONS * 500_000 + b"\xff\n",
    "signs of four bytes": lambda: ("😀" + "a" * 30_000 + ",Won\n").encode() * MILLIONS * 33,
}


def ends_well(folder: Path, *arguments: str) -> str:
    """What plangen says of a folder; it neither breaks nor goes on for ever nor takes a gigabyte."""
    ended = plangen(folder.parent, "check", "--inputs", folder, "--output", folder.parent / "output", *arguments)
    assert ended.status in (0, 1), ended.said[-2_000:]
    assert "Traceback" not in ended.said
    assert ended.memory < GIGABYTE
    return ended.said


@pytest.mark.soak
@pytest.mark.parametrize("kind", FOLDERS)
def test_no_table_keeps_anybody_waiting(tmp_path: Path, kind: str) -> None:
    (tmp_path / "inputs").mkdir()
    for name, rows in FOLDERS[kind]().items():
        with (tmp_path / "inputs" / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    ends_well(tmp_path / "inputs", "--mapping", *(["--annotate"] if SOAK or kind.startswith("long") else []))


@pytest.mark.soak
@pytest.mark.parametrize("kind", TEXTS)
def test_no_text_file_keeps_anybody_waiting(tmp_path: Path, kind: str) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "deals.csv").write_bytes(TEXTS[kind]())
    assert "deals.csv" in ends_well(tmp_path / "inputs")
