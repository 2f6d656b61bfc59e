"""Cross-checks between tables, run after all of them are read."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from plangen.elements.measure import RowKey
from plangen.problems import Place, Problem, warning
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.reading.suggestions import NameSuggester
from plangen.records.rules.accounts import unknown_accounts
from plangen.records.rules.action_numbers import mistyped_numbers
from plangen.records.rules.contest_cells import contest_cell_problems
from plangen.records.rules.contests import contest_problems
from plangen.records.rules.kickoffs import event_problems
from plangen.records.rules.quotas import quota_differences
from plangen.records.rules.similar_names import similar_accounts, similar_owners
from plangen.records.rules.team_notes import learned_about_someone
from plangen.tables.values.folding import fold

MIN_SIMILARITY = 80


def cross_checks(book: Book) -> list[Problem]:
    """Warnings for values that don't fit together; nothing is skipped because of them."""
    return [
        *_unused_owner(book),
        *_inherited(book),
        *_after_leaving(book),
        *_unknown_products(book),
        *_unknown_managers(book),
        *_own_managers(book),
        *_amounts_missing(book),
        *_credits(book),
        *_left_before_hired(book),
        *quota_differences(book),
        *_done_before_opened(book),
        *_unknown_goals(book),
        *unknown_accounts(book),
        *similar_accounts(book),
        *similar_owners(book),
        *contest_problems(book),
        *contest_cell_problems(book),
        *learned_about_someone(book),
        *event_problems(book),
        *mistyped_numbers(book),
    ]


def _unused_owner(book: Book) -> Iterable[Problem]:
    """A warning that the owner in Settings is used for no deal, since the deals have owners of their own."""
    owner = book.settings.owner
    tables = [report for report in book.reports if report.table == "Opportunities"]
    have_owners = bool(tables) and all("salesperson" in report.columns for report in tables)
    if owner and have_owners and not any(fold(deal.salesperson) == fold(owner) for deal in book.opportunities):
        message, fix = "The deals have owners of their own. “owner” isn't used.", "Delete “owner” in Settings."
        place = book.settings.places.get("owner", Place("Settings", cell="owner"))
        yield warning(place, "owner not used", message, value=owner, fix=fix)


def _inherited(book: Book) -> Iterable[Problem]:
    deals = [deal for deal in book.opportunities if deal.inherited]
    yield from _not_counted(
        book, "inherited deals", "before the hire date", "Change the hire date if it's wrong.", deals
    )


def _after_leaving(book: Book) -> Iterable[Problem]:
    deals = [deal for deal in book.opportunities if deal.after_leaving]
    fix = "Enter who closed them as the salesperson, or change “left” in Team."
    yield from _not_counted(book, "closed after leaving", "after the month of leaving", fix, deals)


def _not_counted(book: Book, sort: str, when: str, fix: str, deals: Iterable[Opportunity]) -> Iterable[Problem]:
    """A warning for each person on their deals that count for no one."""
    rows: dict[str, list[RowKey]] = defaultdict(list)
    for deal in deals:
        rows[deal.salesperson].append(deal.row)
    for name, found in sorted(rows.items()):
        message = f"{len(found):,} of {name}'s deals closed {when}. Not counted."
        yield warning(book.place(found[0], "salesperson"), sort, message, fix=fix)


def _unknown_products(book: Book) -> Iterable[Problem]:
    known = {fold(product.name): product.name for product in book.products}
    if not known:
        return
    deals = ((deal.product, deal.row, "deal", "deals") for deal in book.opportunities if deal.product)
    rows = ((each.product, each.row, "row", "rows") for each in book.white_space)
    families = {fold(product.family): product.family for product in book.products if product.family}
    targets = [(each.product, each.row, "target", "targets") for each in book.product_targets]
    unknown = [each for each in chain(deals, rows) if fold(each[0]) not in known]
    unknown += [each for each in targets if fold(each[0]) not in known | families]
    counts = Counter((name, one, many) for name, _, one, many in unknown)
    first = {(name, one): row for name, row, one, _ in reversed(unknown)}
    suggester = NameSuggester(known, MIN_SIMILARITY)
    for (name, one, many), count in sorted(counts.items()):
        have = f"{count:,} {many} name" if count > 1 else f"1 {one} names"
        message = f"{have} a product that isn't in Products."
        near = suggester.suggest(name)
        fix = f"If you mean “{near}”, spell it the same in both." if near else "Add it to Products."
        yield warning(book.place(first[name, one], "product"), "unknown product", message, value=name, fix=fix)


def _unknown_managers(book: Book) -> Iterable[Problem]:
    """Warnings for managers spelled almost like a person in Team; a manager doesn't need a row there."""
    first = {person.manager: person for person in reversed(book.roster.people) if person.manager}
    for name, person in sorted(first.items()):
        near = book.roster.nearest(name)
        if near and book.roster.find(name) is None:
            message = f"Manager {name} isn't in Team."
            place = book.place(person.row, "manager") if person.row else Place()
            yield warning(place, "unknown manager", message, value=name, fix=f"If this is {near}, spell both the same.")


def _own_managers(book: Book) -> Iterable[Problem]:
    """Warnings for people whose manager is their own name."""
    for person in book.roster.people:
        if person.row and person.manager and book.roster.find(person.manager) is person:
            message, fix = "Listed as their own manager.", "Enter who they report to, or leave the cell blank."
            yield warning(book.place(person.row, "manager"), "own manager", message, value=person.manager, fix=fix)


def _amounts_missing(book: Book) -> Iterable[Problem]:
    if not book.has("Opportunities", "amount"):
        yield from _no_amount_column(book)
        return
    blank = [deal for deal in book.opportunities if deal.amount is None and deal.closed and deal.outcome == "won"]
    if blank:
        several = len(blank) > 1
        deals = f"{len(blank)} won deals have no amount. Counted as deals"
        message = f"{deals if several else '1 won deal has no amount. Counted as a deal'}, not in bookings."
        fix = "Fill in the amounts." if several else "Fill in the amount."
        yield warning(book.place(blank[0].row, "amount"), "won without an amount", message, fix=fix)


def _no_amount_column(book: Book) -> Iterable[Problem]:
    """A warning at the first deal sheet if no sheet has an amount or actual amount column."""
    report = next((report for report in book.reports if report.table == "Opportunities"), None)
    if report and not book.has("Opportunities", "actual amount"):
        place = Place(report.file, report.sheet, f"row {report.header_row}")
        message = "No amount column, so no amounts can be shown."
        near = next((header for header, column in report.alike.items() if column == "amount"), "")
        hint = f" If you mean “{near}”, rename that header." if near else ""
        fix = f"Add one, or map a header to amount in a Columns sheet.{hint}"
        yield warning(place, "no amounts", message, fix=fix)


def _credits(book: Book) -> Iterable[Problem]:
    negative = [deal for deal in book.opportunities if deal.amount is not None and deal.amount < 0]
    if negative:
        several = len(negative) > 1
        many = f"{len(negative)} deals have negative amounts. Counted as credits."
        message = many if several else "1 deal has a negative amount. Counted as a credit."
        fix = "Change the amount if it isn't a credit."
        place = book.place(negative[0].row, "amount")
        yield warning(place, "negative amount", message, value=negative[0].amount, fix=fix)


def _done_before_opened(book: Book) -> Iterable[Problem]:
    """Warnings for commitments done or due before they were opened."""
    for action in book.actions:
        for day, column, was in ((action.done_on, "done on", "was done"), (action.due, "due", "was due")):
            if day and action.opened and day < action.opened:
                message = f"{action.id} {was} before it was opened."
                place, fix = book.place(action.row, column), "Change one of the dates."
                yield warning(place, f"{column} before opened", message, value=day, fix=fix)


def _unknown_goals(book: Book) -> Iterable[Problem]:
    """Warnings for commitments whose goal isn't the id of a goal; the id is kept."""
    known = {fold(goal.id) for goal in book.goals if goal.id}
    for action in book.actions:
        if action.goal and fold(action.goal) not in known:
            message, fix = "No goal has this id.", "Enter the id of a goal in Goals, or leave it empty."
            yield warning(book.place(action.row, "goal"), "unknown goal", message, value=action.goal, fix=fix)


def _left_before_hired(book: Book) -> Iterable[Problem]:
    for person in book.roster.people:
        if person.row and person.hired and person.left and person.left < person.hired:
            message = f"{person.name} left before the hire date."
            place = book.place(person.row, "left")
            yield warning(place, "left before hired", message, value=person.left, fix="Change one of the dates.")
