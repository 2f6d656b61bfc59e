"""The last lines of a monthly review: what isn't shown, and what the numbers are based on."""

from collections.abc import Iterable

from plangen.facts.blocks.data_notes import missing_characters, no_year, quota_proration, rows_used, won_since
from plangen.facts.blocks.not_shown import not_shown
from plangen.facts.pages.monthly_review.tiles import month_tiles
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit

NOTES_LIMIT = Limit("notes", 3)


def month_notes(scope: Scope) -> tuple[str, ...]:
    """The reasons for n/a, a prorated quota, what isn't shown, and the deal rows used."""
    notes = [note for note in dict.fromkeys(_notes(scope)) if note]
    return tuple(notes[: scope.most(NOTES_LIMIT)])


def _notes(scope: Scope) -> Iterable[str]:
    yield from missing_characters(scope)
    for tile in scope.once(month_tiles):
        for figure in tile.figures:
            if not figure.known and figure.fix:
                yield f"n/a, {figure.reason}: {figure.fix}."
    yield from quota_proration(scope)
    yield from won_since(scope, scope.deals)
    yield from no_year(scope.book, scope.number_format, has_year=scope.has_year)
    missing = [each.what for each in not_shown(scope)]
    yield f"Not shown: {'; '.join(missing)}." if missing else ""
    yield rows_used(scope.book, scope.number_format)
