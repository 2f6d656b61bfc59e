"""The HTML or CSS of a template in, an error for each file it names that a PDF can't load out."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from plangen.formats.pdf.file_addresses import LONGEST_ADDRESS, file_at
from plangen.problems import Place, Problem, Severity, shown

_IGNORED = re.compile(r"<!--.*?-->|\{#.*?#\}|/\*.*?\*/", re.DOTALL)
_ELEMENT = re.compile(r"<(?P<name>img|image|link|object|embed|use|a|input|feimage)\b(?P<rest>[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""")
_IN_STYLES = re.compile(r"""(?:\burl\(\s*|@import\s+)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"')]+))""")
_LOADED = {
    "img": ("src",),
    "embed": ("src",),
    "input": ("src",),
    "object": ("data",),
    "link": ("href",),
    "a": ("href",),
}
"""The attributes of each element that name a file; others, which are parts of SVG images, have two names for it."""
_IN_SVG = ("href", "xlink:href")
_WHOLE_FILES = ("stylesheet", "attachment")
"""The relations of a link to a file that is loaded, not only named."""


def unusable_files(name: str, text: str, base: Path, folders: Sequence[Path]) -> Iterator[Problem]:
    """An error for each file that a template names literally and that is missing or outside the template folders.

    `base` is the folder that its addresses are relative to. An address with a tag in it is known only when it's filled.
    """
    text = _IGNORED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    line_ends = [at for at, character in enumerate(text) if character == "\n"]
    for at, address in sorted((*_in_elements(text), *_in_styles(text))):
        if not address or address.startswith("#") or "{{" in address or "{%" in address:
            continue
        if address.lower().startswith("data:"):
            continue
        try:
            file_at(urljoin(f"{base.as_uri()}/", address), folders)
        except ValueError as reason:
            place = Place(name, cell=f"line {bisect(line_ends, at - 1) + 1}")
            value = shown(address, LONGEST_ADDRESS)
            fix = "Copy the file into the template folders, or correct its name."
            yield Problem(Severity.ERROR, place, "unusable file", str(reason), value, fix)


def _in_elements(text: str) -> Iterator[tuple[int, str]]:
    """The places and addresses of the files that elements name."""
    for element in _ELEMENT.finditer(text):
        values = {found["name"].lower(): _value(found) for found in _ATTRIBUTE.finditer(element["rest"])}
        name = element["name"].lower()
        if name in ("a", "link") and not {*values.get("rel", "").lower().split()} & {*_WHOLE_FILES}:
            continue
        for attribute in _LOADED.get(name, _IN_SVG):
            if attribute in values:
                yield element.start(), values[attribute]


def _in_styles(text: str) -> Iterator[tuple[int, str]]:
    """The places and addresses of the files that styles name."""
    for found in _IN_STYLES.finditer(text):
        yield found.start(), _value(found)


def _value(found: re.Match[str]) -> str:
    return unescape(found["double"] or found["single"] or found["bare"] or "").strip()
