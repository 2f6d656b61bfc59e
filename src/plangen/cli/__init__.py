"""Words in, words out: one file a command, which prints and sets the exit code and does nothing else."""

from plangen.cli.entry import main

__all__ = ["main"]
