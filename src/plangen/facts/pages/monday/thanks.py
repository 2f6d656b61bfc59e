"""The first five minutes: thanks by name, and the deals won since the last meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.measure import Unit
from plangen.facts.blocks.past_commitments import after_thank_you_for
from plangen.facts.blocks.thanks import moments_among, thanks_for
from plangen.facts.figures.code_names import customer_of, is_confidential
from plangen.facts.pages.monday.meeting import attendees, first_names, meeting, note_row
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.people.recognition import Moment, RecognitionType
from plangen.metrics.results.bookings import won_in
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Action, Status

THANKS_LIMIT, WINS_LIMIT = Limit("thanks", 3), Limit("wins", 6)
NOT_FOR_THE_TEAM = frozenset({RecognitionType.ANNIVERSARY, RecognitionType.BACK_OVER_QUOTA})
"""Moments that tell colleagues how long someone is here, or that a quota was missed before."""


@dataclass(frozen=True, slots=True)
class NamedThanks:
    """Whom to thank, and for what."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class NamedWins:
    """A first name, and what the person won: each deal's customer and amount."""

    name: str
    deals: str


@dataclass(frozen=True, slots=True)
class ThanksAndWins:
    """The thanks, the wins by person with the number of those left out, and a line for more thanks."""

    thanks: tuple[NamedThanks, ...]
    wins: tuple[NamedWins, ...]
    more: str
    blank: Field


def thanks_and_wins(scope: Scope) -> ThanksAndWins:
    """Finished extras, then moments, the rarest first; and the deals won."""
    wins, more = _wins(scope)
    names = first_names(scope)
    grouped = tuple(
        NamedWins(name, ", ".join(each))
        for name, member in zip(names, scope.once(attendees), strict=True)
        if (each := [_win(scope, deal) for deal in wins if deal.salesperson == member.person.name])
    )
    blank = Field(note_row(scope, "thanks", "1").cell("text"), scope.tables.word("who_else"))
    return ThanksAndWins(tuple(_thanks(scope)), grouped, more, blank)


def _thanks(scope: Scope) -> Iterator[NamedThanks]:
    """Everyone's first reason to be thanked, up to the limit: extras by date, then moments."""
    found: dict[str, NamedThanks] = {}
    for member, action in _extras(scope):
        name = member.person.name
        found.setdefault(name, NamedThanks(name, after_thank_you_for(action.text)))
    for member, moment in _moments(scope):
        name = member.person.name
        found.setdefault(name, NamedThanks(name, after_thank_you_for(thanks_for(member, moment))))
    yield from list(found.values())[: scope.most(THANKS_LIMIT)]


def _extras(scope: Scope) -> list[tuple[Scope, Action]]:
    """The extras that were finished since the last meeting, the latest first."""
    last_week = scope.once(meeting).last_week
    by_name = {each.person.name: each for each in scope.once(attendees)}
    found = [
        (by_name[each.salesperson], each)
        for each in scope.book.actions
        if each.kind == "and then some"
        and each.status is Status.KEPT
        and each.done_on in last_week
        and each.salesperson in by_name
    ]
    return sorted(found, key=lambda pair: (-(pair[1].done_on or last_week.start).toordinal(), pair[1].id))


def _moments(scope: Scope) -> list[tuple[Scope, Moment]]:
    """The team's moments since the last meeting, the rarest first; none that a person had in the four weeks before."""
    members = {each.person.name: each for each in scope.once(attendees)}
    found = moments_among(scope.workspace, scope.once(meeting).last_week, members)
    return [
        (members[each.salesperson], _for_the_team(members[each.salesperson], each))
        for each in found
        if each.recognition not in NOT_FOR_THE_TEAM
    ]


def _for_the_team(member: Scope, moment: Moment) -> Moment:
    """The moment without the name of a confidential customer."""
    deal = next((each for each in member.deals if each.row in moment.rows and is_confidential(member, each)), None)
    return replace(moment, account=customer_of(member, deal), deal="") if deal else moment


def _wins(scope: Scope) -> tuple[Sequence[Opportunity], str]:
    """The deals won since the last meeting, the largest first up to the limit, and what is left out."""
    last_week = scope.once(meeting).last_week
    won = [deal for member in scope.once(attendees) for deal in won_in(member.deals, last_week) if not deal.is_credit]
    won.sort(key=lambda deal: (-(deal.amount or Decimal(0)), deal.row))
    shown, rest = won[: scope.most(WINS_LIMIT)], won[scope.most(WINS_LIMIT) :]
    if not rest:
        return shown, ""
    total = sum((deal.amount or Decimal(0) for deal in rest), Decimal(0))
    value = f", {scope.number_format.plain(total, Unit.MONEY)}" if total else ""
    return shown, f"{scope.number_format.count(len(rest))} more{value}"


def _win(scope: Scope, deal: Opportunity) -> str:
    value = f" {scope.number_format.plain(deal.amount, Unit.MONEY)}" if deal.amount is not None else ""
    return f"{customer_of(scope, deal)}{value}"
