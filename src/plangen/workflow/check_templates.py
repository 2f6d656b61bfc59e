"""Templates are read and nothing is made: every fact that nobody knows, every tag that cannot be read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

from rapidfuzz import fuzz, process

from plangen.facts.masthead import Masthead
from plangen.formats.every import FORMATS
from plangen.formats.pdf import STYLESHEET, TIGHT
from plangen.formats.proofing.faults import PROOFS, Given, html_faults, style_faults
from plangen.kinds.kind import KIND_FILE, Kind
from plangen.kinds.packet import PACKETS_FILE, Packet
from plangen.kinds.shelf import SHARED, load_packets, open_shelf, read_kinds, template_folders
from plangen.problems import Place, Problem, UsageError, error, in_order, warning
from plangen.workflow.contents import TEMPLATE, WORDS, Contents
from plangen.workflow.sheets import sections_of

NEAR_ENOUGH = 60
WORD_FILE = FORMATS["word"].template


@dataclass(frozen=True, slots=True)
class CheckedTemplates:
    """The templates that were read, in which folders, and everything that is wrong with them."""

    folders: tuple[Path, ...]
    kinds: tuple[str, ...]
    templates: tuple[Path, ...]
    problems: tuple[Problem, ...]

    def as_plain(self) -> dict[str, Any]:
        """All of it in plain values, for other programs."""
        return {
            "folders": [str(folder) for folder in self.folders],
            "kinds": list(self.kinds),
            "templates": [path.as_posix() for path in self.templates],
            "problems": [asdict(problem) for problem in self.problems],
        }


def check_templates(extra: Path | None) -> CheckedTemplates:
    """Every kind of the shelf with its templates; `extra` is searched before the other folders."""
    folders = template_folders(extra)
    kinds, faults = read_kinds(folders)
    problems = [problem for fault in faults for problem in _told(fault)]
    packets, faulty = ({}, ()) if faults else _packets(extra, kinds)
    problems += faulty
    templates = []
    for kind in kinds.values():
        given = given_to(kind, packets)
        problems += _unknown_sections(kind)
        for name, proof in PROOFS.items():
            path = next((each for folder in folders if (each := folder / kind.name / name).is_file()), None)
            if path:
                templates.append(path)
                problems += proof(folders, f"{kind.name}/{name}", given)
    problems += html_faults(folders, TEMPLATE, Given({"masthead": Masthead, "contents": Contents}, WORDS))
    problems += [problem for name in (STYLESHEET, TIGHT) for problem in style_faults(folders, name)]
    problems += _unused(folders, kinds)
    return CheckedTemplates(folders, tuple(kinds), tuple(templates), tuple(in_order(problems)))


def given_to(kind: Kind, packets: Mapping[str, Packet]) -> Given:
    """What the templates of a kind are filled with, as the sections say themselves.

    A section that is misspelled, or for other subjects, is told once: the templates are read as if it were right.
    """
    every = {**_sections_of_others(kind), **sections_of(kind)}
    listed = {name if name in every else _nearest(name, every) for name in kind.sections}
    facts = {name: get_type_hints(every[name])["return"] for name in every if name in listed}
    cure = f"It is a section that {kind.name}/{KIND_FILE} does not list: add it to sections there."
    unlisted = dict.fromkeys(set(sections_of(kind)) - set(facts), cure)
    leaving = {
        name: [each for each in packets.values() if name in each.leaves_out.get(kind.name, ())] for name in facts
    }
    left_out = {name: frozenset(packet.name for packet in found) for name, found in leaving.items()}
    return Given(facts, kind.words, unlisted, left_out)


def _unknown_sections(kind: Kind) -> Iterator[Problem]:
    known, others = sections_of(kind), _sections_of_others(kind)
    lines = (kind.folder / KIND_FILE).read_text(encoding="utf-8-sig").splitlines()
    for name in dict.fromkeys(name for name in kind.sections if name not in known):
        near = _nearest(name, known)
        cure = f"Did you mean “{near}”?" if near else f"There are: {', '.join(sorted(known))}."
        if name in others:
            cure = f"It is a section of another subject than “{kind.subject}”: delete it, or correct “subject”."
        line = next((at for at, text in enumerate(lines, 1) if f'"{name}"' in text or f"'{name}'" in text), 0)
        place = Place(f"{kind.name}/{KIND_FILE}", cell=f"line {line}" if line else "")
        yield error(place, "unknown section", f"“{name}” is no section.", cure=cure)


def _sections_of_others(kind: Kind) -> dict[str, Callable[..., object]]:
    subjects = get_args(Kind.model_fields["subject"].annotation)
    return {
        name: made
        for subject in subjects
        for name, made in sections_of(kind.model_copy(update={"subject": subject})).items()
    }


def _nearest(name: str, known: Iterable[str]) -> str:
    near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return near[0] if near else ""


def _unused(folders: Sequence[Path], kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    """Templates that nothing is made of: in a folder that is no kind's, or of a name that nobody looks for."""
    described = {path.parent.name for folder in folders for path in folder.glob(f"*/{KIND_FILE}")}
    for path in (path for folder in folders for path in sorted(folder.glob("*/*"))):
        place, name = Place(f"{path.parent.name}/{path.name}"), path.parent.name
        if name not in {*described, SHARED} and path.name in PROOFS:
            near = _nearest(name, sorted(described))
            cure = f"Copy a {KIND_FILE} into the folder, or name it as a kind is named: {', '.join(sorted(described))}."
            cure = f"Did you mean to name the folder “{near}”?" if near else cure
            yield error(place, "unused template", f"“{name}” is no kind: there is no {KIND_FILE} in it.", cure=cure)
        elif path.suffix.lower() == WORD_FILE[-5:] and path.name != WORD_FILE and not path.name.startswith("~$"):
            yield warning(place, "unused template", "Nothing is made of this file.", cure=f"Name it {WORD_FILE}.")
    for name in kinds:
        if not any((folder / name / template).is_file() for folder in folders for template in PROOFS):
            said = f"The kind has no template: neither {' nor '.join(PROOFS)} lies in its folder."
            yield error(Place(name), "no template", said, cure="Copy one from a kind that comes with plangen.")


def _packets(extra: Path | None, kinds: Mapping[str, Kind]) -> tuple[Mapping[str, Packet], Sequence[Problem]]:
    """The packets, or what is wrong with their lists; raises UsageError for a folder that holds nothing of ours."""
    try:
        packets = load_packets(template_folders(extra), kinds)
    except UsageError as fault:
        return {}, _told(fault)
    open_shelf(extra)
    return packets, ()


def _told(fault: UsageError) -> Sequence[Problem]:
    """The problems that a fault names; else the fault as one."""
    cure = "Compare the file with the one of that name that comes with plangen."
    alone = error(Place(), f"faulty {PACKETS_FILE} or {KIND_FILE}", str(fault))
    return [replace(problem, cure=problem.cure or cure) for problem in fault.problems or (alone,)]
