"""Rules that hold across tables, asked when all of them are read."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from plangen.elements.measure import RowKey
from plangen.problems import Place, Problem, warning
from plangen.records.account_rules import unknown_accounts
from plangen.records.book import Book
from plangen.records.nearest import Nearest
from plangen.records.quota_rules import quota_differences
from plangen.records.spellings import account_spellings, owner_spellings
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
        *quota_differences(book),
        *_done_before_opened(book),
        *unknown_accounts(book),
        *account_spellings(book),
        *owner_spellings(book),
    ]


def _inherited(book: Book) -> Iterable[Problem]:
    rows: dict[str, list[RowKey]] = defaultdict(list)
    for deal in book.opportunities:
        if deal.inherited:
            rows[deal.salesperson].append(deal.row)
    for name, found in sorted(rows.items()):
        count = len(found)
        deals = f"{count} deals of {name} were" if count > 1 else f"A deal of {name} was"
        message = f"{deals} closed before the hire; left out of {name}'s own figures."
        cure = "Correct the hire date if that is wrong."
        yield warning(book.place(found[0], "salesperson"), "inherited deals", message, cure=cure)


def _unknown_products(book: Book) -> Iterable[Problem]:
    known = {fold(product.name): product.name for product in book.products}
    if not known:
        return
    deals = ((deal.product, deal.row, "deal", "deals") for deal in book.opportunities if deal.product)
    rows = ((each.product, each.row, "row", "rows") for each in book.coverage)
    strange = [each for each in chain(deals, rows) if fold(each[0]) not in known]
    counts = Counter((name, one, many) for name, _, one, many in strange)
    first = {(name, one): row for name, row, one, _ in reversed(strange)}
    near = Nearest(known, ALIKE)
    for (name, one, many), count in sorted(counts.items()):
        naming = f"{count} {many} name" if count > 1 else f"This {one} names"
        message = f"{naming} a product that is not in Products."
        meant = near.to(name)
        cure = f"If “{meant}” is meant, spell it alike in both." if meant else "Add it to Products."
        yield warning(book.place(first[name, one], "product"), "unknown product", message, value=name, cure=cure)


def _unknown_managers(book: Book) -> Iterable[Problem]:
    """Nobody has to have a row for a manager; only a name close to one that has is worth a look."""
    first = {person.manager: person for person in reversed(book.roster.people) if person.manager}
    for name, person in sorted(first.items()):
        near = book.roster.nearest(name)
        if near and book.roster.find(name) is None:
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
        near = next((head for head, column in report.alike.items() if column == "amount"), "")
        hint = f" If “{near}” is meant, rename that head." if near else ""
        cure = f"Add one, or say in a sheet Columns which head means the amount.{hint}"
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
