"""Writes every shipped Word template to templates/<document type>/document.docx."""

from collections.abc import Callable
from pathlib import Path

from tools.word_templates.account_plan import drawing as account_plan
from tools.word_templates.business_plan import drawing as business_plan
from tools.word_templates.business_plan_team import drawing as business_plan_team
from tools.word_templates.contest_certificate import drawing as contest_certificate
from tools.word_templates.contest_check import drawing as contest_check
from tools.word_templates.contest_close_out import drawing as contest_close_out
from tools.word_templates.contest_rules import drawing as contest_rules
from tools.word_templates.contest_standings import drawing as contest_standings
from tools.word_templates.kickoff_handout import drawing as kickoff_handout
from tools.word_templates.kickoff_insert import drawing as kickoff_insert
from tools.word_templates.kickoff_mondays import drawing as kickoff_mondays
from tools.word_templates.kickoff_talk import drawing as kickoff_talk
from tools.word_templates.manager_brief import drawing as manager_brief
from tools.word_templates.monday_agenda import drawing as monday_agenda
from tools.word_templates.monday_sheet import drawing as monday_sheet
from tools.word_templates.monday_sheets import drawing as monday_sheets
from tools.word_templates.monthly_review import drawing as monthly_review
from tools.word_templates.quarterly_review import drawing as quarterly_review
from tools.word_templates.scorecard import drawing as scorecard
from tools.word_templates.team_scorecard import drawing as team_scorecard
from tools.word_templates.training_plan import drawing as training_plan
from tools.word_templates.training_plan_team import drawing as training_plan_team

TEMPLATES = Path(__file__).parents[2] / "templates"
BUILDERS: dict[str, Callable[[], bytes]] = {
    "account-plan": account_plan.build,
    "business-plan": business_plan.build,
    "business-plan-team": business_plan_team.build,
    "contest-certificate": contest_certificate.build,
    "contest-check": contest_check.build,
    "contest-close-out": contest_close_out.build,
    "contest-rules": contest_rules.build,
    "contest-standings": contest_standings.build,
    "kickoff-handout": kickoff_handout.build,
    "kickoff-insert": kickoff_insert.build,
    "kickoff-mondays": kickoff_mondays.build,
    "kickoff-talk": kickoff_talk.build,
    "manager-brief": manager_brief.build,
    "monday-agenda": monday_agenda.build,
    "monday-sheet": monday_sheet.build,
    "monday-sheets": monday_sheets.build,
    "monthly-review": monthly_review.build,
    "quarterly-review": quarterly_review.build,
    "scorecard": scorecard.build,
    "team-scorecard": team_scorecard.build,
    "training-plan": training_plan.build,
    "training-plan-team": training_plan_team.build,
}
"""Builds the Word template of each document type."""


def write_all(folder: Path = TEMPLATES) -> list[Path]:
    """Writes every template to its document type's folder and returns the paths."""
    written = []
    for document_type, build in BUILDERS.items():
        path = folder / document_type / "document.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(build())
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write_all():
        print(path)
