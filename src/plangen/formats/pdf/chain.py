"""A chain of boxes as an HTML table: boxes, the notes under them, and rows."""

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from plangen.elements.chain import Chain, ChainRow
from plangen.elements.table import RowLook
from plangen.formats.charts.chain import LEAD_WIDTH, SIGN_WIDTH

ROW_CLASSES = {RowLook.BLANK: "write"}
_TABLE = Markup('<table class="chain"><colgroup>{}</colgroup><tbody>{}</tbody></table>{}')


def chain_html(chain: Chain, draw: Callable[[Any], str]) -> Markup:
    """The boxes with their rows; nothing without boxes."""
    if not chain.boxes:
        return Markup("")
    rows = Markup("").join(_rows(chain, draw))
    note = Markup('<p class="cap under">{}</p>').format(draw(chain.note)) if chain.note else ""
    return _TABLE.format(Markup("").join(_columns(chain)), rows, note)


def _columns(chain: Chain) -> Iterator[Markup]:
    if chain.has_lead:
        yield Markup('<col style="width: {:g}mm">').format(LEAD_WIDTH)
    for at, _ in enumerate(chain.boxes):
        if at:
            yield Markup('<col style="width: {:g}mm">').format(SIGN_WIDTH)
        yield Markup("<col>")


def _rows(chain: Chain, draw: Callable[[Any], str]) -> Iterator[Markup]:
    boxes = [
        Markup('<td class="box-cell{}"><span class="cap">{}</span><b>{}</b></td>').format(
            " framed" if box.is_framed else "", draw(box.label), draw(box.text)
        )
        for box in chain.boxes
    ]
    signs = [Markup('<td class="sign">{}</td>').format(draw(sign)) for sign in chain.signs]
    yield _row("boxes", chain, draw, chain.lead, boxes, signs)
    if any(box.note for box in chain.boxes):
        notes = [Markup('<td class="cap">{}</td>').format(draw(box.note)) for box in chain.boxes]
        yield _row("box-notes", chain, draw, "", notes)
    for row in chain.rows:
        yield _row(f"under {ROW_CLASSES.get(row.look, '')}".rstrip(), chain, draw, row.label, _values(row, draw))


def _values(row: ChainRow, draw: Callable[[Any], str]) -> list[Markup]:
    inner = Markup("<b>{}</b>") if row.look is RowLook.TOTAL else Markup("{}")
    return [Markup("<td>{}</td>").format(inner.format(draw(value))) for value in row.values]


def _row(  # noqa: PLR0913, PLR0917 - ceiling: the parts of a row
    look: str,
    chain: Chain,
    draw: Callable[[Any], str],
    label: str,
    cells: list[Markup],
    signs: list[Markup] | None = None,
) -> Markup:
    lead = Markup('<th scope="row">{}</th>').format(draw(label)) if chain.has_lead else ""
    between = signs or [Markup('<td class="sign"></td>')] * len(chain.signs)
    inner = cells[0] + Markup("").join(sign + cell for sign, cell in zip(between, cells[1:], strict=True))
    return Markup('<tr class="{}">{}{}</tr>').format(look, lead, inner)
