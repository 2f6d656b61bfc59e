"""A company whose every cell tries to break a document: markup, tags, formulas, control characters, other scripts."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from tests.companies.workbook import write_export, write_workbook

MARKUP: Final = "<b>&{{ 7*7 }} {_{ {%x%} _}"
"""What templates and both formats could take for their own; it prints as typed. A line can end only at a space."""
OTHER_SCRIPTS: Final = "Łódź Ωμέγα Жуковский"
TYPED: Final = f"{MARKUP} {OTHER_SCRIPTS}"
LONG_WORD: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
FORMULA: Final = '=HYPERLINK("http://example.com";"x")'
CONTROLS: Final = "\x00\x07\x0b\x1b\u202eend\u2028"
"""Characters that documents can't have or that turn the text around; only the export can contain them."""
ENDINGS: Final = "]]> ' \" &amp; _}}%} {% raw %}"
IN_NAMES: Final = "<b>&{{ 7*7 }} {%x%}"
SELLER: Final = f"Ana {IN_NAMES}"
MANAGER: Final = f"Ken {IN_NAMES}"
EMOJI: Final = "😀 李娜 אבא"
"""Characters that no bundled font has; the Hebrew word reads the same from both sides, as PDF readers return it."""
AREAS: Final = ("pipeline and forecast", "prospecting", "selling skills", "accounts", "product", "teamwork")
Row = tuple[object, ...]
MEETING: Final = date(2026, 7, 9)


def write(folder: Path, settings: Mapping[str, str]) -> None:
    """Writes the export and the workbook."""
    write_export(folder / "deals.csv", _deals())
    write_workbook(folder / "team.xlsx", _sheets(settings))


def _deals() -> Iterator[Row]:
    yield "id", "owner", "account", "deal name", "stage", "amount", "created", "close date", "next step", "loss reason"
    for month in range(1, 10):
        stage = "won" if month % 3 else "lost"
        deal = f"{TYPED} {month}{CONTROLS}{ENDINGS}"
        yield (
            f"D{month}",
            SELLER,
            f"{MARKUP} {LONG_WORD}",
            deal,
            stage,
            9_000 * month,
            f"2026-{month:02}-01",
            f"2026-{month:02}-20",
            "",
            FORMULA,
        )
    for number, step in enumerate((FORMULA, "", EMOJI, f"+1 {CONTROLS}", "@SUM(A1)"), 1):
        deal = f"{LONG_WORD} {number}" if number % 2 else f"{TYPED} {EMOJI} {number}"
        yield f"O{number}", SELLER, TYPED, deal, "open", "1234567.8", "2026-05-01", f"2026-{7 + number:02}-15", step, ""


def _sheets(settings: Mapping[str, str]) -> dict[str, list[Row]]:  # ceiling: one sheet after the other
    quarter = "2026-Q3"
    typed = f"{TYPED} _x0007_{ENDINGS}"
    values = {
        "company": f"{MARKUP} _x0007_Łódź & Sons",
        "as of": "2026-10-05",
        "currency": "USD",
        "talent page": "yes",
        **settings,
    }
    topics = (
        "context",
        "rep comment",
        "win story",
        "worked",
        "did not work",
        "obstacle",
        "private note",
        "manager only",
    )
    return {
        "Settings": [("setting", "value"), *values.items()],
        "Team": [
            ("salesperson", "manager", "team", "quota 2026", "title"),
            (SELLER, MANAGER, f"West {MARKUP}", 500_000, MARKUP),
            (MANAGER, None, None, None, MARKUP),
        ],
        "Contests": [
            (
                "contest",
                "theme",
                "objective",
                "type",
                "measure",
                "unit",
                "verb",
                "start",
                "end",
                "audit date",
                "target",
                "prizes",
                "rules",
                "published",
                "decided by",
                "learned",
            ),
            (
                f"Run {MARKUP}",
                TYPED,
                f"{LONG_WORD} {TYPED}",
                "goal",
                "deals won",
                MARKUP,
                MARKUP,
                date(2026, 7, 1),
                date(2026, 9, 17),
                date(2026, 10, 2),
                1,
                f"{MARKUP}: {TYPED}; First: {ENDINGS}",
                f"{TYPED}: {LONG_WORD}",
                TYPED,
                MARKUP,
                TYPED,
            ),
            (
                LONG_WORD,
                TYPED,
                FORMULA,
                "ranking",
                "bookings",
                None,
                None,
                date(2026, 9, 21),
                date(2026, 10, 16),
                None,
                None,
                FORMULA,
                FORMULA,
                FORMULA,
                EMOJI,
                None,
            ),
        ],
        "Actions": [
            (
                "id",
                "salesperson",
                "owner",
                "action",
                "so that",
                "opened",
                "due",
                "status",
                "moved to",
                "times carried",
                "reason",
                "kind",
            ),
            (
                "H1",
                SELLER,
                SELLER,
                typed,
                LONG_WORD,
                MEETING,
                date(2026, 9, 25),
                "moved",
                date(2026, 11, 30),
                3,
                typed,
                "commitment",
            ),
            (
                "H2",
                SELLER,
                SELLER,
                LONG_WORD,
                typed,
                MEETING,
                date(2026, 9, 25),
                "kept",
                None,
                None,
                None,
                "commitment",
            ),
            ("H3", SELLER, MANAGER, typed, None, MEETING, date(2026, 9, 20), "open", None, None, None, "help"),
        ],
        "Notes": [
            ("salesperson", "topic", "text", "period", "account", "from"),
            (SELLER, "thanks", typed, quarter, TYPED, MANAGER),
            *((SELLER, topic, typed, quarter, TYPED, MANAGER) for topic in topics),
        ],
        "Events": [
            ("date", "type", "title", "salesperson"),
            (date(2026, 10, 8), "quarterly review", typed, SELLER),
            (date(2026, 10, 8), "monthly review", typed, SELLER),
        ],
        "Goals": [
            ("id", "salesperson", "period", "area", "goal", "measure", "target", "actual", "status"),
            (f"G{MARKUP}", SELLER, "2026", "revenue and margin", typed, MARKUP, 12, 4, "behind"),
            ("G2", SELLER, "2026", "personal", LONG_WORD, None, None, None, "open"),
        ],
        "Reviews": [
            ("salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared"),
            *((SELLER, quarter, area, 3, 2, typed, typed, None) for area in AREAS),
        ],
        "Skills": [
            ("salesperson", "competency", "required", "self", "manager", "evidence", "date"),
            (SELLER, typed, 5, 2, 1, typed, date(2026, 9, 1)),
        ],
        "Training": [
            ("id", "salesperson", "topic", "type", "date", "trainer", "status", "done on"),
            ("T1", SELLER, typed, "skill", date(2026, 9, 15), MANAGER, "done", date(2026, 9, 15)),
            ("T2", SELLER, typed, "skill", date(2026, 11, 15), MANAGER, "planned", None),
        ],
    }
