"""A certificate: who won it, what they did, in numbers, and an ornament of one bar for each unit of the deed."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import UnitBar
from plangen.elements.measure import Unit
from plangen.facts.blocks.thanks import SENTENCES
from plangen.facts.figures.contests import (
    IN_CONTEST,
    amount_text,
    counted,
    number_text,
    on_file_text,
    ordinal,
    score_names,
    standings_of,
    verb_of,
)
from plangen.facts.formatting.measured_text import lines_of, width_of
from plangen.facts.scope.contest_subjects import Winner, winner_in
from plangen.facts.scope.contests import contest_period
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.moments import all_moments
from plangen.metrics.contests.awards import Award, AwardKind
from plangen.metrics.contests.participants import Standing
from plangen.metrics.contests.ranking import Contender
from plangen.records.contests.counted import Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.people.team import Person

DEED_TEXT, THEME_TEXT, SIGNER_TEXT = Limit("deed_text", 120), Limit("theme_text", 80), Limit("signer_text", 44)
BOLD = 1.06
"""How much wider bold text is."""
LINE, LARGE, SMALL, NAMES_SIZE, NAMES_LINES = 205 / BOLD, 64, 40, 19, 2
"""The room of a line for bold names in millimeters, their sizes in points, and the lines of a team's names."""
THEME_SIZE, THEME_WIDTH, SIGNER_SIZE, SIGNER_WIDTH = 12, 205, 8.5, 58
"""The font sizes and the room in millimeters of the theme and of what is below a line to sign on."""
BAR, NARROW_BAR, BAR_HEIGHT, ONE_ROW, TWO_ROWS = 4.2, 3.9, 8.4, 48, 112
"""A bar with its gap in one row and in two, in millimeters, and how many go in one row and in two."""
MOST_EVENTS = 4


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate: the winner's name in lines, `deed` in three parts of which the middle one is strong."""

    company: str
    award: str
    name: tuple[str, ...]
    is_large: bool
    is_tight: bool
    names: str
    before: str
    deed: str
    after: str
    bar: UnitBar | None
    bar_note: str
    day: str
    signers: tuple[str, str]
    theme: str


def certificate(scope: Scope) -> Certificate:
    """The certificate of a winner."""
    winner = winner_in(scope.subject)
    name = _lines(winner.winner)
    before, deed, after = _deed(scope, winner)
    bar = _bar(scope, winner)
    award = f"{award_text(scope, winner.contest, winner.award)}\u00a0 · \u00a0{winner.contest.name}"
    return Certificate(
        scope.book.settings.company,
        award.upper(),
        name,
        len(name) == 1 and width_of(name[0], LARGE) <= LINE,
        len(name) > 1 or len(winner.people) > 1,
        _team_names(scope, winner),
        before,
        deed,
        after,
        bar,
        _bar_note(scope, winner) if bar else "",
        scope.number_format.day(winner.contest.audit, long=True),
        _signers(scope, winner),
        _theme(scope, winner),
    )


def award_text(scope: Scope, contest: Contest, award: Award) -> str:
    """An award of a contest in words."""
    if award.kind in (AwardKind.PLACE, AwardKind.CLASS):
        place = f"{ordinal(scope, award.rank)} place"
        if contest.type is ContestType.IMPROVED:
            place = "Most improved" if award.rank == 1 else f"{ordinal(scope, award.rank)} most improved"
        return f"{place}, {_CLASSES[award.of_class]}" if award.of_class is not None else place
    if award.kind is AwardKind.LEVEL and award.level is not None:
        return f"Level {number_text(scope, award.level, score_names(scope, contest).unit)}"
    return _AWARDS[award.kind]


_CLASSES = {Standing.NEW: "new colleagues", Standing.NO_BASELINE: "from 0"}
_AWARDS = {
    AwardKind.GOAL: "Everyone wins",
    AwardKind.REACHED: "Goal met",
    AwardKind.BOUNTY: "Bounty",
    AwardKind.DRAWN: "Drawn",
    AwardKind.RECOGNITION: "With thanks",
}


def _bar_note(scope: Scope, winner: Winner) -> str:
    """What one bar of the ornament stands for."""
    names = score_names(scope, winner.contest)
    return f"One bar is one {'deal' if names.unit is Unit.MONEY else names.one}."


def _lines(name: str) -> tuple[str, ...]:
    """A name in one line if it fits in the smaller type, else in two as equally long as can be."""
    words = name.split()
    if width_of(name, SMALL) <= LINE or len(words) == 1:
        return (name,)
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(splits, key=lambda parts: max(width_of(part, SMALL) for part in parts))


def _team_names(scope: Scope, winner: Winner) -> str:
    """The people of a team, by family name, or how many they are if not all fit; empty for a person."""
    if winner.winner in {each.name for each in winner.people} and len(winner.people) == 1:
        return ""
    names = [each.person.full_name for each in winner.people]
    listed = ", ".join(names)
    if lines_of(listed, LINE, NAMES_SIZE) <= NAMES_LINES:
        return listed
    return counted(scope, f"{scope.number_format.count(len(names))} people", IN_CONTEST)


def _theme(scope: Scope, winner: Winner) -> str:
    """The theme of the year or of the contest; empty if it is longer than a line."""
    theme = scope.book.settings.theme_of_the_year or winner.contest.theme
    fits = len(theme) <= scope.most(THEME_TEXT) and width_of(theme, THEME_SIZE) <= THEME_WIDTH
    return theme if fits else ""


def _deed(scope: Scope, winner: Winner) -> tuple[str, str, str]:
    """What they did: a verb, the number, and what it is made of."""
    contest, names, award = winner.contest, score_names(scope, winner.contest), winner.award
    if award.kind is AwardKind.RECOGNITION and contest.counts is not None:
        if contest.counts.source is Source.MOMENTS:
            return "for ", _moments(scope, winner), "."
        if contest.counts.source is Source.EXTRAS and award.contender is not None:
            notes = "; ".join(each.note.rstrip(".") for each in award.contender.events if each.note)
            deed = scope.truncated(DEED_TEXT, notes)
            return "…and then some: ", deed, "" if deed.endswith("…") else "."
    if award.contender is None:
        total = standings_of(scope, contest).total.value or Decimal(0)
        target = contest.target or Decimal(0)
        goal = on_file_text(scope, contest, target, names.unit)
        deed = amount_text(scope, total, names, standings_of(scope, contest).total)
        return f"{verb_of(contest)} ", deed, f" together. The goal was {goal}."
    points, score = award.contender.points.value or Decimal(0), award.contender.score
    shown = amount_text(scope, points, names, award.contender.points)
    if contest.type is ContestType.SHARE:
        share = number_text(scope, award.contender.value, Unit.SHARE, score)
        return "reached ", share, f" of target: {shown}{_in_deals(scope, winner)}."
    if contest.type is ContestType.IMPROVED and score.known and score.unit is Unit.SHARE:
        return "improved by ", number_text(scope, award.contender.value, Unit.SHARE, score), f" to {shown}."
    days = scope.number_format.count((contest.end - contest.start).days + 1)
    made_of = _in_deals(scope, winner) or _made_of(scope, winner)
    ticket = _ticket(scope, award)
    return f"{verb_of(contest)} ", shown, f" in {days} days{made_of}{ticket}."


def _ticket(scope: Scope, award: Award) -> str:
    """The ticket that was drawn; empty for any other award."""
    if award.drawn is None:
        return ""
    return f"; ticket {scope.number_format.of(award.drawn.ticket, award.drawn.tickets)} was drawn"


def _in_deals(scope: Scope, winner: Winner) -> str:
    """How many deals the money is made of; empty for points."""
    contender = winner.award.contender
    if contender is None or score_names(scope, winner.contest).unit is not Unit.MONEY:
        return ""
    count = _sales(contender)
    return f", {number_text(scope, Decimal(count), of=contender.points)} {'deal' if count == 1 else 'deals'}"


def _sales(contender: Contender) -> int:
    """The deals that someone's money is made of; a credit takes from it and isn't one."""
    return sum(each.points > 0 for each in contender.events)


def _made_of(scope: Scope, winner: Winner) -> str:
    """The events with their counts, if there are several: 14 first meetings, 4 trials, and 3 first orders."""
    counts: dict[str, Decimal] = defaultdict(Decimal)
    for each in winner.award.contender.events if winner.award.contender else ():
        if each.points > 0:
            counts[each.event] += each.amount
    if not 1 < len(counts) <= MOST_EVENTS:
        return ""
    listed = [f"{number_text(scope, count)} {_counted(event, count)}" for event, count in counts.items()]
    last = f"{', and' if len(listed) > 2 else ' and'} {listed[-1]}"  # noqa: PLR2004 - two need no comma
    return f": {', '.join(listed[:-1])}{last}"


def _counted(event: str, count: Decimal) -> str:
    """An event without its article, in the plural for several."""
    first, _, rest = event.partition(" ")
    name = rest if first.casefold() in {"a", "an", "the", "each", "every"} and rest else event
    name = name[:1].lower() + name[1:]
    return name if count == 1 or name.endswith("s") else f"{name}s"


def _moments(scope: Scope, winner: Winner) -> str:
    """The moments of a person in the contest's days, in words: as many as fit, and how many more."""
    period = contest_period(winner.contest)
    own = [each for each in scope.workspace.once(all_moments, period) if each.salesperson == winner.award.name]
    texts = [SENTENCES[each.recognition](scope, each)[0].replace("your ", "the ") for each in own]
    shown = texts[:1]
    for text in texts[1:]:
        if len("; ".join((*shown, text))) > scope.most(DEED_TEXT):
            break
        shown.append(text)
    more = f"; and {scope.number_format.count(len(texts) - len(shown))} more" if len(texts) > len(shown) else ""
    return f"{'; '.join(shown)}{more}"


def _bar(scope: Scope, winner: Winner) -> UnitBar | None:
    """The deed as bars, one for each unit; none for one unit, for what isn't counted, or more than two rows."""
    contest, award = winner.contest, winner.award
    names = score_names(scope, contest)
    value = award.contender.points.value if award.contender else standings_of(scope, contest).total.value
    if names.unit is Unit.MONEY and award.contender is not None:
        value = Decimal(_sales(award.contender))
    elif names.unit is Unit.MONEY:
        return None
    if value is None or value != int(value) or not 1 < value <= TWO_ROWS:
        return None
    count = int(value)
    is_one_row = count <= ONE_ROW
    rows, block = (1, BAR) if is_one_row else (2, NARROW_BAR)
    return UnitBar(scope.number_format.count(count), count, count, rows, block, BAR_HEIGHT)


def _signers(scope: Scope, winner: Winner) -> tuple[str, str]:
    """The manager, and the manager's manager or the one in Settings; empty if there is none."""
    leader = winner.of.leader
    roster = scope.book.roster
    above = roster.find(leader.manager) if leader is not None and leader.manager else None
    other = above or roster.find(scope.book.settings.manager) or Person(scope.book.settings.manager)
    second = other if leader is None or other.name != leader.name else None
    return _with_title(scope, leader), _with_title(scope, second)


def _with_title(scope: Scope, person: Person | None) -> str:
    """A name with its title, or alone if both are longer than a line."""
    if person is None:
        return ""
    text = ", ".join(part for part in (person.full_name, person.title) if part)
    fits = len(text) <= scope.most(SIGNER_TEXT) and width_of(text, SIGNER_SIZE) <= SIGNER_WIDTH
    return text if fits else person.full_name
