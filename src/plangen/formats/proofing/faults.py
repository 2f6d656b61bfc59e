"""Templates in, everything out that is wrong with how they are written and that nobody could fill."""

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from plangen.elements.theme import Theme
from plangen.formats.environment import environment
from plangen.formats.proofing.annotations import Names
from plangen.formats.proofing.expressions import value
from plangen.formats.proofing.proof import Proof, Sheet
from plangen.formats.proofing.reading import COMPARE, HALF, Reading, read_tags
from plangen.formats.proofing.statements import play, walk
from plangen.formats.proofing.tags import Tag, find_tags, half_tags
from plangen.formats.proofing.word_places import WordPart, unfilled_tags, word_parts
from plangen.problems import Place, PlangenError, Problem, error, warning

_CROSSING = "Begin and end it in the same paragraph, or both in paragraphs or rows of their own."


@dataclass(frozen=True, slots=True)
class Given:
    """What a template is filled with: the kinds of its facts by their names, and the words of its kind.

    `unlisted` are facts that exist but that this kind does not list, each with what to do; `left_out`
    are facts that packets leave out, each with the names of these packets.
    """

    facts: Mapping[str, Any]
    words: Mapping[str, str]
    unlisted: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def names(self) -> dict[str, Any]:
        """The names that a template may use."""
        words = Names(dict.fromkeys(self.words, str), "word in [words] of kind.toml", "unknown word")
        return {**self.facts, "words": words}


def html_faults(folders: tuple[Path, ...], template: str, given: Given) -> list[Problem]:
    """Everything that is wrong with a template of a PDF, and with what it extends, imports and includes."""
    library = _Library(folders)
    proof = library.proof(given)
    sheet = library.find(template)
    if sheet:
        library.walk(proof, sheet, {**given.names(), "theme": Theme})
    return [*library.problems, *proof.problems]


def style_faults(folders: tuple[Path, ...], template: str) -> list[Problem]:
    """Everything that is wrong with a stylesheet of the PDFs, which is filled with their look."""
    library = _Library(folders)
    proof = library.proof(Given({}, {}))
    sheet = library.find(template)
    if sheet:
        library.walk(proof, sheet, {"theme": Theme, "part": str, "share": float})
    return [*library.problems, *proof.problems]


def word_faults(folders: tuple[Path, ...], template: str, given: Given) -> list[Problem]:
    """Everything that is wrong with a Word template, in its text, tables, headers and footers."""
    library = _Library(folders)
    proof = library.proof(given)
    path = next(folder / template for folder in folders if (folder / template).is_file())
    try:
        source = path.read_bytes()
        for part in word_parts(source, template):
            for place, half in part.halves:
                library.tell_half(place, half)
            sheet = library.made(template, part.tags, part.written, part)
            if sheet:
                library.walk(proof, sheet, given.names())
        unfilled = list(unfilled_tags(source, template))
    except (PlangenError, OSError):
        said, cure = "This is not a Word file that can be read.", "Save it again in Word as .docx."
        return [error(Place(template), "no Word file", said, cure=cure)]
    return [*library.problems, *proof.problems, *unfilled]


class _Library:
    """The templates of the folders, each read once, and what is wrong with how they are written."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.sandbox = environment(folders, str)
        self.problems: list[Problem] = []
        self._known: dict[str, Sheet | None] = {}

    def proof(self, given: Given) -> Proof:
        """A proof of these templates, with nothing noted down yet."""
        return Proof(self.sandbox, self.find, value, play, given.unlisted, given.left_out, given.facts)

    def walk(self, proof: Proof, sheet: Sheet, names: Mapping[str, Any]) -> None:
        """Walks through a template, as deep as that goes."""
        try:
            walk(proof, sheet, names)
        except RecursionError:
            self.problems.append(_too_deep(Place(sheet.name)))

    def find(self, name: str) -> Sheet | None:
        """The template of a name; None where there is none, or nothing of it can be read."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Sheet | None:
        loader: Any = self.sandbox.loader
        try:
            text, _, _ = loader.get_source(self.sandbox, name)
        except TemplateNotFound:
            return None
        except (UnicodeDecodeError, OSError):
            text = "\0"
        if "\0" in text:
            self.problems.append(_not_utf8(name))
            return Sheet(name, self.sandbox.parse(""), [(Place(name), "")], frozenset())
        tags = tuple(find_tags(text))
        ends = [at for at, sign in enumerate(text) if sign == "\n"]
        places = [Place(name, cell=f"line {bisect(ends, tag.begin - 1) + 1}") for tag in tags]
        for half in half_tags(text):
            self.tell_half(Place(name, cell=f"line {bisect(ends, half.begin - 1) + 1}"), half)
        return self.made(name, tags, [(place, tag.text) for place, tag in zip(places, tags, strict=True)])

    def tell_half(self, place: Place, half: Tag) -> None:
        """Tells what was meant to be a tag and is none; it is printed as it stands."""
        kind, said, cure = HALF
        self.problems.append(warning(place, kind, said, value=half.text, cure=cure))

    def made(
        self, name: str, tags: Sequence[Tag], at: Sequence[tuple[Place, str]], part: WordPart | None = None
    ) -> Sheet | None:
        """A template of its tags; what is wrong with how they are written is told."""
        reading = read_tags(tags, self.sandbox)
        self._tell(reading, at, part)
        try:
            root = self.sandbox.parse(reading.program, name)
            # Only when it is compiled is a block told that stands twice; names of filters are told better elsewhere.
            blocks = _twice(root)
        except TemplateSyntaxError as fault:
            place, text = at[min(fault.lineno, len(at)) - 1]
            self.problems.append(error(place, "unreadable tag", f"{fault.message}.", value=text, cure=COMPARE))
            return None
        except RecursionError:
            self.problems.append(_too_deep(Place(name)))
            return None
        for line, block in blocks:
            place, text = at[line - 1]
            said = f"There are two blocks “{block}” in this template."
            self.problems.append(error(place, "block twice", said, value=text, cure="Give one of them another name."))
        return Sheet(name, root, at or [(Place(name), "")], frozenset(reading.loose))

    def _tell(self, reading: Reading, at: Sequence[tuple[Place, str]], part: WordPart | None) -> None:
        for slip in reading.slips:
            place, text = at[slip.tag]
            self.problems.append(error(place, slip.kind, slip.message, value=text, cure=slip.cure))
        for first, second in reading.spans if part else ():
            if part and part.crosses(first, second):
                where = ", ".join(each for each in (at[second][0].sheet, at[second][0].cell) if each)
                said = f"This begins here and goes on to {at[second][1]} in {where}: it crosses what it stands in."
                self.problems.append(error(at[first][0], "crossing tags", said, value=at[first][1], cure=_CROSSING))


def _twice(root: Any) -> list[tuple[int, str]]:
    """The blocks of a template whose name another one has before them."""
    seen: set[str] = set()
    found = []
    for block in root.find_all(nodes.Block):
        if block.name in seen:
            found.append((block.lineno, block.name))
        seen.add(block.name)
    return found


def _not_utf8(name: str) -> Problem:
    said = "The template is not saved as UTF-8, or is no text."
    return error(Place(name), "wrong encoding", said, cure="Save it as UTF-8 in the editor.")


def _too_deep(place: Place) -> Problem:
    said = "Too many tags stand inside one another for anything to read them."
    return error(place, "too deep", said, cure="End some of them earlier.")


PROOFS: Mapping[str, Callable[[tuple[Path, ...], str, Given], list[Problem]]] = {
    "document.html": html_faults,
    "document.docx": word_faults,
}
"""How the template of each format is checked, by its name in a kind's folder."""
