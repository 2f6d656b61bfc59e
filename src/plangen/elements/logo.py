"""The bytes of a PNG or JPEG image in, its size on a page and its address as data out."""

import struct
from base64 import b64encode
from collections.abc import Iterator

MAX_HEIGHT, MAX_WIDTH = 6.0, 40.0
"""In millimeters: a logo fills one of the two."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The JPEG markers before the size of the image."""


def media_type(image: bytes) -> str:
    """The image's media type."""
    return "image/png" if image.startswith(_PNG) else "image/jpeg"


def logo_size(image: bytes) -> tuple[float, float]:
    """The width and height of a logo on a page, in millimeters; zero if it can't be read as an image."""
    width, height = _pixels(image)
    if not width or not height:
        return 0.0, 0.0
    scale = min(MAX_WIDTH / width, MAX_HEIGHT / height)
    return round(width * scale, 2), round(height * scale, 2)


def data_address(image: bytes) -> str:
    """The image as an address that a page can use."""
    return f"data:{media_type(image)};base64,{b64encode(image).decode('ascii')}"


def _pixels(image: bytes) -> tuple[int, int]:
    """The width and height of an image in pixels; zero if they can't be read."""
    try:
        if image.startswith(_PNG) and image[12:16] == b"IHDR":
            width, height = struct.unpack(">II", image[16:24])
            return width, height
        return next(_frames(image), (0, 0)) if image.startswith(_JPEG) else (0, 0)
    except struct.error:
        return 0, 0


def _frames(image: bytes) -> Iterator[tuple[int, int]]:
    """The width and height of each frame of a JPEG image."""
    at = 2
    while at < len(image):
        marker, length = struct.unpack(">HH", image[at : at + 4])
        if marker & 0xFF in _FRAMES:
            height, width = struct.unpack(">HH", image[at + 5 : at + 9])
            yield width, height
        at += 2 + length
