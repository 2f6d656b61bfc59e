"""A named paragraph style of the Word templates."""

from dataclasses import dataclass

from tools.word_templates.pieces import color, twips


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: sizes in points, spacing in millimeters; with `line` 0 the line fits its content."""

    name: str
    size: float = 10
    line: float = 13
    bold: bool = False
    color: tuple[str, str] | None = None
    before: float = 0
    after: float = 0
    base: str = "Normal"
    align: str = ""
    keep: bool = False
    level: int = -1
    tabs: str = ""
    rules: str = ""
    indent: float = 0
    indent_right: float = 0
    following: str = ""
    tracking: float = 0

    @property
    def key(self) -> str:
        """The style's id: its name without spaces, each word capitalized."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())

    def xml(self) -> str:
        """The style's XML, in schema order."""
        spacing = f'w:before="{twips(self.before)}" w:after="{twips(self.after)}" '
        spacing += (
            f'w:line="{round(self.line * 20)}" w:lineRule="exact"' if self.line else 'w:line="240" w:lineRule="auto"'
        )
        paragraph = "<w:keepNext/>" * self.keep
        paragraph += f"<w:pBdr>{self.rules}</w:pBdr>" if self.rules else ""
        paragraph += f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else ""
        paragraph += f"<w:spacing {spacing}/>"
        indents = {"left": self.indent, "right": self.indent_right}
        sides = "".join(f' w:{side}="{twips(width)}"' for side, width in indents.items() if width)
        paragraph += f"<w:ind{sides}/>" if sides else ""
        paragraph += f'<w:jc w:val="{self.align}"/>' if self.align else ""
        paragraph += f'<w:outlineLvl w:val="{self.level}"/>' if self.level >= 0 else ""
        run = "<w:b/><w:bCs/>" * self.bold + (color(self.color) if self.color else "")
        run += f'<w:spacing w:val="{round(self.tracking * 20)}"/>' if self.tracking else ""
        run += f'<w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/>'
        names = f'<w:name w:val="{self.name}"/>'
        names += f'<w:basedOn w:val="{self.base}"/>' if self.base else ""
        names += f'<w:next w:val="{self.following}"/>' if self.following else ""
        default = ' w:default="1"' if self.name == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.key}">{names}<w:qFormat/>'
            f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
