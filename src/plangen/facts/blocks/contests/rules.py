"""The rules of a contest: how to win, boxes to initial, prizes, and fair play."""

from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.facts.blocks.contests.boxes import ContestBoxes, contest_boxes
from plangen.facts.blocks.contests.contest_name import contest_title
from plangen.facts.blocks.contests.fair_play import HIGHEST_PERCENT, Labeled, fair_play
from plangen.facts.blocks.contests.scoreboard import room_for, scoreboard
from plangen.facts.figures.contests import (
    ScoreNames,
    amount_text,
    contest_subject,
    full_day,
    number_text,
    on_file,
    on_file_text,
    score_names,
    usual_names,
)
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.contest_subjects import ContestSubject
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.contests.prizes import WITHOUT_PLACES, is_for_all, level_of, rank_of, sponsor_of
from plangen.metrics.contests.tally import rules_of
from plangen.records.addresses import row_address
from plangen.records.contests.counted import Counted, Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.contests.scoring import ScoringRule

OBJECTIVE_TEXT, PUBLISHED_TEXT = Limit("objective_text", 300), Limit("published_text", 60)
EVENT_TEXT, NOTE_TEXT, PROOF_TEXT = Limit("event_text", 80), Limit("note_text", 120), Limit("proof_text", 80)
PRIZE_TEXT, SPONSOR_TEXT = Limit("prize_text", 160), Limit("sponsor_text", 60)
THEME_TEXT, SALES_CONTEST, HOW_TO_WIN, SIGNER = Limit("theme_text", 60), "Sales contest", "How to win", "Manager"
EVENTS, PRIZES = Limit("events", 6), Limit("prizes", 7)
LONG_NAME, LONGEST_NAME = 14, 44
"""The most characters of a name as large as a poster, and of one in the second size."""
_PER = {"person": "each", "account": "per company", "day": "a day", "week": "a week"}
_DESCRIBED = {
    Source.BOOKINGS: ("Bookings", "the amount of each deal won, by close date"),
    Source.MARGIN: ("Margin", "the margin of each deal won, by close date"),
    Source.PIPELINE: ("Pipeline created", "the amount of each deal, by the date it was created"),
    Source.DEALS: ("A deal won", "of any size, by close date"),
    Source.CREATED: ("A deal created", "by the date it was created"),
    Source.NEW_ACCOUNTS: ("A new account", "the first deal won at an account"),
    Source.EXTRAS: ("An extra", "an “and then some” that you finished"),
    Source.MOMENTS: ("A moment", "such as a first win, or an account won back"),
    Source.ENTRIES: ("An entry", "as logged in the contest’s list"),
}


FEW_EVENTS, FEW_RULES, SHORT_OBJECTIVE, FEW_LINES_OF_PLAY = 4, 2, 120, 8
"""The most events, own rules, characters of an objective, or rows of fair play with one; more fill the page."""


@dataclass(frozen=True, slots=True)
class ScoringLine:
    """One way to score: the points with their name, the event, its limit, and its proof."""

    points: str
    unit: str
    event: str
    note: str
    limit: str
    proof: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules: the gray `line`, `objective` in words, `days` from first to last, and `time` when the last one ends.

    A page that `is_full` has a smaller name and objective. Without prizes, `prize_blank` is a line to write one on.
    """

    line: tuple[str, ...]
    name: str
    is_long: bool
    is_longest: bool
    is_full: bool
    objective: str
    days: str
    time: str
    has_limits: bool
    has_proof: bool
    scoring: tuple[ScoringLine, ...]
    boxes: ContestBoxes | None
    prizes: tuple[Labeled, ...]
    prize_blank: Field | None
    fair_play: tuple[Labeled, ...]
    signature: Field
    signer: str
    published: str


def contest_rules(scope: Scope) -> Rules:
    """The rules of the contest that a document is about."""
    return rules_of_contest(scope, contest_subject(scope))


def rules_of_contest(scope: Scope, subject: ContestSubject) -> Rules:
    """The rules of a contest, in a document about it or another one."""
    contest, names = subject.contest, score_names(scope, subject.contest)
    text = contest.objective or _objective(scope, contest, names)
    objective = scope.truncated(OBJECTIVE_TEXT, text, FullText(contest.name, text))
    play = fair_play(scope, subject)
    scoring = tuple(scoring_lines(scope, contest, names))[: scope.most(EVENTS)]
    prizes = tuple(_prizes(scope, contest, names))[: scope.most(PRIZES)]
    row = row_address("Contests", contest.name)
    leader = subject.leader
    time = contest.time.strip()
    return Rules(
        contest_heading(scope, subject),
        contest_title(contest.name),
        LONG_NAME < len(contest.name) <= LONGEST_NAME,
        len(contest.name) > LONGEST_NAME,
        len(scoring) > FEW_EVENTS
        or (len(scoring) > 1 and len(contest.rules) > FEW_RULES)
        or len(objective) > SHORT_OBJECTIVE
        or (bool(objective) and len(play) > FEW_LINES_OF_PLAY),
        objective,
        f"{full_day(scope, contest.start)} to {full_day(scope, contest.end)}",
        f", {scope.number_format.clock(time)}" if time else f", {contest.end.year}",
        any(each.limit for each in scoring),
        any(each.proof for each in scoring),
        scoring,
        contest_boxes(scope, contest)
        or scoreboard(scope, subject, names, room_for(contest.name, objective, len(scoring), (prizes, play))),
        prizes,
        None if prizes else Field(row.cell("prizes"), "Prize"),
        play,
        Field(row.cell("signed"), "Signature"),
        ", ".join(part for part in (leader.name, leader.title) if part) if leader else contest.decided_by or SIGNER,
        scope.truncated(PUBLISHED_TEXT, _published(contest)),
    )


def contest_heading(scope: Scope, subject: ContestSubject) -> tuple[str, ...]:
    """The gray line of a contest: who takes part, and its theme or days."""
    contest = subject.contest
    days = scope.number_format.date_range(contest.start, contest.end)
    parts = (SALES_CONTEST, subject.team, scope.truncated(THEME_TEXT, contest.theme) or days)
    return tuple(part for part in parts if part)


def _objective(scope: Scope, contest: Contest, names: ScoreNames) -> str:
    """The objective in words, from the type and the target."""
    if contest.target is None:
        return ""
    goal = amount_text(scope, contest.target, names, on_file(contest, contest.target, names.unit))
    if contest.type is ContestType.GOAL:
        return f"{goal} together. When we get there, everyone wins."
    return f"{goal}. Everyone who gets there wins." if contest.type is ContestType.EVERYONE else ""


def scoring_lines(scope: Scope, contest: Contest, names: ScoreNames) -> list[ScoringLine]:
    """Each way to score, as on the rules."""
    rules = rules_of(contest, scope.book.scoring) or [
        ScoringRule(contest.row, contest.name, "", Decimal(1), counts=(Counted(Source.ENTRIES),))
    ]
    lines = [_line(scope, rule, names, is_own=rule.row == contest.row) for rule in rules]
    if contest.type is ContestType.SHARE and rules[0].row == contest.row:
        return [replace(line, note=f"{line.note}; {HIGHEST_PERCENT}") for line in lines]
    return lines


def _line(scope: Scope, rule: ScoringRule, names: ScoreNames, *, is_own: bool) -> ScoringLine:
    """A line of Scoring as entered; without Scoring, what the contest's measure counts, in words."""
    event, note = rule.event, rule.note
    if is_own and rule.counts:
        counts = rule.counts[0]
        usual = (f"A {usual_names(counts)[0]}", "by the day it took place")
        event, note = _DESCRIBED.get(counts.source, usual)
    else:
        event = scope.truncated(EVENT_TEXT, event, FullText(HOW_TO_WIN, event))
        note = scope.truncated(NOTE_TEXT, note, FullText(HOW_TO_WIN, note))
    if names.unit is Unit.MONEY:
        return ScoringLine("", "by amount", event, note, "", "")
    proof = scope.truncated(PROOF_TEXT, rule.proof, FullText("Proof", rule.proof))
    limit, in_row = "", Measure(rule.points, Unit.COUNT, 1, (rule.row,))
    if rule.cap is not None:
        count = (
            scope.number_format.spelled_out(int(rule.cap))
            if rule.cap == int(rule.cap)
            else number_text(scope, rule.cap, of=in_row)
        )
        limit = f"{count} {_PER[rule.per]}"
    points = number_text(scope, rule.points, of=in_row)
    return ScoringLine(points, names.of(rule.points), event, note, limit, proof)


def _prizes(scope: Scope, contest: Contest, names: ScoreNames) -> list[Labeled]:
    """The prizes with whom they are for; that of everyone first, and larger."""
    found = [_prize(scope, contest, names, label, text) for label, text in contest.prizes]
    return sorted(found, key=lambda each: not each.is_large)


def _prize(scope: Scope, contest: Contest, names: ScoreNames, label: str, text: str) -> Labeled:
    is_goal = contest.type is ContestType.GOAL and (is_for_all(label) or not label)
    shown = label
    if not label:
        shown = "First" if contest.type not in WITHOUT_PLACES else "All of us" if is_goal else "Everyone"
    if is_goal and contest.target is not None:
        shown = f"{shown}, at {on_file_text(scope, contest, contest.target, names.unit)}"
    elif level_of(label) and label.strip() == level_of(label) and rank_of(label) is None:
        shown = f"At {label.strip()}"
    return Labeled(shown, _prize_text(scope, contest, label, text), is_large=is_goal or is_for_all(label))


def _prize_text(scope: Scope, contest: Contest, label: str, text: str) -> str:
    """A prize in words, with who sponsors it."""
    sponsor = scope.truncated(SPONSOR_TEXT, sponsor_of(contest, label))
    prize = scope.truncated(PRIZE_TEXT, text)
    return f"{prize.rstrip('.')}, sponsored by {sponsor}" if sponsor else prize


def _published(contest: Contest) -> str:
    """When standings come out."""
    text = contest.published.strip()
    return text if not text or text.casefold().startswith("standings") else f"Standings {text}"
