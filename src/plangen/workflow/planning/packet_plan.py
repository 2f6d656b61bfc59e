"""The packets to hand out, with their document types, periods, editions, and people, before anything is created."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plangen.batch.jobs import Handout, IncludedType
from plangen.doctypes.catalog import TemplateCatalog
from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.editions import EDITIONS
from plangen.doctypes.packet import Packet
from plangen.doctypes.subjects import CONTEST, MANAGER, MEETING, OF_CONTESTS, SALESPERSON, TEAM
from plangen.facts.scope.contest_subjects import contests_without_people
from plangen.facts.scope.every_subject import SUBJECTS
from plangen.facts.scope.subjects import AnySubject, salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Period
from plangen.problems import UsageError
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold
from plangen.workflow.planning.old_exports import old_export_notes
from plangen.workflow.planning.people import (
    SkippedPerson,
    find_manager,
    joined_names,
    require_known,
    select_people,
    select_teams,
    without_documents,
)
from plangen.workflow.planning.period_choice import choose_period
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reporting.fact_sheets import require_known_limits, require_known_sections
from plangen.workflow.reporting.table_settings import require_known_tables


@dataclass(slots=True)
class PacketPlan:
    """The planned handouts, notes for the user, and the people who get no document."""

    handouts: list[Handout] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    skipped: list[SkippedPerson] = field(default_factory=list)


def requested_packets(names: Sequence[str], catalog: TemplateCatalog) -> list[Packet]:
    """The packets with these names, all if there are none; raises UsageError for an unknown name."""
    for name in names:
        require_known("packet", name, list(catalog.packets))
    return [packet for name, packet in catalog.packets.items() if not names or name in names]


def plan_packets(workspace: Workspace, catalog: TemplateCatalog, request: MakeRequest) -> PacketPlan:
    """The document types, period, and people of each packet, with a note if a packet doesn't fit the request."""
    packet_plan = PacketPlan()
    selected = select_people(workspace.book.roster.people, request.only, request.manager)
    for packet in requested_packets(request.packets, catalog):
        document_types = packet.select(catalog.document_types)
        # Before sections are left out: a document type sets its limits for all packets.
        for document_type in (catalog.document_types[each.name] for each in document_types):
            require_known_limits(document_type)
        try:
            handout, included, notes = _handout(workspace, packet, document_types, request)
        except UsageError as misfit:
            if request.packets or len(catalog.packets) == 1:
                raise
            packet_plan.notes.append(str(misfit))
            continue
        is_for_all = not (request.only or request.team or request.manager)
        packet_plan.skipped += skipped_contests(workspace, handout) if is_for_all else []
        is_about_people = any(each.sort not in OF_CONTESTS for each in document_types)
        if not is_about_people and not request.packets and not any(handout.documents):
            continue
        packet_plan.handouts.append(handout)
        packet_plan.notes += [note for note in notes if note not in packet_plan.notes]
        skips = is_about_people and not request.team
        packet_plan.skipped += skipped_people(selected, included, handout.period) if skips else []
    if not any(list(handout.documents) for handout in packet_plan.handouts):
        raise UsageError(_no_documents(packet_plan))
    return packet_plan


def skipped_people(people: Sequence[Person], included: Sequence[AnySubject], period: Period) -> list[SkippedPerson]:
    """The people who get no documents for a period, each with the reason."""
    found = {each.person for subject in included for each in subject.people}
    return [without_documents(person, period) for person in people if person not in found]


def skipped_contests(workspace: Workspace, handout: Handout) -> list[SkippedPerson]:
    """The contests that get no documents in a packet, since no one takes part."""
    periods = dict.fromkeys(each.period for each in handout.document_types if each.document_type.sort in OF_CONTESTS)
    found = dict.fromkeys(each for period in periods for each in contests_without_people(workspace, period))
    return [
        SkippedPerson(
            each.name,
            f"no one on “{joined_names(list(each.teams))}” takes part" if each.teams else "no one takes part",
            CONTEST.name,
        )
        for each in found
    ]


def _handout(
    workspace: Workspace, packet: Packet, document_types: Sequence[DocumentType], request: MakeRequest
) -> tuple[Handout, Sequence[AnySubject], list[str]]:
    """The handout of a packet, the salespeople in it who were requested, and notes for the user."""
    book = workspace.book
    choice = choose_period(request.period, packet, document_types, book)
    types = _with_editions(packet, choice.document_types, request.editions)
    for document_type in types:
        require_known_sections(document_type)
        require_known_tables(document_type)
    periods = dict.fromkeys((choice.period, *map(choice.period_of, types)))
    chosen = {period: _chosen_subjects(workspace, period, request) for period in periods}
    included = [
        IncludedType(each, choice.period_of(each), chosen[choice.period_of(each)][each.subject]) for each in types
    ]
    departed = [person.name for person in book.roster.people if person.left and person.left <= book.as_of]
    everyone = dict.fromkeys(each for period in periods for each in workspace.once(salespeople, period))
    handout = Handout(packet, choice.period, included, tuple(everyone), request.editions, departed)
    is_about_deals = any(each.sort not in OF_CONTESTS for each in types)
    notes = [*choice.notes, *(old_export_notes(choice.period, book) if is_about_deals else ())]
    of_teams = [each for each in included if each.document_type.sort in (TEAM, MEETING)]
    skipped = [each.document_type.title for each in of_teams if not each.subjects]
    if skipped:
        notes.append(
            f"{joined_names(skipped)}: skipped, because only some people were named. Add --team NAME to create it."
        )
    return handout, [each for subjects in chosen.values() for each in subjects[SALESPERSON.name]], notes


def _chosen_subjects(workspace: Workspace, period: Period, request: MakeRequest) -> Mapping[str, Sequence[AnySubject]]:
    """The requested people, teams, and managers of a period, by the subject of document types."""
    roster = workspace.book.roster.people
    manager = find_manager(roster, request.manager) if request.manager else ""
    every = {sort: workspace.once(subjects, period) for sort, subjects in SUBJECTS.items()}
    chosen_teams = select_teams(every[TEAM.name], request.team, manager, people_named=bool(request.only))
    selected = select_people(roster, request.only, request.manager)
    people = _within(selected, every[SALESPERSON.name])
    if request.team:
        members = {subject.person for team in chosen_teams for subject in team.people}
        outside = [person.name for person in selected if person not in members]
        if request.only and outside:
            verb = "isn't" if len(outside) == 1 else "aren't"
            raise UsageError(f"{joined_names(outside)} {verb} on {chosen_teams[0].name}. Drop --team or the name.")
        people = _within(members, people)
    leaders = [each for each in every[MANAGER.name] if not manager or fold(each.name) == fold(manager)]
    return {
        SALESPERSON.name: people,
        TEAM.name: chosen_teams,
        MEETING.name: select_teams(every[MEETING.name], request.team, manager, people_named=bool(request.only)),
        MANAGER.name: _leaders_of(leaders, people, request),
        **{sort.name: _within(_requested(selected, chosen_teams, request), every[sort.name]) for sort in OF_CONTESTS},
    }


def _requested(selected: Sequence[Person], teams: Sequence[AnySubject], request: MakeRequest) -> list[Person]:
    """The people whose contests were requested: everyone, those named, or those of the team named."""
    members = {each.person for team in teams for each in team.people}
    return [person for person in selected if person in members or not request.team]


def _leaders_of(
    leaders: Sequence[AnySubject], people: Sequence[AnySubject], request: MakeRequest
) -> Sequence[AnySubject]:
    """The managers who get documents of their own: if only some people are requested, theirs or none."""
    if not (request.only or request.team):
        return leaders
    named = {subject.manager.name for subject in people if subject.manager} if request.with_managers else set()
    return [each for each in leaders if each.name in named]


def _within(people: Iterable[Person], subjects: Sequence[AnySubject]) -> list[AnySubject]:
    """The subjects that are about no one but these people."""
    found = set(people)
    return [subject for subject in subjects if {each.person for each in subject.people} <= found]


def _with_editions(
    packet: Packet, document_types: Sequence[DocumentType], editions: Sequence[str]
) -> tuple[DocumentType, ...]:
    """The document types with at least one of the requested editions; all if none is requested."""
    found = tuple(
        document_type for document_type in document_types if not editions or set(editions) & set(document_type.editions)
    )
    if found:
        return found
    has = [name for name in EDITIONS if any(name in document_type.editions for document_type in document_types)]
    raise UsageError(f"{packet.name} has no {joined_names(editions)} edition. Choose from: {', '.join(has)}.")


def _no_documents(packet_plan: PacketPlan) -> str:
    if not packet_plan.handouts:
        return " ".join(dict.fromkeys(packet_plan.notes))
    types = [each.document_type for handout in packet_plan.handouts for each in handout.document_types]
    if all(each.sort in OF_CONTESTS for each in types):
        period = packet_plan.handouts[0].period.name
        if packet_plan.skipped:
            named = joined_names(list(dict.fromkeys(str(each) for each in packet_plan.skipped)))
            return f"No contests in {period} with people: {named}. Use a team or a name from Team."
        return f"No contests in {period}. Add them with plangen new . --add Contests, or choose another --period."
    periods = joined_names(list(dict.fromkeys(handout.period.name for handout in packet_plan.handouts)))
    names = list(dict.fromkeys(str(each) for each in packet_plan.skipped))
    if not names:
        return f"No documents for {periods}. Change the packet, the period, or the names."
    return f"No documents for {periods}: {joined_names(names)}."
