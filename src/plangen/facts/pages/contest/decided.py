"""How a contest was decided: for final standings with room, what a reader asks next; while it runs, how to win."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.facts.blocks.contests.fair_play import Labeled, team_score_text, tie_break_text
from plangen.facts.blocks.contests.rules import scoring_lines
from plangen.facts.figures.contests import (
    amount_text,
    contest_subject,
    number_text,
    on_file_text,
    ordinal,
    ranked_measure,
    ranks_value,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.formatting.series import series
from plangen.facts.pages.contest.late import late_text
from plangen.facts.pages.contest.places import ranked_rows
from plangen.facts.scope.contests import contest_awards, contest_records
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.awards import Award, AwardKind
from plangen.metrics.contests.ranking import Placed, decided_by
from plangen.metrics.contests.standings import NO_PLACES
from plangen.metrics.contests.weeks import weeks
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

LINE, WRAPPED = 5.8, 4.6
"""How high a line is, and each further one of its text, in millimeters."""
HEADING, CHARACTERS = 9.0, 112
"""How high the heading is, and the characters that fit on a line."""
DECIDED, LATE = "Decided by", "Logged late"
FEWEST = 2
"""The fewest lines worth printing."""
_DECIDED = {
    ContestType.SHARE: "Percent of own target.",
    ContestType.IMPROVED: "Improvement on as many days before.",
    ContestType.BRACKET: "The higher score of each round goes on.",
}


def detail_lines(scope: Scope, contest: Contest, room: float) -> tuple[Labeled, ...]:
    """The lines that fit in a room of this height, in millimeters, the most wanted first; none if few fit."""
    found = standings_of(scope, contest)
    listed = _of_result(scope, contest) if found.is_over else _of_rules(scope, contest)
    lines: list[Labeled] = []
    left = room - HEADING
    for each in listed:
        if _height(each) <= left:
            lines.append(each)
            left -= _height(each)
    return tuple(lines) if len(lines) >= FEWEST else ()


def details_height(lines: Sequence[Labeled]) -> float:
    """How high these lines are with their heading."""
    return HEADING + sum(map(_height, lines)) if lines else 0


def _height(line: Labeled) -> float:
    return LINE + WRAPPED * ((len(line.text) - 1) // CHARACTERS)


def detail_heading(scope: Scope, contest: Contest) -> str:
    """What the lines are about."""
    return "How it was decided" if standings_of(scope, contest).is_over else "How to win"


def _of_result(scope: Scope, contest: Contest) -> Iterator[Labeled]:
    yield from _prizes(scope, contest)
    yield Labeled(DECIDED, _decision(scope, contest))
    if ranked_rows(scope, contest) and contest.type not in NO_PLACES | {ContestType.BRACKET}:
        yield Labeled("Ties", " ".join(_ties(scope, contest)) or "None among the places.")
    thanks = _thanks(scope, contest)
    yield from [Labeled("Thanks to", thanks)] if thanks else []
    yield _late(scope, contest)
    yield from _best_week(scope, contest)


def _of_rules(scope: Scope, contest: Contest) -> Iterator[Labeled]:
    """The lines of scoring, as on the rules."""
    for each in scoring_lines(scope, contest, score_names(scope, contest)):
        points = " ".join(part for part in (each.points, each.unit) if part)
        text = ", ".join(part for part in (each.event, each.note, each.limit) if part)
        yield Labeled(f"{points[:1].upper()}{points[1:]}", text)
    days = scope.number_format.short_day(contest.audit, long=True)
    yield Labeled("Final", f"Scores are final on {days}.")


def _prizes(scope: Scope, contest: Contest) -> Iterator[Labeled]:
    """Who won which prize; before scores are final, the prizes alone. No line without a prize."""
    final = standings_of(scope, contest).is_final
    texts = _won(scope, contest) if final else [": ".join(filter(None, each)) for each in contest.prizes]
    if texts:
        yield Labeled("Prizes", " ".join(f"{text.rstrip('.')}." for text in texts))


def _won(scope: Scope, contest: Contest) -> list[str]:
    """Each prize that was won, with who won it: First, Ana: A cup. Level 5, Ana and Omar: A day off."""
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    won: dict[tuple[str, str], list[str]] = {}
    awards = scope.workspace.once(contest_awards, contest)
    for each in sorted(awards, key=lambda award: award.level or 0 if award.kind is AwardKind.LEVEL else 0):
        if each.prize and each.kind is not AwardKind.CLASS:
            lead = _lead(scope, contest, each)
            won.setdefault((lead, each.prize), []).append("" if not each.name else shown.get(each.name, each.name))
    return [
        f"{', '.join(filter(None, (lead, series(sorted(filter(None, names))))))}: {prize}"
        for (lead, prize), names in won.items()
    ]


def _lead(scope: Scope, contest: Contest, award: Award) -> str:
    """What a prize was won for: First; Level 5; empty for one that is the same for everyone who won."""
    if award.kind is AwardKind.GOAL:
        return "Everyone"
    if award.kind is AwardKind.LEVEL and award.level is not None:
        return f"Level {on_file_text(scope, contest, award.level, score_names(scope, contest).unit)}"
    return ordinal(scope, award.rank).capitalize() if award.rank else ""


def _decision(scope: Scope, contest: Contest) -> str:
    """What was compared, when it is final, and who decides questions."""
    found, number_format = standings_of(scope, contest), scope.number_format
    names = score_names(scope, contest)
    usual = f"{names.header}, {number_format.date_range(contest.start, contest.end)}."
    text = _DECIDED.get(contest.type, team_score_text(contest) if contest.by_team else usual)
    is_final = "Final since" if found.is_final else "Final on"
    who = f" {contest.decided_by.rstrip('.')} decides questions." if contest.decided_by else ""
    return f"{text} {is_final} {number_format.short_day(contest.audit, long=True)}.{who}"


def _ties(scope: Scope, contest: Contest) -> Iterator[str]:
    """Each score that several of those with a place have, and what decided between them."""
    unit = ranks_value(contest, score_names(scope, contest))
    listed = [each for each in standings_of(scope, contest).placed if each.rank is not None and each.contender.value]
    shown = {each.contender.name for each in ranked_rows(scope, contest)}
    for value in dict.fromkeys(each.contender.value for each in listed):
        level = [each for each in listed if each.contender.value == value]
        if len(level) > 1 and any(each.contender.name in shown for each in level):
            yield _tie(scope, contest, level, unit)


def _tie(scope: Scope, contest: Contest, level: Sequence[Placed], unit: Unit) -> str:
    names = shown_names(scope, [each.person for each in contest_subject(scope).people])
    who = series([names.get(each.contender.name, each.contender.name) for each in level])
    score = ranked_measure(level[0].contender, unit)
    at = number_text(scope, level[0].contender.value, unit, score)
    decided = decided_by(level[0].contender, level[-1].contender, contest)
    how = f"decided by {tie_break_text(*decided)}" if decided else "the place is shared"
    return f"{who} are level at {at}: {how}."


def _thanks(scope: Scope, contest: Contest) -> str:
    """The people in the contest who scored, A–Z."""
    found = standings_of(scope, contest)
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    scored = {each.salesperson for each in found.tally.events if each.points > 0}
    return ", ".join(sorted(shown[each.name] for each in found.people if each.name in scored))


def _late(scope: Scope, contest: Contest) -> Labeled:
    """What was logged too late; while there is time to log, until when."""
    text, day = late_text(scope, contest), scope.number_format.short_day(contest.enter_by, long=True)
    if not text and scope.book.as_of <= contest.enter_by:
        return Labeled("To log", f"Until {day}.")
    return Labeled(LATE, text or f"Nothing after {day}.")


def _best_week(scope: Scope, contest: Contest) -> Iterator[Labeled]:
    """The week in which all together scored most; no line for a contest of one week."""
    found = standings_of(scope, contest)
    listed = [each for each in weeks(found, scope.workspace.once(contest_records, contest)) if each.in_contest]
    best = max(listed, key=lambda each: each.points, default=None)
    if best is not None and best.points > 0 and len(listed) > 1:
        points = Measure(best.points, found.unit, 1, found.total.rows)
        amount = amount_text(scope, best.points or Decimal(0), score_names(scope, contest), points)
        yield Labeled("Best week", f"{amount}, from {scope.number_format.short_day(best.starts)}.")
