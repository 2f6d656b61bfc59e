"""The slips of a packet's folder: its contents on a page, the list of who gets what, and the drafts where asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from plangen.batch.jobs import Handout, Order
from plangen.batch.parcel import Filed, Parcel, Slip
from plangen.batch.printing import Shop
from plangen.batch.recipients import Addresses, addresses, bundles
from plangen.facts.desk import Desk
from plangen.facts.masthead import Masthead, sources
from plangen.formats.pdf import available
from plangen.workflow.contents import FILE, ONLY, Packing, contents, contents_page
from plangen.workflow.gaps import Gap
from plangen.workflow.letters import Office, letters, undrafted
from plangen.workflow.people import LeftOut
from plangen.workflow.send_list import FILE as SEND_LIST
from plangen.workflow.send_list import send_list


@dataclass(frozen=True, slots=True)
class Packets:
    """What is known of the packets: how they are handed out and to whom not, by name, and their gaps, by folder.

    The gaps are found while documents are made.
    """

    handouts: Mapping[str, Handout]
    left_out: Mapping[str, Sequence[LeftOut]]
    gaps: Mapping[PurePosixPath, Sequence[Gap]]


@dataclass(frozen=True)
class Dispatch:
    """What slips are made from besides a parcel; `mail` says whether there are drafts."""

    desk: Desk
    shop: Shop
    output: Path
    packets: Packets
    mail: bool = False

    @cached_property
    def posts(self) -> Addresses:
        """The e-mails of the people in Team."""
        return addresses(self.desk.book.roster.people, self.desk.book.as_of)

    def enclose(self, parcel: Parcel) -> Iterator[Slip]:
        """The slips of a parcel; without what PDF files need there is no page of contents."""
        drafts = self._drafts(parcel) if self.mail else []
        if not available():
            yield Slip(PurePosixPath(FILE), self._contents(parcel, drafts))
        yield Slip(PurePosixPath(SEND_LIST), lambda: send_list(parcel, self.posts))
        yield from drafts

    def planned(self, orders: Sequence[Order]) -> Iterator[PurePosixPath]:
        """The files that would lie beside the orders if all of them were made, in the output folder."""
        for home in dict.fromkeys(order.folder for order in orders):
            own = tuple(order for order in orders if order.folder == home)
            parcel = Parcel(home, own, tuple(Filed(order, "") for order in own), ())
            yield from (home / slip.path for slip in self.enclose(parcel))

    def without_email(self, orders: Sequence[Order]) -> list[LeftOut]:
        """Those whom some documents are for and who cannot be written to, and why."""
        people = {bundle.recipient: None for bundle in bundles(orders)}
        return [LeftOut(each.name, why) for each in people if (why := self.posts.lacking(each))]

    def undrafted(self, orders: Sequence[Order], made: Sequence[Order]) -> tuple[LeftOut, ...]:
        """Those who get no draft where drafts were asked for, and why."""
        return tuple(undrafted(orders, made, self.posts)) if self.mail else ()

    def _drafts(self, parcel: Parcel) -> list[Slip]:
        people = self.desk.book.roster.people
        return list(letters(parcel, Office(self.posts, people, self.output, self.desk.numerals)))

    def _contents(self, parcel: Parcel, drafts: Sequence[Slip]) -> Callable[[], bytes]:
        """What gives the bytes of the page of contents."""

        def drawn() -> bytes:
            packet = parcel.orders[0].packet
            packing = Packing(
                self.packets.gaps.get(parcel.folder, ()),
                self.packets.left_out.get(packet, ()),
                self.without_email(parcel.orders),
                tuple(slip.path for slip in drafts),
                self._not_asked_for(parcel),
            )
            parts = contents(parcel, packing)
            return contents_page(parts, self._head(parcel), self.shop.folders, self.shop.theme)

        return drawn

    def _not_asked_for(self, parcel: Parcel) -> int:
        """How many people the packet applies to whom it is not made for this time."""
        handout = self.packets.handouts[parcel.orders[0].packet]
        asked = {order.subject for order in parcel.orders}
        has_own = any(kind.subject == "salesperson" for kind in handout.kinds)
        return len({*handout.everyone} - asked) if has_own else 0

    def _head(self, parcel: Parcel) -> Masthead:
        """Which packet it is, for how many, and from when."""
        first, book, numerals = parcel.orders[0], self.desk.book, self.desk.numerals
        title, period = self.packets.handouts[first.packet].packet.title, numerals.period(first.period)
        as_of = f"as of {numerals.day(book.as_of)}"
        return Masthead(
            title=f"Contents: {title} {period}",
            company=book.settings.company,
            name=f"{title}, {period}",
            line=("What lies in this folder", as_of),
            foot=" · ".join(part for part in ("Contents", f"{title} {period}", as_of, sources(book)) if part),
            author=book.settings.manager,
            only=ONLY,
        )
