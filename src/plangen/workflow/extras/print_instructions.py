"""What the copy-room slip says: how to print the file, how many copies, and what to do with its sheets."""

from collections.abc import Sequence

from plangen.batch.jobs import Order
from plangen.doctypes.document_type import Finish
from plangen.doctypes.subjects import MEETING, TEAM
from plangen.elements.theme import Paper
from plangen.workflow.planning.people import joined_names


def instructions(orders: Sequence[Order], paper: Paper) -> tuple[str, ...]:
    """How to print the file and what to do with its sheets, a sentence or two on a line."""
    titles: dict[Finish, list[str]] = {each: [] for each in Finish}
    for document_type in {each.document_type.name: each.document_type for each in orders}.values():
        titles[document_type.finish].append(document_type.title)
    loose, folded = joined_names(titles[Finish.LOOSE] + titles[Finish.FOLDED]), joined_names(titles[Finish.FOLDED])
    without = f", without {loose}" if loose else ""
    staple = f"Staple each packet at the top left{without}" if titles[Finish.STAPLED] else "Don’t staple these packets"
    lines = (
        f"{paper} paper, double-sided, flipped on the long edge, at 100%. Black and white is fine.",
        _copies(orders),
        f"{staple}: a new one starts at each cover, with the name at the top right.",
        f"Fold {folded} once. Its back is upside down on the screen and right on paper." if folded else "",
        "Don’t leave packets in the tray, and shred misprints. This page isn’t part of a packet.",
    )
    return tuple(filter(None, lines))


def _copies(orders: Sequence[Order]) -> str:
    """How many copies of a team's packet everyone in it takes; empty without one."""
    teams = {each.subject.name: len(each.subject.people) for each in orders if each.subject.sort in (TEAM, MEETING)}
    listed = joined_names([f"{count:,} of {name}" for name, count in teams.items()])
    return f"Each packet is here once. For a copy for everyone in a team, print {listed}." if teams else ""
