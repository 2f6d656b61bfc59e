"""The wins of a year that the kickoff names: every seller once before anyone twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from plangen.facts.figures.code_names import customer_of, with_code_names
from plangen.facts.scope.document import Scope
from plangen.facts.scope.moments import all_moments
from plangen.facts.scope.team import TeamScope, names_people, printed_name
from plangen.metrics.people.moments import moments_to_print
from plangen.metrics.people.recognition import Moment, RecognitionType
from plangen.metrics.results.bookings import RENEWAL, without_credits, won_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

CARDS = 6
WIN_STORY = "win story"
LABELS: Mapping[RecognitionType, str] = {
    RecognitionType.FIRST_AFTER_JOINING: "first win after joining",
    RecognitionType.WON_BACK: "customer won back",
    RecognitionType.SHARED_WIN: "won together",
    RecognitionType.LARGEST: "largest deal to date",
    RecognitionType.FIRST_AT_ACCOUNT: "new customer",
    RecognitionType.OPEN_LONGEST: "had been open longest",
}
"""What a moment is called next to a win: without tenure, and without a word on the person."""
OF_KINDS = {RENEWAL: "renewed", "new": LABELS[RecognitionType.FIRST_AT_ACCOUNT]}
FEWEST_WORDS = 2
"""The words that a part of a deal's name needs to be found in a story; “yard” alone may mean anything."""


@dataclass(frozen=True, slots=True)
class Win:
    """A won deal with the people who won it, its story, and what made it a moment.

    With `is_told` False, the story is about the account, and no one deal is known to be the one it tells of.
    """

    people: tuple[Scope, ...]
    deal: Opportunity
    text: str
    label: str
    has_story: bool
    is_told: bool = True


@dataclass(frozen=True)
class YearOfWins:
    """What the wins are chosen from: the team's deals of the year, its moments about deals, and notes on wins."""

    scope: Scope
    year: Period
    team: TeamScope
    moments: Sequence[Moment]

    def deals_of(self, member: Scope) -> list[Opportunity]:
        """A member's wins, the largest first."""
        found = without_credits(won_in(member.deals, self.year))
        return sorted(found, key=lambda each: (-(each.amount or Decimal(0)), each.closed or self.year.start, each.row))

    def label(self, deal: Opportunity) -> str:
        """What made a deal a moment, the first in the list of them; else its type."""
        rows = {moment.recognition for moment in self.moments if deal.row in moment.rows}
        largest = max((each.amount or Decimal(0) for each in won_in(self.team.deals, self.year)), default=Decimal(0))
        is_largest = deal.amount and deal.amount == largest
        found = [LABELS[each] for each in LABELS if each in rows]
        found += ["largest deal of the year"] if is_largest else []
        found += [OF_KINDS[deal.kind]] if deal.kind in OF_KINDS else []
        return next((each for each in found if each != OF_KINDS["new"] or self._is_new(deal)), "")

    def _is_new(self, deal: Opportunity) -> bool:
        """Whether a deal's account is among the new ones that the page counts, if their number is known."""
        return self.new_accounts is None or fold(deal.account) in self.new_accounts

    @cached_property
    def new_accounts(self) -> frozenset[str] | None:
        """The folded names of the team's new accounts of the year; None if they aren't known."""
        new = self.scope.workspace.new_accounts(self.team.deals, self.year)
        rows = set(new.rows)
        return frozenset(fold(each.account) for each in self.team.deals if each.row in rows) if new.known else None

    def text(self, deal: Opportunity) -> str:
        """The seller's note on the account, else the deal's name or product."""
        story = self.story(deal)
        return with_code_names(self.scope, story) if story else self.plain_text(deal)

    def plain_text(self, deal: Opportunity) -> str:
        """The deal's name or product."""
        plain = deal.name if deal.name and fold(deal.name) != fold(deal.account) else deal.product
        return with_code_names(self.scope, plain or "")

    def story(self, deal: Opportunity) -> str:
        """The win story of the year about a deal's account, by its seller."""
        stories = (
            note.text
            for note in self.scope.book.notes
            if note.topic == WIN_STORY
            and note.salesperson == deal.salesperson
            and deal.account
            and fold(note.account) == fold(deal.account)
            and (note.period is None or self.year.start <= note.period.start < self.year.end)
        )
        return next(stories, "")

    def told(self, deal: Opportunity) -> Opportunity | None:
        """The deal that the story of a deal's account tells of: the only win there, or the only one that it names."""
        story, owner = f" {fold(self.story(deal))} ", _owner(self, deal)
        there = [each for each in self.deals_of(owner) if fold(each.account) == fold(deal.account)]
        named = [each for each in there if any(f" {part}" in story for part in _parts(each.name))]
        found = there if len(there) == 1 else named
        return found[0] if len(found) == 1 else None

    def best(self, member: Scope, taken: Sequence[Opportunity]) -> Opportunity | None:
        """A member's next win to name: one with a story, else one that is a moment, rarest first, else the largest.

        None of the accounts taken comes twice.
        """
        rows, accounts = {each.row for each in taken}, {fold(each.account) for each in taken} - {""}
        deals = self.deals_of(member)
        left = [each for each in deals if each.row not in rows and fold(each.account) not in accounts]
        told = next((each for each in left if self.story(each) and self.told(each) in (None, each)), None)
        own = [row for moment in self.moments if moment.salesperson == member.person.name for row in moment.rows]
        rare = next((each for row in own for each in left if each.row == row), None)
        return told or rare or next(iter(left), None)


def kickoff_wins(year: YearOfWins) -> tuple[Win, ...]:
    """The wins, by family name: one of each seller, then, if there is room, those won together, then second ones."""
    sellers = [each for each in year.team.members if year.deals_of(each)]
    chosen = [_win(year, (member,), deal) for member in sellers if (deal := year.best(member, ())) is not None]
    room = CARDS - len(chosen)
    if room <= 0:
        return tuple(chosen)
    together = _together(year, [win.deal for win in chosen])[:room]
    taken = [win.deal for win in (*chosen, *together)]
    second = (year.best(member, taken) for member in sellers)
    more = [_win(year, (_owner(year, deal),), deal) for deal in second if deal is not None and year.label(deal)]
    return (*chosen, *together, *more[: room - len(together)])


def _owner(year: YearOfWins, deal: Opportunity) -> Scope:
    """The member whose deal it is."""
    return next(each for each in year.team.members if each.person.name == deal.salesperson)


def _win(year: YearOfWins, people: tuple[Scope, ...], deal: Opportunity) -> Win:
    told = year.told(deal) if year.story(deal) else deal
    if told is None:
        return Win(people, deal, year.text(deal), "", has_story=True, is_told=False)
    is_other = told.row != deal.row
    text = year.plain_text(deal) if is_other else year.text(deal)
    return Win(people, deal, text, year.label(deal), bool(year.story(deal)) and not is_other)


def _parts(name: str) -> list[str]:
    """The folded parts of a deal's name between commas, such as “vending point”, without single words."""
    return [part for each in name.split(",") if len((part := fold(each)).split()) >= FEWEST_WORDS]


def _together(year: YearOfWins, taken: Sequence[Opportunity]) -> list[Win]:
    """The wins of two people, each once."""
    members = {each.person.name: each for each in year.team.members}
    found: dict[str, Win] = {}
    for moment in year.moments:
        people = (moment.salesperson, *moment.others)
        is_shared = moment.recognition is RecognitionType.SHARED_WIN and all(each in members for each in people)
        deals = [each for each in year.deals_of(members[people[0]]) if is_shared and each.row in moment.rows]
        for deal in deals:
            if deal.id not in found and deal.id not in {each.id for each in taken}:
                both = tuple(members[name] for name in sorted(people, key=lambda name: list(members).index(name)))
                found[deal.id] = _win(year, both, deal)
    return list(found.values())


def moments_of_year(scope: Scope, year: Period, team: TeamScope) -> list[Moment]:
    """The team's moments of a year, the rarest first, at most one of each type for a person."""
    names = {each.person.name for each in team.members}
    return moments_to_print([each for each in scope.workspace.once(all_moments, year) if each.salesperson in names])


def people_named(scope: Scope, win: Win) -> str:
    """Who won a deal, as the page may print it: Omar and Ana; empty if no one may be named."""
    if not names_people(scope):
        return ""
    if len(win.people) == 1:
        return printed_name(scope, win.people[0])
    initials = scope.book.settings.names_on_team_pages == "initials"
    return " and ".join(each.person.code if initials else each.person.first_name for each in win.people)


def account_named(scope: Scope, win: Win) -> str:
    """The customer of a win, by its code name if it is confidential."""
    return customer_of(scope, win.deal)
