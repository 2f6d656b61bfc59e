"""plangen doctor: is everything here to make PDF and Word files."""

from pathlib import Path

import click

from plangen.cli import options
from plangen.cli.screen import say
from plangen.workflow.doctor import examine, is_well


@click.command(epilog="Exit codes: 0 everything is here; 1 something is missing.")
@options.templates
def doctor(templates: Path | None) -> int:
    """Say whether everything is here to make PDF and Word files, and what to install where it is not."""
    findings = examine(templates)
    for finding in findings:
        sign = "ok     " if not finding.fault else "missing" if finding.needed else "better "
        say(f"{sign}  {finding.what}: {finding.fault or finding.said}")
    well = is_well(findings)
    say("\nEverything is here." if well else "\nInstall what is missing, and run plangen doctor again.", "bold")
    return int(not well)
