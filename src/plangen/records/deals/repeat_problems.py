"""What is reported about rows of one deal: repeats, contradictions, older exports, and ids that deals share."""

from collections import defaultdict
from collections.abc import Sequence

from plangen.problems import error, warning
from plangen.records.deals.same_deal import DealRow

_KEEP_ONE = (
    "Keep one current export here. Put earlier ones in a snapshots folder next to it, named by date (2026-09-01.csv)."
)
_SORT = "duplicate deal"


def report_repeat(row: DealRow, first: DealRow, *, identical: bool) -> None:
    """Warns that a row repeats its deal's amount; `identical` says whether it repeats every cell."""
    fix = "If each row has its own amount, set “repeated ids” to “add up” in Settings. If not, delete the row."
    fix = "Delete the row." if identical else fix
    message = f"Same deal as {where(first, row)}. Counted once."
    row.columns.problems.append(warning(row.place, _SORT, message, value=row.label, fix=fix))


def report_conflict(row: DealRow, first: DealRow) -> None:
    """Reports a row that contradicts its deal's first row in the same table."""
    if row.deal.salesperson != first.deal.salesperson:
        message = f"Same deal as {where(first, row)}, which is {first.deal.salesperson}'s. The first row is used."
        fix = "If they share the deal, add a “split %” column. If not, delete the wrong row."
    else:
        message = f"Same deal as {where(first, row)}, which {_differences(row, first)}. The first row is used."
        fix = "Delete the wrong row, or set “repeated ids” to “add up” in Settings if both count."
    row.columns.problems.append(error(row.place, _SORT, message, value=row.label, fix=fix))


def report_older(row: DealRow, used: DealRow, *, newer: bool) -> None:
    """Reports a deal that another file has too; `newer` says whether that one is known to be the newer export."""
    differences = _differences(row, used)
    message = f"Same deal as {where(used, row)}"
    if not differences:
        problem = warning(row.place, _SORT, f"{message}. Counted once.", value=row.label, fix=_KEEP_ONE)
    elif newer:
        message = f"{message}, which {differences}. The newer export is used."
        problem = warning(row.place, "older export", message, value=row.label, fix=_KEEP_ONE)
    else:
        message = f"{message}, which {differences}. The first row is used."
        one_file = row.columns.table.grid.file == used.columns.table.grid.file
        fix = "Delete the wrong row." if one_file else _KEEP_ONE
        problem = error(row.place, _SORT, message, value=row.label, fix=fix)
    row.columns.problems.append(problem)


def report_shared_ids(shared: Sequence[tuple[DealRow, DealRow]]) -> None:
    """Warns about ids that different deals have, once per table."""
    tables: dict[int, list[tuple[DealRow, DealRow]]] = defaultdict(list)
    for row, other in shared:
        tables[row.number].append((row, other))
    for found in tables.values():
        row, other = found[0]
        count = len({each.deal.id for each, _ in found})
        ids = f"{count:,} ids here also belong" if count > 1 else "This id also belongs"
        deals = "other deals, such as the one in" if count > 1 else "another deal, in"
        message = f"{ids} to {deals} {where(other, row)}. All are counted."
        fix = "If they are the same deal, delete one. If not, ignore this, or give each deal its own id."
        row.columns.problems.append(warning(row.place, "shared ids", message, value=row.label, fix=fix))


def where(first: DealRow, row: DealRow) -> str:
    """The place of a row, as short as it can be next to another one."""
    place, here = first.place, row.place
    return place.cell if (place.file, place.sheet) == (here.file, here.sheet) else str(place)


def _differences(row: DealRow, used: DealRow) -> str:
    """How the used row's owner, outcome, stage, amount, and close date differ; empty if they don't."""
    deal, other = row.deal, used.deal
    found = []
    if other.salesperson != deal.salesperson:
        found.append(f"is {other.salesperson}'s")
    if other.outcome != deal.outcome:
        found.append(f"is {other.outcome} instead of {deal.outcome}")
    elif other.is_open and other.stage != deal.stage:
        found.append(f"is in “{other.stage}” instead of “{deal.stage}”")
    if None not in (other.amount, deal.amount) and other.amount != deal.amount:
        found.append(f"has {other.amount:,f} instead of {deal.amount:,f}")
    if row.close and used.close and row.close != used.close:
        found.append(f"closes on {used.close} instead of {row.close}")
    return " and ".join(found)
