"""Rules that hold across tables, asked when all of them are read."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

from rapidfuzz import process

from plangen.periods import MONTHS_A_YEAR, Length, Period
from plangen.problems import Place, Problem, warning
from plangen.records.account_rules import unknown_accounts
from plangen.records.book import Book
from plangen.records.spellings import account_spellings, owner_spellings
from plangen.records.targets import BOOKINGS, Target
from plangen.tables.folding import fold

ALIKE = 80


def across(book: Book) -> list[Problem]:
    """Everything that does not fit together, as warnings: nothing is left out because of it."""
    return [
        *_inherited(book),
        *_unknown_products(book),
        *_unknown_managers(book),
        *_amounts_missing(book),
        *_credits(book),
        *_left_before_hired(book),
        *_quota_differences(book),
        *_done_before_opened(book),
        *unknown_accounts(book),
        *account_spellings(book),
        *owner_spellings(book),
    ]


def _inherited(book: Book) -> Iterable[Problem]:
    counts = Counter(deal.salesperson for deal in book.opportunities if deal.inherited)
    for name, count in sorted(counts.items()):
        row = next(deal.row for deal in book.opportunities if deal.inherited and deal.salesperson == name)
        deals = f"{count} deals of {name} were" if count > 1 else f"A deal of {name} was"
        message = f"{deals} closed before the hire; left out of {name}'s own figures."
        yield warning(
            book.place(row, "salesperson"), "inherited deals", message, cure="Correct the hire date if that is wrong."
        )


def _unknown_products(book: Book) -> Iterable[Problem]:
    known = {fold(product.name): product.name for product in book.products}
    if not known:
        return
    deals = ((deal.product, deal.row, "deal", "deals") for deal in book.opportunities if deal.product)
    rows = ((each.product, each.row, "row", "rows") for each in book.coverage)
    strange = [each for each in chain(deals, rows) if fold(each[0]) not in known]
    counts = Counter((name, one, many) for name, _, one, many in strange)
    for (name, one, many), count in sorted(counts.items()):
        row = next(row for each, row, kind, _ in strange if (each, kind) == (name, one))
        naming = f"{count} {many} name" if count > 1 else f"This {one} names"
        message = f"{naming} a product that is not in Products."
        near = process.extractOne(fold(name), list(known), score_cutoff=ALIKE)
        cure = f"If “{known[near[0]]}” is meant, spell it alike in both." if near else "Add it to Products."
        yield warning(book.place(row, "product"), "unknown product", message, value=name, cure=cure)


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
        yield from _no_amount_column(book)
        return
    blank = [deal for deal in book.opportunities if deal.amount is None and deal.closed and deal.outcome == "won"]
    if blank:
        deals = f"{len(blank)} won deals have" if len(blank) > 1 else "This won deal has"
        message = f"{deals} no amount; counted as {'deals' if len(blank) > 1 else 'a deal'}, but not in money."
        yield warning(book.place(blank[0].row, "amount"), "won without an amount", message, cure="Fill in the amounts.")


def _no_amount_column(book: Book) -> Iterable[Problem]:
    """One warning at the first sheet of deals, where neither of the columns that hold money stands in any."""
    report = next((report for report in book.reports if report.table == "Opportunities"), None)
    if report and not book.has("Opportunities", "actual amount"):
        place = Place(report.file, report.sheet, f"row {report.header_row}")
        message = "There is no column amount. Without it nothing is shown in money."
        cure = "Add one, or say in a sheet Columns which head means the amount."
        yield warning(place, "no amounts", message, cure=cure)


def _credits(book: Book) -> Iterable[Problem]:
    below = [deal for deal in book.opportunities if deal.amount is not None and deal.amount < 0]
    if below:
        count = f"{len(below)} deals have amounts" if len(below) > 1 else "This deal has an amount"
        message = f"{count} below zero; counted as credits."
        cure = "Correct the amount if it is no credit."
        yield warning(book.place(below[0].row, "amount"), "below zero", message, value=below[0].amount, cure=cure)


def _done_before_opened(book: Book) -> Iterable[Problem]:
    """Promises that were kept, or were to be kept, before they were made."""
    for action in book.actions:
        for day, column, said in ((action.done_on, "done on", "was done"), (action.due, "due", "was due")):
            if day and action.opened and day < action.opened:
                message = f"{action.id} {said} before it was opened."
                place, cure = book.place(action.row, column), "Correct one of the two dates."
                yield warning(place, f"{column} before opened", message, value=day, cure=cure)


def _left_before_hired(book: Book) -> Iterable[Problem]:
    for person in book.roster.people:
        if person.row and person.hired and person.left and person.left < person.hired:
            message = f"{person.name} left before being hired."
            place = book.place(person.row, "left")
            yield warning(place, "left before hired", message, value=person.left, cure="Correct one of the two dates.")


def _quota_differences(book: Book) -> Iterable[Problem]:
    """Targets of bookings that cover a whole year win over the quota in Team; where they differ, both are told."""
    this_year = book.calendar.containing(book.as_of, Length.YEAR).code
    bookings = [each for each in book.targets if each.scope == "person" and each.measure == BOOKINGS]
    for person in book.roster.people:
        own = [each for each in bookings if each.who == person.name]
        for quota in person.quotas if own else ():
            year = book.calendar.parse(quota.year or this_year)
            total = _total(own, year) if year else None
            if year and total is not None and total != quota.amount:
                message = f"{person.name}'s targets for {year.name} come to {total:f}, the quota here says otherwise."
                cure = "The targets count; make the two equal, or delete one."
                yield warning(quota.place, "quota against target", message, value=f"{quota.amount:f}", cure=cure)


def _total(targets: Iterable[Target], year: Period) -> Decimal | None:
    """What targets come to that cover the year as a whole: its own, those of its quarters, or those of its months."""
    within = [each for each in targets if each.period.start >= year.start and each.period.end <= year.end]
    for length in (Length.MONTH, Length.QUARTER, Length.HALF, Length.YEAR):
        parts = [each.amount for each in within if each.period.length is length]
        if parts and len(parts) * length.months == MONTHS_A_YEAR:
            return sum(parts, Decimal(0))
    return None
