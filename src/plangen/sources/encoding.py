"""Detect a text file's encoding from its bytes, with a warning if it had to be guessed."""

import re
from codecs import getincrementaldecoder
from itertools import islice

from plangen.problems import Problem
from plangen.sources.file_errors import damaged_characters, guessed_encoding, unreadable

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks; the one of UTF-32 starts like the one of UTF-16."""
WIDE_ENCODINGS = ("utf-16", "utf-32")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
MULTIBYTE_CHAR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
FOREIGN_WORD = re.compile(rb"[\xc0-\xff]{4}")
WORD = re.compile(r"[\w&.'’-]*[^\x00-\x7f][\w&.'’-]*")
SAMPLE_BYTES = 64_000
SAMPLE_LINES = 200
CONTEXT_BYTES = 500_000
"""The bytes before and after the first undecodable one that show whether most others are valid."""
WORD_CONTEXT_BYTES = 40
CHUNK_BYTES = 1_000_000
MAX_DAMAGED = 100_000
"""Damaged characters beyond which a file isn't text; some decoders take a minute for a hundred million."""


def detect_encoding(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """The encoding of these bytes and its problems; empty if most of them aren't text."""
    encoding = marked_encoding(raw)
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as reason:
        at = reason.start
    else:
        return encoding, []
    if encoding.startswith(WIDE_ENCODINGS) or nearly_utf_8(raw[max(0, at - CONTEXT_BYTES) : at + CONTEXT_BYTES]):
        problem = damaged_characters(file, raw.count(b"\n", 0, at) + 1)
    else:
        encoding = western_encoding(raw) or guessed_by_statistics(raw)
        problem = guessed_encoding(file, encoding, foreign_word(raw, encoding))
    if is_mostly_damaged(raw, encoding):
        return "", [unreadable(file)]
    return encoding, [problem]


def marked_encoding(raw: bytes) -> str:
    """The encoding given by the first bytes: a byte order mark, or the zeros of UTF-16."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return encoding
    beginning = raw[:2000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(beginning) > 3 and beginning[first::2].count(0) * 10 > len(beginning[first::2]) * 7:  # noqa: PLR2004 - shorter proves nothing; seven in ten
            return encoding
    return "utf-8"


def nearly_utf_8(raw: bytes) -> bool:
    """Whether most non-ASCII bytes are valid UTF-8, so only a few are damaged."""
    valid = sum(map(len, MULTIBYTE_CHAR.findall(raw)))
    return valid > 0 and (len(NOT_ASCII.findall(raw)) - valid) * 10 < valid


def is_mostly_damaged(raw: bytes, encoding: str) -> bool:
    """Whether too many characters are damaged for a text file."""
    decoder = getincrementaldecoder(encoding)("replace")
    damaged = 0
    for start in range(0, len(raw), CHUNK_BYTES):
        damaged += decoder.decode(raw[start : start + CHUNK_BYTES]).count("�")
        if damaged > MAX_DAMAGED:
            return True
    return False


def western_encoding(raw: bytes) -> str | None:
    """Windows' Western encoding if it fits: every byte is valid in it, and accented letters don't cluster."""
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if FOREIGN_WORD.search(raw) else "cp1252"


def guessed_by_statistics(raw: bytes) -> str:
    """The encoding suggested by letter frequencies in the lines with non-ASCII bytes; otherwise Western."""
    # Slow to import and rarely needed.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    first = NOT_ASCII.search(raw)
    at = first.start() if first else 0
    start = max(raw.rfind(b"\n", 0, at) + 1, at - SAMPLE_BYTES)
    lines = (line for line in raw[start : start + CHUNK_BYTES].split(b"\n") if NOT_ASCII.search(line))
    best = from_bytes(b"\n".join(islice(lines, SAMPLE_LINES))[:SAMPLE_BYTES]).best()
    return best.encoding if best else "cp1252"


def foreign_word(raw: bytes, encoding: str) -> str:
    """The first word with a non-ASCII letter, for users to check."""
    first = NOT_ASCII.search(raw)
    start = max(0, (first.start() if first else 0) - WORD_CONTEXT_BYTES)
    text = raw[start : start + 2 * WORD_CONTEXT_BYTES].decode(encoding, "replace")
    word = WORD.search(text)
    return word.group() if word else ""
