"""plangen snapshot: saves today's open deals and forecasts."""

from datetime import date
from pathlib import Path

import click

from plangen.cli import options
from plangen.cli.screen import print_json, print_line
from plangen.workflow.snapshot import SavedSnapshot, save_snapshot

_STATES = {"saved": "Saved", "replaced": "Replaced", "unchanged": "No change since it was saved in"}


@click.command(epilog="Exit codes: 0 saved; 1 no people found; 2 invalid usage.")
@options.inputs
@options.as_of
@click.option("--force", is_flag=True, help="Replace the snapshot of this day.")
@options.as_json
def snapshot(inputs: tuple[Path, ...], as_of: date | None, force: bool, as_json: bool) -> int:
    """Save today's open deals and forecasts, to see later what slipped and how forecasts held up."""
    saved = save_snapshot(inputs, options.days(as_of), force=force)
    if as_json:
        print_json(saved.as_plain())
    else:
        _print(saved)
    return 0


def _print(saved: SavedSnapshot) -> None:
    deals = "1 open deal" if saved.deals == 1 else f"{saved.deals:,} open deals"
    forecasts = "1 forecast" if saved.forecasts == 1 else f"{saved.forecasts:,} forecasts"
    print_line(f"{deals} and {forecasts} as of {saved.day}.")
    print_line(f"{_STATES[saved.state]} {'to ' if saved.state == 'saved' else ''}{saved.path}")
    if saved.earlier:
        count = "1 earlier snapshot" if len(saved.earlier) == 1 else f"{len(saved.earlier):,} earlier snapshots"
        print_line(f"{count}, since {saved.earlier[0]}.")
    else:
        print_line("Next: save one on the first of each month. Reviews then show what slipped.")
