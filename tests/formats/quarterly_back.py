"""The pages after page one of invented quarterly reviews: full, omitted, and crowded."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from plangen.elements.chart import AttainmentBar, TrendColumns
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Mark
from plangen.facts.blocks.accounts import AccountRow, AccountsProgress
from plangen.facts.blocks.goals import BusinessPlan, GoalBlank, GoalRow, Obstacle
from plangen.facts.blocks.ratings import SCALE, AverageLine, BehaviorRow, Growth
from plangen.facts.blocks.results_in_full import FullGroup, FullRow, ResultsInFull
from plangen.facts.blocks.skills import Career, NextSkills, SkillRow
from plangen.facts.pages.quarterly_review.forecast_vs_actual import ForecastRow, ForecastVsActual
from plangen.facts.pages.quarterly_review.letter import Letter
from plangen.facts.pages.quarterly_review.manager_page import ManagerPage, UnsharedRating
from plangen.facts.pages.quarterly_review.wins_losses import DealStory, Side, WinsLosses
from plangen.records.meetings.reviews import AREAS
from tests.formats.quarterly_pieces import figure, write_in

Facts = dict[str, Any]
Text = Callable[..., str]
OMITTED = (
    "results_in_full", "wins_losses", "forecast_vs_actual", "plan_progress", "accounts_progress", "growth",
    "next_skills", "career", "letter", "manager_page",
)  # fmt: skip
DONE = (("done", ""),)
LONG = "Introduce the annual maintenance contract to every buyer in the valley and beyond it, one by one, in writing. "
LIMITS = tomllib.loads((Path(__file__).parents[2] / "templates/quarterly-review/document.toml").read_text("utf-8"))[
    "limits"
]


def back_pages(text: str = "", *, crowded: bool = False) -> Facts:
    """All later pages of a review; `text` replaces every text, `crowded` fills every list and text."""

    def text_for(normal: str, limit: str = "") -> str:
        return text or (f"{LONG[: LIMITS[limit]]}…" if crowded and limit else normal)

    return {
        "all_full_text": (),
        "letter": None,
        "manager_page": None,
        "results_in_full": _results(text_for, 3 if crowded else 2),
        "wins_losses": WinsLosses(
            _side(text_for, "won"), _side(text_for, "lost"), text_for("price in 11 of 34 losses."), write_in("N/p")
        ),
        "forecast_vs_actual": _forecast(text_for),
        "plan_progress": _plan(text_for, crowded=crowded),
        "accounts_progress": AccountsProgress("Bookings, 2026", tuple(_account(text_for, at) for at in range(5))),
        "growth": Growth(
            tuple(_rated(text_for, area, with_manager=True) for area in AREAS),
            with_manager=True,
            means=(
                AverageLine("Results", text_for("106.7% of quota")),
                AverageLine("How", text_for("self 4.2 (6 of 6 rated)")),
            ),
        ),
        "next_skills": NextSkills(
            tuple(_skill(text_for, at) for at in range(4 if crowded else 3)), text_for("Done in Q3: Vending.")
        ),
        "career": Career(
            (text_for("Be home by six on two days a week", "career_text"),) * (2 if crowded else 1),
            write_in("N/career"),
            2,
        ),
    }


def _plan(text_for: Text, *, crowded: bool) -> BusinessPlan:
    return BusinessPlan(
        text_for("Two goals: one behind, one in progress."),
        tuple(_goal(text_for, at) for at in range(6 if crowded else 2)),
        () if crowded else (GoalBlank(write_in("Goals/1"), write_in("Goals/2")),),
        "and 2 more in Goals" if crowded else "",
        tuple(Obstacle(write_in(f"N/{at}"), write_in(f"N/{at}a"), write_in(f"N/{at}b")) for at in range(3)),
    )


def for_preread(facts: Facts) -> Facts:
    """The same facts as the salesperson gets them a week before the meeting."""
    self_rated = Growth(
        tuple(_rated(lambda normal, _limit="": normal, area, with_manager=False) for area in AREAS),
        with_manager=False,
        means=(),
    )
    answers = tuple(write_in(f"N/q{at}") for at in (1, 2, 3))
    letter = Letter("Ana", "Ken", "Thursday, October 8, 2026, 09:00", write_in("E/when"), write_in("E/where"), answers)
    omitted = dict.fromkeys(("results_in_full", "wins_losses", "plan_progress", "accounts_progress"))
    return facts | omitted | {"growth": self_rated, "letter": letter}


def for_manager(facts: Facts, note: str = "") -> Facts:
    """The same facts with the manager's page."""
    ratings = tuple(
        UnsharedRating(area, _circles(area, "4"), _circles(area, "2"), write_in(f"R/{area}")) for area in AREAS
    )
    talent = Field("R/talent", "Talent", FieldKind.CHOICE, (("Invest", "Invest"), ("Develop", "Develop")))
    page = ManagerPage(
        "Ana Ruiz", ratings, "", talent, write_in("N/owed"), (note,) if note else (), write_in("N/notes"), 8
    )
    return facts | {"manager_page": page}


def _results(text_for: Text, count: int) -> ResultsInFull:
    trend = TrendColumns("Bookings, last four quarters: 1, 2, 3, 4.", tuple(Decimal(at) for at in (1, 2, 3, 4)))
    row = FullRow(
        text_for("Win rate"), text_for("18 of 52"), figure("$261.4K"), figure("$245.0K"), figure("+$16.4K"), Mark.AHEAD,
        figure("$240.7K"), figure("$221.0K"), trend,
    )  # fmt: skip
    groups = tuple(FullGroup(name, (row,) * count) for name in ("Results", "Pipeline", "Process", "Activity"))
    return ResultsInFull("Q3 2026", groups, True, True, "Q2 2026", "Q3 2025", "Last four quarters")  # noqa: FBT003 - both are columns


def _side(text_for: Text, word: str) -> Side:
    deals = [
        DealStory(
            text_for("Ironbeck Castings", "deal_text"),
            text_for("Cutting tools · $20.5K · 72 days"),
            text_for("Aug 4 · Price", "reason_text"),
            write_in(f"N/{word}{at}"),
        )
        for at in range(3)
    ]
    return Side(tuple(deals), f"and 31 more {word}")


def _forecast(text_for: Text) -> ForecastVsActual:
    rows = tuple(
        ForecastRow(text_for(month), figure("$56.0K"), figure("$58.1K"), figure("+$2.1K")) for month in ("July", "May")
    )
    return ForecastVsActual(rows, ForecastRow("Total", figure("$112.0K"), figure("$116.2K"), figure("+$4.2K")))


def _goal(text_for: Text, at: int) -> GoalRow:
    bar = AttainmentBar("67% of the target", Decimal("0.9"), "66.7%", Decimal("1.3"))
    goal, now = (
        text_for("Open 24 new accounts, half of them manufacturers", "goal_text"),
        text_for("new accounts: 16 of 24"),
    )
    return GoalRow(f"G-AR-{at}", goal, now, bar if at % 2 else None, "behind", write_in(f"Goals/G-AR-{at}/next"))


def _account(text_for: Text, at: int) -> AccountRow:
    move = Field(f"Accounts/{at}/move", "Next move", value=text_for("Trial report on Thursday", "move_text"))
    return AccountRow(
        text_for("Pacific Lantern", "deal_text"),
        text_for("tier A"),
        figure("$58.5K"),
        None,
        move,
        write_in(f"Accounts/{at}/by"),
    )


def _rated(text_for: Text, area: str, *, with_manager: bool) -> BehaviorRow:
    evidence = Field(f"Reviews/{area}/evidence", "Evidence", value=text_for("", "evidence_text"))
    return BehaviorRow(
        area, area.replace(" ", "_"), _circles(area, "3"), _circles(f"{area}/m", "") if with_manager else None, evidence
    )


def _circles(address: str, value: str) -> Field:
    return Field(f"Reviews/{address}", "Rating", FieldKind.RATING, SCALE, value)


def _skill(text_for: Text, at: int) -> SkillRow:
    done = Field(f"Training/{at}/status", "done", FieldKind.CHOICE, DONE)
    what = Field(f"Training/{at}/topic", "What", value=text_for("Manufacturers: how they buy", "training_text"))
    return SkillRow(
        write_in(f"Training/{at}/skill"), text_for("rated 3, target 4"), what, write_in(f"Training/{at}/by"), done
    )
