"""What a tagged PDF file says, read along its structure, which is the order in which it is read aloud.

A data table is a `Table` with a head (`THead`); without one, or drawn from other elements, a table is there for layout
and is body text. A table that goes on over a page, without a word between and under the same head, is one table, and
its head is said once; this holds for tables that stand in no other one. Texts that no element of the structure holds
are the margins. The marks of a list are not said, as Word keeps them out of its text.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader

from plangen.proof.marked_content import GAP, Run, runs_by_mark
from plangen.proof.text import Said, Table, plain

_INSIDE_A_LINE = {"Span", "Link", "NonStruct", "Form"}
_RAISED = 0.6
"""How far apart two baselines of one line may be, as a share of the size."""

Marks = dict[int | None, list[Run]]


@dataclass(frozen=True, slots=True, eq=False)
class _Element:
    """An element of the structure, with the texts and elements that it holds."""

    kind: str
    kids: tuple["_Element | Run", ...]


def pdf_text(document: bytes) -> Said:
    """What a tagged PDF file says; one without tags says everything in its margins."""
    reader = PdfReader(BytesIO(document))
    pages = [runs_by_mark(reader, page) for page in range(len(reader.pages))]
    structure = _structure(reader, pages)
    tables = _tables_over_pages(structure)
    repeated = {head for parts in tables for part in parts[1:] for head in _heads(part)}
    charts = [_drawn(figure) for figure in _within(structure, "Figure")]
    margins = [_joined(run for runs in marks.values() for run in runs) for marks in pages]
    return Said(
        body=_joined(_pieces(structure, repeated)),
        tables=tuple(found for parts in tables for found in _data_tables(parts)),
        charts=tuple(chart for chart in charts if chart),
        margins=tuple(margins),
    )


def fonts_of(document: bytes) -> set[str]:
    """The names of all fonts that the pages of a PDF file take letters from, without the prefix of a subset."""
    return {name for page in PdfReader(BytesIO(document)).pages for name in _fonts_in(page["/Resources"])}


def _fonts_in(resources: Any) -> Iterator[str]:
    found = resources.get_object()
    for font in found.get("/Font", {}).values():
        yield font.get_object()["/BaseFont"].removeprefix("/").split("+")[-1]
    for form in found.get("/XObject", {}).values():
        yield from _fonts_in(form.get_object().get("/Resources", {}))


def _structure(reader: PdfReader, pages: Sequence[Marks]) -> _Element:
    """The structure of a document with the texts in it, which are taken out of the pages: what is left is margins."""
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}

    def read(source: Any, page: int) -> _Element:
        kids: list[_Element | Run] = []
        held = source.get("/K", [])
        for kid in held if isinstance(held, list) else [held]:
            found = kid.get_object()
            if isinstance(found, int):
                kids += pages[page].pop(found, [])
            elif found.get("/Type") != "/OBJR":
                kids.append(read(found, numbers[found.raw_get("/Pg").idnum] if "/Pg" in found else page))
        return _Element(source.get("/S", "/").removeprefix("/"), tuple(kids))

    return read(reader.root_object.get("/StructTreeRoot", {}), 0)


def _heads(table: _Element) -> list[_Element]:
    return [kid for kid in table.kids if isinstance(kid, _Element) and kid.kind == "THead"]


def _within(element: _Element, kind: str) -> Iterator[_Element]:
    """The elements of a kind inside an element, in order."""
    for kid in element.kids:
        if isinstance(kid, _Element):
            if kid.kind == kind:
                yield kid
            yield from _within(kid, kind)


def _runs(element: _Element) -> Iterator[Run]:
    for kid in element.kids:
        if isinstance(kid, Run):
            yield kid
        else:
            yield from _runs(kid)


def _drawn(figure: _Element) -> tuple[str, ...]:
    """The texts in a figure; a picture has none."""
    return tuple(text for run in _runs(figure) if (text := plain(run.text)))


def _pieces(element: _Element, left_out: Container[_Element] = ()) -> Iterator[Run | None]:
    """The texts of an element in order, and None wherever a word must end."""
    for kid in element.kids:
        if isinstance(kid, Run):
            yield kid
        elif kid.kind in {"Figure", "Lbl"} or kid in left_out:
            yield None
        elif kid.kind in _INSIDE_A_LINE:
            yield from _pieces(kid, left_out)
        else:
            yield None
            yield from _pieces(kid, left_out)
            yield None


def _joined(pieces: Iterable[Run | None]) -> str:
    """Texts as one, with a blank wherever two of them do not touch on the page."""
    texts = []
    for before, piece in pairwise([None, *pieces]):
        texts.append(piece.text if before and piece and _touch(before, piece) else f" {piece.text}" if piece else " ")
    return plain("".join(texts))


def _touch(before: Run, run: Run) -> bool:
    """Whether two texts stand in one line of one page, with no room between."""
    size = max(before.size, run.size)
    level = before.page == run.page and abs(before.baseline - run.baseline) < _RAISED * size
    return level and abs(run.start - before.end) < GAP * size


def _tables_over_pages(structure: _Element) -> list[list[_Element]]:
    """The outermost tables, each as its parts on the pages that it goes over."""
    tables: list[list[_Element]] = []
    nothing_between = False
    for found in _texts_and_tables(structure):
        if isinstance(found, Run):
            nothing_between = nothing_between and not found.text.strip()
        else:
            if nothing_between and _goes_on(tables[-1][-1], found):
                tables[-1].append(found)
            else:
                tables.append([found])
            nothing_between = True
    return tables


def _texts_and_tables(element: _Element) -> Iterator[_Element | Run]:
    for kid in element.kids:
        if isinstance(kid, Run) or kid.kind == "Table":
            yield kid
        else:
            yield from _texts_and_tables(kid)


def _goes_on(table: _Element, part: _Element) -> bool:
    """Whether a table is the next page's part of another one."""
    head, again = ([_joined(_pieces(kid)) for kid in _heads(half)] for half in (table, part))
    last = max((run.page for run in _runs(table)), default=0)
    return head == again and last < min((run.page for run in _runs(part)), default=0)


def _data_tables(parts: Sequence[_Element]) -> Iterator[Table]:
    """The rows of a table and of those inside it, as far as they are data tables."""
    if _heads(parts[0]):
        rows = [row for part in parts for row in _rows(part, with_head=part is parts[0])]
        yield tuple(tuple(_joined(_pieces(cell)) for cell in row.kids if isinstance(cell, _Element)) for row in rows)
    for part in parts:
        for inner in _texts_and_tables(part):
            if isinstance(inner, _Element):
                yield from _data_tables([inner])


def _rows(table: _Element, *, with_head: bool) -> Iterator[_Element]:
    for kid in table.kids:
        if isinstance(kid, _Element) and (with_head or kid.kind != "THead"):
            if kid.kind == "TR":
                yield kid
            elif kid.kind != "Caption":
                yield from _rows(kid, with_head=with_head)
