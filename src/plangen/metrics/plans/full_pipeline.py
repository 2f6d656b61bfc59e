"""A full pipeline: what has to be open in each stage, all the time, for the plan to be met."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Fix, Reason
from plangen.metrics.pipeline.outlook import probability_of
from plangen.metrics.results.amounts import total_value
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import StageMap
from plangen.tables.values.folding import fold


@dataclass(frozen=True, slots=True)
class StageNeed:
    """A stage: the deals open in it, their amount, and the amount that should be open."""

    stage: str
    deals: int
    open: Measure
    needed: Measure


@dataclass(frozen=True, slots=True)
class StageSpeed:
    """How deals move: the median days in each stage by folded name, and the cycle for stages without one.

    `probability` is the chance of a win by folded stage.
    """

    days: Mapping[str, Decimal]
    cycle: Measure
    stages: int
    probability: Mapping[str, Decimal]


def stage_probabilities(deals: Sequence[Opportunity], stages: StageMap) -> Mapping[str, Decimal]:
    """The chance of a win in each stage, by folded name: as in Stages, else the median of its open deals."""
    found: dict[str, list[Decimal]] = defaultdict(list)
    for deal in deals:
        odds = probability_of(deal, stages) if deal.is_open and deal.stage else None
        if odds is not None:
            found[fold(deal.stage)].append(odds)
    middle = {stage: median(values) for stage, values in found.items()}
    own = {key: stage.probability for key, stage in stages.rows.items() if stage.probability is not None}
    return {**middle, **own}


def needed_in_stage(per_day: Measure, stage: str, speed: StageSpeed) -> Measure:
    """The amount that should be open in a stage at any time.

    Formula: amount to win per calendar day of the rest of the plan × days that a deal stays in the stage ÷ probability
        of a win there. Days are the median days in the stage of all open deals (five or more), else the company's
        median sales cycle of all won deals ÷ number of open stages. From 10,000 on, it prints in whole thousands.
    Unit: money.
    Source: to_win; Opportunities stage entered, created, closed on, probability; Stages probability.
    Missing: "no probabilities"; or the reason the amount to win or the sales cycle is n/a.
    """
    odds = speed.probability.get(fold(stage))
    if per_day.value is None:
        return unknown_as(Unit.MONEY, per_day)
    if not odds:
        return unknown(Unit.MONEY, Reason.NO_PROBABILITIES, fix=Fix.ADD_PROBABILITIES)
    days = speed.days.get(fold(stage))
    if days is None:
        if speed.cycle.value is None or not speed.stages:
            return unknown_as(Unit.MONEY, speed.cycle)
        days = speed.cycle.value / speed.stages
    return Measure(per_day.value * days / odds, Unit.MONEY, per_day.n, per_day.rows)


def stage_needs(
    deals: Sequence[Opportunity], stages: Sequence[str], per_day: Measure, speed: StageSpeed
) -> list[StageNeed]:
    """Open and needed amount of each stage, in the given order.

    Formula: open = sum of amount over open deals in the stage that close in the plan, without renewals; needed as in
        needed_in_stage.
    Unit: money.
    Source: Opportunities stage, amount; needed_in_stage.
    Missing: as needed_in_stage; open is "no amounts" if no deal in the stage has one.
    """
    by_stage: dict[str, list[Opportunity]] = defaultdict(list)
    for deal in deals:
        by_stage[fold(deal.stage)].append(deal)
    return [
        StageNeed(
            stage,
            len(by_stage[fold(stage)]),
            total_value(by_stage[fold(stage)]),
            needed_in_stage(per_day, stage, speed),
        )
        for stage in stages
    ]
