"""Checks the wording: no word or phrase that sounds translated, and a fix for every problem."""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.source_code import PROGRAM, PROJECT, code_of, nodes

PYTHON = sorted([*PROGRAM, *(PROJECT / "tools").rglob("*.py")])
TEXTS = sorted(
    [
        *(PROJECT / "templates").rglob("*.toml"),
        *(PROJECT / "templates").rglob("*.html"),
        *(PROJECT / "templates").rglob("*.css"),
        *(PROJECT / "templates").rglob("*.md"),
        *(PROJECT / "src/plangen").rglob("*.toml"),
        *(PROJECT / "tools").rglob("*.sh"),
        *(PROJECT / name for name in ("README.md", "CHANGELOG.md", "Makefile", "pyproject.toml")),
    ]
)
INSTEAD = {
    r"stands?|stood": "is, appears, is listed",
    r"lies|lie (in|beside|here|there)": "is in, saved to",
    r"(is|are|was|were|be|been) told(?! apart| from)": "reported, listed, shown",
    r"(?<!there )(?<!it )(?<!which )(is|are) no(?! longer| more)(?= [a-z])": "isn't a",
    r"mend(s|ed|ing)?": "fix",
    r"cure[sd]?": "fix",
    r"(somebody|nobody|everybody|anybody)": "someone, no one, everyone",
    r"what was won|what is to be won|what is open": "bookings, quota, open pipeline, gap",
    r"(day|month) of closing": "close date, close month",
    r"usual at this point|usually \d+": "typical",
    r"one's own": "your, their, separate",
    r"looked from|look from": "as of",
    r"has not begun|begun": "started",
    r"in the files": "on file",
    r"called so|if [^.]{1,40} (is|are) meant": "has this name; if you mean",
    r"spelled alike|spell (it )?alike": "spell the same",
    r"may be given several times": "repeatable",
    r"kinds? of documents?|document kinds?": "document type",
    r"spreadsheet programs?": "spreadsheet app",
    r"left out for": "skipped, excluded",
    r"so that who|whoever leads": "who",
    r"let go": "dropped",
    r"close rate|net.new": "qualified win rate, new-customer share",
    r"lottery": "drawing",
    r"missed entirely": "no bookings",
    r"e-mails?": "email",
    r"colou?red?s? ?grey|colours?|coloured|behaviours?|learnt": "US spelling",
    r"licence|neighbours?|grey|recognise[sd]?|spelt": "US spelling",
    r"\d+ %(?!\})": "25%, no space",
    r"deal desk|parcel|stencil|of the house|lower floors?|storey": "the plain word",
}
"""What to write instead of each word or phrase, whatever its case."""
ALLOWED = re.compile(
    r"""["“](let go|close rate|net.new[^"”]*|everybody|lottery|attitude|belief|behaviour|learnt|stand|cure)["”]"""
    r"""|["“](Osoba - )?e-?mail[^"”]*["”]"""
    r"""|words\.behaviour|set (told|behaviours) = |^behaviour = |stands? for""",
    re.IGNORECASE,
)
"""Old words that users' files and templates may contain: quoted synonyms that are still read, and old names."""
FORBIDDEN = {re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE): instead for words, instead in INSTEAD.items()}
IMPERATIVES = frozenset(
    re.findall(
        r"\w+",
        "add adjust ask assign change check choose close compare convert copy correct cut define delete edit end enter "
        "export fill free give if in insert install keep leave list make merge move name open paste point print "
        "put reduce remove rename repeat replace run save select send set shorten sort specify spell split start turn "
        "type unhide unlock unmerge update use wait wrap write",
    )
)
"""First words of a fix. "If …" and "In …" come before the imperative."""


class Text(NamedTuple):
    """A piece of text in the project, and where it is."""

    place: str
    text: str


def test_there_is_text_of_every_kind_to_check() -> None:
    assert len(PROGRAM) > 200
    assert len(TEXTS) > 20
    assert sum(1 for path in PROGRAM for _ in docstrings(path)) > 1000
    assert sum(1 for path in PROGRAM for _ in strings(path)) > 3000
    assert sum(1 for path in PROGRAM for _ in comments(path)) > 50


@pytest.mark.parametrize("folder", sorted({path.relative_to(PROJECT).parts[-2] for path in PYTHON}))
def test_no_code_uses_a_word_that_sounds_translated(folder: str) -> None:
    paths = [path for path in PYTHON if path.parts[-2] == folder]
    assert not forbidden(each for path in paths for part in (docstrings, strings, comments) for each in part(path))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_file_that_people_read_uses_a_word_that_sounds_translated(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not forbidden(Text(f"{shown(path)}:{number}", line) for number, line in enumerate(lines, 1))


def test_a_forbidden_word_is_found_where_it_is_used() -> None:
    found = forbidden([Text("a", "The row stands here."), Text("b", "A standard."), Text("c", "It's 25 % of it.")])
    assert [line.split(":")[0] for line in found] == ["a", "c"]


def test_every_problem_has_a_fix_that_starts_with_a_verb() -> None:
    calls = [(path, call) for path in PROGRAM for call in problem_calls(path)]
    assert len(calls) > 100
    without = [
        f"{shown(path)}:{call.lineno}" for path, call in calls if not any(word.arg == "fix" for word in call.keywords)
    ]
    assert not without
    fixes = [(f"{shown(path)}:{call.lineno}", text) for path, call in calls for text in fix_texts(path, call)]
    assert len(fixes) > 100
    assert not [f"{place}: {text}" for place, text in fixes if not is_imperative(text)]


def test_printed_words_have_typographic_apostrophes() -> None:
    """Names of teams are also names of files, titles of sections and messages are also shown in a terminal."""
    shown_elsewhere = ("section_rules.py", "scope/subjects.py", "scope/document.py", "figures/goals.py")
    facts = [path for path in PROGRAM if "facts" in path.parts and not path.as_posix().endswith(shown_elsewhere)]
    texts = [text for path in facts for text in strings(path)]
    for path in (path for path in TEXTS if path.suffix == ".toml" and path.is_relative_to(PROJECT / "templates")):
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        texts += [Text(f"{shown(path)}:{at}", line) for at, line in lines if not line.startswith(("#", "file ="))]
    assert len(texts) > 1000
    assert not [f"{place}: {text}" for place, text in texts if re.search(r"\w'[a-z]|^\"'s\b", text)]


def forbidden(texts: Iterable[Text]) -> list[str]:
    """Each forbidden word with its place, the line it's in, and what to write instead."""
    found = []
    for place, text in texts:
        plain = ALLOWED.sub("", text)
        found += [
            f"{place}: “{match[0]}” → {instead} | {' '.join(text.split())[:100]}"
            for pattern, instead in FORBIDDEN.items()
            for match in pattern.finditer(plain)
        ]
    return found


def docstrings(path: Path) -> Iterator[Text]:
    """Docstrings, including those of attributes and constants."""
    for node in nodes(path):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield Text(f"{shown(path)}:{node.lineno}", node.value.value)


def strings(path: Path) -> Iterator[Text]:
    """Strings that aren't docstrings; of f-strings, only the literal parts."""
    docs = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield Text(f"{shown(path)}:{node.lineno}", f'"{node.value}"')


@cache
def comments(path: Path) -> list[Text]:
    if "#" not in code_of(path):
        return []
    tokens = tokenize.generate_tokens(io.StringIO(code_of(path)).readline)
    return [Text(f"{shown(path)}:{each.start[0]}", each.string) for each in tokens if each.type == tokenize.COMMENT]


def problem_calls(path: Path) -> Iterator[ast.Call]:
    """Calls of error() and warning() of plangen.problems."""
    imported = {
        alias.asname or alias.name
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and node.module == "plangen.problems"
        for alias in node.names
    }
    names = {"error", "warning"} & imported
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def fix_texts(path: Path, call: ast.Call) -> Iterator[str]:
    """The texts that a call can pass as its fix: literals, and values assigned to a name in the same function."""
    [value] = [word.value for word in call.keywords if word.arg == "fix"]
    yield from texts_of(value, path, call.lineno)


def texts_of(value: ast.expr, path: Path, line: int) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in value.values)
    elif isinstance(value, ast.IfExp):
        yield from texts_of(value.body, path, line)
        yield from texts_of(value.orelse, path, line)
    elif isinstance(value, ast.Name):
        yield from (text for each in assigned(path, value.id, line) for text in texts_of(each, path, 0))


def assigned(path: Path, name: str, line: int) -> Iterator[ast.expr]:
    """The values assigned to a name in the innermost function around a line; none if the line is 0."""
    enclosing = [
        node
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    for function in enclosing[-1:]:
        for node in ast.walk(function):
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                pairs = (
                    zip(target.elts, node.value.elts, strict=True)
                    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                    else [(target, node.value)]
                )
                yield from (value for key, value in pairs if isinstance(key, ast.Name) and key.id == name)


def is_imperative(text: str) -> bool:
    first = re.match(r"[A-Za-z]+", text)
    return text.startswith(("…", "“")) or (first is not None and first[0].lower() in IMPERATIVES)


def shown(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
