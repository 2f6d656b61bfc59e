"""A company with the longest texts, the most rows, the largest numbers, and long names."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle, product
from pathlib import Path
from typing import Final

from tests.companies.workbook import write_export, write_workbook
from tests.sizes import quick_or_full

SELLER: Final = "Maximiliane-Friederike Wolfeschlegelsteinhausen-Bergerdorff"
MANAGER: Final = "Konstantin Oberland"
PEOPLE: Final = 22
"""More than a page of a team scorecard has rows for."""
DECISIONS: Final = 13
LONG: Final = (
    "Introduce the annual maintenance contract to every buyer in the valley and beyond it, one by one, in writing. "
)
STAGES: Final = (
    "Qualification with purchasing", "Needs analysis", "Value proposition", "Decision makers identified",
    "Perception analysis", "Proposal and price quote", "Negotiation with purchasing", "Contract review", "Verbal yes",
)  # fmt: skip
REASONS: Final = ("Price", "Timing", "Lead time", "No decision", "Competitor with a local office", "Budget cut")
ACCOUNT_TEXTS: Final = (
    "priorities", "challenges", "strategy", "strengths", "biggest vulnerability", "competitors", "stop doing",
)  # fmt: skip
ACCOUNTS_WITH_TEXTS: Final = quick_or_full(1, 16)
ACCOUNT_TEXT: Final = (LONG * 40)[:4_000].strip()
AREAS: Final = ("pipeline and forecast", "prospecting", "selling skills", "accounts", "product", "teamwork")
SKILLS: Final = ("prospecting", "discovery", "presenting value", "negotiating", "account planning", "closing")
MEASURES: Final = (
    ("new accounts", 6), ("margin", 0.31), ("win rate", 0.3), ("cycle days", 60), ("average deal", 90_000),
    ("calls a week", 40), ("meetings a week", 12), ("demos a week", 6), ("proposals a week", 4),
)  # fmt: skip
ACTIVITIES: Final = ("call", "meeting", "demo", "proposal", "email")
OUTCOMES: Final = ("kept", "open", "dropped")
GOAL_AREA: Final = "revenue and margin"
MEETING: Final = date(2026, 7, 9)
DONE_ON: Final = date(2026, 9, 15)
ABSENCE: Final = "Parental leave after an operation"
"""The title of an event that no page may print."""
Q3: Final = "2026-Q3"
TARGET_PERIODS: Final = (Q3, "2026-Q4", "2026-09")
Row = tuple[object, ...]


def others() -> list[str]:
    """The names of the other people on the team."""
    return [f"Person-With-A-Long-Name {chr(65 + at)}delsbergerdorff" for at in range(PEOPLE - 1)]


def write(folder: Path, settings: Mapping[str, str]) -> None:
    """Writes the export and the workbook."""
    write_export(folder / "opportunities-of-all-regions-and-subsidiaries.csv", _deals())
    write_workbook(
        folder / "team-targets-commitments-and-everything-else.xlsx",
        {**_company(settings), **_meetings(), **_growth(), **_contests()},
    )


def _deals() -> Iterator[Row]:
    yield (
        "Opportunity ID", "Opportunity Owner", "Account Name", "Opportunity Name", "Stage", "Amount", "Created Date",
        "Close Date", "Next Step", "Type", "Last Activity", "Margin", "Loss Reason", "Primary Product",
    )  # fmt: skip
    closed_days = [each for each in product((2024, 2025, 2026), range(1, 13), range(5)) if each[:2] <= (2026, 9)]
    for number, (year, month, nth) in enumerate(closed_days, 1):
        closed = date(year, month, 3 + 5 * nth)
        won = nth < 3
        amount = 310_000 + 7_500 * month + 1_234 * nth
        yield (
            f"D{number}", SELLER, _account(number), f"Press lubrication, guarding and chutes for line {number}",
            "Closed Won" if won else "Closed Lost", amount, closed - timedelta(40 + 3 * month), closed, "",
            "New Business" if nth == 0 else "Existing Business", closed - timedelta(4), round(amount * 0.3),
            "" if won else REASONS[number % len(REASONS)], f"Product family {number % 8}",
        )  # fmt: skip
    for at, stage in zip(range(DECISIONS + 14), cycle(STAGES), strict=False):
        created = date(2025, 11, 3) if at < DECISIONS and at % 3 else date(2026, 8, 28)
        close = date(2026, 9, 4) if at % 3 == 0 and at < DECISIONS else date(2026, 10 + at % 3, 20)
        yield (
            f"O{at}", SELLER, _account(at), f"Conveyor refit and press guarding for line {at} of the new plant", stage,
            1_234_567 + at * 1_000, created, close, "" if at < DECISIONS and at % 3 else "Send the drawings",
            "Existing Business", date(2026, 9, 28), 400_000, "", f"Product family {at % 8}",
        )  # fmt: skip
    for at, name in enumerate(others()):
        yield (
            f"P{at}", name, _account(at), f"Belts for line {at}", "Closed Won", 123_456, date(2026, 7, 1),
            date(2026, 9, 10), "", "Existing Business", date(2026, 9, 9), 40_000, "", "Product family 1",
        )  # fmt: skip


def _account(number: int) -> str:
    return f"Pacific Packing and Cold Storage Holdings, plant {number % 16 + 1}"


def _company(settings: Mapping[str, str]) -> dict[str, list[Row]]:
    values = {
        "company": "Maximilian Wolfeschlegelsteinhausen-Bergerdorff and Daughters Industrial Supply Holdings",
        "as of": "2026-10-05", "currency": "USD", "talent page": "yes", **settings,
    }  # fmt: skip
    team = "Pacific Northwest"
    return {
        "Settings": [("setting", "value"), *values.items()],
        "Team": [
            ("salesperson", "manager", "team", "quota 2025", "quota 2026", "hired", "title"),
            (MANAGER, None, team, None, None, None, "Regional manager"),
            (SELLER, MANAGER, team, 11_000_000, 12_345_678, date(2015, 2, 2), "Senior account manager"),
            *((name, MANAGER, team, 400_000, 480_000, date(2019, 1, 7), "Account manager") for name in others()),
        ],
        "Targets": [
            ("salesperson", "measure", "period", "amount"),
            *((SELLER, measure, period, amount) for measure, amount in MEASURES for period in TARGET_PERIODS),
        ],
        "Stages": [("stage", "outcome", "order"), *((name, "open", at) for at, name in enumerate(STAGES, 1))],
        "Accounts": [
            ("account", "salesperson", "tier", "strategic", *ACCOUNT_TEXTS),
            *(
                (_account(at), SELLER, "ABC"[at % 3], "yes" if at == 1 else None, *_account_texts(at))
                for at in range(16)
            ),
        ],
        "Forecasts": [
            ("salesperson", "period", "as of", "commit", "best case"),
            *(
                (SELLER, f"{year}-{month:02}", date(year, month, 1), 1_000_000, 1_200_000)
                for year, month in product((2025, 2026), range(1, 10))
            ),
        ],
    }  # fmt: skip


def _contests() -> dict[str, list[Row]]:
    """A ranking of everyone with long texts, and a goal that all have reached together."""
    prizes = "; ".join(f"{label}: {LONG}" for label in ("All of us", "First", "Second", "Third", "Every Monday"))
    rules = "; ".join(f"Rule {at}: {LONG}" for at in range(4))
    first = prizes.split("; Second")[0]
    events = [("Great Race", f"{at} {LONG}", at, 2, "week", "deals won", LONG, LONG) for at in range(1, 6)]
    return {
        "Contests": [
            ("contest", "theme", "objective", "type", "measure", "unit", "verb", "start", "end", "audit date",
             "target", "winners", "prizes", "rules", "published", "decided by", "budget", "cost", "learned", "keep"),
            ("Great Race", LONG, LONG * 3, "ranking", None, "conveyor, conveyors", "refitted", date(2026, 9, 7),
             date(2026, 10, 16), date(2026, 10, 30), None, 5, prizes, rules, LONG, MANAGER, 12_345_678, None),
            ("The Pacific Northwest Autumn Conveyor Challenge", LONG, LONG * 3, "goal", "deals won", None, "won",
             date(2026, 9, 1), date(2026, 9, 18), date(2026, 10, 2), 23, 1, first, rules, LONG, MANAGER, 12_345_678,
             23_456_789, LONG * 4, LONG * 2),
        ],
        "Scoring": [("contest", "event", "points", "cap", "per", "counts", "note", "proof"), *events],
    }  # fmt: skip


def _account_texts(at: int) -> Row:
    return tuple(ACCOUNT_TEXT if at < ACCOUNTS_WITH_TEXTS else None for _ in ACCOUNT_TEXTS)


def _meetings() -> dict[str, list[Row]]:
    topics = (
        "context", "context", "rep comment", "win story", "worked", "did not work", "obstacle", "obstacle", "obstacle",
        "private note", "manager only", "strength", "to work on",
    )  # fmt: skip
    weeks = [date(2026, 1, 5) + timedelta(7 * week) for week in range(39)]
    return {
        "Actions": list(_actions()),
        "Notes": [
            ("salesperson", "topic", "text", "period", "account", "from"),
            (SELLER, "thanks", LONG * 2, Q3, _account(1), MANAGER),
            (SELLER, "thanks", LONG * 2, "2026-09", _account(1), MANAGER),
            *((SELLER, topic, LONG * 2, Q3, _account(at), MANAGER) for at, topic in enumerate(topics)),
        ],
        "Events": [
            ("date", "end", "type", "title", "salesperson", "time"),
            (date(2026, 7, 13), date(2026, 7, 17), "away", ABSENCE, SELLER, None),
            *(
                (date(2026, 10, 8 + at % 3), None, f"{length} review", LONG, name, "09:30")
                for at, name in enumerate((SELLER, *others()))
                for length in ("monthly", "quarterly")
            ),
        ],
        "Activities": [
            ("date", "salesperson", "type", "count", "account"),
            *((week, SELLER, kind, 12_345, _account(1)) for week, kind in product(weeks, ACTIVITIES)),
        ],
        "Coaching": [
            ("salesperson", "date", "account", "objective", "competency", "score", "keep", "change"),
            *((SELLER, date(2026, 8, day), _account(day), LONG, "discovery", 3, LONG, LONG) for day in (3, 10, 17)),
        ],
    }


def _actions() -> Iterator[Row]:
    due, later = date(2026, 9, 25), date(2026, 11, 30)
    yield (
        "id", "salesperson", "owner", "action", "so that", "kind", "opened", "due", "status", "moved to",
        "times carried", "reason",
    )  # fmt: skip
    outcomes = [*[("moved", later, 3)] * 3, ("moved", later, None), *((each, None, None) for each in OUTCOMES)]
    for at, outcome in enumerate(outcomes, 1):
        yield f"AR-26Q2-{at}", SELLER, SELLER, f"{at} {LONG}", LONG, "commitment", MEETING, due, *outcome, LONG
    for at in (1, 2, 3):
        yield f"KO-26Q2-{at}", SELLER, MANAGER, LONG, None, "help", MEETING, due, "open"
    yield "AR-26Q2-9", SELLER, SELLER, LONG, None, "and then some", MEETING, due, "kept"


def _growth() -> dict[str, list[Row]]:
    shared, end = date(2026, 10, 2), date(2026, 12, 11)
    statuses = ("behind", "on track") * 4
    return {
        "Goals": [
            ("id", "salesperson", "period", "area", "goal", "measure", "target", "actual", "due", "status", "private"),
            *(
                (f"G-{at}", SELLER, "2026", GOAL_AREA, f"{at} {LONG}", f"accounts, region {at}", 24, 16, end, status)
                for at, status in enumerate(statuses, 1)
            ),
            *(
                (f"G-P{at}", SELLER, "2026", "personal", LONG * 2, None, None, None, None, "open", "yes")
                for at in (1, 2, 3)
            ),
        ],
        "Reviews": [
            ("salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared"),
            *((SELLER, period, area, 5, 1, LONG * 2, LONG * 2, shared) for area in AREAS for period in ("2026-Q2", Q3)),
        ],
        "Skills": [
            ("salesperson", "competency", "required", "self", "manager", "evidence", "date", "shared"),
            *((SELLER, skill, 5, 2, 1, LONG, date(2026, 9, 1), shared) for skill in SKILLS),
        ],
        "Training": [
            ("id", "salesperson", "topic", "type", "date", "trainer", "competency", "status", "done on"),
            *(
                (f"T-{at}", SELLER, f"{at} {LONG}", "skill", date(2026, 10 + at % 3, 15), MANAGER, skill, "planned")
                for at, skill in enumerate(SKILLS)
            ),
            *(
                (f"T-D{at}", SELLER, f"{at} {LONG}", "skill", *(DONE_ON, MANAGER, skill, "done", DONE_ON))
                for at, skill in enumerate(SKILLS[:3])
            ),
        ],
    }
