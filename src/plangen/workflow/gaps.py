"""What a fact sheet could not say of a person, and what would give it."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plangen.elements.figure import Figure
from plangen.facts.factsheet import FactSheet

OF_THE_PERIOD = ("figure", "actual", "plan")
"""The fields of a line that hold this period's figures: what is missing of earlier ones is history, not a gap."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Figures of one person that print n/a, the reason, and what would give them; `cure` names the cell to fill."""

    person: str
    figures: tuple[str, ...]
    reason: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class SameGap:
    """A gap that several people share."""

    people: tuple[str, ...]
    figures: tuple[str, ...]
    reason: str
    cures: tuple[str, ...]


def gaps_of(sheet: FactSheet) -> list[Gap]:
    """The gaps of a fact sheet, one for each reason and cure."""
    found: dict[tuple[str, str], list[str]] = {}
    for label, figure in _unknown(tuple(sheet.sections.values())):
        labels = found.setdefault((figure.reason, figure.cure), [])
        if label not in labels:
            labels.append(label)
    return [Gap(sheet.subject, tuple(labels), reason, cure) for (reason, cure), labels in found.items()]


def together(gaps: Iterable[Gap]) -> list[SameGap]:
    """Gaps of one reason and the same figures together, those that can be mended first."""
    shared: dict[tuple[bool, str, tuple[str, ...]], list[Gap]] = {}
    for gap in gaps:
        shared.setdefault((not gap.cure, gap.reason, gap.figures), []).append(gap)
    return [
        SameGap(
            tuple(dict.fromkeys(gap.person for gap in same)),
            figures,
            reason,
            tuple(dict.fromkeys(gap.cure for gap in same if gap.cure)),
        )
        for (_, reason, figures), same in sorted(shared.items(), key=lambda entry: entry[0])
    ]


def _unknown(part: object) -> Iterator[tuple[str, Figure]]:
    """Every figure of the period without a value, with the label of its line."""
    if isinstance(part, tuple):
        for each in part:
            yield from _unknown(each)
    elif dataclasses.is_dataclass(part) and not isinstance(part, Figure):
        label = getattr(part, "label", "")
        for field in dataclasses.fields(part):
            value = getattr(part, field.name)
            if not isinstance(value, Figure):
                yield from _unknown(value)
            elif field.name in OF_THE_PERIOD and not value.known:
                yield str(label), value
