"""The last lines of a monthly review: what is not shown, and what the figures rest on."""

from collections.abc import Iterable

from plangen.facts.brief import Brief
from plangen.facts.data_notes import adjusted, rows_used
from plangen.facts.monthly_tiles import month_tiles
from plangen.facts.not_shown import not_shown

NOTES = 3


def month_notes(brief: Brief) -> tuple[str, ...]:
    """Why something is n/a, a quota that is not a full one, what the files cannot give, and the rows that were used."""
    notes = [note for note in dict.fromkeys(_notes(brief)) if note]
    return tuple(notes[: brief.limits.get("notes", NOTES)])


def _notes(brief: Brief) -> Iterable[str]:
    for tile in brief.once(month_tiles):
        for figure in tile.figures:
            if not figure.known and figure.cure:
                yield f"n/a, {figure.reason}: {figure.cure}."
    yield from adjusted(brief)
    missing = [each.what for each in not_shown(brief)]
    yield f"Not shown: {'; '.join(missing)}." if missing else ""
    yield rows_used(brief.book, brief.numerals)
