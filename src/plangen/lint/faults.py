"""Check the templates of every format: syntax, unknown names, and tags that can't be filled in."""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from plangen.elements.theme import Theme
from plangen.formats.environment import LinkOutError, environment, leads_out
from plangen.lint.annotations import Namespace
from plangen.lint.expressions import type_of
from plangen.lint.file_addresses import unusable_files
from plangen.lint.program import COMPARE, INCOMPLETE, TemplateProgram, parsed, read_tags
from plangen.lint.statements import check_macro_call, check_source
from plangen.lint.tags import Tag, find_tags, incomplete_tags
from plangen.lint.template_check import TemplateCheck, TemplateSource
from plangen.lint.word_places import WordPart, private_content, unfilled_tags, word_parts
from plangen.problems import Place, PlangenError, Problem, error, warning

UNKNOWN_WORD = "unknown word"
_ACROSS_CELLS = "Use {%tr … %} in rows of their own to repeat the row, or {%tc … %} in cells of their own for cells."
_OVERLAPPING = "Start and end it in one paragraph, or put both in their own paragraphs or rows."


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """The data for a template: the types of its facts by name, and the words of its document type.

    `unlisted` are existing facts that the document type doesn't list, each with its fix; `left_out` are facts that some
    packets leave out, each with the names of these packets. `used_words` collects the words that the checked templates
    print, with * for what they compute.
    """

    facts: Mapping[str, Any]
    words: Mapping[str, str]
    unlisted: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    used_words: set[str] = field(default_factory=set)

    def names(self) -> dict[str, Any]:
        """The types of the names that a template can use."""
        known = dict.fromkeys(self.words, str)
        words = Namespace(known, "in [words] in document.toml", UNKNOWN_WORD, self.used_words)
        return {**self.facts, "words": words}


def check_html(folders: tuple[Path, ...], template: str, given: TemplateFacts) -> list[Problem]:
    """Every problem in the template of a PDF and in the templates it extends, imports, and includes."""
    library = _Library(folders)
    check = library.new_check(given)
    source = library.find(template)
    if source:
        library.check(check, source, {**given.names(), "theme": Theme})
    return [*library.problems, *check.problems, *library.unusable_files(template)]


def check_stylesheet(folders: tuple[Path, ...], template: str) -> list[Problem]:
    """Every problem in a stylesheet, which is filled with the theme."""
    library = _Library(folders)
    check = library.new_check(TemplateFacts({}, {}))
    source = library.find(template)
    if source:
        library.check(check, source, {"theme": Theme, "part": str, "share": float})
    return [*library.problems, *check.problems, *library.unusable_files(template)]


def check_word(folders: tuple[Path, ...], template: str, given: TemplateFacts) -> list[Problem]:
    """Every problem in a Word template: its text, tables, headers, and footers."""
    library = _Library(folders)
    check = library.new_check(given)
    path = next(folder / template for folder in folders if (folder / template).is_file())
    if leads_out(path, folders):
        return [_link_out(LinkOutError(template), template)]
    try:
        content = path.read_bytes()
        for part in word_parts(content, template):
            for place, tag in part.incomplete:
                library.report_incomplete(place, tag)
            source = library.parse(template, part.tags, part.as_written, part)
            if source:
                library.check(check, source, given.names())
        unfilled = [*unfilled_tags(content, template), *private_content(content, template)]
    except (PlangenError, OSError):
        message, fix = "Can't read this as a Word file.", "Save it again in Word as .docx."
        return [error(Place(template), "not a Word file", message, fix=fix)]
    return [*library.problems, *check.problems, *unfilled]


class _Library:
    """The templates of the folders, each parsed once, with the problems in how they are written."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.sandbox = environment(folders, str)
        self.problems: list[Problem] = []
        self._folders = tuple(folder.resolve() for folder in folders)
        self._texts: dict[str, tuple[str, Path]] = {}
        self._sources: dict[str, TemplateSource | None] = {}

    def new_check(self, given: TemplateFacts) -> TemplateCheck:
        """An empty check of these templates."""
        left_out = given.left_out
        return TemplateCheck(self.sandbox, self.find, type_of, check_macro_call, given.unlisted, left_out, given.facts)

    def check(self, check: TemplateCheck, source: TemplateSource, names: Mapping[str, Any]) -> None:
        """Checks a template; tags nested too deeply are reported."""
        try:
            check_source(check, source, names)
        except RecursionError:
            self.problems.append(_too_deep(Place(source.name)))

    def find(self, name: str) -> TemplateSource | None:
        """The template with a name; None if it doesn't exist or can't be parsed."""
        if name not in self._sources:
            self._sources[name] = self._read(name)
        return self._sources[name]

    def unusable_files(self, template: str) -> Iterator[Problem]:
        """The files that can't be loaded, of those named in a template and in what it extends, imports, and includes.

        Every address is relative to the folder of the template.
        """
        if template in self._texts:
            base = self._texts[template][1].resolve().parent
            for name, (text, _) in self._texts.items():
                yield from unusable_files(name, text, base, self._folders)

    def _read(self, name: str) -> TemplateSource | None:
        loader: Any = self.sandbox.loader
        try:
            text, file, _ = loader.get_source(self.sandbox, name)
        except TemplateNotFound:
            return None
        except LinkOutError as link:
            self.problems.append(_link_out(link, name))
            return TemplateSource(name, self.sandbox.parse(""), [(Place(name), "")], frozenset())
        except (UnicodeDecodeError, OSError):
            text, file = "\0", ""
        if "\0" in text:
            self.problems.append(_not_utf8(name))
            return TemplateSource(name, self.sandbox.parse(""), [(Place(name), "")], frozenset())
        self._texts[name] = text, Path(file)
        tags = tuple(find_tags(text))
        line_ends = [at for at, character in enumerate(text) if character == "\n"]
        places = [Place(name, cell=f"line {bisect(line_ends, tag.begin - 1) + 1}") for tag in tags]
        for tag in incomplete_tags(text):
            self.report_incomplete(Place(name, cell=f"line {bisect(line_ends, tag.begin - 1) + 1}"), tag)
        return self.parse(name, tags, [(place, tag.text) for place, tag in zip(places, tags, strict=True)])

    def report_incomplete(self, place: Place, tag: Tag) -> None:
        """Reports an incomplete tag, which prints as text."""
        sort, message, fix = INCOMPLETE
        self.problems.append(warning(place, sort, message, value=tag.text, fix=fix))

    def parse(
        self, name: str, tags: Sequence[Tag], at: Sequence[tuple[Place, str]], part: WordPart | None = None
    ) -> TemplateSource | None:
        """The template made of these tags; problems in how they are written are reported."""
        program = read_tags(tuple(tags))
        self._report(program, at, part)
        try:
            root = parsed(program.text, name)
            # Jinja only notices a duplicate block when it compiles.
            duplicates = _duplicate_blocks(root)
        except TemplateSyntaxError as syntax_error:
            place, text = at[min(syntax_error.lineno, len(at)) - 1]
            message = f"Can't read this tag: {(syntax_error.message or 'incomplete').rstrip('.')}."
            self.problems.append(error(place, "unreadable tag", message, value=text, fix=COMPARE))
            return None
        except RecursionError:
            self.problems.append(_too_deep(Place(name)))
            return None
        for line, block in duplicates:
            place, text = at[line - 1]
            message = f"Two blocks are named “{block}”."
            self.problems.append(error(place, "duplicate block", message, value=text, fix="Rename one of them."))
        return TemplateSource(name, root, at or [(Place(name), "")], frozenset(program.uncertain_names))

    def _report(self, program: TemplateProgram, at: Sequence[tuple[Place, str]], part: WordPart | None) -> None:
        for problem in program.problems:
            place, text = at[problem.tag]
            self.problems.append(error(place, problem.sort, problem.message, value=text, fix=problem.fix))
        for first, second in program.spans if part else ():
            if part and part.overlap(first, second):
                where = ", ".join(each for each in (at[second][0].sheet, at[second][0].cell) if each)
                message = f"This starts here and ends at {at[second][1]} in {where}, so the tags overlap."
                place, text = at[first]
                self.problems.append(error(place, "overlapping tags", message, value=text, fix=_OVERLAPPING))
            elif part and part.crosses_cells(first, second):
                message = f"This starts in one cell and ends at {at[second][1]} in another cell of the row."
                place, text = at[first]
                self.problems.append(error(place, "tags across cells", message, value=text, fix=_ACROSS_CELLS))


def _duplicate_blocks(root: Any) -> list[tuple[int, str]]:
    """The line and name of each block whose name was already used."""
    seen: set[str] = set()
    found = []
    for block in root.find_all(nodes.Block):
        if block.name in seen:
            found.append((block.lineno, block.name))
        seen.add(block.name)
    return found


def _link_out(link: LinkOutError, name: str) -> Problem:
    message, _, fix = str(link).partition(". ")
    return error(Place(name), "link out", f"{message}.", fix=f"{fix}.")


def _not_utf8(name: str) -> Problem:
    return error(Place(name), "wrong encoding", "The template isn't UTF-8 text.", fix="Save it as UTF-8.")


def _too_deep(place: Place) -> Problem:
    return error(place, "too deep", "Tags are nested too deeply.", fix="Close some of them earlier.")


CHECKS: Mapping[str, Callable[[tuple[Path, ...], str, TemplateFacts], list[Problem]]] = {
    "document.html": check_html,
    "document.docx": check_word,
}
"""The check for the template of each format, by file name."""
