"""Fields that templates printed under another name in earlier versions; both names work."""

from collections.abc import Mapping

OLD_FIELDS: Mapping[str, str] = {"cure": "fix", "verdict": "headline"}
"""The current name of each field that was renamed, by its old name."""
