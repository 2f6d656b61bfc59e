"""`plangen check` ends soon, with a message, on folders that could take hours or gigabytes.

Nothing is timed: a run that computes three times as long as a file is allowed to take is stopped. At full size, each
folder has a process of its own, which the system stops.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase

import pytest

from plangen.cli import main
from plangen.records.settings import _PARSERS
from plangen.sources.grid import Cell
from tests.limits import GIGABYTE, Finished, PeakMemory, fails_if_it_hangs, plangen
from tests.sizes import SOAK, quick_or_full

Tables = dict[str, Iterable[Sequence[object]]]
HEADERS = ("ID", "Deal", "Account", "Salesperson", "Stage", "Amount", "Close date")
TEAM = (("Salesperson", "Quota"), ("Ana Ruiz", 5))
ROWS = quick_or_full(500, 50_000)
COLUMNS = quick_or_full(100, 16_379)
MONTHS = quick_or_full(300, 12_000)
MEGABYTES = quick_or_full(1, 99)
MAX_CHARACTERS = 32_767
ENCODINGS = ("utf-8", "cp1252", "utf-16")
SUFFIXES = ("", " Inc")
UNITS = (" ", "(", ",", "total ", "\x07 ", "a ", "1", "@")
MORE_UNITS = ("- ", "1,", "<a@", "\ue000", "é ", ".", "week ", "a.", ":", "😀")
"""Repeated to make long texts; those of UNITS once took far too long."""
ENDS = ("", "!", "a", ")") if SOAK else ("", "!")


def deal(at: int, **cells: Cell) -> list[Cell]:
    values: dict[str, Cell] = dict(
        zip(HEADERS, (f"D{at}", "Shelves", "Acme", "Ana Ruiz", "Won", 5, "2026-05-01"), strict=True)
    )
    return [*(values | cells).values()]


def names(count: int) -> list[str]:
    """That many names, each similar to the next ones."""
    return ["Ana Ruizo" + "".join(letters) for letters in islice(product(ascii_lowercase, repeat=4), count)]


def deals(column: str, values: Iterable[Cell]) -> Tables:
    return {"deals": [HEADERS, *(deal(at, **{column: value}) for at, value in enumerate(values))], "team": TEAM}


def long_texts(unit: str) -> Tables:
    """Every table that is read cell by cell, with the longest possible texts in its cells."""
    text = (unit * MAX_CHARACTERS)[:MAX_CHARACTERS]
    half = text[: MAX_CHARACTERS // 2]
    texts = [f"{text[:-6]}{at}{end}" for at in range(quick_or_full(1, 4)) for end in ENDS]
    texts += [f"{half}a{half[at:]}" for at in range(quick_or_full(1, 16))]
    return {
        "deals": [
            HEADERS,
            *([text] * len(HEADERS) for text in texts),
            *([f"Total {text}", "", "", "", "", text] for text in texts),
        ],
        "team": [("Salesperson", "Quota", "Aliases", "Ramp", "Manager", "E-mail"), *([text] * 6 for text in texts)],
        "targets": [("Salesperson", "Measure", "Period", "Amount"), *([text] * 4 for text in texts)],
        "activities": [("Salesperson", "Type", "Date", "Account", "Subject"), *([text] * 5 for text in texts)],
        "goals": [("Salesperson", "Goal", "Target", "Period"), *([text] * 4 for text in texts)],
        "settings": [("Setting", "Value"), *((name, f"8 {text}") for name in _PARSERS)],
        "unknown notes": [texts for _ in range(30)],
    }


FOLDERS: dict[str, Callable[[], Tables]] = {
    "unknown owners": lambda: deals("Salesperson", (f"Unknown {at}" for at in range(ROWS))),
    "unknown owners and a team as large": lambda: (
        deals("Salesperson", names(ROWS))
        | {"team": [("Salesperson", "Quota"), *((f"{name} Lind", 5) for name in names(ROWS))]}
    ),
    "owners with similar names": lambda: {"deals": deals("Salesperson", names(ROWS))["deals"]},
    "accounts with similar names": lambda: deals("Account", names(ROWS)),
    "accounts that differ by one word": lambda: deals(
        "Account", (f"Acme {at // 2}{SUFFIXES[at % 2]}" for at in range(ROWS))
    ),
    "unknown stages": lambda: deals("Stage", (f"Stage {at}" for at in range(ROWS))),
    "invalid amounts and dates": lambda: {
        "deals": [HEADERS, *(deal(at, **{"Amount": f"about {at}", "Close date": f"soon {at}"}) for at in range(ROWS))]
    },
    "unknown products": lambda: {
        "products": [("Product", "Price"), *((name, 5) for name in names(ROWS))],
        "deals": [(*HEADERS, "Product"), *([*deal(at), f"Produkt {at}"] for at in range(ROWS))],
    },
    "people with the same name": lambda: {
        "team": [("Salesperson", "Quota", "E-mail"), *(("Ana Ruiz", 5, f"{at}@x.com") for at in range(ROWS))]
    },
    "people with the same initials": lambda: {
        "team": [("Salesperson", "Quota"), *((f"A{name} R{name}", 5) for name in names(ROWS))]
    },
    "only totals": lambda: {"deals": [HEADERS, deal(0), *([["Total 5"]] * ROWS * 2)], "team": TEAM},
    "a total after each deal": lambda: {
        "deals": [HEADERS, *(row for at in range(ROWS) for row in (deal(at), ["Total", "", "", "", "", at]))],
        "team": TEAM,
    },
    "numbers below the deals": lambda: {
        "deals": [HEADERS, *map(deal, range(ROWS)), *(["", "", "", "", "", 7.5 + at] for at in range(ROWS))],
        "team": TEAM,
    },
    "31 header rows of as many columns as a sheet can have": lambda: {
        "deals": [
            ["Salesperson", "Stage", "Quota", "Setting", "Skill", *(f"Header {row} {at}" for at in range(COLUMNS))]
            for row in range(31)
        ]
    },
    "a column for each of thousands of months": lambda: {
        "targets": [
            ["Salesperson", "Measure", *(f"Jan 20{at % 90 + 10}" for at in range(MONTHS))],
            *[["Ana", "bookings", *[5] * MONTHS]] * 20,
        ]
    },
    "targets and people": lambda: {
        "team": [("Salesperson", "Quota"), *((name, 5) for name in names(ROWS // 2))],
        "targets": [
            ("Salesperson", "Measure", "Period", "Amount"),
            *((name, "bookings", "2026-03", 5) for name in names(ROWS // 2)),
        ],
    },
    **{f"long texts of {unit!r}": partial(long_texts, unit) for unit in (*UNITS, *(MORE_UNITS if SOAK else ()))},
}
TEXTS: dict[str, Callable[[], bytes]] = {
    "one line": lambda: b"a" * MEGABYTES * 1_000_000,
    "one line of commas": lambda: b"," * MEGABYTES * 1_000_000,
    "blank lines": lambda: b"\n" * MEGABYTES * 1_000_000,
    "old Mac line ends": lambda: b"\r" * MEGABYTES * 1_000_000,
    "one column": lambda: b"Salesperson\n" + b"Ana\n" * MEGABYTES * 250_000,
    "small cells": lambda: b"ab,cd,ef,gh\n" * MEGABYTES * 80_000,
    "a quotation mark that is never closed": lambda: b'Salesperson,Stage\n"A' + b"Ana,Won\n" * MEGABYTES * 125_000,
    "quotation marks": lambda: b'"' * MEGABYTES * 1_000_000,
    "zeros": lambda: b"Salesperson,Stage\nAna,Won\n" * 10 + bytes(MEGABYTES * 1_000_000),
    "UTF-32": lambda: ("Salesperson,Stage\n" + "Ana,Won\n" * MEGABYTES * 30_000).encode("utf-32"),
    "half surrogate pairs": lambda: "Salesperson,Stage\n".encode("utf-16") + b"\x00\xd8" * MEGABYTES * 500_000,
    "undefined characters": lambda: "Иван,Won\n".encode("cp1251") * 99 + b"\x98" * MEGABYTES * 1_000_000,
    "three encodings": lambda: b"".join("Zoë,Won\n".encode(name) * MEGABYTES * 40_000 for name in ENCODINGS),
    "a long word and an invalid byte": lambda: b"Salesperson,Stage\n" + b"a" * MEGABYTES * 1_000_000 + b"\xff\n",
    "accented characters and an invalid byte": lambda: "é".encode() * MEGABYTES * 500_000 + b"\xff\n",
    "four-byte characters": lambda: ("😀" + "a" * 30_000 + ",Won\n").encode() * MEGABYTES * 33,
}


def checked(folder: Path, *arguments: str) -> str:
    """The output of `plangen check`, which neither crashes, runs too long, nor takes a gigabyte."""
    words = ("check", "--inputs", str(folder), "--output", str(folder.parent / "output"), *arguments)
    if SOAK:
        finished = plangen(folder.parent, *words)
    else:
        largest, printed = PeakMemory(), io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed), fails_if_it_hangs(str(folder)):
            exit_code = main([*words])
        finished = Finished(exit_code, printed.getvalue(), largest.bytes())
    assert finished.exit_code in (0, 1), finished.output[-2_000:]
    assert "Traceback" not in finished.output
    assert finished.memory < GIGABYTE
    return finished.output


@pytest.mark.soak
@pytest.mark.parametrize("case", FOLDERS)
def test_no_folder_takes_too_long(tmp_path: Path, case: str) -> None:
    (tmp_path / "inputs").mkdir()
    for name, rows in FOLDERS[case]().items():
        with (tmp_path / "inputs" / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    checked(tmp_path / "inputs", "--mapping", *(["--annotate"] if SOAK or case.startswith("long") else []))


@pytest.mark.soak
@pytest.mark.parametrize("case", TEXTS)
def test_no_text_file_takes_too_long(tmp_path: Path, case: str) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "deals.csv").write_bytes(TEXTS[case]())
    assert "deals.csv" in checked(tmp_path / "inputs")
