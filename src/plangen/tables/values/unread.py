"""What becomes of a cell that couldn't be read, in the words of a problem."""

from enum import Enum


class Unread(Enum):
    """What a reader does where a cell can't be read; the value is the record that is skipped, empty for none."""

    LEFT_BLANK = ""
    CONTEST_SKIPPED = "contest"
    ENTRY_SKIPPED = "entry"
    EVENT_SKIPPED = "event"
    ROW_SKIPPED = "row"


_MANY = {
    Unread.CONTEST_SKIPPED: "contests",
    Unread.ENTRY_SKIPPED: "entries",
    Unread.EVENT_SKIPPED: "events",
    Unread.ROW_SKIPPED: "rows",
}


def outcome_text(outcome: Unread, column: str = "") -> str:
    """What became of a cell, in a sentence; with its column's name, if that is to be said."""
    if outcome is Unread.LEFT_BLANK:
        return f"“{column}” left blank." if column else "Left blank."
    return f"{outcome.value.capitalize()} skipped."


def unread_text(outcome: Unread, count: int) -> str:
    """What became of this many cells, in a sentence."""
    if count == 1:
        return outcome_text(outcome)
    return f"{count} cells left blank." if outcome is Unread.LEFT_BLANK else f"{count} {_MANY[outcome]} skipped."


def ambiguous_text(outcome: Unread, count: int) -> str:
    """What became of this many ambiguous cells, in a sentence."""
    if outcome is Unread.LEFT_BLANK:
        return f"{count} ambiguous cell{'s' if count > 1 else ''} left blank."
    return f"{count} {_MANY[outcome] if count > 1 else outcome.value} with an ambiguous date skipped."
