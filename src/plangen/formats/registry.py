"""The list of output formats; a new one needs a module in this package and a line here."""

from plangen.formats.page import Format
from plangen.formats.pdf.renderer import Pdf
from plangen.formats.word.template import Word

FORMATS: dict[str, Format] = {format_.name: format_ for format_ in (Pdf(), Word())}
"""The formats by their names on the command line, in the order in which they are created."""
