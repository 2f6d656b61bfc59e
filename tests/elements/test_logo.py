import io

import pytest
from PIL import Image

from plangen.elements.logo import data_address, logo_size, media_type
from plangen.elements.theme import Theme


def image(width: int, height: int, kind: str = "png") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#1f4e79").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg"])
@pytest.mark.parametrize(
    ("pixels", "millimeters"), [((400, 120), (20, 6)), ((900, 90), (40, 4)), ((30, 60), (3, 6)), ((1, 1), (6, 6))]
)
def test_a_logo_is_at_most_6_mm_high_and_40_mm_wide(
    kind: str, pixels: tuple[int, int], millimeters: tuple[float, float]
) -> None:
    assert logo_size(image(*pixels, kind)) == millimeters


@pytest.mark.parametrize("damaged", [b"", b"GIF89a", image(9, 9)[:18], image(9, 9, "jpeg")[:40], b"\xff\xd8\xff\xff"])
def test_what_is_no_image_has_no_size(damaged: bytes) -> None:
    assert logo_size(damaged) == (0, 0)


def test_the_address_has_the_kind_of_image() -> None:
    assert media_type(image(9, 9, "jpeg")) == "image/jpeg"
    assert data_address(image(9, 9)).startswith("data:image/png;base64,iVBOR")


def test_without_a_logo_a_theme_has_no_place_for_it() -> None:
    assert (Theme().logo_width, Theme().logo_address) == ("", "")
    assert Theme(logo=image(400, 120)).logo_place == "0 5mm / 20mm 6mm"
