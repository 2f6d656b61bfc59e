"""What a fact sheet could not say of a person or a team, and what would give it."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plangen.elements.figure import Figure
from plangen.facts.factsheet import FactSheet

OF_THE_PERIOD = ("figure", "actual", "plan", "quota")
"""The fields of a line that hold this period's figures: what is missing of earlier ones is history, not a gap."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Figures of one subject that print n/a, the reason, and what would give them; `cure` names the cell to fill."""

    subject: str
    figures: tuple[str, ...]
    reason: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class SameGap:
    """A gap that several people or teams share."""

    subjects: tuple[str, ...]
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
    """Gaps of one reason and the same figures together, those that can be mended first, else in the order given.

    One subject's gaps of one reason are one gap, even where each has a cure of its own.
    """
    own: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps:
        own.setdefault((gap.subject, gap.reason), []).append(gap)
    shared: dict[tuple[str, tuple[str, ...]], list[Gap]] = {}
    for (_, reason), same in own.items():
        figures = _named_once(figure for gap in same for figure in gap.figures)
        shared.setdefault((reason, figures), []).extend(same)
    found = [
        SameGap(
            tuple(dict.fromkeys(gap.subject for gap in same)),
            figures,
            reason,
            tuple(dict.fromkeys(gap.cure for gap in same if gap.cure)),
        )
        for (reason, figures), same in shared.items()
    ]
    return sorted(found, key=lambda gap: not gap.cures)


def _named_once(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels without those that say one figure again with its period: “Median cycle, Q3” and “Median cycle”."""
    found = dict.fromkeys(labels)
    return tuple(label for label in found if label.partition(", ")[0] == label or label.partition(", ")[0] not in found)


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
