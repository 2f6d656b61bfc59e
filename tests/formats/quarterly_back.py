"""The pages behind page one of invented quarterly reviews: full, left out, and crowded."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from plangen.elements.chart import AttainmentBar, TrendColumns
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Mark
from plangen.facts.accounts_progress import AccountRow, AccountsProgress
from plangen.facts.growth import SCALE, Growth, MeanLine, Rated
from plangen.facts.manager_page import ManagerPage, Unshared
from plangen.facts.next_skills import Career, NextSkills, SkillRow
from plangen.facts.plan_progress import GoalBlank, GoalRow, Obstacle, PlanProgress
from plangen.facts.preread import Letter
from plangen.facts.results_in_full import FullGroup, FullRow, ResultsInFull
from plangen.facts.said_won import SaidRow, SaidWon
from plangen.facts.wins_losses import Side, Telling, WinsLosses
from plangen.records.reviews import AREAS
from tests.formats.quarterly_pieces import figure, pen

Facts = dict[str, Any]
Say = Callable[..., str]
LEFT_OUT = (
    "results_in_full", "wins_losses", "said_won", "plan_progress", "accounts_progress", "growth", "next_skills",
    "career", "letter", "manager_page",
)  # fmt: skip
DONE = (("done", ""),)
LONG = "Introduce the yearly maintenance contract to every buyer of the valley and of what lies beyond it, in writing. "
LIMITS = tomllib.loads((Path(__file__).parents[2] / "templates/quarterly-review/kind.toml").read_text("utf-8"))[
    "limits"
]


def back_pages(text: str = "", *, most: bool = False) -> Facts:
    """All further pages of a review; `text` stands in place of every text, `most` fills every list and text."""
    rows = 6 if most else 2

    def say(usual: str, limit: str = "") -> str:
        return text or (f"{LONG[: LIMITS[limit]]}…" if most and limit else usual)

    return {
        "all_in_full": (),
        "letter": None,
        "manager_page": None,
        "results_in_full": _results(say, 3 if most else 2),
        "wins_losses": WinsLosses(
            _side(say, "won"), _side(say, "lost"), say("Price: 11 of 34 lost deals."), pen("N/p")
        ),
        "said_won": _said(say),
        "plan_progress": PlanProgress(
            say("Two goals: one behind."),
            tuple(_goal(say, at) for at in range(rows)),
            () if most else (GoalBlank(pen("Goals/1"), pen("Goals/2")),),
            "and 2 more in Goals" if most else "",
            tuple(Obstacle(pen(f"N/{at}"), pen(f"N/{at}a"), pen(f"N/{at}b")) for at in range(3)),
        ),
        "accounts_progress": AccountsProgress("Won in 2026", tuple(_account(say, at) for at in range(5))),
        "growth": Growth(
            tuple(_rated(say, area, with_manager=True) for area in AREAS),
            with_manager=True,
            means=(MeanLine("Results", say("106.7% of quota")), MeanLine("How", say("self 4.2 (6 of 6 rated)"))),
        ),
        "next_skills": NextSkills(
            tuple(_skill(say, at) for at in range(4 if most else 3)), say("Done in Q3: Vending.")
        ),
        "career": Career(
            (say("Be home by six on two days a week", "career_text"),) * (2 if most else 1), pen("N/career"), 2
        ),
    }


def for_preread(facts: Facts) -> Facts:
    """The same facts as the person gets them a week before."""
    own = Growth(
        tuple(_rated(lambda usual, _limit="": usual, area, with_manager=False) for area in AREAS),
        with_manager=False,
        means=(),
    )
    answers = tuple(pen(f"N/q{at}") for at in (1, 2, 3))
    letter = Letter("Ana", "Ken", "Thursday, October 8, 2026, 09:00", pen("E/when"), pen("E/where"), answers)
    gone = dict.fromkeys(("results_in_full", "wins_losses", "plan_progress", "accounts_progress"))
    return facts | gone | {"growth": own, "letter": letter}


def for_manager(facts: Facts, note: str = "") -> Facts:
    """The same facts with the manager's own sheet."""
    ratings = tuple(Unshared(area, _circles(area, "4"), _circles(area, "2"), pen(f"R/{area}")) for area in AREAS)
    talent = Field("R/talent", "Talent", FieldKind.CHOICE, (("Invest", "Invest"), ("Develop", "Develop")))
    page = ManagerPage("Ana Ruiz", ratings, "", talent, pen("N/owed"), (note,) if note else (), pen("N/notes"), 8)
    return facts | {"manager_page": page}


def _results(say: Say, count: int) -> ResultsInFull:
    trend = TrendColumns("Won, last four quarters: 1, 2, 3, 4.", tuple(Decimal(at) for at in (1, 2, 3, 4)))
    row = FullRow(
        say("Win rate"), say("18 of 52"), figure("$261.4K"), figure("$245.0K"), figure("+$16.4K"), Mark.AHEAD,
        figure("$240.7K"), figure("$221.0K"), trend,
    )  # fmt: skip
    groups = tuple(FullGroup(name, (row,) * count) for name in ("Results", "Pipeline", "Process", "Activity"))
    return ResultsInFull("Q3 2026", groups, True, True, "Q2 2026", "Q3 2025", "Last four quarters")  # noqa: FBT003 - both are columns


def _side(say: Say, word: str) -> Side:
    deals = [
        Telling(
            say("Ironbeck Castings", "deal_text"),
            say("Cutting tools · $20.5K · 72 days"),
            say("Aug 4 · Price", "reason_text"),
            pen(f"N/{word}{at}"),
        )
        for at in range(3)
    ]
    return Side(tuple(deals), f"and 31 more {word}")


def _said(say: Say) -> SaidWon:
    rows = tuple(SaidRow(say(month), figure("$56.0K"), figure("$58.1K"), figure("+$2.1K")) for month in ("July", "May"))
    return SaidWon(rows, SaidRow("Together", figure("$112.0K"), figure("$116.2K"), figure("+$4.2K")))


def _goal(say: Say, at: int) -> GoalRow:
    bar = AttainmentBar("67 % of the target", Decimal("0.9"), "66.7%", Decimal("1.3"))
    goal, now = say("Open 24 new accounts, half of them manufacturers", "goal_text"), say("new accounts: 16 of 24")
    return GoalRow(f"G-AR-{at}", goal, now, bar if at % 2 else None, "behind", pen(f"Goals/G-AR-{at}/next"))


def _account(say: Say, at: int) -> AccountRow:
    move = Field(f"Accounts/{at}/move", "Next move", value=say("Trial report on Thursday", "move_text"))
    return AccountRow(
        say("Pacific Lantern", "deal_text"), say("class A"), figure("$58.5K"), None, move, pen(f"Accounts/{at}/by")
    )


def _rated(say: Say, area: str, *, with_manager: bool) -> Rated:
    seen = Field(f"Reviews/{area}/evidence", "Evidence", value=say("", "evidence_text"))
    return Rated(
        area, area.replace(" ", "_"), _circles(area, "3"), _circles(f"{area}/m", "") if with_manager else None, seen
    )


def _circles(address: str, value: str) -> Field:
    return Field(f"Reviews/{address}", "Rating", FieldKind.RATING, SCALE, value)


def _skill(say: Say, at: int) -> SkillRow:
    done = Field(f"Training/{at}/status", "done", FieldKind.CHOICE, DONE)
    what = Field(f"Training/{at}/topic", "What", value=say("Manufacturers: how they buy", "training_text"))
    return SkillRow(pen(f"Training/{at}/skill"), say("manager 3, asked for 4"), what, pen(f"Training/{at}/by"), done)
