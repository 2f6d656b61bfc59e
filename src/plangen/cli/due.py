"""plangen due: lists the packets that upcoming meetings need, and creates them."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from plangen.cli import options
from plangen.cli.exit_codes import EXIT_CODES
from plangen.cli.screen import bar, print_json, print_line, show_table
from plangen.cli.summary import as_plain, exit_code, print_summary
from plangen.doctypes.packet import Packet
from plangen.facts.formatting.number_format import NumberFormat
from plangen.formats.registry import FORMATS
from plangen.problems import shown
from plangen.workflow.due import DuePacket, DueResult, parse_within
from plangen.workflow.due import due as find_due
from plangen.workflow.planning.packet_meetings import PacketMeeting
from plangen.workflow.planning.people import joined_names
from plangen.workflow.planning.request import MakeRequest

MOST_NAMES = 4


@click.command(epilog=EXIT_CODES)
@options.inputs
@options.templates
@options.output
@options.as_of
@click.option("--within", default="7d", show_default=True, metavar="DAYS", help="How far to look ahead: 7d or 2w.")
@click.option("--make", "makes", is_flag=True, help="Create them, with an email draft for each person.")
@click.option(
    "--format", "formats", multiple=True, type=options.OneOf(list(FORMATS)), help="One format (default: both)."
)
@click.option("--bind", is_flag=True, help="Also write one PDF to print for each packet.")
@click.option("--jobs", type=options.Positive(), default=None, help="Parallel processes (default: one per core).")
@click.option("--force", is_flag=True, help="Replace files that you edited; a copy of each is kept.")
@options.strict
@options.as_json
def due(  # noqa: PLR0913, PLR0917 - ceiling: click hands over each option as a parameter
    inputs: tuple[Path, ...],
    templates: Path | None,
    output: Path,
    as_of: date | None,
    within: str,
    makes: bool,
    formats: tuple[str, ...],
    bind: bool,
    jobs: int | None,
    force: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """List the packets that upcoming meetings need.

    Meetings are those in Events, else the review days and the team meeting in Settings. More than two working days
    ahead, a packet is a pre-read if it has one; later, the copies to hand out and the manager's.
    """
    request = MakeRequest(
        options.days(as_of), inputs=inputs, output=output, templates=templates, formats=formats, jobs=jobs or 0,
        force=force, bind=bind,
    )  # fmt: skip
    days, started = parse_within(within), time.perf_counter()
    with bar(shown=makes and not as_json) as watch:
        found = find_due(request, days, watch if makes else None)
    seconds = time.perf_counter() - started
    if as_json:
        print_json(_plain(found, seconds))
    else:
        _print(found, within, seconds, makes=makes)
    return max((exit_code(made, strict=strict, formats=formats) for made in found.made), default=0)


def _print(found: DueResult, within: str, seconds: float, *, makes: bool) -> None:
    number_format = found.number_format
    print_line(_headline(found, number_format), "bold")
    print_line(found.as_of_note)
    if found.due:
        rows = [_row(each, number_format) for each in found.due]
        show_table(("When", "Meeting", "For", "Packet", "Create"), rows)
        for setting in _defaults(found.due):
            print_line(f"Default days: no “{setting}” in Settings, and no date in Events.")
    for each in (each for each in found.due if each.not_yet):
        print_line(f"{each.packet.title}: not yet. {each.not_yet}")
    for made in found.made:
        print_line()
        print_summary(made, seconds / len(found.made))
    if not makes and any(not each.not_yet for each in found.due):
        print_line(f"Next: plangen due --within {within} --make")


def _headline(found: DueResult, number_format: NumberFormat) -> str:
    through = number_format.day(found.through)
    if found.due:
        count = "1 packet" if len(found.due) == 1 else f"{len(found.due):,} packets"
        return f"{count} due by {through}."
    if found.next_meeting is None:
        return f"Nothing due by {through}."
    packet, meeting = found.next_meeting
    when = _days(meeting, number_format, year=True)
    by_default = ", a default day" if meeting.by_default else ""
    named = _named(packet, meeting, number_format)
    return f"Nothing due by {through}. Next: {meeting.kind}, {when}{by_default} ({named})."


def _defaults(due_packets: Sequence[DuePacket]) -> list[str]:
    """The settings that would change default days in the list, each once."""
    meetings = (meeting for each in due_packets for meeting in each.meetings)
    return list(dict.fromkeys(meeting.by_default for meeting in meetings if meeting.by_default))


def _named(packet: Packet, meeting: PacketMeeting, number_format: NumberFormat) -> str:
    return f"{packet.title}, {number_format.period(meeting.period)}"


def _row(each: DuePacket, number_format: NumberFormat) -> tuple[str, ...]:
    first = each.meetings[0]
    names = [shown(person.name) for person in each.people]
    return (
        _span(each.meetings, number_format) + (" (default)" if any(it.by_default for it in each.meetings) else ""),
        first.kind.capitalize(),
        joined_names(names, MOST_NAMES) if names else "everyone",
        _named(each.packet, first, number_format),
        "not yet" if each.not_yet else "pre-reads" if each.is_preread else "copies to hand out",
    )


def _span(meetings: Sequence[PacketMeeting], number_format: NumberFormat) -> str:
    """The date of the only meeting, with its time; or the dates from the first to the last."""
    if len(meetings) == 1:
        return _days(meetings[0], number_format)
    first, last = meetings[0].day, max(each.last_day for each in meetings)
    return number_format.weekday(first) if first == last else number_format.date_range(first, last)


def _days(meeting: PacketMeeting, number_format: NumberFormat, *, year: bool = False) -> str:
    if not meeting.has_date:
        return f"{number_format.date_range(meeting.day, meeting.last_day)}{f', {meeting.day.year}' if year else ''}"
    day = number_format.day(meeting.day) if year else number_format.weekday(meeting.day)
    return f"{day}, {number_format.clock(f'{meeting.at:%H:%M}')}" if meeting.at else day


def _plain(found: DueResult, seconds: float) -> dict[str, Any]:
    """The result as JSON values."""
    return {
        "as_of": found.book.as_of.isoformat(),
        "through": found.through.isoformat(),
        "due": [_plain_packet(each) for each in found.due],
        "made": [as_plain(made, seconds / len(found.made)) for made in found.made],
        "next_meeting": _plain_meeting(found.next_meeting[1]) if found.next_meeting else None,
    }


def _plain_packet(each: DuePacket) -> dict[str, Any]:
    return {
        "packet": each.packet.name,
        "period": each.period.code,
        "editions": list(each.editions),
        "people": [person.name for person in each.people],
        "meetings": [_plain_meeting(meeting) for meeting in each.meetings],
        "not_yet": each.not_yet,
    }


def _plain_meeting(meeting: PacketMeeting) -> dict[str, Any]:
    return {
        "type": str(meeting.kind),
        "period": meeting.period.code,
        "day": meeting.day.isoformat(),
        "last_day": meeting.last_day.isoformat(),
        "time": f"{meeting.at:%H:%M}" if meeting.at else "",
        "title": meeting.title,
        "default": bool(meeting.by_default),
        "people": [person.name for person in meeting.people],
    }
