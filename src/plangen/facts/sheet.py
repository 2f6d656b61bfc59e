"""One fact sheet: exactly the sections that a kind lists, computed whole."""

from collections.abc import Callable, Mapping, Sequence

from plangen.elements.theme import Theme
from plangen.facts.agreed import agreed, thanks
from plangen.facts.brief import Brief
from plangen.facts.comments import comments, signatures
from plangen.facts.commitments import closing, commitments
from plangen.facts.data_notes import data_notes
from plangen.facts.factsheet import FactSheet
from plangen.facts.in_full import in_full
from plangen.facts.masthead import masthead
from plangen.facts.not_shown import not_shown
from plangen.facts.picture import picture
from plangen.facts.pipeline import pipeline
from plangen.facts.reflections import reflections
from plangen.facts.results import results
from plangen.facts.tiles import tiles
from plangen.facts.verdict import verdict
from plangen.records.settings import Settings

SECTIONS: Mapping[str, Callable[[Brief], object]] = {
    "masthead": masthead,
    "verdict": verdict,
    "tiles": tiles,
    "picture": picture,
    "agreed": agreed,
    "thanks": thanks,
    "results": results,
    "reflections": reflections,
    "commitments": commitments,
    "closing": closing,
    "pipeline": pipeline,
    "comments": comments,
    "signatures": signatures,
    "in_full": in_full,
    "not_shown": not_shown,
    "data_notes": data_notes,
}
"""Every section that a kind may list."""


def fact_sheet(brief: Brief, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a brief; a section that nobody knows is a fault of the kind (KeyError)."""
    return FactSheet(
        kind=brief.kind,
        subject=brief.person.name,
        period=brief.period.code,
        edition=brief.edition,
        sections={name: brief.once(SECTIONS[name]) for name in sections},
    )


def theme(settings: Settings, logo: bytes | None = None) -> Theme:
    """The look of all documents of a run, from Settings."""
    return Theme(settings.company, logo, settings.accent, settings.paper, settings.locale)
