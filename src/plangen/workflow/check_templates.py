"""Templates in, every unknown fact and unreadable tag out; no documents are created."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, get_type_hints

from rapidfuzz import fuzz, process

from plangen.doctypes.catalog import (
    described_folders,
    load_catalog,
    load_packets,
    read_document_types,
    template_folders,
)
from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.packet import PACKETS_FILE, Packet
from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE, OLD_SECTIONS, current_section, description_in
from plangen.doctypes.shared_words import SHARED
from plangen.doctypes.toml_file import COMPARE, read_toml
from plangen.facts.blocks.masthead import Masthead
from plangen.facts.printed_tables import TABLE_WORDS
from plangen.facts.sections import SECTIONS
from plangen.formats.pdf.renderer import STYLESHEET, TIGHT_STYLESHEET
from plangen.formats.registry import FORMATS
from plangen.lint.faults import CHECKS, UNKNOWN_WORD, TemplateFacts, check_html, check_stylesheet
from plangen.problems import Place, Problem, UsageError, error, has_errors, in_order, warning
from plangen.workflow.extras import contents, print_file
from plangen.workflow.reporting.fact_sheets import outdated_names, outdated_packets, place_in, unknown_limits
from plangen.workflow.reporting.table_settings import unknown_in_tables

MIN_SIMILARITY = 60
MISSPELLED = 80
"""The similarity from which an unused name is a misspelled one."""
WORD_FILE = FORMATS["word"].template
PACKET_PAGES = {
    contents.TEMPLATE: TemplateFacts({"masthead": Masthead, "contents": contents.Contents}, contents.WORDS),
    print_file.TEMPLATE: TemplateFacts(
        {"masthead": Masthead, "slip": print_file.Slip, "covers": tuple[print_file.Cover, ...]}, print_file.WORDS
    ),
}
"""The pages of a packet that belong to no document type, with what their templates receive."""


@dataclass(frozen=True, slots=True)
class CheckedTemplates:
    """The templates that were read, their folders and document types, and all problems in them."""

    folders: tuple[Path, ...]
    document_types: tuple[str, ...]
    templates: tuple[Path, ...]
    problems: tuple[Problem, ...]

    def as_plain(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        return {
            "folders": [str(folder) for folder in self.folders],
            "document_types": list(self.document_types),
            "templates": [path.as_posix() for path in self.templates],
            "problems": [asdict(problem) for problem in self.problems],
        }


def check_templates(extra: Path | None) -> CheckedTemplates:
    """The templates of every document type, checked; `extra` is searched before the other folders."""
    folders = template_folders(extra)
    document_types, errors = read_document_types(folders)
    problems = [problem for each in errors for problem in _problems_in(each)]
    packets, packet_problems = ({}, ()) if errors else _packets(extra, document_types)
    problems += packet_problems
    problems += () if errors or packet_problems else outdated_packets(folders)
    templates: list[Path] = []
    for document_type in document_types.values():
        given, checked = given_to(document_type, packets), []
        problems += _unknown_sections(document_type)
        problems += unknown_limits(document_type)
        problems += unknown_in_tables(document_type)
        problems += outdated_names(document_type)
        for name, check in CHECKS.items():
            path = next((each for folder in folders if (each := folder / document_type.name / name).is_file()), None)
            if path:
                templates.append(path)
                checked += check(folders, f"{document_type.name}/{name}", given)
        problems += checked
        # A template with other errors may print words where they couldn't be read.
        if not has_errors(each for each in checked if each.sort != UNKNOWN_WORD):
            problems += _unused_words(document_type, given.used_words)
    for template, pages in PACKET_PAGES.items():
        problems += check_html(folders, template, pages)
    problems += [problem for name in (STYLESHEET, TIGHT_STYLESHEET) for problem in check_stylesheet(folders, name)]
    problems += _unused(folders, document_types)
    return CheckedTemplates(folders, tuple(document_types), tuple(templates), tuple(in_order(problems)))


def given_to(document_type: DocumentType, packets: Mapping[str, Packet]) -> TemplateFacts:
    """The facts that a document type's templates receive, with their types.

    A misspelled section, or one for other subjects, is reported once, so its facts are treated as known here.
    """
    every = {**_sections_of_any(), **SECTIONS[document_type.subject]}
    listed = [name if current_section(name) in every else _nearest(name, every) for name in document_type.sections]
    facts = {
        name: get_type_hints(every[current_section(name)], include_extras=True)["return"] for name in listed if name
    }
    fix = f"{document_type.name}/{DOCUMENT_TYPE_FILE} doesn't list this section. Add it to sections."
    unlisted = dict.fromkeys(set(SECTIONS[document_type.subject]) - {current_section(name) for name in facts}, fix)
    unlisted |= {old: f"Use “{current}”." for old, current in OLD_SECTIONS.items() if current in facts}
    left_out = {name: _packets_without(name, document_type, packets) for name in facts}
    return TemplateFacts(facts, document_type.words, unlisted, left_out)


def _packets_without(section: str, document_type: DocumentType, packets: Mapping[str, Packet]) -> frozenset[str]:
    """The names of the packets that leave out a section."""
    return frozenset(
        packet.name
        for packet in packets.values()
        if current_section(section) in map(current_section, packet.leaves_out.get(document_type.name, ()))
    )


def _unknown_sections(document_type: DocumentType) -> Iterator[Problem]:
    known, others = SECTIONS[document_type.subject], _sections_of_any()
    path = description_in(document_type.folder) or document_type.folder / DOCUMENT_TYPE_FILE
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for name in dict.fromkeys(name for name in document_type.sections if current_section(name) not in known):
        near = _nearest(name, known)
        fix = f"Use “{near}”." if near else f"Choose from: {', '.join(sorted(known))}."
        if current_section(name) in others:
            fix = f"Delete it: it isn't for subject “{document_type.subject}”. Or change “subject”."
        line = next((at for at, text in enumerate(lines, 1) if f'"{name}"' in text or f"'{name}'" in text), 0)
        place = Place(f"{document_type.name}/{path.name}", cell=f"line {line}" if line else "")
        yield error(place, "unknown section", f"“{name}” isn't a section.", fix=fix)


def _unused_words(document_type: DocumentType, used: Collection[str]) -> Iterator[Problem]:
    """An error for each word in a document type's file that is probably misspelled, and a warning for unused ones."""
    path = description_in(document_type.folder)
    own = read_toml(path).get("words", {}) if path else {}
    missing = [name for name in (*used, *TABLE_WORDS) if name not in own and "*" not in name]
    for name in own:
        if not any(fnmatchcase(name, pattern) for pattern in (*used, *TABLE_WORDS)):
            near, place = _nearest(name, missing, MISSPELLED), place_in(document_type, "words", name)
            message = f"No template prints “words.{name}”."
            if near:
                yield error(place, UNKNOWN_WORD, message, fix=f"Use “{near}”.")
            else:
                yield warning(place, "unused word", message, fix="Delete it.")


def _sections_of_any() -> dict[str, Callable[..., object]]:
    return {name: section for sections in SECTIONS.values() for name, section in sections.items()}


def _nearest(name: str, known: Iterable[str], least: int = MIN_SIMILARITY) -> str:
    near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=least)
    return near[0] if near else ""


def _unused(folders: Sequence[Path], document_types: Mapping[str, DocumentType]) -> Iterator[Problem]:
    """Templates that aren't used: in a folder without a document type, or with an unknown file name."""
    described = sorted({each.name for folder in folders for each in described_folders(folder)})
    for path in (path for folder in folders for path in sorted(folder.glob("*/*"))):
        place, name = Place(f"{path.parent.name}/{path.name}"), path.parent.name
        if name not in {*described, SHARED} and path.name in CHECKS:
            near = _nearest(name, described)
            copy = f"Copy a {DOCUMENT_TYPE_FILE} into the folder, or rename the folder to one of:"
            fix = f"Rename the folder to “{near}”." if near else f"{copy} {', '.join(described)}."
            message = f"“{name}” isn't a document type: it has no {DOCUMENT_TYPE_FILE}."
            yield error(place, "unused template", message, fix=fix)
        elif path.suffix.lower() == WORD_FILE[-5:] and path.name != WORD_FILE and not path.name.startswith("~$"):
            yield warning(place, "unused template", "This file isn't used.", fix=f"Rename it to {WORD_FILE}.")
    for name in document_types:
        if not any((folder / name / template).is_file() for folder in folders for template in CHECKS):
            message = f"No template: the folder has neither {' nor '.join(CHECKS)}."
            yield error(Place(name), "no template", message, fix="Copy one from a built-in document type.")


def _packets(
    extra: Path | None, document_types: Mapping[str, DocumentType]
) -> tuple[Mapping[str, Packet], Sequence[Problem]]:
    """The packets, or the problems in packets.toml; raises UsageError for a folder without templates."""
    try:
        packets = load_packets(template_folders(extra), document_types)
    except UsageError as problem:
        return {}, _problems_in(problem)
    load_catalog(extra)
    return packets, ()


def _problems_in(usage_error: UsageError) -> Sequence[Problem]:
    """The problems listed in an error, or the error as one problem."""
    only = error(Place(), f"invalid {PACKETS_FILE} or {DOCUMENT_TYPE_FILE}", str(usage_error), fix=COMPARE)
    return usage_error.problems or (only,)
