"""The last page of the handout: what the other pages cut off, and lines to write on."""

from dataclasses import dataclass
from math import ceil

from plangen.facts.blocks.contests.card import first_contest_rules
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.kickoff.extras import kickoff_extras
from plangen.facts.pages.kickoff.where_we_go import kickoff_target
from plangen.facts.pages.kickoff.year_on_a_page import kickoff_calendar
from plangen.facts.pages.kickoff.year_that_was import kickoff_year
from plangen.facts.scope.document import Scope

LINES, FEWEST = 26, 4
TITLE_LINES, TEXT_LINES = 1.6, 0.65
"""The heights of the title above cut texts, and of a line of one, in lines to write on."""
A_LINE = 112
"""Characters of a text that fit a line for sure."""


@dataclass(frozen=True, slots=True)
class KickoffNotes:
    """The page, or several: whole texts, and how many lines to write on fill the last one."""

    full_text: tuple[FullText, ...]
    lines: int


def kickoff_notes(scope: Scope) -> KickoffNotes:
    """The page."""
    found = scope.truncated_in(kickoff_year, kickoff_extras, kickoff_target, kickoff_calendar, first_contest_rules)
    used = sum(ceil((len(each.address) + 1 + len(each.text)) / A_LINE) * TEXT_LINES for each in found)
    taken = ceil(used + TITLE_LINES) if found else 0
    pages = ceil((taken + FEWEST) / LINES)
    return KickoffNotes(found, LINES * pages - taken)
