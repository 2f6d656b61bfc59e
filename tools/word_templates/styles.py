"""The named styles of every shipped Word template, and the theme that their colours come from."""

from dataclasses import dataclass

from tools.word_templates.pieces import (
    ACCENT,
    COLOURS,
    DARK,
    GREY,
    HAIR,
    HAIRLINE,
    INK,
    LIVE_WIDTH,
    RULE,
    STRONG,
    THIN,
    TINT,
    colour,
    rule,
    twips,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes in points, air in millimetres; `line` 0 lets the line grow with what stands on it."""

    name: str
    size: float = 10
    line: float = 13
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    base: str = "Normal"
    align: str = ""
    keep: bool = False
    level: int = -1
    tabs: str = ""
    rules: str = ""
    indent: float = 0
    following: str = ""

    @property
    def key(self) -> str:
        """The style's identifier: its name without blanks, Word's own names with their capitals."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())

    def xml(self) -> str:
        """The style; the order of the parts is the schema's."""
        spacing = f'w:before="{twips(self.before)}" w:after="{twips(self.after)}" '
        spacing += (
            f'w:line="{round(self.line * 20)}" w:lineRule="exact"' if self.line else 'w:line="240" w:lineRule="auto"'
        )
        look = "<w:keepNext/>" * self.keep
        look += f"<w:pBdr>{self.rules}</w:pBdr>" if self.rules else ""
        look += f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else ""
        look += f"<w:spacing {spacing}/>"
        look += f'<w:ind w:left="{twips(self.indent)}"/>' if self.indent else ""
        look += f'<w:jc w:val="{self.align}"/>' if self.align else ""
        look += f'<w:outlineLvl w:val="{self.level}"/>' if self.level >= 0 else ""
        letters = "<w:b/><w:bCs/>" * self.bold + (colour(self.colour) if self.colour else "")
        letters += f'<w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/>'
        head = f'<w:name w:val="{self.name}"/>'
        head += f'<w:basedOn w:val="{self.base}"/>' if self.base else ""
        head += f'<w:next w:val="{self.following}"/>' if self.following else ""
        default = ' w:default="1"' if self.name == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.key}">{head}<w:qFormat/>'
            f"<w:pPr>{look}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        )


RATING_STOPS = "".join(f'<w:tab w:val="center" w:pos="{twips(6 * step + 3)}"/>' for step in range(5))
"""Where the circles of a rating stand in their cell, six millimetres apart."""

LOOKS = (
    Look("Normal", base="", colour=INK),
    Look("heading 1", 22, 25, bold=True, keep=True, level=0, following="Normal"),
    Look("heading 2", 12, 15, bold=True, colour=ACCENT, after=1, keep=True, level=1, following="Normal"),
    Look("heading 3", 12, 15, bold=True, colour=ACCENT, after=1, keep=True, level=2, following="Normal"),
    Look(
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
    Look("Long name", 18, 21, base="Heading1"),
    Look("Masthead line", colour=GREY, after=1.9, rules=rule("bottom", STRONG, RULE, 5)),
    Look("Verdict", 12, 15, after=2.6),
    Look("caption", 8.5, 11, colour=GREY),
    Look("Caption right", 8.5, 11, base="Caption", align="right"),
    Look("Agreed", 9, 11.5),
    Look("Agreed ticks", 8.5, 13, colour=GREY),
    Look("Tile figure", 19, 22, bold=True),
    Look("Picture", line=0, keep=True),
    Look("Table text", 9, 11.5),
    Look("Table number", 9, 11.5, base="TableText", align="right"),
    Look("Table mark", 9, 11.5, base="TableText", align="center"),
    Look("Table head", 8.5, 11, bold=True, colour=GREY, keep=True),
    Look("Table head number", 8.5, 11, bold=True, colour=GREY, keep=True, base="TableHead", align="right"),
    Look("Team text", 9, 11.5, before=0.9, after=0.9, base="TableText"),
    Look("Team number", 9, 11.5, before=0.9, after=0.9, base="TableText", align="right"),
    Look("Table group", 8.5, 11.5, bold=True, colour=GREY, keep=True, base="TableText"),
    Look("Table trend", 9, 0, base="TableNumber", align="right"),
    Look("Table count", 8.5, 11.5, colour=GREY, base="TableText", align="right"),
    Look("Tile words", 14, 17, bold=True),
    Look("Finding", 10, 13, bold=True, colour=ACCENT, after=1, keep=True, base="Heading2"),
    Look("Finding below", 10, 13, bold=True, colour=ACCENT, after=1, keep=True, base="Heading3"),
    Look("Meaning", 9, 11.5, after=1.4),
    Look("Thanks"),
    Look("Brief line", colour=GREY, after=1.6),
    Look("Brief name", 12, 14, bold=True),
    Look("Before thanks", 1, 6),
    Look("Told", 9, 13, before=1.6),
    Look("Caption below", 8.5, 11, colour=GREY, before=0.8, base="Caption"),
    Look("Rating", 17, 15, base="TableText", tabs=RATING_STOPS),
    Look("Rating head", 8.5, 11, colour=GREY, keep=True, base="TableHead", tabs=RATING_STOPS),
    Look("Said", after=3),
    Look("Bring", after=0.4, indent=4),
    Look("Asked", 10, 14, bold=True, before=1.6, keep=True),
    Look("Notes", 8.5, 11, colour=GREY, after=0.8),
    Look("Between blocks", 2, 10),
    Look("After table", 1, 1),
)


def _edges(live: float) -> tuple[Look, ...]:
    """The header and the foot, which end at the live width."""
    end = f'<w:tab w:val="right" w:pos="{twips(live)}"/>'
    return tuple(Look(name, 8.5, 11, bold=name == "header", colour=GREY, tabs=end) for name in ("header", "footer"))


def styles(live: float = LIVE_WIDTH) -> str:
    """The whole styles part, for pages of this live width in millimetres."""
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        '<w:kern w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(look.xml() for look in (*LOOKS, *_edges(live)))
        + _letters("Default Paragraph Font", "", default=True)
        + _letters("Strong", "<w:b/><w:bCs/>")
        + _letters("Ink", f"<w:b/><w:bCs/>{colour(INK)}")
        + _letters("Quiet", f'{colour(GREY)}<w:sz w:val="17"/><w:szCs w:val="17"/>')
        + _table("Normal Table", "", 0, default=True)
        + _table("Layout table", "", 0)
        + _table("Figures table", rule("bottom", HAIR, HAIRLINE) + rule("insideH", HAIR, HAIRLINE), 0.52, DARK)
        + _table("Agreed table", rule("bottom", HAIR, HAIRLINE) + rule("insideH", HAIR, HAIRLINE), 1)
        + _table("Pen table", rule("bottom", THIN, GREY) + rule("insideH", THIN, GREY), 0.4)
        + "</w:styles>"
    )


def _letters(name: str, look: str, *, default: bool = False) -> str:
    key = name.replace(" ", "")
    flags, quiet = (' w:default="1"', "<w:semiHidden/>") if default else ("", "<w:qFormat/>")
    letters = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:style w:type="character"{flags} w:styleId="{key}"><w:name w:val="{name}"/>{quiet}{letters}</w:style>'


def _table(name: str, rules: str, above: float, head: int = 0, *, default: bool = False) -> str:
    key = "".join(word.capitalize() for word in name.split())
    flags, base = (' w:default="1"', "") if default else ("", '<w:basedOn w:val="NormalTable"/>')
    borders = f"<w:tblBorders>{rules}</w:tblBorders>" if rules else ""
    sides = (("top", above), ("left", 0), ("bottom", above), ("right", 0))
    margins = "".join(f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides)
    first = ""
    if head:
        first = (
            '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
            f'{rule("bottom", head, INK)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        )
    return (
        f'<w:style w:type="table"{flags} w:styleId="{key}"><w:name w:val="{name}"/>{base}<w:uiPriority w:val="99"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"{first}</w:style>"
    )


def theme() -> str:
    """The theme part: ink, grey and hairline as the base colours, four roles of the company's accent."""
    slots = {
        "dk1": COLOURS[INK],
        "lt1": "FFFFFF",
        "dk2": COLOURS[GREY],
        "lt2": COLOURS[HAIRLINE],
        "accent1": COLOURS[RULE],
        "accent2": COLOURS[ACCENT],
        "accent3": COLOURS["accent3"],
        "accent4": COLOURS[TINT],
        "accent5": COLOURS[GREY],
        "accent6": COLOURS[INK],
        "hlink": COLOURS[ACCENT],
        "folHlink": COLOURS[GREY],
    }
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in slots.items())
    fonts = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="plangen"><a:themeElements>'
        f'<a:clrScheme name="plangen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="plangen"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>'
        "</a:fontScheme>"
        f'<a:fmtScheme name="plangen"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
