"""Lay out an HTML source so that each of its one-page parts stays on one page, tightened only if it has to be.

The first layout breaks no such part, however long it is. So its page numbers are right, and it shows which parts reach
below their page; only these are laid out again, each alone, and take the place of the longer ones. If one is longer
than a page even so, the second layout breaks it, and only it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from tinycss2.serializer import serialize_identifier
from weasyprint.formatting_structure import boxes

from plangen.formats.pdf.html_source import HtmlSource

ONE_PAGE = "one-page"
"""The CSS class of a part that has to fit on one page."""
OLD_IDS = frozenset(f"whole-{number}" for number in range(1, 9))
"""The IDs of such parts in templates copied from earlier versions; an element whose ID ends in `-end` closes each."""
STEPS = (0.5, 1.0)
"""How much of its spacing a part loses, in order: no more than necessary."""
UNBROKEN = "box-decoration-break: clone !important; margin-bottom: -100000px !important"
"""Keeps WeasyPrint from breaking a part: it takes a cloned margin from the height that is left on the page."""
NEW_PAGE = frozenset(("page", "left", "right", "recto", "verso"))
"""The values of break-before and break-after that start a new page."""
TOLERANCE = 1 + 1e-9
"""How far below its page WeasyPrint lets a line end, as a ratio: rounding."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a source is laid out: `pages` with extra stylesheets; `tight` tightens the part with an ID by a share."""

    pages: Callable[[HtmlSource, Sequence[Any]], Any]
    tight: Callable[[str, float], Any]


def fitted(source: HtmlSource, layout: Layout) -> Any:
    """The pages of a source as WeasyPrint's document; each one-page part that fits on a page at all is on one page."""
    parts = {part: dict(part.attrib) for part in source.etree_element.iter() if _is_one_page(part)}
    too_long: dict[Element, str] = {}
    for _ in range(2):
        for part in parts:
            part.set("style", f"{part.get('style', '')};{UNBROKEN}")
        for part, part_id in too_long.items():
            _restore(part, {**parts[part], "id": part_id})
        added = tuple(layout.tight(serialize_identifier(part_id), STEPS[-1]) for part_id in too_long.values())
        document = layout.pages(source, added)
        longer = _fit_one_by_one(document, [part for part in parts if part not in too_long], source, layout)
        if longer is not None and not longer:
            _remove_anchors(document, {part_id for part, part_id in too_long.items() if not parts[part].get("id")})
            return document
        for part, attributes in parts.items():
            _restore(part, attributes)
        if longer is None:
            break
        too_long |= {part: part.get("id") or f"{ONE_PAGE}-{len(too_long) + at}" for at, part in enumerate(longer, 1)}
    return _fit_together(tuple(parts), source, layout)


def _is_one_page(element: Element) -> bool:
    if ONE_PAGE in element.get("class", "").split():
        return True
    old_id = element.get("id")
    return old_id in OLD_IDS and any(inner.get("id") == f"{old_id}-end" for inner in element.iter())


def _fit_one_by_one(
    document: Any, parts: Collection[Element], source: HtmlSource, layout: Layout
) -> list[Element] | None:
    """The parts that don't fit on a page; all others are now on one page, where necessary replaced by a tighter one.

    None if the parts have to be laid out together: one has no page of its own, or prints something else alone. Then,
    or if a part doesn't fit, the document is of no use: unbroken parts are drawn over each other, or below their page.
    """
    own_pages: dict[Element, list[Any]] = {part: [] for part in parts}
    for number, page in enumerate(document.pages):
        part = _only_part(page, own_pages)
        if part is not None and _starts_new_page(document.pages, number):
            own_pages[part].append(page)
    for part, pages in own_pages.items():
        if len(pages) != 1 and _page_numbers(document, part):
            return None
    too_long = []
    for part, page in ((part, page) for part, pages in own_pages.items() for page in pages if _overflows(page)):
        fits = _tightened(page, part, source, layout)
        if fits is None:
            return None
        if not fits:
            too_long.append(part)
    return too_long


def _fit_together(parts: Collection[Element], source: HtmlSource, layout: Layout) -> Any:
    """The pages of a source whose parts share pages, laid out whole again for each step."""
    ids = {part: part.get("id") or f"{ONE_PAGE}-{number}" for number, part in enumerate(parts, 1)}
    made_up = {ids[part] for part in parts if not part.get("id")}
    for part, part_id in ids.items():
        part.set("id", part_id)
    document = layout.pages(source, ())
    added: dict[str, Any] = {}
    for share in STEPS:
        overflowing = [part_id for part, part_id in ids.items() if len(_page_numbers(document, part)) > 1]
        if not overflowing:
            break
        added |= {part_id: layout.tight(serialize_identifier(part_id), share) for part_id in overflowing}
        document = layout.pages(source, tuple(added.values()))
    _remove_anchors(document, made_up)
    return document


def _restore(part: Element, attributes: Mapping[str, str]) -> None:
    """Gives a part these attributes and no others."""
    part.attrib.clear()
    part.attrib.update(attributes)


def _remove_anchors(document: Any, ids: Collection[str]) -> None:
    """Removes the anchors of IDs that the template doesn't have."""
    for page in document.pages:
        for part_id in ids & page.anchors.keys():
            del page.anchors[part_id]


def _tightened(page: Any, part: Element, source: HtmlSource, layout: Layout) -> bool | None:
    """Whether a part fits on its page when tightened; the page then has the tightened part.

    None if the part prints something else when it's laid out alone.
    """
    part_id = part.get("id") or ONE_PAGE
    alone = _alone(source, part, part_id)
    for share in STEPS:
        tight = layout.pages(alone, (layout.tight(serialize_identifier(part_id), share),))
        if len(tight.pages) != 1 or not _alike(page, tight.pages[0]):
            return None
        if not _overflows(tight.pages[0]):
            _replace(page, tight.pages[0])
            if part_id != part.get("id"):
                del page.anchors[part_id]
            return True
    return False


def _alone(source: HtmlSource, part: Element, part_id: str) -> HtmlSource:
    """The source with all other parts hidden; their elements stay, because selectors count them."""
    parents = {child: parent for parent in source.etree_element.iter() for child in parent}
    element = Element(part.tag, {**part.attrib, "id": part_id})
    element.text = part.text
    element.extend(part)
    while part is not source.etree_element:
        parent = parents[part]
        above = Element(parent.tag, parent.attrib)
        above.extend(element if child is part else _hidden(child) for child in parent if isinstance(child.tag, str))
        part, element = parent, above
    return source.with_root(element)


def _hidden(element: Element) -> Element:
    """An element without what it prints; stylesheets stay."""
    if element.tag == "head":
        return element
    hidden = Element(element.tag, {**element.attrib, "style": "display: none !important"})
    hidden.extend(inner for inner in element.iter() if inner.tag in ("style", "link"))
    return hidden


def _replace(page: Any, tight: Any) -> None:
    """Gives a page the content of another, between its own header and footer."""
    _box(page).children = (_content(tight), *_box(page).children[1:])
    page.anchors, page.links, page.bookmarks, page.forms = tight.anchors, tight.links, tight.bookmarks, tight.forms


def _alike(page: Any, tight: Any) -> bool:
    """Whether two pages have the same size, margins, and content, whatever its spacing."""
    return _frame(page) == _frame(tight) and _printed(page) == _printed(tight)


def _frame(page: Any) -> tuple[float, ...]:
    box = _box(page)
    return page.width, page.height, box.content_box_x(), box.content_box_y(), box.width, box.height


def _printed(page: Any) -> list[tuple[type, str, str | None]]:
    """Every box on a page with its text, which may have a counter or a string that is set on another page."""
    return [(type(box), box.element_tag, getattr(box, "text", None)) for box in _content(page).descendants()]


def _only_part(page: Any, parts: Collection[Element]) -> Element | None:
    """The part that a page consists of."""
    box = _content(page)
    if any(not isinstance(other, boxes.MarginBox) for other in _box(page).children[1:]):
        return None  # a footnote
    while box.element not in parts:
        if len(box.children) != 1:
            return None
        box = box.children[0]
    found: Element = box.element
    return found


def _starts_new_page(pages: Sequence[Any], number: int) -> bool:
    """Whether a page starts where the template says so, not where the page before is full."""
    if number == 0:
        return True
    page, before = pages[number], pages[number - 1]
    return (
        _box(page).page_type.name != _box(before).page_type.name
        or any(box.style["break_before"] in NEW_PAGE for box in _edge(page, 0))
        or any(box.style["break_after"] in NEW_PAGE for box in _edge(before, -1))
    )


def _edge(page: Any, index: int) -> Iterator[Any]:
    """The content of a page, its first or last child, that one's, and so on."""
    box = _content(page)
    while True:
        yield box
        if not box.children:
            return
        box = box.children[index]


def _page_numbers(document: Any, part: Element) -> list[int]:
    return [
        number
        for number, page in enumerate(document.pages)
        if any(box.element is part for box in _content(page).descendants())
    ]


def _overflows(page: Any) -> bool:
    """Whether anything on a page reaches below its bottom margin."""
    box = _box(page)
    bottom: float = box.content_box_y() + box.height
    return _lowest(_content(page)) > bottom * TOLERANCE


def _lowest(box: Any) -> float:
    """How far down a box or anything in it reaches; an empty box may come after an invisible margin."""
    if box.is_absolutely_positioned():
        return 0
    bottom: float = box.border_box_y() + box.border_height() if box.children or box.border_height() else 0
    if isinstance(box, boxes.LineBox) or box.is_monolithic():
        return bottom
    return max((bottom, *map(_lowest, box.children)))


def _content(page: Any) -> Any:
    """The box of the html element on a page; the boxes after it are footnotes, the header, and the footer."""
    return _box(page).children[0]


def _box(page: Any) -> Any:
    return page._page_box  # noqa: SLF001 - the only way to what WeasyPrint laid out
