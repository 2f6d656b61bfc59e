"""The address of a file in a template in, the file in the template folders out."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from plangen.formats.environment import is_inside
from plangen.problems import shown

LONGEST_ADDRESS = 1_000


def file_at(url: str, folders: Sequence[Path]) -> Path:
    """The file at an absolute URL in the resolved folders; raises ValueError if there is none, or it's outside them.

    A file missing from the requested folder is looked up by name in the others, in order, so that a user's own
    print.css can use the built-in fonts.
    """
    parts = urlsplit(url)
    if parts.scheme.lower() != "file" or parts.netloc not in ("", "localhost"):
        raise ValueError(_forbidden(url))
    requested = Path(url2pathname(parts.path)).resolve()
    folder = next((folder for folder in folders if requested.is_relative_to(folder)), None)
    if folder is None:
        raise ValueError(_forbidden(url))
    name = requested.relative_to(folder)
    found = [path for root in (folder, *folders) if (path := (root / name).resolve()).is_file()]
    for path in found:
        if is_inside(path, folders):
            return path
    if found:  # a link to a file elsewhere
        raise ValueError(_forbidden(url))
    raise ValueError(f"File “{shown(name.as_posix(), LONGEST_ADDRESS)}” not found in the template folders.")


def _forbidden(url: str) -> str:
    address = shown(unquote(url), LONGEST_ADDRESS)
    return f"Can't use “{address}”. Templates can only use files in the template folders."
