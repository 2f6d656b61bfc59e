"""What a fact sheet could not say of a person or a team, and what would give it."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plangen.elements.figure import Figure
from plangen.facts.factsheet import FactSheet

OF_THE_PERIOD = ("figure", "actual", "plan", "quota")
"""The fields of a line that hold this period's figures: what is missing of earlier ones is history, not a gap."""
MOST_LABELS = 2
"""Figures that a phrase names before it counts them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Figures of one subject that print n/a, the reason, and what would give them; `cure` names the cell to fill."""

    subject: str
    figures: tuple[str, ...]
    reason: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Figures that print n/a for one reason."""

    figures: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class SameGaps:
    """All that several people or teams lack alike, and what would give it; each of them is named once."""

    subjects: tuple[str, ...]
    missing: tuple[Missing, ...]
    cures: tuple[str, ...]


def gaps_of(sheet: FactSheet) -> list[Gap]:
    """The gaps of a fact sheet, one for each reason and cure."""
    found: dict[tuple[str, str], list[str]] = {}
    for label, figure in _unknown(tuple(sheet.sections.values())):
        labels = found.setdefault((figure.reason, figure.cure), [])
        if label not in labels:
            labels.append(label)
    return [Gap(sheet.subject, tuple(labels), reason, cure) for (reason, cure), labels in found.items()]


def together(gaps: Iterable[Gap]) -> list[SameGaps]:
    """Gaps as a manager reads them, in the order given.

    First what can be mended, by its reason, with all who lack it; then whatever else somebody lacks, once a person,
    those who lack the same together.
    """
    mendable: dict[str, list[Gap]] = {}
    others: dict[str, list[Gap]] = {}
    for gap in gaps:
        if gap.cure:
            mendable.setdefault(gap.reason, []).append(gap)
        else:
            others.setdefault(gap.subject, []).append(gap)
    alike: dict[tuple[Missing, ...], list[Gap]] = {}
    for same in others.values():
        alike.setdefault(_missing(same), []).extend(same)
    return [
        SameGaps(
            tuple(dict.fromkeys(gap.subject for gap in same)),
            _missing(same),
            tuple(dict.fromkeys(gap.cure for gap in same if gap.cure)),
        )
        for same in (*mendable.values(), *alike.values())
    ]


def phrase(gaps: Sequence[Gap]) -> str:
    """What one subject lacks, in a phrase that holds no number: reasons, and names of figures.

    A reason such as “0 won deals” is the person's own.
    """
    missing = _missing(gaps)
    plain = [each.reason for each in missing if each.reason and not re.search(r"\d", each.reason)]
    own = [label for each in missing if each.reason not in plain for label in each.figures]
    labels = tuple(dict.fromkeys(label.partition(", ")[0] for label in own))
    more = f" and {len(labels) - MOST_LABELS} more" if len(labels) > MOST_LABELS else ""
    counted = [f"{', '.join(labels[:MOST_LABELS])}{more} n/a"] if labels else []
    return "; ".join((*plain, *counted))


def _missing(gaps: Sequence[Gap]) -> tuple[Missing, ...]:
    """The figures by the reasons why they are missing."""
    found: dict[str, list[str]] = {}
    for gap in gaps:
        found.setdefault(gap.reason, []).extend(gap.figures)
    return tuple(Missing(_named_once(figures), reason) for reason, figures in found.items())


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
