"""A person's training: sessions, skills with their gaps, the focus skill, and the 13 weeks of a plan."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from plangen.facts.figures.skill_measures import SkillMeasure, attainments, measure_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import days_off
from plangen.metrics.people.development import SkillGap, skill_gaps, training_priority
from plangen.metrics.plans.training import (
    ROLL_WEEKS,
    CarriedSession,
    Lesson,
    PlanWeek,
    TrainingSources,
    carried_sessions,
    check_in_days,
    done_since,
    training_calendar,
)
from plangen.records.meetings.coaching import Coaching
from plangen.records.meetings.skills import Skill
from plangen.records.meetings.topics import shipped_topics
from plangen.records.meetings.training import TrainingSession
from plangen.tables.values.folding import fold

NEW_FOR = timedelta(days=90)
NEW_HIRE = "new hire"
ROLE_PLAY = "role play"
FIRST_WEEKS = timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class FocusSkill:
    """The skill to work on first, with its gap, or else only with the metric that is furthest behind."""

    name: str
    gap: SkillGap | None
    measure: SkillMeasure | None

    @property
    def title(self) -> str:
        """The name as a heading prints it."""
        return f"{self.name[:1].upper()}{self.name[1:]}"


def sessions_for(scope: Scope) -> list[TrainingSession]:
    """The sessions for the person, the person's team, or everyone; the person's first, then by date."""
    person = scope.person
    attendees = {("person", fold(person.name)), ("team", fold(person.team)), ("all", fold("all"))}
    found = [each for each in scope.book.training if (each.scope, fold(each.who)) in attendees]
    return sorted(found, key=lambda each: (each.scope != "person", each.day or date.max, each.row))


def visible_gaps(scope: Scope) -> list[SkillGap]:
    """The gaps in shared ratings; if none is shared yet, the gaps in self-ratings."""
    skills = _skills_of(scope)
    shared = [each for each in skills if each.shared]
    visible = shared or [_unshared(each) for each in skills]
    return skill_gaps(visible, scope.person.name, scope.book.as_of)


def rated_skills(scope: Scope) -> list[SkillGap]:
    """The skills with the latest rating of each, the largest gap first; the manager's only if this copy may show it."""
    return _ranked(scope, _skills_of(scope)) if scope.for_manager else scope.once(shared_skills)


def shared_skills(scope: Scope) -> list[SkillGap]:
    """The skills with the latest rating of each that the person may see, the largest gap first."""
    return _ranked(scope, [each if each.shared else _unshared(each) for each in _skills_of(scope)])


def _ranked(scope: Scope, skills: Sequence[Skill]) -> list[SkillGap]:
    by_name: dict[str, list[Skill]] = {}
    for each in sorted(skills, key=lambda each: (each.day or date.min, each.row)):
        by_name.setdefault(fold(each.competency), []).append(each)
    kept = [row for rows in by_name.values() for row in _latest_two(rows)]
    order = _teaching_order()
    found = skill_gaps(kept, scope.person.name, scope.book.as_of)
    ranked = {fold(each.skill.competency): at for at, each in enumerate(training_priority(found, attainments(scope)))}

    def place(each: SkillGap) -> tuple[int, int, str]:
        name = fold(each.skill.competency)
        return ranked.get(name, len(ranked)), order.get(name, len(order)), name

    return sorted(found, key=place)


def priorities(scope: Scope) -> tuple[str, ...]:
    """The skills to work on, in order: the largest gap first, then those whose metric is furthest behind.

    They come from shared ratings on every copy: a person, the manager, and the team's calendar have one plan.
    """
    shares = attainments(scope)
    gaps = training_priority(scope.once(shared_skills), shares)
    behind = sorted((share, name) for name, share in shares.items() if share < 1)
    names = (*(each.skill.competency for each in gaps), *(name for _, name in behind))
    return tuple({fold(name): name for name in reversed(names)}[key] for key in dict.fromkeys(map(fold, names)))


def focus_skill(scope: Scope) -> FocusSkill | None:
    """The first of the skills to work on; None if no gap and no metric is known."""
    name = next(iter(scope.once(priorities)), None)
    if name is None:
        return None
    gaps = {fold(each.skill.competency): each for each in scope.once(rated_skills)}
    gap = gaps.get(fold(name))
    has_gap = gap is not None and gap.gap.value is not None and gap.gap.value > 0
    return FocusSkill(name, gap if has_gap else None, measure_of(scope, name))


def plan_calendar(scope: Scope) -> tuple[PlanWeek, ...]:
    """The weeks of the plan; those of a new hire, who has sign-offs, aren't filled from topics."""
    sources = TrainingSources(
        scope.once(sessions_for),
        () if is_new_hire(scope) else scope.book.topics or shipped_topics(),
        scope.once(priorities),
        scope.once(days_off),
        scope.once(carried_over),
    )
    return training_calendar(sources, scope.period.start)


def carried_over(scope: Scope) -> Sequence[CarriedSession]:
    """The sessions that were due before the plan starts, after the person was hired."""
    found = carried_sessions(scope.once(sessions_for), scope.period.start, scope.book.as_of)
    return [each for each in found if each.session.day is None or scope.employed_on(each.session.day)]


def done_since_last_issue(scope: Scope) -> Sequence[TrainingSession]:
    """The sessions done since the plan was issued before."""
    return _done(scope, last_issue(scope))


def done_ever(scope: Scope) -> Sequence[TrainingSession]:
    """All sessions that were done after the person was hired, in order."""
    return _done(scope, date.min)


def last_issue(scope: Scope) -> date:
    """The first day of the issue of the plan before this one."""
    return scope.period.start - timedelta(weeks=ROLL_WEEKS)


def check_ins(scope: Scope) -> tuple[date, ...]:
    """The days of the check-ins."""
    return check_in_days(scope.period.start, scope.once(days_off))


def planned_visits(scope: Scope) -> Sequence[Coaching]:
    """The joint visits in the plan that are ahead, by date; one that is to show several skills is one visit."""
    found = [
        each
        for each in scope.book.coaching
        if each.salesperson == scope.person.name and each.day > scope.book.as_of and each.day in scope.period
    ]
    visits: dict[tuple[date, str], Coaching] = {}
    for each in sorted(found, key=lambda each: (each.day, not each.objective, each.row)):
        visits.setdefault((each.day, fold(each.account)), each)
    return list(visits.values())


def is_new_hire(scope: Scope) -> bool:
    """Whether the person is in the first 90 days when the plan starts, or Team says so."""
    person = scope.person
    is_named = NEW_HIRE in fold(f"{person.role} {person.title}")
    return is_named or (person.hired is not None and scope.period.start < person.hired + NEW_FOR)


def practice_in(weeks: Sequence[PlanWeek]) -> Lesson | None:
    """What a team practices on the Monday of a week: the role play that most people have, else the topic."""
    lessons = [week.lesson for week in weeks if week.lesson]
    played = [each for each in lessons if each.type == ROLE_PLAY] or lessons
    counts = Counter(fold(each.topic) for each in played)
    return max(played, key=lambda each: counts[fold(each.topic)], default=None)


def _done(scope: Scope, first: date) -> Sequence[TrainingSession]:
    found = done_since(scope.once(sessions_for), first, scope.book.as_of)
    return [each for each in found if each.held_on is not None and scope.employed_on(each.held_on)]


def _skills_of(scope: Scope) -> list[Skill]:
    return [each for each in scope.book.skills if each.salesperson == scope.person.name]


def _unshared(skill: Skill) -> Skill:
    """A rating without what only the manager may see."""
    return replace(skill, manager=None, evidence="")


def _latest_two(rows: Sequence[Skill]) -> Iterable[Skill]:
    """The latest rating of a skill, by the manager if there is one, with the latest self-rating; and the one before."""
    by_manager = [each for each in rows if each.manager is not None]
    rated = by_manager or [each for each in rows if each.self_rating is not None] or rows
    self_rating = next((each.self_rating for each in reversed(rows) if each.self_rating is not None), None)
    required = next((each.required for each in reversed(rows) if each.required is not None), None)
    yield from rated[-2:-1]
    yield replace(rated[-1], self_rating=self_rating, required=required)


@cache
def _teaching_order() -> dict[str, int]:
    return {name: at for at, name in enumerate(dict.fromkeys(fold(each.competency) for each in shipped_topics()))}
