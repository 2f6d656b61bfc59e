"""Read the text of a tagged PDF file in the order of its structure tree, as a screen reader does.

A data table is a `Table` with a header (`THead`); without one, or built from other elements, it is layout and body
text. A table that continues on the next page, with the same header and no text in between, is one table, and its header
is read once; nested tables are not joined. Texts outside the structure tree are the margins. List markers are skipped,
because Word keeps them out of its text.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

from plangen.document_text.document import DocumentText, TextTable, plain
from plangen.document_text.marked_content import GAP, Run, runs_by_mark

_INSIDE_A_LINE = {"Span", "Link", "NonStruct", "Form"}
_SAME_LINE = 0.6
"""How far apart two baselines of one line may be, as a share of the font size."""

Marks = dict[int | None, list[Run]]


@dataclass(frozen=True, slots=True, eq=False)
class _Element:
    """An element of the structure tree, with the texts and elements in it."""

    tag: str
    kids: tuple["_Element | Run", ...]


def pdf_text(document: bytes) -> DocumentText:
    """The text of a tagged PDF file; without tags, all of it is in the margins."""
    with pikepdf.open(BytesIO(document)) as file:
        pages = [runs_by_mark(page.obj, number) for number, page in enumerate(file.pages)]
        structure = _structure(file, pages)
    tables = _joined_tables(structure)
    repeated = {header for parts in tables for part in parts[1:] for header in _headers(part)}
    charts = [_figure_texts(figure) for figure in _descendants(structure, "Figure")]
    margins = [_joined(run for runs in marks.values() for run in runs) for marks in pages]
    return DocumentText(
        body=_joined(_pieces(structure, repeated)),
        tables=tuple(found for parts in tables for found in _data_tables(parts)),
        charts=tuple(chart for chart in charts if chart),
        margins=tuple(margins),
    )


def fonts_of(document: bytes) -> set[str]:
    """The names of all fonts used on the pages of a PDF file, without subset prefixes."""
    with pikepdf.open(BytesIO(document)) as file:
        return {name for page in file.pages for name in _fonts_in(page.obj["/Resources"])}


def _fonts_in(resources: Any) -> Iterator[str]:
    for font in _values(resources, "/Font"):
        yield str(font["/BaseFont"]).removeprefix("/").split("+")[-1]
    for form in _values(resources, "/XObject"):
        if "/Resources" in form:
            yield from _fonts_in(form["/Resources"])


def _values(resources: Any, name: str) -> Iterator[Any]:
    """The objects that the resources of a page have under a name."""
    return (found for _, found in resources[name].items()) if name in resources else iter(())


def _structure(file: pikepdf.Pdf, pages: Sequence[Marks]) -> _Element:
    """The structure tree with its texts, which are removed from `pages`: what remains there is margins."""
    numbers = {page.obj.objgen: at for at, page in enumerate(file.pages)}

    def read(source: Any, page: int) -> _Element:
        kids: list[_Element | Run] = []
        children = source.get("/K", ())
        for found in children if isinstance(children, pikepdf.Array | tuple) else [children]:
            if isinstance(found, int):
                kids += pages[page].pop(found, [])
            elif found.get("/Type") != "/OBJR":
                kids.append(read(found, numbers[found["/Pg"].objgen] if "/Pg" in found else page))
        return _Element(str(source.get("/S", "/")).removeprefix("/"), tuple(kids))

    return read(file.Root.get("/StructTreeRoot", {}), 0)


def _headers(table: _Element) -> list[_Element]:
    return [kid for kid in table.kids if isinstance(kid, _Element) and kid.tag == "THead"]


def _descendants(element: _Element, tag: str) -> Iterator[_Element]:
    """The elements with a tag inside an element, in order."""
    for kid in element.kids:
        if isinstance(kid, _Element):
            if kid.tag == tag:
                yield kid
            yield from _descendants(kid, tag)


def _runs(element: _Element) -> Iterator[Run]:
    for kid in element.kids:
        if isinstance(kid, Run):
            yield kid
        else:
            yield from _runs(kid)


def _figure_texts(figure: _Element) -> tuple[str, ...]:
    """The texts in a figure; an image has none."""
    return tuple(text for run in _runs(figure) if (text := plain(run.text)))


def _pieces(element: _Element, skipped: Container[_Element] = ()) -> Iterator[Run | None]:
    """The texts of an element in order, with None wherever a word ends."""
    for kid in element.kids:
        if isinstance(kid, Run):
            yield kid
        elif kid.tag in {"Figure", "Lbl"} or kid in skipped:
            yield None
        elif kid.tag in _INSIDE_A_LINE:
            yield from _pieces(kid, skipped)
        else:
            yield None
            yield from _pieces(kid, skipped)
            yield None


def _joined(pieces: Iterable[Run | None]) -> str:
    """The texts joined, with a space wherever two of them don't touch on the page."""
    texts = []
    for before, piece in pairwise([None, *pieces]):
        texts.append(piece.text if before and piece and _touch(before, piece) else f" {piece.text}" if piece else " ")
    return plain("".join(texts))


def _touch(before: Run, run: Run) -> bool:
    """Whether two texts are on one line of one page with no gap in between."""
    size = max(before.size, run.size)
    level = before.page == run.page and abs(before.baseline - run.baseline) < _SAME_LINE * size
    return level and abs(run.start - before.end) < GAP * size


def _joined_tables(structure: _Element) -> list[list[_Element]]:
    """The outermost tables, each as its parts on consecutive pages."""
    tables: list[list[_Element]] = []
    adjacent = False
    for found in _texts_and_tables(structure):
        if isinstance(found, Run):
            adjacent = adjacent and not found.text.strip()
        else:
            if adjacent and _continues(tables[-1][-1], found):
                tables[-1].append(found)
            else:
                tables.append([found])
            adjacent = True
    return tables


def _texts_and_tables(element: _Element) -> Iterator[_Element | Run]:
    for kid in element.kids:
        if isinstance(kid, Run) or kid.tag == "Table":
            yield kid
        else:
            yield from _texts_and_tables(kid)


def _continues(table: _Element, part: _Element) -> bool:
    """Whether a part continues a table on a later page."""
    header, repeated = ([_joined(_pieces(kid)) for kid in _headers(each)] for each in (table, part))
    last = max((run.page for run in _runs(table)), default=0)
    return header == repeated and last < min((run.page for run in _runs(part)), default=0)


def _data_tables(parts: Sequence[_Element]) -> Iterator[TextTable]:
    """The rows of a table and of the tables nested in it, if they are data tables."""
    if _headers(parts[0]):
        rows = [row for part in parts for row in _rows(part, with_header=part is parts[0])]
        yield tuple(tuple(_joined(_pieces(cell)) for cell in row.kids if isinstance(cell, _Element)) for row in rows)
    for part in parts:
        for inner in _texts_and_tables(part):
            if isinstance(inner, _Element):
                yield from _data_tables([inner])


def _rows(table: _Element, *, with_header: bool) -> Iterator[_Element]:
    for kid in table.kids:
        if isinstance(kid, _Element) and (with_header or kid.tag != "THead"):
            if kid.tag == "TR":
                yield kid
            elif kid.tag != "Caption":
                yield from _rows(kid, with_header=with_header)
