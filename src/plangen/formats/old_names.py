"""Names of earlier versions that users' templates may still use; both names work."""

from collections.abc import Mapping

OLD_FIELDS: Mapping[str, str] = {"cure": "fix", "verdict": "headline"}
"""The current name of each field that was renamed, by its old name."""
OLD_TEMPLATES: Mapping[str, str] = {
    "_shared/manager.html": "manager-brief/blocks.html",
    "_shared/month.html": "monthly-review/blocks.html",
    "_shared/review_blocks.html": "quarterly-review/blocks.html",
    "_shared/score_blocks.html": "scorecard/blocks.html",
}
"""The current path of each template file that was moved, by its old path."""
