"""Match header texts to a shape's columns."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from plangen.sources.grid import Cell
from plangen.tables.headers.found import FamilyColumn, MatchedHeaders
from plangen.tables.headers.lines import HeaderLines, header_text
from plangen.tables.headers.units import NO_UNIT, HeaderUnit, is_money, other_measure, split_unit
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

MIN_PREFIX_LENGTH = 4
SIMILARITY_CUTOFF = 75
_MIN_WORD_SIMILARITY = 60
_NOT_A_BEGINNING = frozenset({"sales"})
"""Headers that are a number's, though a column of names starts with them."""
_MIN_SIMILAR_LENGTH = 5
"""Shorter known names aren't suggested; they resemble too many headers."""

_Aliases = Mapping[str, tuple[str, int]]
"""Every known folded header, with its column and rank: lower is better."""


def fold_header(header: str) -> str:
    """A header as it is compared: folded, with one sign for all currencies."""
    name, unit = split_unit(header)
    if unit.currency and not name:
        return "$"
    return "%" if header.strip() == "%" else fold(header)


@dataclass(frozen=True, slots=True, eq=False)
class ParsedHeaders:
    """A row's header texts, also folded and without their units, and the profile that fits most of them."""

    texts: tuple[str, ...]
    folded: tuple[str, ...]
    bare: tuple[str, ...]
    """The folded headers without their units, such as (USD) or in EUR."""
    profile: Profile
    lower_line: tuple[str, ...] = ()
    """The lower of two header lines, where the upper one only names a group."""
    every_form: frozenset[str] = frozenset()
    """All forms in which the headers are looked up."""

    def known_among(self, shapes: Sequence[Shape], overrides: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
        """The names of the shapes that any header may match; a quick check before matching them all."""
        names = _shapes_by_header(tuple(shapes))
        mapped = {name for name, own in overrides.items() if not self.every_form.isdisjoint(own)}
        return frozenset(mapped.union(*(names[form] for form in self.every_form if form in names)))

    def forms(self, at: int) -> Iterator[tuple[str, str]]:
        """The forms in which a header is looked up, best first, each with its source text."""
        yield self.folded[at], self.texts[at]
        yield self.bare[at], self.texts[at]
        if self.lower_line and self.lower_line[at]:
            yield fold_header(self.lower_line[at]), self.lower_line[at]
            yield fold(split_unit(self.lower_line[at])[0]), self.lower_line[at]


def parse_headers(headers: Sequence[Cell] | HeaderLines) -> ParsedHeaders:
    """Parse a row of cells, or of header lines."""
    return _parsed(
        headers if isinstance(headers, HeaderLines) else HeaderLines(tuple(header_text(cell) for cell in headers))
    )


@lru_cache(maxsize=1024)
def _parsed(lines: HeaderLines) -> ParsedHeaders:
    """Parse header lines; cached, since the parts of a sheet share them."""
    folded = tuple(fold_header(text) for text in lines.texts)
    bare = tuple(fold(split_unit(text)[0]) for text in lines.texts)
    parsed = ParsedHeaders(lines.texts, folded, bare, detect_profile((*lines.texts, *bare)), lines.lower_line)
    forms = frozenset(form for at in range(len(lines.texts)) for form, _ in parsed.forms(at))
    return replace(parsed, every_form=forms)


def detect_profile(headers: Sequence[Cell]) -> Profile:
    """The profile with the most marks in a row; the default profile if none has any."""
    folded = {fold(header) for header in headers if isinstance(header, str)}
    return max(shipped_profiles(), key=lambda profile: profile.mark_count(folded))


@dataclass(slots=True)
class _Matches:
    """What the headers of a row have matched so far."""

    candidates: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    families: dict[str, list[FamilyColumn]] = field(default_factory=dict)
    rest: list[int] = field(default_factory=list)
    units: dict[int, HeaderUnit] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    def match(self, row: ParsedHeaders, at: int, shape: Shape, aliases: _Aliases) -> None:
        """Match one header to a column or a family."""
        known = next(((aliases[form], form, text) for form, text in row.forms(at) if form in aliases), None)
        family = _match_family(row, at, shape)
        if known and (known[0][1] < 0 or not family or row.folded[at] in aliases):
            (column, rank), _, text = known
            unit = split_unit(text)[1] if is_money(column, shape.name) else NO_UNIT
            # A margin may be a percentage.
            if column != "margin" and rank >= 0 and other_measure(unit, shape.name):
                self.refused[at] = column
                self.rest.append(at)
                return
            self.candidates.setdefault(column, []).append((rank, at))
            self.units |= {at: unit} if unit else {}
        elif family:
            self.families.setdefault(family[0], []).append(family[1])
            unit = split_unit(family[1].header)[1]
            self.units |= {at: unit} if unit.power or unit.currency else {}
        else:
            self.rest.append(at)


def match_headers(
    headers: Sequence[Cell] | HeaderLines | ParsedHeaders, shape: Shape, overrides: Mapping[str, str] | None = None
) -> MatchedHeaders:
    """The shape's columns found in a header row; `overrides` maps the user's folded headers to columns."""
    row = headers if isinstance(headers, ParsedHeaders) else parse_headers(headers)
    aliases = _aliases(shape, row.profile.name) | {header: (name, -1) for header, name in (overrides or {}).items()}
    found = _Matches()
    for at, text in enumerate(row.texts):
        if text:
            found.match(row, at, shape, aliases)
    names = sorted(aliases)
    columns = {column: min(each)[1] for column, each in found.candidates.items()}
    passed_over = {at: column for column, each in found.candidates.items() for _, at in sorted(each)[1:]}
    if "currency" in columns and _is_converted(row, columns):
        passed_over[columns.pop("currency")] = "currency"
    for at in found.rest:
        skip = at in found.refused or fold(row.texts[at]) in shape.folded_lookalikes
        column = None if skip else _match_prefix(fold(row.texts[at]), names, aliases)
        if column:
            passed_over |= {at: column} if column in columns else {}
            columns.setdefault(column, at)
    for name, missing in shape.stand_ins:
        if name in columns and missing not in columns:
            columns[missing] = columns.pop(name)
    unused = sorted({*found.rest, *passed_over} - set(columns.values()))
    return MatchedHeaders(
        columns,
        {name: tuple(each) for name, each in found.families.items()},
        tuple(row.texts[at] for at in unused),
        sum(len(each) for each in found.candidates.values()),
        {row.texts[at]: column for at, column in sorted(passed_over.items())},
        units=found.units,
        refused=found.refused,
        mapped=sum(min(each)[0] < 0 for each in found.candidates.values()),
    )


def _is_converted(row: ParsedHeaders, columns: Mapping[str, int]) -> bool:
    """Whether the amounts are already in the company's currency, so a currency column means nothing."""
    header = row.folded[columns["amount"]] if "amount" in columns else ""
    return bool(header) and header in {fold(each) for each in row.profile.converted}


def similar_headers(headers: MatchedHeaders, shape: Shape) -> Mapping[str, str]:
    """Suggestions only: unused headers that resemble a missing column, each with that column."""
    aliases = _aliases(shape, "")
    column_names = {fold(name): name for name in shape.columns}
    names = {
        name: column
        for name, column in {**{alias: column for alias, (column, _) in aliases.items()}, **column_names}.items()
        if column not in headers.columns and (len(name) >= _MIN_SIMILAR_LENGTH or name in column_names)
    }
    found: dict[str, str] = {}
    for header in headers.unused:
        is_other = fold(header) in shape.folded_lookalikes or other_measure(split_unit(header)[1], shape.name)
        if is_other or header in headers.passed_over:
            continue
        closest = process.extractOne(fold(header), list(names), scorer=fuzz.ratio, score_cutoff=SIMILARITY_CUTOFF)
        if closest and not _has_another_word(fold(header), closest[0]):
            found[header] = names[closest[0]]
    return found


def _has_another_word(header: str, name: str) -> bool:
    """Whether a header differs from a known name by a whole word: sales manager, sales stage."""
    pairs = list(zip(header.split(), name.split(), strict=False))
    as_many = len(header.split()) == len(name.split()) > 1
    return as_many and any(fuzz.ratio(*pair) < _MIN_WORD_SIMILARITY for pair in pairs)


def _match_family(row: ParsedHeaders, at: int, shape: Shape) -> tuple[str, FamilyColumn] | None:
    """The family of a header: by its full text, then without its unit, then by its lower line."""
    if not shape.families:
        return None
    name, unit = split_unit(row.texts[at])
    texts = [row.texts[at], *([] if unit.words else [name]), *(row.lower_line[at : at + 1])]
    for text, family in ((text, family) for text in texts if text for family in shape.families):
        found = re.fullmatch(family.pattern, fold(text))
        if found:
            says = {key: value for key, value in found.groupdict().items() if value}
            return family.name, FamilyColumn(at, row.texts[at], says)
    return None


def _match_prefix(header: str, names: Sequence[str], aliases: _Aliases) -> str | None:
    """The one column whose names start with this header; None if there are several.

    `names` are the names of all columns, sorted.
    """
    if len(header) < MIN_PREFIX_LENGTH or header in _NOT_A_BEGINNING:
        return None
    columns: set[str] = set()
    at = bisect_left(names, header)
    while at < len(names) and names[at].startswith(header):
        columns.add(aliases[names[at]][0])
        at += 1
    return columns.pop() if len(columns) == 1 else None


@lru_cache(maxsize=8)
def known_headers(shapes: tuple[Shape, ...]) -> frozenset[str]:
    """Every folded header known for any of these shapes."""
    return frozenset(header for shape in shapes for header in _aliases(shape, ""))


@lru_cache(maxsize=32)
def _shapes_by_header(shapes: tuple[Shape, ...]) -> Mapping[str, frozenset[str]]:
    """The names of the shapes that know each folded header."""
    names: dict[str, set[str]] = defaultdict(set)
    for shape in shapes:
        for header in _aliases(shape, ""):
            names[header].add(shape.name)
    return {header: frozenset(found) for header, found in names.items()}


@lru_cache(maxsize=256)
def _aliases(shape: Shape, profile_name: str) -> dict[str, tuple[str, int]]:
    """Every folded header known for a shape, with its column and rank, the file's own profile first."""
    ranked: list[tuple[str, str, int]] = [(name, name, 1) for name in shape.columns]
    ordered = sorted(shipped_profiles(), key=lambda profile: profile.name != profile_name)
    for place, profile in enumerate(ordered):
        for column, headers in profile.columns.get(shape.name, {}).items():
            # Amounts in the company currency are preferred over those in several.
            ranked += [
                (header, column, 0 if header in profile.converted else 2 + place * 100 + at)
                for at, header in enumerate(headers)
            ]
    aliases: dict[str, tuple[str, int]] = {}
    for header, column, rank in sorted(ranked, key=lambda entry: entry[2]):
        if fold_header(header):
            aliases.setdefault(fold_header(header), (column, rank))
    return aliases
