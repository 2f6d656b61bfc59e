"""Where plangen begins: Ctrl-C is answered from the first moment on, while the libraries are still being loaded."""

import sys
from collections.abc import Sequence

STOPPED = 130
STOPPED_EARLY = "Stopped; nothing was written."


def main(words: Sequence[str] | None = None) -> int:
    """Runs a command line, and gives its exit code."""
    try:
        from plangen.cli.app import main as answer  # noqa: PLC0415 - loading takes long enough to be stopped

        return answer(words)
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED_EARLY}\n")
        return STOPPED
