"""People as simple shapes: nobody in particular."""

import math
from random import Random
from typing import Final

from kheo.portal.sample.drawing.canvas import Colour, Point, Sheet, mix
from kheo.portal.sample.drawing.forms import circle, curve, scaled, stroke

COATS: Final[tuple[Colour, ...]] = (
    (46, 84, 106), (154, 74, 60), (206, 148, 74), (74, 112, 92), (112, 88, 116),
    (214, 196, 164), (58, 66, 84), (170, 104, 82), (96, 136, 142),
)  # fmt: skip
SKIN: Final[Colour] = (206, 158, 122)
HAIR: Final[Colour] = (44, 38, 40)
STRAW: Final[Colour] = (232, 208, 158)
SHADE: Final[Colour] = (30, 40, 46)
LIGHT: Final[Colour] = (255, 255, 255)

# Outlines in parts of a person's height (7.5 heads), from the feet up; half of each, mirrored.
LEGS: Final = ((-0.85, 3.6), (0.85, 3.6), (0.75, 0), (0.12, 0), (0, 2.4), (-0.12, 0), (-0.75, 0))
TRUNK: Final = (
    (-0.95, 2.9),
    (-1.12, 5.5),
    (-0.6, 6.2),
    (0, 6.35),
    (0.6, 6.2),
    (1.12, 5.5),
    (0.95, 2.9),
)
# In parts of the width of the shoulders.
BACK: Final = (
    (-0.51, -0.9), (-0.5, -0.22), (-0.31, -0.04), (0, 0.02),
    (0.31, -0.04), (0.5, -0.22), (0.51, -0.9),
)  # fmt: skip
SEATED: Final = ((-0.42, 0), (-0.5, 0.8), (-0.28, 1.15), (0.28, 1.15), (0.5, 0.8), (0.42, 0))
KNEES: Final = ((-0.75, -0.1), (-0.55, 0.22), (0, 0.1), (0.55, 0.22), (0.75, -0.1))


def coat(dice: Random) -> Colour:
    """Return the colour of somebody's clothes."""
    return COATS[dice.randrange(len(COATS))]


def head(sheet: Sheet, centre: Point, size: float, *, hat: bool, back: bool = False) -> None:
    """Draw a head: with a conical hat or with hair, seen from the front or from behind."""
    sheet.fill([circle(centre, size, 1.12)], HAIR if back else SKIN)
    if hat:
        cone = scaled(centre, size, (-2.1, 0.15), (0, 1.7), (2.1, 0.15), (0, -0.15))
        sheet.fill([cone], STRAW, mix(STRAW, HAIR, 0.3))
    elif not back:
        turns = [math.pi * n / 12 for n in range(13)]
        crown = [(1.06 * math.cos(turn), 1.16 * math.sin(turn)) for turn in turns]
        sheet.fill([scaled(centre, size, *crown, (-0.7, 0.35), (0.7, 0.4))], HAIR)


def stand(
    sheet: Sheet, foot: Point, height: float, clothes: Colour,
    *, hat: bool = False, reach: Point | None = None, back: bool = False,
) -> None:  # fmt: skip
    """Draw somebody who stands; one arm goes out to the point ``reach`` when there is one."""
    x, y = foot
    unit = height / 7.5
    sheet.fill([circle((x + unit * 0.3, y), unit * 1.7, 0.16)], SHADE, strength=0.22)
    sheet.fill([scaled(foot, unit, *LEGS)], mix(clothes, SHADE, 0.65))
    sheet.fill([stroke(scaled(foot, unit, (0, 6.2), (0, 6.7)), unit * 0.6)], mix(SKIN, SHADE, 0.2))
    trunk = curve(scaled(foot, unit, *TRUNK), 5)
    sheet.fill([trunk], mix(clothes, LIGHT, 0.12), clothes, mix(clothes, SHADE, 0.2))
    arms(sheet, foot, unit, mix(clothes, SHADE, 0.28), reach or (x + unit * 1.25, y - unit * 3.3))
    head(sheet, (x, y - unit * 7.15), unit * 0.62, hat=hat, back=back)


def arms(sheet: Sheet, foot: Point, unit: float, sleeve: Colour, hand: Point) -> None:
    """Draw two arms: one reaches for the place of its hand, the other hangs."""
    x, y = foot
    side = 1 if hand[0] >= x else -1
    shoulder = y - unit * 5.75
    elbow = ((x + unit + hand[0]) / 2, max((shoulder + hand[1]) / 2, shoulder + unit * 0.5))
    reaching = curve([(x + side * unit * 0.9, shoulder), elbow, hand], 5)
    hanging = scaled(foot, unit, (-side * 0.9, 5.75), (-side * 1.2, 3.4))
    sheet.fill([stroke(hanging, unit * 0.5), stroke(reaching, unit * 0.5, unit * 0.38)], sleeve)
    sheet.fill([circle(hand, unit * 0.24), circle(hanging[-1], unit * 0.24)], SKIN)


def sit_behind(
    sheet: Sheet, neck: Point, width: float, clothes: Colour, *, hat: bool = False
) -> None:
    """Draw somebody who sits with their back to us: shoulders, neck and head."""
    x, y = neck
    back = curve(scaled(neck, width, *BACK), 6)
    nape = stroke(scaled(neck, width, (0, -0.06), (0, 0.14)), width * 0.24)
    sheet.fill([back], mix(clothes, LIGHT, 0.1), mix(clothes, SHADE, 0.35))
    sheet.fill([nape], mix(SKIN, SHADE, 0.25))
    head(sheet, (x, y - width * 0.3), width * 0.235, hat=hat, back=True)


def sit_front(
    sheet: Sheet, seat: Point, width: float, clothes: Colour, *, hat: bool = False
) -> None:
    """Draw somebody who sits on the ground and faces us."""
    x, y = seat
    dark = mix(clothes, SHADE, 0.6)
    legs = [*curve(scaled(seat, width, *KNEES), 6), (x, y + width * 0.2)]
    trunk = curve(scaled(seat, width, *SEATED), 6)
    sheet.fill([circle((x, y + width * 0.12), width * 0.85, 0.22)], SHADE, strength=0.25)
    sheet.fill([trunk], mix(clothes, LIGHT, 0.12), clothes)
    sheet.fill([legs], dark, mix(dark, SHADE, 0.3))
    head(sheet, (x, y - width * 1.45), width * 0.26, hat=hat)
