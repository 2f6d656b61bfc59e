"""The sections of document types for contests, by the sort of subject and by name."""

from collections.abc import Callable, Mapping

from plangen.doctypes.subjects import CONTEST, FINISHED_CONTEST, STARTED_CONTEST, WINNER
from plangen.facts.blocks.contests.rules import contest_rules
from plangen.facts.pages.contest.certificate import certificate
from plangen.facts.pages.contest.check_sheet import check_sheet
from plangen.facts.pages.contest.close_out import close_out
from plangen.facts.pages.contest.contest_masthead import contest_masthead
from plangen.facts.pages.contest.standings import contest_standings_page
from plangen.facts.scope.document import Scope

CONTEST_SECTIONS: Mapping[str, Mapping[str, Callable[[Scope], object]]] = {
    CONTEST.name: {
        "masthead": contest_masthead,
        "contest_rules": contest_rules,
        "check_sheet": check_sheet,
    },
    STARTED_CONTEST.name: {"masthead": contest_masthead, "contest_standings": contest_standings_page},
    WINNER.name: {"masthead": contest_masthead, "certificate": certificate},
    FINISHED_CONTEST.name: {"masthead": contest_masthead, "close_out": close_out},
}
