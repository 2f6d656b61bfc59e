"""Accounts and development: the top accounts, two skills, obstacles, more support, and personal goals."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.accounts import ACCOUNTS, account_rows
from plangen.facts.blocks.goals import OBSTACLE_ROWS, obstacle_rows
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.personal_goals import Career, personal_goals
from plangen.facts.blocks.plans.written_notes import note_field, notes_on
from plangen.facts.blocks.skills import session_date
from plangen.facts.figures.plan import year_before
from plangen.facts.figures.training import sessions_for, visible_gaps
from plangen.facts.pages.business_plan.support import SUPPORT, SUPPORT_ROWS, support_rows
from plangen.facts.pages.business_plan.tiers import bought_or_mine
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.accounts.revenue import account_revenue, top_account_concentration
from plangen.metrics.people.development import SkillGap, training_priority
from plangen.metrics.results.bookings import bookings
from plangen.tables.values.folding import fold

MOST_SKILLS, MORE_SUPPORT, SUPPORT_ALONE = 2, 2, 5
"""The skills, and the rows for more support: next to accounts, and without any."""
ROW_HEIGHT, ACCOUNT_HEIGHT, PEN_HEIGHT = 8.6, 8.6, 8.2

PLAN_SKILLS = TableSpec(
    "plan_skills",
    (
        Column("skill", "skills", width=48, tone=Tone.STRONG, below="note", is_title=True),
        Column("topic", "first_topic"),
        Column("due", "due", width=24),
        Column("measure", "how_i_see_it", Look.WRITE_IN, 46),
    ),
)


@dataclass(frozen=True, slots=True)
class Development:
    """The page's head, the accounts with a line on the rest of them, skills, obstacles, support, and personal goals."""

    head: PageHead
    accounts: Annotated[Table, ACCOUNTS] | None
    all_accounts: str
    skills: Annotated[Table, PLAN_SKILLS]
    obstacles: Annotated[Table, OBSTACLE_ROWS]
    support: Annotated[Table, SUPPORT_ROWS]
    career: Career | None


def development(scope: Scope) -> Development:
    """The page."""
    gaps = training_priority(visible_gaps(scope), {})[:MOST_SKILLS]
    accounts = account_rows(scope, year_before(scope), ACCOUNT_HEIGHT)
    more = MORE_SUPPORT if accounts else SUPPORT_ALONE
    return Development(
        page_head(_title(scope, gaps), "Accounts and development", scope.period.name),
        accounts,
        _all_accounts(scope),
        _skills(scope, gaps),
        obstacle_rows(scope, PEN_HEIGHT),
        support_rows(scope, SUPPORT, max(more, len(notes_on(scope, "help needed")) - SUPPORT)),
        personal_goals(scope, scope.tables.word("career_shared")),
    )


def _title(scope: Scope, gaps: list[SkillGap]) -> str:
    share = _share_of_top(scope)
    year = year_before(scope)
    to_date = "" if year.over_on(scope.book.as_of) else " to date"
    when = f"{year.name}{to_date}"
    accounts = f"my {share} of my {when} revenue" if share else f"no accounts bought in {when}"
    if not any(deal.account for deal in scope.deals):
        accounts = "no account names on file"
    skill = f"focus skill: {gaps[0].skill.competency}" if gaps else "" if share else "no skills rated yet"
    text = "; ".join(part for part in (accounts, skill) if part)
    return f"{text[:1].upper()}{text[1:]}."


def _share_of_top(scope: Scope) -> str:
    """How much the largest accounts bring: “15 largest accounts bring 80.1%”; empty without bookings.

    If no other account bought, they aren't called the largest.
    """
    year, names = year_before(scope), {fold(each.account): each.account for each in scope.deals if each.account}
    revenue = [account_revenue(scope.deals, name, year) for name in names.values()]
    largest = sorted((each for each in revenue if each.value), key=lambda each: -(each.value or Decimal(0)))
    bought = largest[: scope.book.settings.top_accounts]
    share = scope.figure(top_account_concentration(bought, bookings(scope.deals, year)))
    if not share.known or not bought:
        return ""
    count = scope.number_format.count(len(bought))
    which = "largest " if len(bought) < len(largest) else ""
    return f"{count} {which}{'account brings' if len(bought) == 1 else 'accounts bring'} {share}"


def _all_accounts(scope: Scope) -> str:
    """How many accounts there are, with all bookings; empty if none bought, which the title says."""
    year = year_before(scope)
    count = len(bought_or_mine(scope, year))
    if not count and any(deal.account for deal in scope.deals):
        return ""
    if not count:
        return "No account names on file: an account column in the deals adds them."
    total = scope.figure(Measure(bookings(scope.deals, year).value or Decimal(0), Unit.MONEY))
    return f"{scope.number_format.count(count)} accounts bought in {year.name} or are mine; {total} booked in all."


def _skills(scope: Scope, gaps: list[SkillGap]) -> Table:
    """The largest skill gaps with the first session for each; blank rows if none is known."""
    rows = [_skill(scope, at, gap) for at, gap in enumerate(gaps, 1)]
    rows += [_blank(scope, at) for at in range(len(rows) + 1, MOST_SKILLS + 1)]
    return scope.tables.table(PLAN_SKILLS, rows, heading=scope.tables.word("skills"), row_height=ROW_HEIGHT)


def _skill(scope: Scope, at: int, gap: SkillGap) -> Row:
    name = gap.skill.competency
    sessions = [each for each in sessions_for(scope) if each.is_open and fold(each.competency) == fold(name)]
    first = sessions[0] if sessions else None
    return table_row(
        PLAN_SKILLS,
        skill=f"{name[:1].upper()}{name[1:]}",
        note=_gap(gap),
        topic=first.topic if first else note_field(scope, "skill", f"{at} topic", f"Skill {at}: first topic"),
        due=session_date(scope, first),
        measure=note_field(scope, "skill", f"{at} measure", f"Skill {at}: how I’ll see it"),
    )


def _gap(gap: SkillGap) -> str:
    """The rating and the level required."""
    rated, who = gap.skill.manager, "manager"
    if rated is None:
        rated, who = gap.skill.self_rating, "self"
    return f"{who} {rated:f}, required {gap.skill.required:f}"


def _blank(scope: Scope, at: int) -> Row:
    return table_row(
        PLAN_SKILLS,
        skill=note_field(scope, "skill", str(at), f"Skill {at}"),
        topic=note_field(scope, "skill", f"{at} topic", f"Skill {at}: first topic"),
        measure=note_field(scope, "skill", f"{at} measure", f"Skill {at}: how I’ll see it"),
    )
