"""plangen doctor: checks that PDF and Word files can be created."""

from dataclasses import asdict
from pathlib import Path

import click

from plangen.cli import options
from plangen.cli.screen import print_json, print_line
from plangen.workflow.doctor import is_ready, run_checks


@click.command(epilog="Exit codes: 0 ready; 1 something is missing.")
@options.templates
@options.as_json
def doctor(templates: Path | None, as_json: bool) -> int:
    """Check that PDF and Word output will work, and what to install if not."""
    findings = run_checks(templates)
    if as_json:
        print_json({"ready": is_ready(findings), "findings": [asdict(finding) for finding in findings]})
        return int(not is_ready(findings))
    for finding in findings:
        sign = "ok     " if not finding.fix else "missing" if finding.required else "better "
        print_line(f"{sign}  {finding.name}: {finding.fix or finding.detail}")
    well = is_ready(findings)
    print_line("\nAll set." if well else "\nInstall what's missing, then run plangen doctor again.", "bold")
    return int(not well)
