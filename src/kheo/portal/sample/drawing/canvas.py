"""A sheet to draw on: smooth washes, soft light and shapes without stairs at their edges."""

import random
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageDraw

WIDTH: Final = 1600
HEIGHT: Final = 1067
QUALITY: Final = 86
FINE: Final = 2  # shapes are drawn this many times larger and reduced
GRAIN: Final = 2  # levels of light by which the grain strays: more would cost bytes on a phone

Colour = tuple[int, int, int]
Point = tuple[float, float]
Shape = Sequence[Point]
Box = tuple[int, int, int, int]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour between two: the first at 0, the other at 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def wash(size: tuple[int, int], stops: Sequence[Colour]) -> Image.Image:
    """Return an image that passes from the first colour at the top to the last at the bottom."""
    if len(stops) == 1:
        return Image.new("RGB", size, stops[0])
    column = Image.new("RGB", (1, len(stops)))
    column.putdata(list(stops))
    return column.resize(size, Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(stops) - 0.5))


def bounds(shapes: Sequence[Shape]) -> Box | None:
    """Return the part of the sheet that the shapes touch, or nothing when they all lie outside."""
    across = [x for shape in shapes for x, _ in shape]
    down = [y for shape in shapes for _, y in shape]
    if not across:
        return None
    left, top = max(0, int(min(across)) - 1), max(0, int(min(down)) - 1)
    right, bottom = min(WIDTH, int(max(across)) + 2), min(HEIGHT, int(max(down)) + 2)
    return (left, top, right, bottom) if left < right and top < bottom else None


def stencil(shapes: Sequence[Shape], box: Box) -> Image.Image:
    """Return how much of each point in the box the shapes cover."""
    left, top, right, bottom = box
    mask = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE))
    pen = ImageDraw.Draw(mask)
    for shape in shapes:
        pen.polygon([((x - left) * FINE, (y - top) * FINE) for x, y in shape], fill=255)
    return mask.reduce(FINE)


@cache
def grain() -> Image.Image:
    """Return a faint grain, which keeps smooth skies from showing steps."""
    dice = random.Random("grain")  # noqa: S311 - a picture, not a secret
    noise = Image.frombytes("L", (WIDTH, HEIGHT), dice.randbytes(WIDTH * HEIGHT))
    noise = noise.point([128 - GRAIN + level * (2 * GRAIN + 1) // 256 for level in range(256)])
    return Image.merge("RGB", (noise, noise, noise))


@cache
def halo() -> Image.Image:
    """Return a round light that fades to nothing at its rim."""
    return ImageChops.invert(Image.radial_gradient("L")).point(
        [round(255 * max(0.0, (level - 75) / 180) ** 1.6) for level in range(256)]
    )


class Sheet:
    """One picture while it is drawn."""

    def __init__(self, name: str, *sky: Colour) -> None:
        """Begin with a wash of the colours given; the name seeds what is left to chance."""
        self.dice = random.Random(name)  # noqa: S311 - a picture, not a secret
        self.image = wash((WIDTH, HEIGHT), sky)

    def fill(self, shapes: Sequence[Shape], *colours: Colour, strength: float = 1.0) -> None:
        """Fill shapes with a wash from top to bottom; at strength 0.5 half shines through."""
        box = bounds(shapes)
        if box is None:
            return
        mask = stencil(shapes, box)
        if strength < 1:
            mask = mask.point([round(level * strength) for level in range(256)])
        self.image.paste(wash(mask.size, colours), box, mask)

    def glow(self, centre: Point, radius: float, colour: Colour, strength: float = 1.0) -> None:
        """Lay a round light that fades outwards."""
        side = round(radius * 2)
        mask = halo().resize((side, side)).point([round(n * strength) for n in range(256)])
        corner = (round(centre[0] - radius), round(centre[1] - radius))
        self.image.paste(Image.new("RGB", (side, side), colour), corner, mask)

    def mist(self, top: float, bottom: float, colour: Colour, strength: float = 0.6) -> None:
        """Lay a band of mist, thickest in the middle and gone at both edges."""
        height = round(bottom - top)
        thickness = round(255 * strength)
        column = Image.new("L", (1, 5))
        column.putdata([0, thickness * 2 // 3, thickness, thickness * 2 // 3, 0])
        mask = column.resize((WIDTH, height), Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", (WIDTH, height), colour), (0, round(top)), mask)

    def finished(self) -> bytes:
        """Return the picture as a JPEG file."""
        file = BytesIO()
        ImageChops.add(self.image, grain(), 1.0, -128).save(file, "JPEG", quality=QUALITY)
        return file.getvalue()
