"""Invented goals, ratings, skills, sessions, and coaching, as rows of their tables."""

from datetime import date
from decimal import Decimal
from typing import Any

from plangen.elements.measure import RowKey
from plangen.records.meetings.coaching import Coaching
from plangen.records.meetings.goals import Goal, GoalStatus
from plangen.records.meetings.reviews import Review
from plangen.records.meetings.skills import Skill
from plangen.records.meetings.training import TrainingSession
from plangen.records.reading.sheet_reports import SheetReport
from tests.metrics.invented import period

ANA = "Ana Ruiz"
TALK = date(2026, 10, 2)
TABLES = {"Goals": "goal", "Reviews": "area", "Skills": "competency"}


def sheets(*tables: str) -> tuple[SheetReport, ...]:
    """A report for a sheet of each of these tables."""
    return tuple(SheetReport("team.xlsx", name, name, rows=1, used=1, columns={TABLES[name]: name}) for name in tables)


def goal(number: str, span: str = "2026", **known: Any) -> Goal:
    defaults = {"text": f"Reach {number}", "area": "revenue and margin", "status": GoalStatus.ON_TRACK}
    return Goal(RowKey(4, 1), number, ANA, period(span) if span else None, **{**defaults, **known})


def rating(area: str, own: int | None = None, manager: int | None = None, **known: Any) -> Review:
    self_rating, manager_rating = (None if score is None else Decimal(score) for score in (own, manager))
    return Review(RowKey(5, 1), ANA, known.pop("of", period("2026-Q3")), area, self_rating, manager_rating, **known)


def skill(competency: str, required: int, manager: int | None, shared: date | None = TALK, **known: Any) -> Skill:
    manager_rating = None if manager is None else Decimal(manager)
    return Skill(
        RowKey(6, 1), ANA, competency, Decimal(required), known.pop("own", None), manager_rating, shared=shared, **known
    )


def session(number: str, competency: str = "", day: date | None = None, **known: Any) -> TrainingSession:
    who, scope = known.pop("who", ANA), known.pop("scope", "person")
    return TrainingSession(RowKey(7, 1), number, who, scope, f"Learn {number}", day=day, competency=competency, **known)


def coached(day: date, competency: str, keep: str) -> Coaching:
    return Coaching(RowKey(8, 1), ANA, day, "Pacific", competency=competency, keep=keep, change="Never printed")
