"""Rows of one deal: order lines add up, repeats count once, and different deals with one id are kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import warning
from plangen.records.deals.lines_across_files import repeated_tables, report_lines
from plangen.records.deals.opportunities import Opportunity, OrderLine
from plangen.records.deals.order_lines import Reading, read_lines
from plangen.records.deals.reader import DealReader
from plangen.records.deals.repeat_problems import report_conflict, report_shared_ids
from plangen.records.deals.same_deal import DealRow, Relation, relation_in_table
from plangen.records.deals.several_exports import newest_first, used_once
from plangen.tables.columns import Columns

_Deal = list[DealRow]
"""The rows of one deal in one table, its first row first."""
_MOST_COMPARED = 20
"""The deals with one id that each row is compared with; more means that the id is a customer's, say."""


@dataclass(slots=True)
class _Found:
    """What the rows with one key turned out to be."""

    dropped: set[RowKey] = field(default_factory=set)
    added: dict[RowKey, _Deal] = field(default_factory=dict)
    """The lines of each deal that adds them up, by its first row."""
    shared: list[tuple[DealRow, DealRow]] = field(default_factory=list)
    """Rows whose id belongs to another deal, each with that deal."""

    def drop(self, row: DealRow) -> None:
        """Skips a row as a duplicate."""
        row.columns.skip(row.row, "duplicate")
        self.dropped.add(row.row_key)


def one_per_deal(rows: Sequence[DealRow], reader: DealReader) -> list[Opportunity]:
    """The deals of all rows, each once, in the order of their rows."""
    found = _Found()
    groups = _by_key(rows)
    tables: dict[int, list[_Deal]] = defaultdict(list)
    deals_by_group = [_deals_by_table(group, found, reader) for group in groups]
    for by_table in deals_by_group:
        for number, deals in by_table.items():
            tables[number] += [deal for deal in deals if len(deal) > 1]
    for deals in tables.values():
        _read_order_lines(deals, found, reader)
    ranks = newest_first(rows, reader.as_of) if any(len(by_table) > 1 for by_table in deals_by_group) else {}
    across = repeated_tables(deals_by_group)
    joined: list[tuple[DealRow, _Deal]] = []
    for by_table in deals_by_group:
        if len(by_table) > 1:
            once = used_once(by_table, ranks, reader.repeated_ids, across)
            found.shared += once.shared
            joined += once.joined
            for row in once.dropped:
                found.drop(row)
    for row, lines in joined:
        found.added.pop(row.row_key, None)
        found.added[lines[0].row_key] = lines
    report_lines(joined)
    report_shared_ids(found.shared)
    return _deals(rows, found, reader)


def _by_key(rows: Sequence[DealRow]) -> list[list[DealRow]]:
    """The groups of two or more rows with one key: the id, or else the name, account, owner, and created date."""
    firsts: dict[object, DealRow] = {}
    groups: dict[object, list[DealRow]] = {}
    without_key: list[DealRow] = []
    for row in rows:
        deal = row.deal
        if not deal.id and not deal.name:
            without_key.append(row)
            continue
        key: object = deal.id or (deal.name, deal.account, deal.salesperson, deal.created)
        first = firsts.setdefault(key, row)
        if first is not row:
            groups.setdefault(key, [first]).append(row)
    _report_without_key(without_key)
    return list(groups.values())


def _report_without_key(rows: Iterable[DealRow]) -> None:
    """Warns about rows without a key that match an earlier row, once per table."""
    seen: set[tuple[object, ...]] = set()
    repeats: dict[int, list[DealRow]] = defaultdict(list)
    for row in rows:
        deal = row.deal
        values = (
            deal.account, deal.salesperson, deal.product, deal.outcome, deal.amount, deal.created, row.dates,
        )  # fmt: skip
        if values in seen:
            repeats[row.number].append(row)
        seen.add(values)
    for found in repeats.values():
        columns, row_number = found[0].columns, found[0].row
        count = f"{len(found):,} deals duplicate" if len(found) > 1 else "1 deal duplicates"
        message = f"{count} an earlier row, with nothing to tell them apart. All are counted."
        fix = "Delete the duplicates, or include deal ids or names in the export."
        columns.problems.append(warning(columns.table.place(row_number), "possible duplicates", message, fix=fix))


def _deals_by_table(rows: Sequence[DealRow], found: _Found, reader: DealReader) -> dict[int, list[_Deal]]:
    """The deals with one key, by table; rows that contradict their deal's first row are skipped and reported."""
    tables: dict[int, list[_Deal]] = {}
    for row in rows:
        deals = tables.setdefault(row.number, [])
        deal, relation = _deal_of(row, deals)
        if deal is not None and relation is Relation.SAME:
            deal.append(row)
        elif deal is not None and relation is Relation.CONFLICT and reader.repeated_ids != Reading.ADD_UP:
            report_conflict(row, deal[0])
            found.drop(row)
        else:
            if deal is not None and relation is Relation.OTHER:
                found.shared.append((row, deal[0]))
            deals.append([row])
    return tables


def _deal_of(row: DealRow, deals: Sequence[_Deal]) -> tuple[_Deal | None, Relation]:
    """The deal that a row is closest to, and what it is to it: a line, a contradiction, or something else."""
    closest: tuple[_Deal | None, Relation] = (None, Relation.APART)
    for deal in deals[:_MOST_COMPARED]:
        relation = relation_in_table(row, deal[0])
        if relation is Relation.SAME:
            return deal, relation
        if closest[0] is None or relation is Relation.CONFLICT:
            closest = (deal, relation)
    return closest


def _read_order_lines(deals: Sequence[_Deal], found: _Found, reader: DealReader) -> None:
    """Adds up the lines of a table's deals, or counts them once, as their amounts or the user say."""
    for deal, kept in zip(deals, read_lines(deals, reader.repeated_ids), strict=True):
        kept_rows = {row.row_key for row in kept}
        for row in deal:
            if row.row_key not in kept_rows:
                found.drop(row)
        deal[:] = kept
        if len(kept) > 1:
            found.added[kept[0].row_key] = kept


def _deals(rows: Sequence[DealRow], found: _Found, reader: DealReader) -> list[Opportunity]:
    """The deals in order; ids that several deals have are left out, since metrics tell deals apart by id."""
    lines = {row.row_key for deal in found.added.values() for row in deal[1:]}
    shared = {row.row_key for pair in found.shared for row in pair}
    deals: list[Opportunity] = []
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    by_number: dict[int, Columns] = {}
    for row in rows if found.dropped or lines or shared else ():
        by_number[row.number] = row.columns
        if row.row_key in found.dropped:
            continue
        counts[row.number][1] += 1
        if row.row_key in lines:
            reader.order_lines.add((row.number, row.row))
            continue
        counts[row.number][0] += 1
        deal = _added_up(found.added[row.row_key]) if row.row_key in found.added else row.deal
        deals.append(replace(deal, id="", name=deal.label) if row.row_key in shared else deal)
    for number, (deal_count, line_count) in counts.items():
        if deal_count < line_count:
            many = f"{deal_count:,} deal{'' if deal_count == 1 else 's'}"
            by_number[number].notes.append(f"{many} from {line_count:,} lines")
    return deals if by_number else [row.deal for row in rows]


def _added_up(rows: Sequence[DealRow]) -> Opportunity:
    """The deal of several order lines: its first row, with the amounts of all."""
    deals = [row.deal for row in rows]
    return replace(
        deals[0],
        amount=_sum([deal.amount for deal in deals]),
        margin=_sum([deal.margin for deal in deals]),
        created=min((deal.created for deal in deals if deal.created), default=None),
        last_activity=max((deal.last_activity for deal in deals if deal.last_activity), default=None),
        product=next((deal.product for deal in deals if deal.product), ""),
        next_step=next((deal.next_step for deal in deals if deal.next_step), ""),
        lines=tuple(OrderLine(deal.row, deal.amount, deal.product) for deal in deals),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
