"""The metric glossary: each metric's docstring, split into its parts, in the order a sales manager looks for it."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any

from plangen.metrics.accounts import flags, matrix, shared, top_accounts
from plangen.metrics.accounts import revenue as accounts
from plangen.metrics.accounts import tiers as classes
from plangen.metrics.contests import own_targets, scores
from plangen.metrics.people import commitments as promises
from plangen.metrics.people import composite, development, moments, ranking
from plangen.metrics.pipeline import (
    activity,
    decisions,
    forecast,
    funnel,
    next_meetings,
    outlook,
    snapshots,
    stage_history,
    velocity,
)
from plangen.metrics.pipeline import coverage as pipeline
from plangen.metrics.plans import backward, bridge, full_pipeline, target_accounts, training
from plangen.metrics.results import (
    amounts,
    by_type,
    deal_size,
    discount,
    flow,
    history,
    losses,
    new_business,
    pace,
    quota,
    retention,
    same_days,
    summed_targets,
    team,
    win_rates,
    win_rates_by,
)
from plangen.metrics.results import bookings as results

MODULES: tuple[tuple[str, tuple[ModuleType, ...]], ...] = (
    (
        "Results",
        (
            results,
            same_days,
            by_type,
            discount,
            deal_size,
            win_rates,
            win_rates_by,
            losses,
            new_business,
            retention,
            composite,
            amounts,
        ),
    ),
    ("Sales cycle and pace", (flow, stage_history, pace, velocity, history)),
    ("Pipeline and forecast", (pipeline, outlook, forecast, snapshots, next_meetings)),
    ("Decisions", (decisions, promises, moments)),
    ("Activity", (activity, funnel)),
    ("Accounts", (accounts, shared, matrix, classes, top_accounts, flags)),
    ("Development", (development, training)),
    ("Quota", (quota, summed_targets, team, ranking)),
    ("Contests", (scores, own_targets)),
    ("Business plan", (bridge, target_accounts, backward, full_pipeline)),
)
NAMES = {
    "activity_attainment": "% of activity target",
    "activity_count": "Activities",
    "deal_age": "Deal age",
    "all_wins_cycle": "Median sales cycle, all wins",
    "attainment": "Quota attainment",
    "attainment_in_part": "Quota attainment, same days",
    "average": "Average over periods",
    "average_deal": "Average deal size",
    "bridge": "Gap bridge",
    "bookings_of_same_days": "Bookings, same dates last year",
    "bookings_of_type": "New, expansion, and renewal bookings",
    "candidates": "Candidate accounts",
    "contacts_per_deal": "Contacts per open deal",
    "concentration": "Pipeline concentration",
    "coverage": "Pipeline coverage",
    "credits_given": "Credits",
    "flagged_count": "Number of deals that need a decision",
    "discount": "Discount from list",
    "elapsed_share": "Time elapsed",
    "expected_activities": "Activity target",
    "flagged_deals": "Deals that need a decision",
    "forecast": "Forecast (won + commit)",
    "forecast_at_start": "Forecast at the start of a period",
    "gap": "Gap to quota",
    "is_handed_over": "Handed over",
    "gross_retention": "Gross revenue retention (GRR)",
    "matrix_penetration": "Accounts that buy a product",
    "matrix_white_space": "White space of several products",
    "mean_cycle": "Average sales cycle",
    "improvement": "Most improved",
    "lift": "Lift of a contest",
    "median_age": "Median deal age",
    "median_cycle": "Median sales cycle",
    "multi_month_accuracy": "Forecast accuracy, multi-month",
    "multi_month_bias": "Forecast bias, multi-month",
    "moments": "Moments to thank for",
    "moments_to_print": "Moments printed",
    "needed_in_stage": "Amount that the plan needs in a stage",
    "net_retention": "Net revenue retention (NRR)",
    "new_customer_share": "New-customer share",
    "open_count": "Open deals",
    "own_target": "Own target in a contest",
    "owned_products": "Products owned",
    "pace": "Pace to quota",
    "pace_to_expected": "Pace to expected",
    "past_coverage": "Historical coverage",
    "past_due_deals": "Past-due deals",
    "past_due_pipeline": "Past-due pipeline",
    "plan_pipeline": "Open pipeline in the plan, weighted",
    "plan_total": "Open pipeline in the plan",
    "plan_steps": "What it takes",
    "pipeline_added_since": "Pipeline added since snapshot",
    "projection": "Run-rate projection",
    "qualification_rate": "Meeting-to-opportunity rate",
    "ranks": "Rank",
    "required_coverage": "Coverage needed",
    "share_of_account": "Own share of an account",
    "share_of_own_target": "% of own target in a contest",
    "share_of_quota": "% of quota",
    "share_of_target": "% of target",
    "stage_needs": "A full pipeline",
    "target": "Other targets",
    "target_account_value": "Target accounts",
    "team_remaining": "Team gap to quota",
    "summed_target": "Targets for amounts",
    "tier_share": "Revenue by tier",
    "to_win": "Left to win",
    "top_account_concentration": "Top-account concentration",
    "training_calendar": "Training calendar",
    "training_done": "Training completed",
    "training_hours": "Hours of training",
    "training_priority": "Training priorities",
    "times_session_carried": "Times a session was carried over",
    "carried_sessions": "Training carried over",
    "unassigned": "Unassigned target",
    "undated_pipeline": "Pipeline with no close date",
    "value_win_rate": "Win rate by value",
    "win_rates_by": "Win rate by lead source, type, product, or size",
    "win_rate_excluding_no_decision": "Win rate excluding no-decision",
    "win_rate_if_past_due_lost": "Win rate if past-due deals are lost",
    "total_value": "Total value",
}
"""Titles of metrics whose function has a different name."""
_PARTS = re.compile(r"^(Formula|Unit|Source|Missing): ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One metric: `key` is its function's name, `name` its title, and the rest the parts of its docstring."""

    key: str
    name: str
    sentence: str
    formula: str
    unit: str
    source: str
    missing: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of related metrics."""

    title: str
    entries: tuple[Entry, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in order, with function names in the texts replaced by titles."""
    found = [(title, [entry_of(each) for module in modules for each in metrics(module)]) for title, modules in MODULES]
    names = {entry.key: entry.name for _, entries in found for entry in entries if "_" in entry.key}
    return tuple(Chapter(title, tuple(_with_titles(entry, names) for entry in entries)) for title, entries in found)


def metrics(module: ModuleType) -> Iterator[Callable[..., Any]]:
    """The public functions of a module whose docstring has a formula, in source order."""
    public = [each for name, each in inspect.getmembers(module, inspect.isfunction) if not name.startswith("_")]
    for each in sorted(public, key=lambda function: function.__code__.co_firstlineno):
        if each.__module__ == module.__name__ and "\nFormula: " in (inspect.getdoc(each) or ""):
            yield each


def entry_of(metric: Callable[..., Any]) -> Entry:
    """The glossary entry of one metric, from its docstring."""
    key = str(metric.__name__)
    first, *rest = _PARTS.split(inspect.getdoc(metric) or "")
    parts = {part: _one_line(text) for part, text in zip(rest[::2], rest[1::2], strict=True)}
    name = NAMES.get(key, key.replace("_", " ").capitalize())
    sentence = _one_line(first.split("\n\n")[0])
    return Entry(key, name, sentence, parts["Formula"], parts["Unit"], parts["Source"], parts["Missing"])


def _with_titles(entry: Entry, names: dict[str, str]) -> Entry:
    words = re.compile(r"\b(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")

    def replaced(text: str) -> str:
        return words.sub(lambda found: _inside(names[found[0]]), text)

    return replace(
        entry, formula=replaced(entry.formula), source=replaced(entry.source), missing=replaced(entry.missing)
    )


def _inside(name: str) -> str:
    """A title as written inside a sentence."""
    return name[0].lower() + name[1:]


def _one_line(text: str) -> str:
    return " ".join(text.split())
