"""The entry point. Handles Ctrl-C from the start, even while libraries are still loading."""

import sys
from collections.abc import Sequence

from plangen.cli.exit_codes import STOPPED, STOPPED_EARLY


def main(words: Sequence[str] | None = None) -> int:
    """Runs a command line and returns its exit code."""
    try:
        from plangen.cli.app import main as answer  # noqa: PLC0415 - loading takes long enough for Ctrl-C

        return answer(words)
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED_EARLY}\n")
        return STOPPED
