"""The paper of every shipped Word template: section, header and foot, settings, and the package around them."""

import io
import zipfile

from tools.word_templates.pieces import LIVE_WIDTH, LYING_WIDTH, field, paragraph, run, tab, twips
from tools.word_templates.styles import W, styles, theme

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NO_CLOCK = (2000, 1, 1, 0, 0, 0)
PARTS = (
    ("styles.xml", "styles", f"{TYPES}.styles+xml"),
    ("settings.xml", "settings", f"{TYPES}.settings+xml"),
    ("fontTable.xml", "fontTable", f"{TYPES}.fontTable+xml"),
    ("theme/theme1.xml", "theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("header1.xml", "header", f"{TYPES}.header+xml"),
    ("footer1.xml", "footer", f"{TYPES}.footer+xml"),
)
"""The parts beside the document, in the order of their relations: name, kind of relation, type."""


def packaged(body: str, *, lying: bool = False) -> bytes:
    """The template as a file: these blocks on Letter, standing or lying, with the header and foot of every document."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations((("word/document.xml", f"{R}/officeDocument"), *_properties_relations())),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(body, _LYING if lying else _STANDING),
        "word/_rels/document.xml.rels": _relations(tuple((name, f"{R}/{kind}") for name, kind, _ in PARTS)),
        "word/styles.xml": styles(LYING_WIDTH if lying else LIVE_WIDTH),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": _edge("hdr", _head()),
        "word/footer1.xml": _edge("ftr", _foot()),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, NO_CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, START + xml)
    return made.getvalue()


def _head() -> str:
    """The company, and whom the copy is for where it is not handed out."""
    return paragraph("Header", run("{{ masthead.company }}"), tab(), run("{{ masthead.only }}", "Ink"))


def _foot() -> str:
    pages = field("PAGE") + run(" {{ words.page_of }} ") + field("NUMPAGES")
    return paragraph("Footer", run('{{ masthead.foot | truncate(110, true, "…", 0) }}'), tab(), pages)


def _edge(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'


_STANDING = ('<w:pgSz w:w="12240" w:h="15840"/>', (18, 18.9, 18, 21))
_LYING = ('<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>', (20, 17.2, 18, 17.2))
"""The paper, and its margins in millimetres: top, right, bottom, left."""


def _document(body: str, paper: tuple[str, tuple[float, ...]]) -> str:
    size, margins = paper
    edges = (
        *zip(("top", "right", "bottom", "left"), margins, strict=True),
        ("header", 8),
        ("footer", 9),
        ("gutter", 0),
    )
    sides = " ".join(f'w:{side}="{twips(wide)}"' for side, wide in edges)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'{size}<w:pgMar {sides}/><w:cols w:space="720"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'


def _settings() -> str:
    """Word of today, without the layout of older versions; nothing that asks a question when it is opened."""
    ours = "http://schemas.microsoft.com/office/word"
    names = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
    kept = f'<w:compatSetting w:name="compatibilityMode" w:uri="{ours}" w:val="15"/>' + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{ours}" w:val="1"/>' for name in names
    )
    colours = ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2")
    mapped = [f'w:{place}="{slot}"' for place, slot in colours]
    mapped += [f'w:accent{number}="accent{number}"' for number in range(1, 7)]
    mapped += ['w:hyperlink="hyperlink"', 'w:followedHyperlink="followedHyperlink"']
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{kept}</w:compat><w:themeFontLang w:val="en-US"/><w:clrSchemeMapping {" ".join(mapped)}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _core() -> str:
    """Core properties stay empty: they are set in each document."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _properties_relations() -> tuple[tuple[str, str], ...]:
    return (("docProps/core.xml", f"{PACKAGE}/relationships/metadata/core-properties"),)


def _relations(targets: tuple[tuple[str, str], ...]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def _content_types() -> str:
    parts = [("word/document.xml", f"{TYPES}.document.main+xml")]
    parts += [(f"word/{name}", kind) for name, _, kind in PARTS]
    parts += [("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
    made = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{made}</Types>'
    )
