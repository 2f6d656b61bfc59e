"""The manager's page of a plan: what to ask about, a next step, and notes."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.plans.written_notes import NOTE_TEXT, note_field, notes_on
from plangen.facts.pages.business_plan.conflicts import conflict_sentences
from plangen.facts.scope.document import Scope

PRIVATE_TOPICS = ("private note", "manager only")
NOTE_LINES = 12


@dataclass(frozen=True, slots=True)
class PlanManagerPage:
    """The page's head, the contradictions in the plan, the manager's next step, and notes with lines for more."""

    head: PageHead
    findings: tuple[str, ...]
    owed: Field
    notes: tuple[str, ...]
    blank: Field
    lines: int


def plan_manager_page(scope: Scope) -> PlanManagerPage | None:
    """The manager-only page; None in every other edition, where none of it is computed."""
    if not scope.for_manager:
        return None
    notes = tuple(scope.truncated(NOTE_TEXT, each.text) for topic in PRIVATE_TOPICS for each in notes_on(scope, topic))
    findings = scope.once(conflict_sentences)
    noun = "conflict" if len(findings) == 1 else "conflicts"
    title = f"{scope.number_format.count(len(findings))} {noun} in this plan."
    return PlanManagerPage(
        page_head(
            title if findings else scope.tables.word("nothing_to_ask"),
            scope.tables.word("manager_page"),
            scope.person.name,
        ),
        findings,
        note_field(scope, "next step", "1", "My next step", scope.noted("next step", "1")),
        notes,
        note_field(scope, "private note", "1", "Notes"),
        max(1, NOTE_LINES - len(notes)),
    )
