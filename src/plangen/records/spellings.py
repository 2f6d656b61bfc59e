"""Spellings that may mean one account or one person: proposed with their counts, never joined."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.nearest import LONGEST
from plangen.tables.folding import fold

ALIKE = 92
SHORTEST = 6
MOST_COMPARED = 3_000
"""Names of which each is compared with its neighbours; more of them would take seconds."""
_NO_PART = frozenset(
    {
        "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "plc", "corp", "corporation", "co", "company",
        "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "se", "sa", "sas", "sarl", "srl", "spa", "sl", "slu", "bv",
        "nv", "as", "asa", "ab", "oy", "aps", "sro", "spol", "oo", "pty", "pte", "group", "holding", "holdings", "the",
        "and", "und", "et", "y",
    }
)  # fmt: skip
"""Words by which the spellings of one company differ: its legal form, and what stands between its parts."""
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
"""A legal form with dots: s.r.o., S.A."""


def account_spellings(book: Book) -> Iterable[Problem]:
    """A warning for each account of deals that stands under more than one name."""
    counts = Counter(deal.account for deal in book.opportunities if deal.account)
    known = {fold(account.name) for account in book.accounts}
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in counts.items():
        written[fold(name)][name] += count
    names = {key: spelled.most_common(1)[0][0] for key, spelled in written.items()}
    first = {fold(deal.account): deal.row for deal in reversed(book.opportunities)}
    for group in _alike({key: _company(names[key]) for key in names if key}):
        best, *others = sorted(group, key=lambda key: (key not in known, -written[key].total(), key))
        spelled = " and ".join(f"“{names[key]}” ({_counted(written[key].total())})" for key in others)
        message = f"{spelled} may be “{names[best]}” ({_counted(written[best].total())}); nothing is joined."
        cure = "If it is one account, spell it alike; if not, there is nothing to do."
        place = book.place(first[others[0]], "account")
        yield warning(place, "account spelled twice", message, value=names[others[0]], cure=cure)


def owner_spellings(book: Book) -> Iterable[Problem]:
    """Where the owners of deals are the team: a warning for each two names that may be one person."""
    if book.has_team:
        return
    counts = Counter(deal.salesperson for deal in book.opportunities)
    names = {fold(person.name): person.name for person in book.roster.people}
    first = {deal.salesperson: deal.row for deal in reversed(book.opportunities)}
    for group in _alike({key: key.replace(" ", "") for key in names}):
        best, *others = sorted(group, key=lambda key: (-counts[names[key]], key))
        row = first.get(names[others[0]])
        if row:
            spelled = " and ".join(f"{names[key]} ({_counted(counts[names[key]])})" for key in others)
            message = f"{spelled} may be {names[best]} ({_counted(counts[names[best]])}); nothing is joined."
            cure = f"If it is one person, write the other spelling into the column aliases of {names[best]} in Team."
            place = book.place(row, "salesperson")
            yield warning(place, "person spelled twice", message, value=names[others[0]], cure=cure)


def _company(name: str) -> str:
    """A company's name as it is compared: without its legal form, small words and blanks."""
    words = fold(_DOTTED.sub(lambda found: found.group().replace(".", ""), name)).split()
    kept = [word for word in words if word not in _NO_PART]
    return "".join(kept or words)


def _alike(cores: Mapping[str, str]) -> Iterable[Sequence[str]]:
    """Groups of keys whose cores are the same or nearly so, with the same digits in them."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, core in sorted(cores.items()):
        groups[core].append(key)
    if len(groups) <= MOST_COMPARED:
        _join_near(groups)
    return [group for group in groups.values() if len(group) > 1]


def _join_near(groups: dict[str, list[str]]) -> None:
    """Puts groups together whose cores begin alike, have the same digits and differ by a letter or so."""
    beginning: dict[tuple[str, str], list[str]] = defaultdict(list)
    for core in sorted(groups):
        near = None
        same = beginning[core[:2], _digits(core)]
        if SHORTEST <= len(core) <= LONGEST:
            near = process.extractOne(core, same, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if near:
                groups[near[0]] += groups.pop(core)
        if not near:
            same.append(core)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _counted(deals: int) -> str:
    return f"{deals} deals" if deals != 1 else "one deal"
