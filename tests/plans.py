"""A salesperson's plan for 2027 without a contradiction, and a plan with each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tests.companies.workbook import write_export, write_workbook

ANA: Final = "Ana Ruiz"
AS_OF: Final = date(2026, 12, 14)
PLAN_YEAR: Final = "2027"
Row = tuple[object, ...]
ACTION_HEADER: Final[Row] = ("id", "salesperson", "action", "goal", "due", "opened")
GOAL_HEADER: Final[Row] = ("id", "salesperson", "period", "goal", "measure", "target", "due", "parent", "status")
TARGET_HEADER: Final[Row] = ("salesperson", "measure", "period", "amount")
GOALS: Final[tuple[Row, ...]] = (("G1", ANA, "2027", "Win the north", "bookings", "400000", None, None),)
ACTIONS: Final[tuple[Row, ...]] = (("AR-27Q1-P1", ANA, "Visit five dairies", "G1", date(2027, 2, 10), AS_OF),)
OPENED: Final = AS_OF - timedelta(60)


def write_plan(
    folder: Path,
    *,
    goals: Sequence[Row] = GOALS,
    actions: Sequence[Row] = ACTIONS,
    targets: Sequence[Row] = (),
) -> Path:
    """Writes an export and a workbook with these goals, actions, and targets, and returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_export(folder / "deals.csv", [DEAL_HEADER, *_deals()])
    sheets: dict[str, Sequence[Row]] = {
        "Team": [("salesperson", "manager", "quota 2026", "quota 2027"), (ANA, "Ken Ortiz", 360_000, 400_000)],
        "Goals": [GOAL_HEADER, *goals],
        "Activities": [("date", "salesperson", "type", "count"), *_meetings()],
    }
    if actions:
        sheets["Actions"] = [ACTION_HEADER, *actions]
    if targets:
        sheets["Targets"] = [TARGET_HEADER, *targets]
    write_workbook(folder / "team.xlsx", sheets)
    return folder


DEAL_HEADER: Final[Row] = ("Deal ID", "Salesperson", "Account", "Stage", "Amount", "Created", "Close date")


def _deals() -> list[Row]:
    """12 deals of 10,000 won of 24 closed in the last twelve months, and one open deal."""
    closed = [AS_OF - timedelta(14 * at + 1) for at in range(24)]
    return [
        *(
            (f"D{at}", ANA, f"Mill {at}", "Closed Lost" if at % 2 else "Closed Won", 10_000, day - timedelta(30), day)
            for at, day in enumerate(closed)
        ),
        ("D90", ANA, "Cedar", "Proposal", 20_000, OPENED, date(2027, 3, 31)),
    ]


def _meetings() -> list[Row]:
    """A week's two meetings, for the last 52 weeks."""
    return [(AS_OF - timedelta(7 * week + 3), ANA, "meeting", 2) for week in range(52)]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What is changed in the plan, the sentence that the plan prints, and what `plangen check` reports, and where."""

    sheets: Mapping[str, Sequence[Row]]
    printed: str
    sort: str
    place: str
    reported: str


def quarterly(measure: str, *amounts: int) -> tuple[Row, ...]:
    """Targets for the quarters of the plan's year."""
    return tuple((ANA, measure, f"2027-Q{at}", amount) for at, amount in enumerate(amounts, 1))


CONTRADICTIONS: Final[Mapping[str, Contradiction]] = {
    "the quarters don't add up to the year": Contradiction(
        {"targets": quarterly("bookings", 100_000, 100_000, 100_000, 90_000), "goals": ((*GOALS[0][:5], "390000"),)},
        "The months and quarters add up to 390,000, the year’s quota is 400,000.",
        "quota and targets differ",
        "team.xlsx › Team › D2",
        "Ana Ruiz's 2027 targets add up to 390,000, which doesn't match this quota. The targets are used.",
    ),
    "the supporting goals don't add up to their goal": Contradiction(
        {
            "goals": (
                ("G1", ANA, "2027", "Eight new accounts", "new accounts", "8", None, None),
                *(
                    (f"G1-{at}", ANA, f"2027-Q{at}", f"New accounts {at}", "new accounts", count, None, "G1")
                    for at, count in enumerate("2223", 1)
                ),
            )
        },
        "Goal 1 is 8, its quarterly goals add up to 9.",
        "supporting goals differ from their goal",
        "team.xlsx › Goals › F2",
        "The goals that support it add up to 9, its target is 8.",
    ),
    "a goal is above the quota": Contradiction(
        {"goals": ((*GOALS[0][:5], "450000"),)},
        "Goal 1 is 450,000, above the quota of 400,000.",
        "goal above quota",
        "team.xlsx › Goals › F2",
        "Ana Ruiz's goal of 450,000 is above the quota of 400,000.",
    ),
    "an action serves no goal": Contradiction(
        {"actions": (*ACTIONS, ("AR-27Q2-P1", ANA, "Call the list", None, date(2027, 5, 10), AS_OF))},
        "Action AR-27Q2-P1 serves no goal.",
        "action without goal",
        "team.xlsx › Actions › D3",
        "The action serves no goal of Ana Ruiz's plan for 2027.",
    ),
    "a goal has no action in the next 90 days": Contradiction(
        {"actions": (("AR-27Q2-P1", ANA, "Visit five dairies", "G1", date(2027, 4, 1), AS_OF),)},
        "Goal 1 has no action due by Mar 31.",
        "goal without action",
        "team.xlsx › Goals › D2",
        "No action for Ana Ruiz's goal is due by 2027-03-31.",
    ),
    "an action is due outside the plan": Contradiction(
        {"actions": (*ACTIONS, ("AR-27Q4-P1", ANA, "Close the year", "G1", date(2028, 1, 15), AS_OF))},
        "Action AR-27Q4-P1 is due Jan 15, 2028, outside the plan.",
        "due outside the plan",
        "team.xlsx › Actions › E3",
        "Due outside Ana Ruiz's plan for 2027.",
    ),
    "an activity target is below what the plan takes": Contradiction(
        {"targets": ((ANA, "meetings a week", "2027", 1),)},
        "The target for meetings is 1 a week; the plan takes 6.3.",
        "activity target too low",
        "team.xlsx › Targets › D2",
        "The target for meetings is 1 a week; Ana Ruiz's plan for 2027 takes 6.3.",
    ),
}
