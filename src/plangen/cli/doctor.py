"""plangen doctor: is everything here to make PDF and Word files."""

from dataclasses import asdict
from pathlib import Path

import click

from plangen.cli import options
from plangen.cli.screen import say, say_plainly
from plangen.workflow.doctor import examine, is_well


@click.command(epilog="Exit codes: 0 everything is here; 1 something is missing.")
@options.templates
@options.as_json
def doctor(templates: Path | None, as_json: bool) -> int:
    """Say whether everything is here to make PDF and Word files, and what to install where it is not."""
    findings = examine(templates)
    if as_json:
        say_plainly({"well": is_well(findings), "findings": [asdict(finding) for finding in findings]})
        return int(not is_well(findings))
    for finding in findings:
        sign = "ok     " if not finding.fault else "missing" if finding.needed else "better "
        say(f"{sign}  {finding.what}: {finding.fault or finding.said}")
    well = is_well(findings)
    say("\nEverything is here." if well else "\nInstall what is missing, and run plangen doctor again.", "bold")
    return int(not well)
