"""The named styles of every shipped Word template, and the theme with their colors."""

from tools.word_templates.contest_styles import CONTEST_STYLES
from tools.word_templates.paragraph_style import ParagraphStyle
from tools.word_templates.pieces import (
    ACCENT,
    DARK,
    GRAY,
    HAIR,
    HAIRLINE,
    INK,
    LIVE_WIDTH,
    RULE,
    SOFT,
    STRONG,
    THIN,
    TINT,
    color,
    rule,
    twips,
)

CUT = f'<w:bottom w:val="dashed" w:sz="4" w:space="1" w:color="{GRAY[0]}" w:themeColor="{GRAY[1]}"/>'
"""The dashed line along which a part of a page is cut off."""
BAR = 16
"""The width of the bar next to a flag, in eighths of a point."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _stops(apart: float) -> str:
    """Tab stops for the circles of a rating, these millimeters apart."""
    stops = (f'<w:tab w:val="center" w:pos="{twips(apart * step + apart / 2)}"/>' for step in range(5))
    return "".join(stops)


RATING_STOPS = _stops(6)
"""Tab stops for the circles of a rating, six millimeters apart."""

WEEK_STOPS, SMALL_STOPS = _stops(4.6), _stops(3.0)
"""Tab stops for the circles of a week, closer together."""

PARAGRAPH_STYLES = (
    ParagraphStyle("Normal", base="", color=INK),
    ParagraphStyle("heading 1", 22, 25, bold=True, keep=True, level=0, following="Normal"),
    ParagraphStyle("heading 2", 12, 15, bold=True, color=INK, after=1, keep=True, level=1, following="Normal"),
    ParagraphStyle("heading 3", 12, 15, bold=True, color=INK, after=1, keep=True, level=2, following="Normal"),
    ParagraphStyle(
        "Page heading",
        12,
        15,
        bold=True,
        after=3,
        keep=True,
        level=1,
        following="Normal",
        rules=rule("bottom", STRONG, RULE, 4),
    ),
    ParagraphStyle("Long name", 18, 21, base="Heading1"),
    ParagraphStyle("Masthead line", color=GRAY, after=1.9, rules=rule("bottom", STRONG, RULE, 5)),
    ParagraphStyle("Headline", 12, 15, after=2.6),
    ParagraphStyle("Headline lead", 16, 19, bold=True),
    ParagraphStyle("Headline rest"),
    ParagraphStyle("Small gap", 2, 8),
    ParagraphStyle("Tile made of", 8.5, 11),
    ParagraphStyle("caption", 8.5, 11, color=GRAY),
    ParagraphStyle("Caption tight", 8.5, 10, color=GRAY, base="Caption"),
    ParagraphStyle("Caption right", 8.5, 11, base="Caption", align="right"),
    ParagraphStyle("Agreed", 9, 11.5),
    # Tighter letters keep kept · moved · dropped on one line of the column next to the chart.
    ParagraphStyle("Agreed ticks", 8.5, 13, color=GRAY, tracking=-0.25),
    ParagraphStyle("Tile figure", 19, 22, bold=True),
    ParagraphStyle(
        "Page finding",
        16,
        19,
        bold=True,
        keep=True,
        level=1,
        following="MastheadLine",
        after=0.4,
        base="Heading2",
        color=INK,
    ),
    ParagraphStyle("Cover company", 12, 15, bold=True),
    ParagraphStyle("Cover theme", 64, 64, bold=True, level=0, keep=True),
    ParagraphStyle("Cover long theme", 40, 44, bold=True, level=0, keep=True),
    ParagraphStyle("Cover motto", 64, 70, color=ACCENT, before=4, align="right"),
    ParagraphStyle("Cover fact", 12, 15, bold=True),
    ParagraphStyle("Cover note", 12, 15, color=GRAY),
    ParagraphStyle("Cover name", 10, 14),
    ParagraphStyle("Win name", 16, 19, bold=True, before=1.4),
    ParagraphStyle("Win account", 9, 11.5, color=GRAY),
    ParagraphStyle("Win text", before=1.8),
    ParagraphStyle("Win amount", 12, 15),
    ParagraphStyle("Grid text", 8.5, 10.5),
    ParagraphStyle("Grid month", 10, 12, bold=True, keep=True),
    ParagraphStyle("Grid lane", 10, 12, bold=True),
    ParagraphStyle("Grid quarter", 12, 15, color=GRAY),
    ParagraphStyle("Insert name", 40, 42, bold=True, level=0, keep=True),
    ParagraphStyle("Insert long name", 26, 30, bold=True, level=0, keep=True),
    ParagraphStyle("Insert what", 12, 15, before=3, rules=rule("top", STRONG, RULE, 7)),
    ParagraphStyle("Insert theme", 19, 23, bold=True),
    ParagraphStyle("Insert motto", 19, 23, color=ACCENT, align="right"),
    ParagraphStyle("Finding 16", 16, 19, bold=True, after=2),
    ParagraphStyle("Account place", 22, 25),
    ParagraphStyle("Account name", 22, 25, bold=True, keep=True, level=1, base="Heading2", color=INK),
    ParagraphStyle("Long account name", 16, 19, base="AccountName"),
    ParagraphStyle("Profile", color=GRAY),
    ParagraphStyle("Ends on", 12, 15, bold=True, align="right"),
    ParagraphStyle("Flag", 9, 11.5, after=1.4, indent=2.5, rules=rule("left", BAR, INK, 5)),
    ParagraphStyle("Table large", 12, 14, bold=True, base="TableText"),
    ParagraphStyle("Block title", 12, 15, bold=True, color=INK, after=1, keep=True, level=2, base="Heading3"),
    ParagraphStyle("Poster figure", 40, 44, bold=True),
    ParagraphStyle("Theme", 16, 19, after=4),
    ParagraphStyle("Long poster", 32, 42, bold=True, base="PosterFigure"),
    ParagraphStyle("Longest poster", 26, 42, bold=True, base="PosterFigure"),
    ParagraphStyle("Plan finding", 16, 19, bold=True, keep=True),
    ParagraphStyle("Phase name", 12, 15, bold=True, align="center"),
    ParagraphStyle("Phase gap", 2, 7),
    ParagraphStyle("Card gap", 2, 4),
    ParagraphStyle("Caption ink", 8.5, 11, color=INK, base="Caption"),
    ParagraphStyle(
        "Table header middle", 8.5, 11, bold=True, color=GRAY, keep=True, base="TableHeader", align="center"
    ),
    ParagraphStyle("Quarter name", 12, 15, bold=True, rules=rule("bottom", DARK, INK, 1)),
    ParagraphStyle("Clock time", 12, 15),
    ParagraphStyle("Motto", 12, 15, align="right"),
    ParagraphStyle("Part title", 12, 15, bold=True, keep=True, level=1, base="Heading2", color=INK),
    ParagraphStyle("Team line", 9, 11.5, indent=37, base="TableText"),
    ParagraphStyle("Week rating", 17, 15, base="TableText", tabs=WEEK_STOPS),
    ParagraphStyle("Small rating", 14, 15, base="TableText", tabs=SMALL_STOPS),
    ParagraphStyle("Sheet gap", 2, 7.4),
    ParagraphStyle("Tall gap", 2, 25),
    ParagraphStyle("Agenda gap", 2, 3.5),
    ParagraphStyle("Sheet figure", 12, 15, bold=True, after=1.4),
    ParagraphStyle("Sheet longest name", 12, 15, base="Heading1"),
    ParagraphStyle("Half cut", 8.5, 11, before=7.7, color=GRAY, rules=CUT, align="right"),
    ParagraphStyle("Half margin", 2, 33),
    ParagraphStyle("Cut line", 4, 6, after=2.2, rules=CUT),
    ParagraphStyle("Box label", 8.5, 11, color=GRAY, align="center", base="Caption"),
    ParagraphStyle("Box figure", 19, 22, bold=True, align="center"),
    ParagraphStyle("Box sign", 12, 15, color=GRAY, align="center"),
    ParagraphStyle("Box value", 9, 11.5, align="center", base="TableText"),
    ParagraphStyle("Bar label", 8.5, 11, align="center", base="Caption"),
    ParagraphStyle("Chart", line=0, keep=True),
    ParagraphStyle("Table text", 9, 11.5),
    ParagraphStyle("Table tight", 9, 10.5, base="TableText"),
    ParagraphStyle("Table number", 9, 11.5, base="TableText", align="right"),
    ParagraphStyle("Table numeral", 19, 22, bold=True, base="TableText"),
    ParagraphStyle("Table title", 12, 15, bold=True, color=INK, keep=True, base="TableHeader"),
    ParagraphStyle("Table level", 17, 12, base="TableText", align="center"),
    ParagraphStyle("Table mark", 9, 11.5, base="TableText", align="center"),
    ParagraphStyle("Table header", 8.5, 11, bold=True, color=GRAY, keep=True),
    ParagraphStyle("Table header number", 8.5, 11, bold=True, color=GRAY, keep=True, base="TableHeader", align="right"),
    ParagraphStyle("Team text", 9, 11.5, before=0.9, after=0.9, base="TableText"),
    ParagraphStyle("Team number", 9, 11.5, before=0.9, after=0.9, base="TableText", align="right"),
    ParagraphStyle("Table group", 8.5, 11.5, bold=True, color=GRAY, keep=True, base="TableText"),
    ParagraphStyle("Table trend", 9, 0, base="TableNumber", align="right"),
    ParagraphStyle("Table count", 8.5, 11.5, color=GRAY, base="TableText", align="right"),
    ParagraphStyle("Tile words", 16, 19, bold=True),
    ParagraphStyle("Finding", 10, 13, bold=True, color=INK, after=1, keep=True, base="Heading2"),
    ParagraphStyle("Finding below", 10, 13, bold=True, color=INK, after=1, keep=True, base="Heading3"),
    ParagraphStyle("Definition", 8.5, 11, after=1.4),
    ParagraphStyle("Thanks"),
    ParagraphStyle("Brief line", color=GRAY, after=1.6),
    ParagraphStyle("Brief name", 12, 14, bold=True),
    ParagraphStyle("Before thanks", 1, 6),
    ParagraphStyle("Large deal", 9, 13, before=1.6),
    ParagraphStyle("Caption below", 8.5, 11, color=GRAY, before=0.8, base="Caption"),
    ParagraphStyle("Rating", 17, 15, base="TableText", tabs=RATING_STOPS),
    ParagraphStyle("Rating header", 8.5, 11, color=GRAY, keep=True, base="TableHeader", tabs=RATING_STOPS),
    ParagraphStyle("Letter text", after=3),
    ParagraphStyle("Letter list", after=0.4, indent=4),
    ParagraphStyle("Question", 10, 14, bold=True, before=1.6, keep=True),
    ParagraphStyle("Notes", 8.5, 11, color=GRAY, after=0.8),
    ParagraphStyle("Large box line", 19, 24),
    ParagraphStyle("Between blocks", 2, 10),
    ParagraphStyle("After table", 1, 1),
)


def _header_and_footer(live: float) -> tuple[ParagraphStyle, ...]:
    """The header and footer styles, with a right tab at the live width."""
    end = f'<w:tab w:val="right" w:pos="{twips(live)}"/>'
    return tuple(
        ParagraphStyle(name, 8.5, 11, bold=name == "header", color=GRAY, tabs=end) for name in ("header", "footer")
    )


def styles(live: float = LIVE_WIDTH) -> str:
    """The styles part, for pages of this live width in millimeters."""
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        '<w:kern w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(style.xml() for style in (*PARAGRAPH_STYLES, *CONTEST_STYLES, *_header_and_footer(live)))
        + _character_style("Default Paragraph Font", "", default=True)
        + _character_style("Strong", "<w:b/><w:bCs/>")
        + _character_style("Ink", f"<w:b/><w:bCs/>{color(INK)}")
        + _character_style("Muted", color(GRAY))
        + _character_style("Lead", '<w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/>')
        + _character_style("Poster", '<w:b/><w:bCs/><w:sz w:val="80"/><w:szCs w:val="80"/>')
        + _character_style(
            "Rest", f'<w:b w:val="0"/><w:bCs w:val="0"/>{color(GRAY)}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        )
        + _character_style("Slanted", "<w:i/><w:iCs/>")
        + _character_style("LargeBox", '<w:sz w:val="2"/><w:szCs w:val="2"/>')
        + _character_style("Quiet", f'{color(GRAY)}<w:sz w:val="17"/><w:szCs w:val="17"/>')
        + _table_style("Normal Table", "", 0, default=True)
        + _table_style("Layout table", "", 0)
        + _table_style("Figures table", rule("bottom", HAIR, HAIRLINE) + rule("insideH", HAIR, HAIRLINE), 0.52, DARK)
        + _table_style("Agreed table", rule("bottom", HAIR, HAIRLINE) + rule("insideH", HAIR, HAIRLINE), 1)
        + _table_style("Agenda table", "", 0.7)
        + _table_style("Blank lines", rule("bottom", THIN, GRAY) + rule("insideH", THIN, GRAY), 0.4)
        + "</w:styles>"
    )


def _character_style(name: str, properties: str, *, default: bool = False) -> str:
    key = name.replace(" ", "")
    flags, visibility = (' w:default="1"', "<w:semiHidden/>") if default else ("", "<w:qFormat/>")
    run = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:style w:type="character"{flags} w:styleId="{key}"><w:name w:val="{name}"/>{visibility}{run}</w:style>'


def _table_style(name: str, rules: str, padding: float, header_rule: int = 0, *, default: bool = False) -> str:
    key = "".join(word.capitalize() for word in name.split())
    flags, base = (' w:default="1"', "") if default else ("", '<w:basedOn w:val="NormalTable"/>')
    borders = f"<w:tblBorders>{rules}</w:tblBorders>" if rules else ""
    sides = (("top", padding), ("left", 0), ("bottom", padding), ("right", 0))
    margins = "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in sides)
    first_row = ""
    if header_rule:
        first_row = (
            '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
            f'{rule("bottom", header_rule, INK)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        )
    return (
        f'<w:style w:type="table"{flags} w:styleId="{key}"><w:name w:val="{name}"/>{base}<w:uiPriority w:val="99"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"{first_row}</w:style>"
    )


def theme() -> str:
    """The theme part: ink, gray, and hairline as base colors, and four roles of the company's accent."""
    slots = {
        "dk1": INK[0],
        "lt1": "FFFFFF",
        "dk2": GRAY[0],
        "lt2": HAIRLINE[0],
        "accent1": RULE[0],
        "accent2": ACCENT[0],
        "accent3": SOFT[0],
        "accent4": TINT[0],
        "accent5": GRAY[0],
        "accent6": INK[0],
        "hlink": ACCENT[0],
        "folHlink": GRAY[0],
    }
    colors = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in slots.items())
    fonts = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="plangen"><a:themeElements>'
        f'<a:clrScheme name="plangen">{colors}</a:clrScheme>'
        f'<a:fontScheme name="plangen"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>'
        "</a:fontScheme>"
        f'<a:fmtScheme name="plangen"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
