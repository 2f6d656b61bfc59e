"""The page of every shipped Word template: section, header, footer, settings, and the file package."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from tools.word_templates.pieces import LANDSCAPE_WIDTH, LIVE_WIDTH, field, paragraph, run, tab, twips
from tools.word_templates.styles import W, styles, theme

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
FIXED_TIME = (2000, 1, 1, 0, 0, 0)
PARTS = (
    ("styles.xml", "styles", f"{TYPES}.styles+xml"),
    ("settings.xml", "settings", f"{TYPES}.settings+xml"),
    ("fontTable.xml", "fontTable", f"{TYPES}.fontTable+xml"),
    ("theme/theme1.xml", "theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("header1.xml", "header", f"{TYPES}.header+xml"),
    ("footer1.xml", "footer", f"{TYPES}.footer+xml"),
)
"""The parts other than the document, in the order of their relationships: name, relationship type, content type."""


LANDSCAPE_PARTS = (
    ("header2.xml", "header", f"{TYPES}.header+xml"),
    ("footer2.xml", "footer", f"{TYPES}.footer+xml"),
)
"""The header and footer of landscape parts, whose text at the right is at the end of a wider line."""


def word_file(
    body: str,
    *,
    landscape: bool = False,
    has_landscape_parts: bool = False,
    is_bare: bool = False,
    is_cut: bool = False,
) -> bytes:
    """The template's bytes: these blocks on Letter, portrait or landscape, with the shared header and footer.

    A portrait one that `has_landscape_parts` has another header and footer for them; one that `is_bare` has empty ones,
    and one that `is_cut` in two has none.
    """
    listed = (*PARTS, *(LANDSCAPE_PARTS if has_landscape_parts else ()))
    parts = {
        "[Content_Types].xml": _content_types(listed),
        "_rels/.rels": _relationships((("word/document.xml", f"{R}/officeDocument"), *_properties_relationships())),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(
            body, _LANDSCAPE if landscape else _CUT if is_cut else _PORTRAIT, has_edges=not is_cut
        ),
        "word/_rels/document.xml.rels": _relationships(
            tuple((name, f"{R}/{relationship}") for name, relationship, _ in listed)
        ),
        "word/styles.xml": styles(LANDSCAPE_WIDTH if landscape else LIVE_WIDTH),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": _header_or_footer("hdr", _EMPTY if is_bare else _header()),
        "word/footer1.xml": _header_or_footer("ftr", _EMPTY if is_bare else _footer()),
    }
    if has_landscape_parts:
        parts["word/header2.xml"] = _header_or_footer("hdr", _across(_header()))
        parts["word/footer2.xml"] = _header_or_footer("ftr", _across(_footer()))
    return _zipped(parts)


def _zipped(parts: Mapping[str, str]) -> bytes:
    """The bytes of a file with these parts, the same in every run."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, START + xml)
    return output.getvalue()


def end_of_landscape() -> str:
    """The paragraph that ends the landscape pages before it."""
    section = _section(_LANDSCAPE, (len(PARTS) + 1, len(PARTS) + 2))
    return f'<w:p><w:pPr><w:pStyle w:val="AfterTable"/>{section}</w:pPr></w:p>'


def end_of_portrait(*, has_cover: bool = False) -> str:
    """The paragraph that ends the portrait pages before it; a cover, the first of them, has no header and footer."""
    section = _section(_PORTRAIT, (5, 6), has_cover=has_cover)
    return f'<w:p><w:pPr><w:pStyle w:val="AfterTable"/>{section}</w:pPr></w:p>'


_EMPTY = paragraph("AfterTable")


def _across(content: str) -> str:
    """A header or footer with its right tab at the end of a landscape line."""
    tabs = f'<w:tab w:val="clear" w:pos="{twips(LIVE_WIDTH)}"/><w:tab w:val="right" w:pos="{twips(LANDSCAPE_WIDTH)}"/>'
    return content.replace("</w:pPr>", f"<w:tabs>{tabs}</w:tabs></w:pPr>", 1)


def _header() -> str:
    """The company, and who the copy is for if it isn't handed out."""
    return paragraph("Header", run("{{ masthead.company }}"), tab(), run("{{ masthead.only }}", "Ink"))


def _footer() -> str:
    pages = field("PAGE") + run(" {{ words.page_of }} ") + field("NUMPAGES")
    return paragraph("Footer", run('{{ masthead.foot | truncate(110, true, "…", 0) }}'), tab(), pages)


def _header_or_footer(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'


_PORTRAIT = ('<w:pgSz w:w="12240" w:h="15840"/>', (18, 18.9, 18, 21))
_CUT = ('<w:pgSz w:w="12240" w:h="15840"/>', (12, 18.9, 12, 21))
_LANDSCAPE = ('<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>', (20, 17.2, 18, 17.2))
"""Paper size, and margins in millimeters: top, right, bottom, left."""


def _document(body: str, paper: tuple[str, tuple[float, ...]], *, has_edges: bool) -> str:
    section = _section(paper, (5, 6) if has_edges else None)
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'


def _section(
    paper: tuple[str, tuple[float, ...]], relations: tuple[int, int] | None, *, has_cover: bool = False
) -> str:
    """The paper of the pages before it, and their header and footer by the numbers of their relationships."""
    size, margins = paper
    names = zip(("header", "footer"), relations or (), strict=False)
    references = "".join(f'<w:{name}Reference w:type="default" r:id="rId{number}"/>' for name, number in names)
    edges = (
        *zip(("top", "right", "bottom", "left"), margins, strict=True),
        ("header", 8),
        ("footer", 9),
        ("gutter", 0),
    )
    cover = "<w:titlePg/>" * has_cover
    sides = " ".join(f'w:{side}="{twips(width)}"' for side, width in edges)
    return f'<w:sectPr>{references}{size}<w:pgMar {sides}/><w:cols w:space="720"/>{cover}</w:sectPr>'


def _settings() -> str:
    """Settings for current Word, without older layout modes; nothing prompts when the file opens."""
    microsoft = "http://schemas.microsoft.com/office/word"
    names = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
    compatibility = f'<w:compatSetting w:name="compatibilityMode" w:uri="{microsoft}" w:val="15"/>' + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{microsoft}" w:val="1"/>' for name in names
    )
    colors = ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2")
    mapping = [f'w:{role}="{slot}"' for role, slot in colors]
    mapping += [f'w:accent{number}="accent{number}"' for number in range(1, 7)]
    mapping += ['w:hyperlink="hyperlink"', 'w:followedHyperlink="followedHyperlink"']
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compatibility}</w:compat><w:themeFontLang w:val="en-US"/><w:clrSchemeMapping {" ".join(mapping)}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _core() -> str:
    """Empty core properties; each document sets its own."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _properties_relationships() -> tuple[tuple[str, str], ...]:
    return (("docProps/core.xml", f"{PACKAGE}/relationships/metadata/core-properties"),)


def _relationships(targets: tuple[tuple[str, str], ...]) -> str:
    relationships = "".join(
        f'<Relationship Id="rId{number}" Type="{relationship}" Target="{target}"/>'
        for number, (target, relationship) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relationships}</Relationships>'


def _content_types(listed: Sequence[tuple[str, str, str]]) -> str:
    parts = [("word/document.xml", f"{TYPES}.document.main+xml")]
    parts += [(f"word/{name}", content_type) for name, _, content_type in listed]
    parts += [("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{content_type}"/>' for name, content_type in parts)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
