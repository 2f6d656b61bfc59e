"""The data missing from fact sheets, by person or team, and how to provide it."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plangen.elements.figure import Figure
from plangen.elements.label import metric_of
from plangen.elements.reasons import Reason
from plangen.elements.table import Row
from plangen.elements.tile import Tile
from plangen.facts.factsheet import FactSheet

OF_THE_PERIOD = ("figure", "actual", "target", "quota")
"""The columns with figures of this period; missing figures of earlier periods aren't missing data."""
PRIVATE = frozenset(
    {
        Reason.ACTIVITY_TARGET_IS_0,
        Reason.ACTUAL_IS_0,
        Reason.AVERAGE_DEAL_IS_0,
        Reason.BOOKINGS_BELOW_0,
        Reason.NO_CLOSED_DEALS,
        Reason.NO_DEALS_CREATED,
        Reason.NO_DECIDED_DEALS,
        Reason.NO_MEETINGS,
        Reason.NO_QUALIFIED,
        Reason.NOTHING_TYPICAL_YET,
        Reason.NO_SNAPSHOT_BEFORE,
        Reason.NO_WINS,
        Reason.PRIOR_YEAR_BELOW_0,
        Reason.QUOTA_IS_0,
        Reason.REVENUE_IS_0,
        Reason.TARGET_IS_0,
        Reason.TOO_EARLY,
        Reason.UNDER_CLOSED_DEALS,
        Reason.UNDER_CLOSED_MONTHS,
        Reason.UNDER_PERIODS,
        Reason.UNDER_PRICED_DEALS,
    }
)
"""Reasons that are private to the person: all that give a number, and those that say how little was won."""
MAX_LABELS = 2
"""Metrics that a phrase names before it only counts them."""


@dataclass(frozen=True, slots=True)
class MissingData:
    """Metrics of one subject that print n/a, the reason, and the fix, which names the cell to fill in.

    A reason that is private is for the person only.
    """

    subject: str
    metrics: tuple[str, ...]
    reason: str
    fix: str = ""
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class MissingMetrics:
    """Metrics that print n/a for the same reason."""

    metrics: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class SameMissingData:
    """Data that several people or teams are missing, and the fixes."""

    subjects: tuple[str, ...]
    missing: tuple[MissingMetrics, ...]
    fixes: tuple[str, ...]


def missing_data(sheet: FactSheet) -> list[MissingData]:
    """The missing data of a fact sheet, one item per reason and fix."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for label, figure in _unknown(tuple(sheet.sections.values())):
        labels = found.setdefault((figure.reason, figure.fix, figure.missing in PRIVATE), [])
        if label not in labels:
            labels.append(label)
    return [MissingData(sheet.subject, tuple(labels), *why) for why, labels in found.items()]


def group_missing_data(missing: Iterable[MissingData]) -> list[SameMissingData]:
    """Missing data grouped for reading, in the order given.

    Data with a fix comes first, grouped by reason; then the rest, grouped by people who are missing the same.
    """
    fixable: dict[str, list[MissingData]] = {}
    others: dict[str, list[MissingData]] = {}
    for each in _without_people(list(missing)):
        if each.fix:
            fixable.setdefault(each.reason, []).append(each)
        else:
            others.setdefault(each.subject, []).append(each)
    alike: dict[tuple[MissingMetrics, ...], list[MissingData]] = {}
    for same in others.values():
        alike.setdefault(_by_reason(same), []).extend(same)
    return [
        SameMissingData(
            tuple(dict.fromkeys(each.subject for each in same)),
            _by_reason(same),
            tuple(dict.fromkeys(each.fix for each in same if each.fix)),
        )
        for same in (*fixable.values(), *alike.values())
    ]


def _without_people(missing: Sequence[MissingData]) -> Iterator[MissingData]:
    """Missing data without the rows of a team that are named after a person listed for the same reason."""
    listed = {(each.subject, each.reason) for each in missing}
    for each in missing:
        metrics = tuple(metric for metric in each.metrics if (metric, each.reason) not in listed)
        if metrics:
            yield dataclasses.replace(each, metrics=metrics)


def phrase(missing: Sequence[MissingData]) -> str:
    """The missing data of one subject as a phrase without numbers: reasons, or the names of metrics if it's private."""
    by_reason = _by_reason(missing)
    hidden = {each.reason for each in missing if each.is_private}
    reasons = [each.reason for each in by_reason if each.reason and each.reason not in hidden]
    private = [label for each in by_reason if each.reason not in reasons for label in each.metrics]
    labels = tuple(dict.fromkeys(metric_of(label) for label in private))
    more = f", and {len(labels) - MAX_LABELS} more" if len(labels) > MAX_LABELS else ""
    metrics = [f"{', '.join(labels[:MAX_LABELS])}{more} n/a"] if labels else []
    return "; ".join((*reasons, *metrics))


def _by_reason(missing: Sequence[MissingData]) -> tuple[MissingMetrics, ...]:
    """The metrics by the reason they are missing."""
    found: dict[str, list[str]] = {}
    for each in missing:
        found.setdefault(each.reason, []).extend(each.metrics)
    return tuple(MissingMetrics(_unique(figures), reason) for reason, figures in found.items())


def _unique(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels, each once; “Median cycle, Q3” is dropped if “Median cycle” is listed too."""
    found = dict.fromkeys(labels)
    return tuple(label for label in found if metric_of(label) == label or metric_of(label) not in found)


def _unknown(part: object) -> Iterator[tuple[str, Figure]]:
    """Every figure of the period without a value, with the label of its line."""
    if isinstance(part, tuple):
        for each in part:
            yield from _unknown(each)
    elif isinstance(part, Tile):
        yield from ((part.label, each) for each in part.figures if not each.known)
    elif isinstance(part, Row):
        figures = (part.cells.get(name) for name in OF_THE_PERIOD)
        yield from ((part.plain("label"), each) for each in figures if isinstance(each, Figure) and not each.known)
    elif dataclasses.is_dataclass(part) and not isinstance(part, Figure):
        for field in dataclasses.fields(part):
            yield from _unknown(getattr(part, field.name))
