"""What the user asks plangen to create."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TypedDict

from plangen.doctypes.editions import EDITIONS
from plangen.formats.registry import FORMATS
from plangen.problems import UsageError
from plangen.workflow.planning.as_of import Days, days_as_of
from plangen.workflow.planning.people import require_known

FilePath = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class MakeRequest:
    """What to create, from which files, and where to put it. No packets means all, no formats means both.

    `only`, `manager`, and `team` say for whom; if all are empty, everyone. No editions means the first one of each
    document type. With `mail`, each person gets an unsent email draft. With `force`, files that a user edited are
    replaced, and a copy of each is kept. With `bind`, each packet has a file to print. With `with_managers`, the
    managers of those in `only` get their own documents, too.
    """

    days: Days
    packets: tuple[str, ...] = ()
    inputs: tuple[Path, ...] = (Path("inputs"),)
    output: Path = Path("output")
    templates: Path | None = None
    period: str = ""
    only: tuple[str, ...] = ()
    manager: str = ""
    team: str = ""
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 0
    dry_run: bool = False
    mail: bool = False
    force: bool = False
    bind: bool = False
    with_managers: bool = False


class MakeOptions(TypedDict, total=False):
    """The options of a request made in Python, named as those of `plangen make`; None is the same as no option."""

    as_of: date | str | None
    templates: FilePath | None
    period: str | None
    only: str | Iterable[str] | None
    manager: str | None
    team: str | None
    editions: str | Iterable[str] | None
    formats: str | Iterable[str] | None
    jobs: int | None
    dry_run: bool
    mail: bool
    force: bool
    bind: bool


def request_from(
    inputs: FilePath | Iterable[FilePath], packets: str | Iterable[str], output: FilePath, options: MakeOptions
) -> MakeRequest:
    """The request of a call in Python; raises UsageError for an unknown option, edition, or format, or an empty name.

    What depends on the data or the templates (packets, the period, and names) is checked when it's looked up.
    """
    for name in options:
        require_known("option", name, tuple(MakeOptions.__annotations__))
    require_filled({"manager": options.get("manager"), "team": options.get("team")})
    only = options.get("only")
    if only is not None and not texts_of(only):
        raise UsageError("only is empty. Enter part of a name, or leave it out.")
    jobs = options.get("jobs")
    if jobs is not None and jobs < 1:
        raise UsageError("jobs must be 1 or more.")
    templates = options.get("templates")
    return MakeRequest(
        days_as_of(options.get("as_of")),
        texts_of(packets),
        paths_of(inputs),
        Path(output),
        None if templates is None else Path(templates),
        options.get("period") or "",
        texts_of(only),
        options.get("manager") or "",
        options.get("team") or "",
        _known("edition", options.get("editions"), EDITIONS),
        _known("format", options.get("formats"), FORMATS),
        jobs or 0,
        options.get("dry_run") or False,
        options.get("mail") or False,
        options.get("force") or False,
        options.get("bind") or False,
    )


def require_filled(names: Mapping[str, str | None]) -> None:
    """Raises UsageError if a name, by its option, is blank; None means that the option wasn't used."""
    for option, name in names.items():
        if name is not None and not name.strip():
            raise UsageError(f"{option} is empty. Enter part of a name, or leave it out.")


def paths_of(inputs: FilePath | Iterable[FilePath]) -> tuple[Path, ...]:
    """One path or several as a tuple; raises UsageError if there are none."""
    paths = (Path(inputs),) if isinstance(inputs, str | PathLike) else tuple(map(Path, inputs))
    if not paths:
        raise UsageError("No inputs. Give a folder of spreadsheets, or files.")
    return paths


def texts_of(texts: str | Iterable[str] | None) -> tuple[str, ...]:
    """One text, several, or none as a tuple."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def _known(what: str, names: str | Iterable[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """The names as a tuple; raises UsageError for an unknown one."""
    found = texts_of(names)
    for name in found:
        require_known(what, name, tuple(known))
    return found
