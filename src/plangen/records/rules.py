"""Rules that hold across tables, asked when all of them are read."""

from collections import Counter
from collections.abc import Iterable

from plangen.problems import Place, Problem, warning
from plangen.records.book import Book
from plangen.records.team import Person
from plangen.tables.folding import fold


def across(book: Book) -> list[Problem]:
    """Everything that does not fit together, as warnings: nothing is left out because of it."""
    return [
        *_inherited(book),
        *_unknown_products(book),
        *_unknown_managers(book),
        *_amounts_missing(book),
        *_quota_differences(book),
    ]


def _inherited(book: Book) -> Iterable[Problem]:
    counts = Counter(deal.salesperson for deal in book.opportunities if deal.inherited)
    for name, count in sorted(counts.items()):
        row = next(deal.row for deal in book.opportunities if deal.inherited and deal.salesperson == name)
        message = f"{count} deals of {name} were closed before the hire; they are left out of {name}'s own figures."
        yield warning(
            book.place(row, "salesperson"), "inherited deals", message, cure="Correct the hire date if that is wrong."
        )


def _unknown_products(book: Book) -> Iterable[Problem]:
    known = {fold(product.name) for product in book.products}
    if not known:
        return
    counts = Counter(deal.product for deal in book.opportunities if deal.product and fold(deal.product) not in known)
    for name, count in sorted(counts.items()):
        row = next(deal.row for deal in book.opportunities if deal.product == name)
        message = f"{count} deals name this product, which is not in Products."
        yield warning(
            book.place(row, "product"), "unknown product", message, value=name, cure="Spell it alike in both tables."
        )


def _unknown_managers(book: Book) -> Iterable[Problem]:
    """Nobody has to have a row for a manager; only a name close to one that has is worth a look."""
    for name in sorted({person.manager for person in book.roster.people if person.manager}):
        near = book.roster.nearest(name)
        if near and book.roster.find(name) is None:
            person = next(each for each in book.roster.people if each.manager == name)
            message = f"The manager {name} has no row in Team."
            place = book.place(person.row, "manager") if person.row else Place()
            yield warning(place, "unknown manager", message, value=name, cure=f"If this is {near}, spell both alike.")


def _amounts_missing(book: Book) -> Iterable[Problem]:
    if not book.has("Opportunities", "amount"):
        return
    blank = [deal for deal in book.opportunities if deal.amount is None and deal.closed and deal.outcome == "won"]
    if blank:
        message = f"{len(blank)} won deals have no amount; they are counted as deals, but not in money."
        yield warning(book.place(blank[0].row, "amount"), "won without an amount", message, cure="Fill in the amounts.")


def _quota_differences(book: Book) -> Iterable[Problem]:
    """A target of bookings for a whole year wins over the quota in Team; where they differ, both are told."""
    for target in book.targets:
        if target.scope != "person" or target.measure != "bookings" or target.period.length != "year":
            continue
        person = book.roster.find(target.who)
        own = _quota_for(person, target.period.code, book) if person else None
        if own is not None and own != target.amount:
            message = (
                f"{target.who}'s target for {target.period.code} differs from the quota in Team; the target counts."
            )
            cure = "Make them equal, or delete one of the two."
            yield warning(
                book.place(target.row, "amount"), "quota against target", message, value=target.amount, cure=cure
            )


def _quota_for(person: Person, code: str, book: Book) -> object:
    years = {code, code.removeprefix("FY"), "" if book.calendar.parse(code) else code}
    return next((quota.amount for quota in person.quotas if quota.year in years), None)
