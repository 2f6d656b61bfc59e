"""The extra files of a packet's folder: a contents page, who gets what, and drafts and files to print on request."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from plangen.batch.jobs import Handout, Order
from plangen.batch.packet_result import ExtraFile, PacketResult, WrittenDocument
from plangen.batch.recipients import Addresses, addresses, bundles
from plangen.batch.rendering import RenderContext
from plangen.facts.blocks.masthead import Masthead, foot_line
from plangen.facts.scope.workspace import Workspace
from plangen.formats.pdf.renderer import missing_library
from plangen.workflow.extras.calendar_files import calendar_files
from plangen.workflow.extras.contents import FILE, RESTRICTION, Packing, contents_of, contents_page, formats_of
from plangen.workflow.extras.email_drafts import DraftSettings, email_drafts, planned_drafts, without_draft
from plangen.workflow.extras.print_file import (
    HEADING,
    PrintDetails,
    PrintFile,
    PrintPlan,
    print_file,
    print_plans,
)
from plangen.workflow.extras.print_file import RESTRICTION as DO_NOT_FORWARD
from plangen.workflow.extras.print_file import counted as counted_pages
from plangen.workflow.extras.send_list import FILE as SEND_LIST
from plangen.workflow.extras.send_list import send_list
from plangen.workflow.planning.packet_meetings import PacketMeeting, PacketSchedule
from plangen.workflow.planning.people import SkippedPerson
from plangen.workflow.reporting.missing_data import MissingData


@dataclass(frozen=True, slots=True)
class PacketDetails:
    """The handouts and the people without documents, by packet name, and the missing data, by packet folder.

    The missing data is filled in while documents are created.
    """

    handouts: Mapping[str, Handout]
    skipped: Mapping[str, Sequence[SkippedPerson]]
    missing_data: Mapping[PurePosixPath, Sequence[MissingData]]


@dataclass(frozen=True)
class PacketExtras:
    """Creates the extra files of packets.

    `mail` says whether to write email drafts, and `bind` whether to write files to print; `printed` collects those.
    """

    workspace: Workspace
    render_context: RenderContext
    output: Path
    packets: PacketDetails
    mail: bool = False
    bind: bool = False
    printed: list[PrintFile] = field(default_factory=list)

    @cached_property
    def addresses(self) -> Addresses:
        """The email addresses of the people in Team."""
        return addresses(self.workspace.book.roster.people, self.workspace.book.as_of)

    def extra_files(self, result: PacketResult) -> Iterator[ExtraFile]:
        """The extra files of a packet; without the PDF libraries there is no contents page."""
        drafts, invitations = self._drafts(result) if self.mail else ([], [])
        if not missing_library():
            yield ExtraFile(PurePosixPath(FILE), self._contents(result, drafts))
        yield ExtraFile(PurePosixPath(SEND_LIST), lambda: send_list(result, self.addresses))
        yield from (*drafts, *invitations)
        handout, is_complete = self._handout(result), not self._not_requested(result, with_departed=False)
        for plan in print_plans(result, handout, has_everyone=is_complete) if self.bind else ():
            yield ExtraFile(plan.path, partial(self._print, plan, result), plan.holds)

    def planned(self, orders: Sequence[Order]) -> Iterator[PurePosixPath]:
        """The paths of the extra files, in the output folder, if all orders are created."""
        for folder in dict.fromkeys(order.folder for order in orders):
            planned = tuple(order for order in orders if order.folder == folder)
            result = PacketResult(
                folder, planned, tuple(WrittenDocument(order, "", order.path) for order in planned), ()
            )
            yield from (folder / extra.path for extra in self.extra_files(result))

    def without_email(self, orders: Sequence[Order]) -> list[SkippedPerson]:
        """The recipients of these orders who can't be emailed, and why."""
        people = {bundle.recipient: None for bundle in bundles(orders)}
        return [SkippedPerson(each.name, reason) for each in people if (reason := self.addresses.why_missing(each))]

    def without_draft(self, orders: Sequence[Order], created: Sequence[Order]) -> tuple[SkippedPerson, ...]:
        """The recipients who get no draft although drafts were requested, and why."""
        return tuple(without_draft(orders, created, self.addresses)) if self.mail else ()

    def _handout(self, result: PacketResult) -> Handout:
        return self.packets.handouts[result.orders[0].packet]

    def _meetings(self, handout: Handout) -> list[PacketMeeting]:
        """The meetings with a date that a packet is for."""
        document_types = [each.document_type for each in handout.document_types]
        return PacketSchedule(self.workspace, handout.packet, document_types).about(handout.period)

    def _drafts(self, result: PacketResult) -> tuple[list[ExtraFile], list[ExtraFile]]:
        """The email drafts, and the calendar files next to them."""
        book, number_format = self.workspace.book, self.workspace.number_format
        settings = DraftSettings(self.addresses, book.roster.people, self.output, number_format)
        drafts, meetings = list(planned_drafts(result, settings)), self._meetings(self._handout(result))
        invitations = calendar_files(drafts, meetings, book.as_of, (number_format, book.settings.time_zone))
        return list(email_drafts(drafts, settings)), list(invitations)

    def _print(self, plan: PrintPlan, result: PacketResult) -> bytes:
        """The bytes of a file to print, after its pages were counted."""
        handout, masthead = self._handout(result), self._masthead(result)
        masthead = replace(
            masthead,
            title=f"{HEADING}: {masthead.name}",
            line=(HEADING, masthead.name, masthead.line[-1]),
            foot=masthead.foot.replace("Contents", HEADING, 1),
            only=DO_NOT_FORWARD,
        )
        details = PrintDetails(handout, masthead, self.workspace.number_format, self._meetings(handout), self.output)
        content = print_file(plan, result, details, self.render_context)
        self.printed.append(counted_pages(result.folder / plan.path, plan, content))
        return content

    def _contents(self, result: PacketResult, drafts: Sequence[ExtraFile]) -> Callable[[], bytes]:
        """The function that renders the contents page."""

        def render() -> bytes:
            packing = Packing(
                self.workspace.number_format,
                self.packets.missing_data.get(result.folder, ()),
                self.packets.skipped.get(result.orders[0].packet, ()),
                self.without_email(result.orders),
                tuple(draft.path for draft in drafts),
                self._not_requested(result),
                {each.order.path: each.pages for each in result.written if each.pages},
            )
            masthead = self._masthead(result)
            masthead = replace(masthead, line=(*masthead.line, formats_of(result)))
            context = self.render_context
            return contents_page(contents_of(result, packing), masthead, context.folders, context.theme)

        return render

    def _not_requested(self, result: PacketResult, *, with_departed: bool = True) -> int:
        """The number of people the packet applies to who weren't requested in this run."""
        handout = self._handout(result)
        requested = {order.subject for order in result.orders}
        for_people = any(each.document_type.sort.is_salesperson for each in handout.document_types)
        everyone = [each for each in handout.everyone if with_departed or each.name not in handout.departed]
        return len({*everyone} - requested) if for_people else 0

    def _masthead(self, result: PacketResult) -> Masthead:
        handout = self._handout(result)
        book, number_format = self.workspace.book, self.workspace.number_format
        title, period = handout.packet.title, number_format.period(handout.period)
        as_of = f"as of {number_format.day(book.as_of)}"
        return Masthead(
            title=f"Contents: {title} {period}",
            company=book.settings.company,
            name=f"{title}, {period}",
            line=("Folder contents", as_of),
            foot=foot_line(("Contents", f"{title} {period}", as_of), book),
            author=book.settings.manager,
            only=RESTRICTION,
        )
