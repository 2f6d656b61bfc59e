"""From an order to its fact sheet: the one place that asks facts/ for what a kind's kind.toml lists."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import process

from plangen.batch.jobs import Order
from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.factsheet import FactSheet
from plangen.facts.sheet import SECTIONS, fact_sheet
from plangen.kinds.kind import KIND_FILE, Kind
from plangen.problems import UsageError
from plangen.workflow.gaps import Gap, gaps_of
from plangen.workflow.look_first import Striking, striking


@dataclass(slots=True)
class Findings:
    """What fact sheets tell besides their pages, gathered as they are worked out.

    `not_shown` are figures that the files give for nobody, with the column that would give them.
    """

    gaps: list[Gap] = field(default_factory=list)
    striking: list[Striking] = field(default_factory=list)
    not_shown: dict[tuple[str, str], None] = field(default_factory=dict)


def writer(desk: Desk, findings: Findings) -> Callable[[Order], FactSheet]:
    """The function that works out the fact sheet of an order, once for all formats of one document."""
    last: dict[tuple[object, ...], FactSheet] = {}

    def write_facts(order: Order) -> FactSheet:
        key = (order.kind.name, order.subject, order.period, order.edition)
        if key not in last:
            last.clear()
            kind = order.kind
            brief = Brief(desk, kind.name, kind.title, order.subject, order.period, order.edition, kind.limits)
            last[key] = fact_sheet(brief, kind.sections)
            findings.gaps += gaps_of(last[key])
            findings.striking += striking(brief, last[key])
            lines = last[key].sections.get("not_shown", ())
            findings.not_shown |= {(line.what, line.cure): None for line in lines}
        return last[key]

    return write_facts


def refuse_unknown_sections(kind: Kind) -> None:
    """Raises UsageError where a kind lists a section that nobody can fill."""
    for name in kind.sections:
        if name not in SECTIONS:
            near = process.extractOne(name, list(SECTIONS), score_cutoff=60)
            hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(sorted(SECTIONS))}."
            raise UsageError(f"{kind.name}/{KIND_FILE}: sections: “{name}” is no section. {hint}")
