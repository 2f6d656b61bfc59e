"""The gap bridge as a chart: what is in sight by source, and the gap to quota."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import SIX_COLUMNS, Step, StepKind, Waterfall
from plangen.elements.field import Field
from plangen.elements.measure import Unit
from plangen.elements.reasons import Variant
from plangen.elements.rounding import rounded
from plangen.facts.blocks.bookings_by_month import THOUSAND, Scale, scale_for
from plangen.facts.blocks.plans.written_notes import note_field
from plangen.facts.figures.plan import CERTAIN, plan_bridge, plan_records, quota_of, span_of, year_before
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.plans.bridge import Bridge, BridgeBar, Source, plan_total
from plangen.metrics.plans.records import pipeline_deals
from plangen.metrics.results.quota import monthly_quotas
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity

SMALL_HEIGHT, LARGE_HEIGHT = 38, 54
NAMES = {
    Source.WON: "Won",
    Source.REPEAT: "Repeat business",
    Source.RENEWALS: "Renewals",
    Source.PIPELINE: "Open pipeline",
    Source.TARGETS: "Target accounts",
}
UNIT_WORDS = {THOUSAND: "in thousands", THOUSAND**2: "in millions", THOUSAND**3: "in billions"}


@dataclass(frozen=True, slots=True)
class BarLabel:
    """What is printed below a bar: its name, and what its value is based on."""

    name: str
    basis: str
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class GapBridge:
    """The chart, None if nothing is in sight; the label of each bar; and what it says.

    `gap` is the gap to quota as printed, empty without one; `sentence` says how much of the quota has no name yet;
    `blank` is to write in where nothing is in sight.
    """

    title: str
    chart: Waterfall | None
    labels: tuple[BarLabel, ...]
    gap: str
    sentence: str
    blank: Field | None


@dataclass(frozen=True, slots=True)
class BridgeParts:
    """What a bridge is drawn from, and in words what its bars are based on.

    `pipeline` is the count and sum of the open deals, `targets` what follows the number of target accounts, `total` the
    name of the last bar, and `growth` what it compares with.
    """

    found: Bridge
    pipeline: str
    targets: str
    total: str
    growth: str


@dataclass(frozen=True, slots=True)
class _Printed:
    """The values of a bridge as the chart prints them, in units of its scale; the gap is what they leave."""

    scale: Scale
    bars: tuple[Decimal, ...]
    in_sight: Decimal
    quota: Decimal | None

    @property
    def gap(self) -> Decimal:
        return (self.quota or Decimal(0)) - self.in_sight


def gap_bridge(scope: Scope) -> GapBridge:
    """The bridge of page one."""
    return drawn_bridge(scope, _own_parts(scope), SMALL_HEIGHT, SIX_COLUMNS, _blank(scope))


def large_bridge(scope: Scope) -> GapBridge:
    """The bridge across a page, with what each bar is based on."""
    return drawn_bridge(scope, _own_parts(scope), LARGE_HEIGHT, 1.0, _blank(scope))


def printed_gap(scope: Scope) -> Decimal | None:
    """The gap to quota as the bridge prints it, as an amount; None without a quota, below 0 above quota."""
    printed = _printed(scope, scope.once(plan_bridge))
    return None if printed.quota is None else printed.gap * printed.scale.unit


def _blank(scope: Scope) -> Field:
    return note_field(scope, "my number", "in sight", "Where it comes from")


def _own_parts(scope: Scope) -> BridgeParts:
    """What a person's bridge is drawn from."""
    pipeline = open_in_words(scope, scope.once(plan_records).deals)
    total = f"Quota {scope.period.name}"
    return BridgeParts(scope.once(plan_bridge), pipeline, "listed below", total, _growth(scope))


def open_in_words(scope: Scope, deals: Sequence[Opportunity]) -> str:
    """How many deals close in the plan, and their sum."""
    span = scope.once(span_of)
    total = plan_total(deals, span)
    count = scope.number_format.deals(len(pipeline_deals(deals, span)))
    return f"{made_of(scope.workspace.trace, count, '', total)}, {scope.figure(total).full}"


def drawn_bridge(scope: Scope, parts: BridgeParts, height: int, share: float, blank: Field | None = None) -> GapBridge:
    """A bridge as a chart, whoever's it is."""
    found = parts.found
    printed = _printed(scope, found)
    title, sentence = _title(scope, printed), _sentence(scope, printed)
    gap = _money(scope, printed.scale, printed.gap) if printed.quota and printed.gap > 0 else ""
    if not found.bars:
        return GapBridge(title, None, (), gap, sentence, blank)
    names = {**NAMES, Source.WON: f"Won to {scope.number_format.short_day(scope.once(span_of).done.last_day)}"}
    steps = [
        Step(names[bar.source], value, _text(scope, printed.scale, value), _kind(bar))
        for bar, value in zip(found.bars, printed.bars, strict=True)
    ]
    labels = [BarLabel(names[bar.source], _basis(scope, parts, bar)) for bar in found.bars]
    if printed.quota is not None:
        if printed.gap > 0:
            steps.append(Step("Gap to close", printed.gap, _text(scope, printed.scale, printed.gap), StepKind.GAP))
            labels.append(BarLabel("Gap to close", "not yet named", is_gap=True))
        text = _text(scope, printed.scale, printed.quota)
        steps.append(Step(parts.total, printed.quota, text, StepKind.TOTAL))
        labels.append(BarLabel(parts.total, parts.growth))
    caption = "; ".join(part for part in (_unit(scope, printed.scale), _weighting(found)) if part)
    listed = ", ".join(f"{step.label} {step.text}" for step in steps)
    chart = Waterfall(
        title, f"{caption[:1].upper()}{caption[1:]}", f"{title}. {listed}.", tuple(steps), "Bookings", height, share
    )
    return GapBridge(title, chart, tuple(labels), gap, sentence, blank)


def _printed(scope: Scope, found: Bridge) -> _Printed:
    values = [each.value.value or Decimal(0) for each in found.bars]
    scale = scale_for([*values, found.quota.value or Decimal(0)], scope, money=True)
    places = _places(scale)
    bars = tuple(rounded(value / scale.unit, places) for value in values)
    goal = None if found.quota.value is None else rounded(found.quota.value / scale.unit, places)
    return _Printed(scale, bars, sum(bars, Decimal(0)), goal)


def _text(scope: Scope, scale: Scale, value: Decimal) -> str:
    return scope.number_format.number(value, _places(scale))


def _places(scale: Scale) -> int:
    """The decimals of a bar: whole millions are too coarse to add up, so that they have one as thousands do."""
    return 1 if scale.unit == THOUSAND else scale.places


def _money(scope: Scope, scale: Scale, value: Decimal) -> str:
    """A sum of bars, or what is between two, with its currency, in the unit of the bars: $13.6M."""
    amount = value * scale.unit
    return scope.number_format.in_units(amount, scale.unit)[1] if scale.places else scale.title(amount, scope)


def _kind(bar: BridgeBar) -> StepKind:
    return StepKind.CERTAIN if bar.source in CERTAIN else StepKind.HOPED


def _unit(scope: Scope, scale: Scale) -> str:
    """The unit of the bars; a letter alone, without a currency, would start the caption, so it is a word."""
    if not scope.number_format.currency and scale.unit in UNIT_WORDS:
        return UNIT_WORDS[scale.unit]
    return scale.words or scope.number_format.currency_name()


def _weighting(found: Bridge) -> str:
    bar = found.bar(Source.PIPELINE)
    return f"open pipeline {_weighted(bar)}" if bar else ""


def _weighted(bar: BridgeBar) -> str:
    return "weighted by win rate" if bar.value.variant is Variant.BY_WIN_RATE else "weighted by stage"


def _title(scope: Scope, printed: _Printed) -> str:
    if not printed.bars:
        return "Nothing in sight yet"
    trace, seen_text = scope.workspace.trace, _money(scope, printed.scale, printed.in_sight)
    added = " + ".join(_text(scope, printed.scale, each) for each in printed.bars)
    seen = f"{made_of(trace, seen_text, f'{added}, the bars of the bridge')} in sight"
    if printed.quota is None:
        return seen
    goal = _money(scope, printed.scale, printed.quota)
    less = f"the bridge’s quota, {goal}, and what is in sight, {seen_text}, subtracted"
    rest = made_of(trace, _money(scope, printed.scale, abs(printed.gap)), less)
    if printed.gap > 0:
        return f"{seen}, {rest} gap to close"
    return f"{seen}, {rest} above quota" if printed.gap else f"{seen}, as much as the quota"


def _sentence(scope: Scope, printed: _Printed) -> str:
    """The finding of the page: how much of the quota has no name on it yet."""
    if printed.quota is None:
        seen = _money(scope, printed.scale, printed.in_sight)
        return f"{seen} is in sight; no quota yet." if printed.bars else "No quota yet, and nothing in sight."
    if printed.gap <= 0:
        return "All of my quota has a name on it."
    return f"{_money(scope, printed.scale, printed.gap)} of my quota has no name on it yet."


def _basis(scope: Scope, parts: BridgeParts, bar: BridgeBar) -> str:
    """What a bar is based on, in a few words."""
    count, span = scope.number_format.count(bar.count), scope.once(span_of)
    if bar.source is Source.WON:
        return made_of(scope.workspace.trace, scope.number_format.deals(bar.count), "deals won in the plan so far")
    if bar.source is Source.REPEAT:
        years = f"in {span.before.name} and {span.last.name}"
        return f"{count} {_plural('account', bar.count)} that bought {years}"
    if bar.source is Source.RENEWALS:
        return f"{count} {_plural('contract', bar.count)} to renew in {scope.period.name}"
    if bar.source is Source.PIPELINE:
        return f"{parts.pipeline}, {_weighted(bar)}"
    return f"{count} {_plural('account', bar.count)}, {parts.targets}"


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def _growth(scope: Scope) -> str:
    """The quota compared with that of a year earlier: “7.1% above 2026”; empty without one."""
    change = quota_change(scope)
    if change is None:
        return ""
    earlier = year_before(scope).name
    if not change:
        return f"as in {earlier}"
    share = scope.number_format.plain(abs(change), Unit.SHARE)
    return f"{share} {'above' if change > 0 else 'below'} {earlier}"


def quota_change(scope: Scope) -> Decimal | None:
    """The change of the quota from a year earlier, as a share; None if either isn't known or is prorated."""
    now, earlier = (full_quota(scope, each) for each in (scope.period, year_before(scope)))
    return None if now is None or not earlier else rounded(now / earlier - 1, 3)


def full_quota(scope: Scope, period: Period) -> Decimal | None:
    """The quota of a period; None if it is prorated, or if not all months have one."""
    found = monthly_quotas(scope.person, period, scope.workspace.plan)
    given = [each for each in found if each is not None]
    if len(given) < len(found) or any(rounded(each.full, 2) != rounded(each.amount, 2) for each in given):
        return None
    return quota_of(scope, period).value
