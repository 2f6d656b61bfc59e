"""The sections of the kickoff's documents, by the sort of subject and by name."""

from collections.abc import Callable, Mapping

from plangen.facts.blocks.contests.card import first_contest_rules
from plangen.facts.pages.kickoff.cover import kickoff_cover, kickoff_today
from plangen.facts.pages.kickoff.extras import kickoff_extras
from plangen.facts.pages.kickoff.insert import contest_card, first_review, insert_front, insert_targets, my_reviews
from plangen.facts.pages.kickoff.mondays import twelve_mondays
from plangen.facts.pages.kickoff.ninety_days import first_ninety_days
from plangen.facts.pages.kickoff.notes import kickoff_notes
from plangen.facts.pages.kickoff.talk import five_minutes
from plangen.facts.pages.kickoff.where_we_go import kickoff_target
from plangen.facts.pages.kickoff.year_on_a_page import kickoff_calendar
from plangen.facts.pages.kickoff.year_that_was import kickoff_year
from plangen.facts.scope.document import Scope

OF_A_SALESPERSON: Mapping[str, Callable[[Scope], object]] = {
    "insert_front": insert_front,
    "insert_targets": insert_targets,
    "my_reviews": my_reviews,
    "contest_card": contest_card,
    "first_review": first_review,
    "first_ninety_days": first_ninety_days,
    "five_minutes": five_minutes,
    "twelve_mondays": twelve_mondays,
}
"""The sections of the insert, the talk, and the twelve Mondays."""
OF_A_TEAM: Mapping[str, Callable[[Scope], object]] = {
    "kickoff_cover": kickoff_cover,
    "kickoff_today": kickoff_today,
    "kickoff_year": kickoff_year,
    "kickoff_extras": kickoff_extras,
    "kickoff_target": kickoff_target,
    "kickoff_calendar": kickoff_calendar,
    "contest_rules": first_contest_rules,
    "kickoff_notes": kickoff_notes,
}
"""The sections of the handout."""
