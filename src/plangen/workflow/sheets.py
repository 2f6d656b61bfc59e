"""From an order to its fact sheet: the one place that asks facts/ for what a kind's kind.toml lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from plangen.batch.jobs import Order
from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.factsheet import FactSheet
from plangen.facts.manager_sheet import MANAGER_SECTIONS, manager_sheet
from plangen.facts.sheet import SECTIONS, fact_sheet
from plangen.facts.subjects import Manager, Team
from plangen.facts.team_brief import TeamBrief
from plangen.facts.team_sheet import TEAM_SECTIONS, team_sheet
from plangen.kinds.kind import KIND_FILE, Kind
from plangen.problems import UsageError
from plangen.workflow.gaps import Gap, gaps_of
from plangen.workflow.look_first import Striking, striking

Printed = Mapping[str, Mapping[str, Decimal]]
"""What earlier packets printed: the figures of each subject by their names."""


@dataclass(slots=True)
class Findings:
    """What fact sheets tell besides their pages, gathered as they are worked out.

    `gaps` are those of each packet, by its folder. `not_shown` are figures that the files give for nobody, with the
    column that would give them.
    """

    gaps: dict[PurePosixPath, list[Gap]] = field(default_factory=dict)
    striking: list[Striking] = field(default_factory=list)
    not_shown: dict[tuple[str, str], None] = field(default_factory=dict)


def writer(desk: Desk, findings: Findings, before: Printed | None = None) -> Callable[[Order], FactSheet]:
    """The function that works out the fact sheet of an order, once for all formats of one document.

    `before` is what earlier packets printed of each subject.
    """
    last: dict[tuple[object, ...], FactSheet] = {}

    def write_facts(order: Order) -> FactSheet:
        key = (order.kind.name, order.kind.sections, order.subject, order.period, order.edition)
        if key not in last:
            last.clear()
            last[key], found = _sheet(desk, order, before or {})
            findings.gaps.setdefault(order.folder, []).extend(gaps_of(last[key]))
            findings.striking += found
            lines = last[key].sections.get("not_shown", ())
            findings.not_shown |= {(line.what, line.cure): None for line in lines}
        return last[key]

    return write_facts


def _sheet(desk: Desk, order: Order, before: Printed) -> tuple[FactSheet, list[Striking]]:
    """The fact sheet of an order, and what strikes in it."""
    kind, subject = order.kind, order.subject
    if isinstance(subject, Team | Manager):
        team = subject if isinstance(subject, Team) else subject.team
        asked = TeamBrief(desk, kind.name, kind.title, team, order.period, order.edition, kind.limits)
        made = team_sheet if isinstance(subject, Team) else manager_sheet
        return made(asked, kind.sections), []
    printed = before.get(subject.name, {})
    brief = Brief(desk, kind.name, kind.title, subject, order.period, order.edition, kind.limits, printed)
    sheet = fact_sheet(brief, kind.sections)
    return sheet, list(striking(brief, sheet))


def sections_of(kind: Kind) -> Mapping[str, Callable[..., object]]:
    """Every section that a kind may list, by its name."""
    by_subject: Mapping[str, Mapping[str, Callable[..., object]]] = {"team": TEAM_SECTIONS, "manager": MANAGER_SECTIONS}
    return by_subject.get(kind.subject, SECTIONS)


def refuse_unknown_sections(kind: Kind) -> None:
    """Raises UsageError where a kind lists a section that nobody can fill."""
    known = list(sections_of(kind))
    for name in kind.sections:
        if name not in known:
            near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
            hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(sorted(known))}."
            raise UsageError(f"{kind.name}/{KIND_FILE}: sections: “{name}” is no section. {hint}")
