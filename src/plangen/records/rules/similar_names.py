"""Similar spellings of accounts and people: reported with their counts, never merged."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.reading.suggestions import LONGEST
from plangen.tables.values.folding import fold

MIN_SIMILARITY = 92
SHORTEST = 6
MOST_COMPARED = 3_000
"""Names that are compared with similar ones; more than this would take seconds."""
_IGNORED_WORDS = frozenset(
    {
        "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "plc", "corp", "corporation", "co", "company",
        "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "se", "sa", "sas", "sarl", "srl", "spa", "sl", "slu", "bv",
        "nv", "as", "asa", "ab", "oy", "aps", "sro", "spol", "oo", "pty", "pte", "group", "holding", "holdings", "the",
        "and", "und", "et", "y",
    }
)  # fmt: skip
"""Words that may differ between spellings of one company: legal forms and connectives."""
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
"""Legal forms with dots: s.r.o., S.A."""


def similar_accounts(book: Book) -> Iterable[Problem]:
    """A warning for each deal account that seems to have several spellings."""
    counts = Counter(deal.account for deal in book.opportunities if deal.account)
    known = {fold(account.name) for account in book.accounts}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in counts.items():
        spellings[fold(name)][name] += count
    names = {key: counter.most_common(1)[0][0] for key, counter in spellings.items()}
    first = {fold(deal.account): deal.row for deal in reversed(book.opportunities)}
    for group in _similar({key: _company(names[key]) for key in names if key}):
        best, *others = sorted(group, key=lambda key: (key not in known, -spellings[key].total(), key))
        similar = " and ".join(f"“{names[key]}” ({_counted(spellings[key].total())})" for key in others)
        message = f"{similar} may be the same as “{names[best]}” ({_counted(spellings[best].total())}). Not merged."
        fix = "If it's one account, use one spelling. If not, ignore this."
        place = book.place(first[others[0]], "account")
        yield warning(place, "similar accounts", message, value=names[others[0]], fix=fix)


def similar_owners(book: Book) -> Iterable[Problem]:
    """A warning for names of one person that seem to have several spellings, if deal owners are the team."""
    if book.has_team:
        return
    counts = Counter(deal.salesperson for deal in book.opportunities)
    names = {fold(person.name): person.name for person in book.roster.people}
    first = {deal.salesperson: deal.row for deal in reversed(book.opportunities)}
    # Names in another order, such as Lindqvist Zoë, may be one person's, or two people's.
    for group in _similar({key: "".join(sorted(key.split())) for key in names}):
        best, *others = sorted(group, key=lambda key: (-counts[names[key]], key))
        row = first.get(names[others[0]])
        if row:
            similar = " and ".join(f"{names[key]} ({_counted(counts[names[key]])})" for key in others)
            message = f"{similar} may be the same as {names[best]} ({_counted(counts[names[best]])}). Not merged."
            fix = f"If it's one person, add the other spelling to {names[best]}'s aliases in Team."
            place = book.place(row, "salesperson")
            yield warning(place, "similar people", message, value=names[others[0]], fix=fix)


def _company(name: str) -> str:
    """A company name for comparison: without its legal form, connectives, and spaces."""
    words = fold(_DOTTED.sub(lambda found: found.group().replace(".", ""), name)).split()
    kept = [word for word in words if word not in _IGNORED_WORDS]
    return "".join(kept or words)


def _similar(forms: Mapping[str, str]) -> Iterable[Sequence[str]]:
    """Groups of keys with equal or similar forms that have the same digits."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, form in sorted(forms.items()):
        groups[form].append(key)
    if len(groups) <= MOST_COMPARED:
        _merge_similar(groups)
    return [group for group in groups.values() if len(group) > 1]


def _merge_similar(groups: dict[str, list[str]]) -> None:
    """Merges groups whose forms are similar, with the same first two characters and the same digits."""
    candidates: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form in sorted(groups):
        near = None
        earlier = candidates[form[:2], _digits(form)]
        if SHORTEST <= len(form) <= LONGEST:
            near = process.extractOne(form, earlier, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
            if near:
                groups[near[0]] += groups.pop(form)
        if not near:
            earlier.append(form)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _counted(deals: int) -> str:
    return f"{deals} deals" if deals != 1 else "1 deal"
