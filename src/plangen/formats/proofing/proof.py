"""What a proof of templates goes by and notes down: the templates, the names known at a place, and what is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, nodes
from rapidfuzz import fuzz, process

from plangen.formats.proofing.annotations import NOWHERE, Macro, Names, members, part, part_names
from plangen.problems import Place, Problem, error

NEAR_ENOUGH = 60
MOST_LISTED = 12
GIVEN_TO_MACROS = ("varargs", "kwargs", "caller")


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A template that can be walked through: `tags` are the place and the text of each line of its program.

    `loose` are names that tags which cannot be read may have made.
    """

    name: str
    root: nodes.Template
    tags: Sequence[tuple[Place, str]]
    loose: frozenset[str]

    def tag(self, node: nodes.Node) -> tuple[Place, str]:
        """The place and the text of the tag in which something stands."""
        return self.tags[min(node.lineno, len(self.tags)) - 1]


@dataclass(slots=True)
class Scope:
    """The names that can be used at a place of a template, each with its kind."""

    names: dict[str, Any]
    sheet: Sheet
    there: frozenset[str] = frozenset()
    """The names of which a condition around the place says that they are there."""
    says: dict[str, frozenset[str]] = field(default_factory=dict)
    """What is there where a name that the template has set is true."""

    def inner(self, more: Mapping[str, Any] | None = None) -> "Scope":
        """A scope of its own, with all that is known here."""
        return Scope({**self.names, **(more or {})}, self.sheet, self.there, dict(self.says))

    def where(self, there: frozenset[str]) -> "Scope":
        """The same scope where a condition says that some names are there."""
        return Scope(self.names, self.sheet, self.there | there, self.says)


@dataclass(slots=True)
class Proof:
    """A reading for names that nobody knows, and all that it has found.

    `find` gives a template by its name, None where there is none; `read` gives the kind of an expression, `play` reads
    a macro with what it is given. `facts` are all that are given; `unlisted` exist but not for this kind, each with
    what to do; `left_out` are missing in some documents of the kind, each with the names of the packets of these.
    """

    sandbox: Environment
    find: Callable[[str], Sheet | None]
    read: Callable[["Proof", nodes.Expr | None, Scope], Any]
    play: Callable[["Proof", Macro, Sequence[Any], Mapping[str, Any], tuple[Place, str]], None]
    unlisted: Mapping[str, str]
    left_out: Mapping[str, frozenset[str]]
    facts: Mapping[str, Any]
    doubted: set[tuple[str, str]] = field(default_factory=set)
    """The templates and the facts that are told as not always there: once is enough."""
    problems: dict[Problem, None] = field(default_factory=dict)
    played: set[tuple[Any, ...]] = field(default_factory=set)
    playing: list[int] = field(default_factory=list)
    inside: list[Sheet] = field(default_factory=list)

    def tell(self, at: tuple[Place, str], kind: str, message: str, cure: str) -> None:
        """Notes what is wrong with a tag."""
        self.problems[error(at[0], kind, message, value=at[1], cure=cure)] = None


def nearest(name: str, known: Iterable[str]) -> str:
    """What to do about a name: the nearest one that is known, else those that are."""
    every = list(known)
    near = process.extractOne(name, every, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    if near:
        return f"Did you mean “{near[0]}”?"
    more = " …" if len(every) > MOST_LISTED else ""
    return f"Known are: {', '.join(every[:MOST_LISTED])}{more}." if every else "There is none that could be named here."


def part_of(proof: Proof, of: tuple[Any, str], name: str, at: tuple[Place, str]) -> Any:
    """The kind of a part of something, which is told where it has none of that name."""
    kind, spelled = of
    found = part(kind, name)
    if found is not NOWHERE:
        return found
    own = next((member for member in members(kind) if isinstance(member, Names)), None)
    known = part_names(kind)
    where = own.said if own else f"part of “{spelled}”" if spelled else "part of it"
    proof.tell(at, own.missing if own else "unknown fact", f"“{name}” is no {where}.", nearest(name, known))
    return Any
