"""Every format there is: a new one is a file beside this one and a line here."""

from plangen.formats.page import Format
from plangen.formats.pdf import Pdf
from plangen.formats.word import Word

FORMATS: dict[str, Format] = {made.name: made for made in (Pdf(), Word())}
"""The formats by the names that they have on the command line, in the order in which they are made."""
