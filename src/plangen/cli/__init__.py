"""One module per command: parses, prints, sets the exit code, nothing else."""

from plangen.cli.entry import main

__all__ = ["main"]
