"""What is handed out: packets with their kinds, periods, editions and people, decided before anything is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process

from plangen.batch.jobs import EDITIONS, Handout
from plangen.facts.desk import Desk
from plangen.facts.subjects import AnySubject, Subject, managers, salespeople, teams
from plangen.kinds.kind import Kind
from plangen.kinds.packet import Packet
from plangen.kinds.shelf import Shelf
from plangen.periods import Period
from plangen.problems import UsageError
from plangen.records.team import Person
from plangen.tables.folding import fold
from plangen.workflow.people import LeftOut, chosen, chosen_teams, leader_named, left_out, listed
from plangen.workflow.sheets import refuse_unknown_sections
from plangen.workflow.which_period import choose, told_if_old
from plangen.workflow.wish import Wish


@dataclass(slots=True)
class Decision:
    """The handouts as they are decided upon, what is to be told of the decisions, and who gets no document."""

    handouts: list[Handout] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def wanted_packets(names: Sequence[str], shelf: Shelf) -> list[Packet]:
    """The packets of these names, all where none is named; raises UsageError for an unknown one."""
    for name in names:
        if name not in shelf.packets:
            near = process.extractOne(name, list(shelf.packets), score_cutoff=60)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(shelf.packets)}."
            raise UsageError(f"There is no packet “{name}”. {hint}")
    return [packet for name, packet in shelf.packets.items() if not names or name in names]


def decide(desk: Desk, shelf: Shelf, wish: Wish) -> Decision:
    """For each packet: its kinds, its period, and its people. What does not fit is told where no packet was named."""
    decided = Decision()
    meant = chosen(desk.book.roster.people, wish.only, wish.manager)
    for packet in wanted_packets(wish.packets, shelf):
        kinds = packet.made_of(shelf.kinds)
        try:
            handout, notes = _handout(desk, packet, kinds, wish)
        except UsageError as misfit:
            if wish.packets or len(shelf.packets) == 1:
                raise
            decided.notes.append(str(misfit))
            continue
        decided.handouts.append(handout)
        decided.notes += [note for note in notes if note not in decided.notes]
        here = [subject for subject in handout.chosen["salesperson"] if isinstance(subject, Subject)]
        decided.left_out += [] if wish.team else absent(meant, here, handout.period)
    if not any(list(handout.documents) for handout in decided.handouts):
        raise UsageError(_nobody(decided))
    return decided


def absent(people: Sequence[Person], here: Sequence[Subject], period: Period) -> list[LeftOut]:
    """Those of the people who get no documents for a period."""
    there = {subject.person for subject in here}
    return [left_out(person, period) for person in people if person not in there]


def _handout(desk: Desk, packet: Packet, kinds: Sequence[Kind], wish: Wish) -> tuple[Handout, list[str]]:
    """What is handed out of a packet, and what is to be told of it."""
    choice = choose(wish.period, packet, kinds, desk.book)
    made = _in_editions(packet, choice.kinds, wish.editions)
    for kind in made:
        refuse_unknown_sections(kind)
    meant = _meant(desk, choice.period, wish)
    gone = [person.name for person in desk.book.roster.people if person.left and person.left <= desk.book.as_of]
    every = desk.once(salespeople, choice.period)
    handout = Handout(packet, made, choice.period, every, meant, wish.editions, gone)
    notes = [*choice.notes, *told_if_old(choice.period, desk.book)]
    left = [kind.title for kind in made if kind.subject == "team"]
    if left and not meant["team"]:
        notes.append(f"{listed(left)}: made for no team, as only some people are named. Add --team NAME to make it.")
    return handout, notes


def _meant(desk: Desk, period: Period, wish: Wish) -> Mapping[str, Sequence[AnySubject]]:
    """The people and the teams that are meant, by the sort of subject that kinds are made for."""
    every = desk.once(teams, period)
    roster = desk.book.roster.people
    leader = leader_named(roster, wish.manager) if wish.manager else ""
    own = chosen_teams(every, wish.team, leader, few=bool(wish.only))
    people = chosen(roster, wish.only, wish.manager)
    named = set(people)
    here = [subject for subject in desk.once(salespeople, period) if subject.person in named]
    if wish.team:
        inside = {subject.person for team in own for subject in team.people}
        outside = [person.name for person in people if person not in inside]
        if wish.only and outside:
            raise UsageError(f"{listed(outside)} is not in {own[0].name}. Leave out --team or the name.")
        here = [subject for subject in here if subject.person in inside]
    leading = [each for each in desk.once(managers, period) if not leader or fold(each.name) == fold(leader)]
    return {"salesperson": here, "team": own, "manager": [] if wish.only or wish.team else leading}


def _in_editions(packet: Packet, kinds: Sequence[Kind], editions: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds that have one of the editions, where some are named."""
    found = tuple(kind for kind in kinds if not editions or set(editions) & set(kind.editions))
    if found:
        return found
    has = [name for name in EDITIONS if any(name in kind.editions for kind in kinds)]
    raise UsageError(f"The packet {packet.name} has no edition {listed(editions)}. It has: {listed(has)}.")


def _nobody(decided: Decision) -> str:
    if not decided.handouts:
        return " ".join(dict.fromkeys(decided.notes))
    periods = " and ".join(dict.fromkeys(handout.period.name for handout in decided.handouts))
    names = list(dict.fromkeys(str(each) for each in decided.left_out))
    return f"There are no documents for {periods}: {listed(names) or 'nobody is left of those named'}."
