"""What land is made of: the light of an hour, ridges, ground and trees."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from kheo.portal.sample.drawing.canvas import HEIGHT, WIDTH, Colour, Point, Sheet, mix
from kheo.portal.sample.drawing.forms import circle, curve, stroke

STEP: Final = 12


@dataclass(frozen=True)
class Hour:
    """The colours of a time of day: the sky from its top, hills far and near, mist and sun."""

    sky: tuple[Colour, ...]
    far: Colour
    near: Colour
    mist: Colour
    sun: Colour

    def hill(self, nearness: float) -> Colour:
        """Return the colour of a hill: 0 stands at the horizon, 1 before our feet."""
        return mix(self.far, self.near, nearness)


DAWN: Final = Hour(
    sky=((126, 176, 190), (186, 208, 204), (247, 225, 190), (252, 236, 212)),
    far=(168, 196, 192), near=(24, 82, 74), mist=(253, 240, 220), sun=(255, 236, 186),
)  # fmt: skip
NOON: Final = Hour(
    sky=((118, 182, 208), (168, 210, 222), (222, 236, 230)),
    far=(158, 198, 194), near=(32, 98, 68), mist=(236, 243, 236), sun=(255, 250, 228),
)  # fmt: skip
DUSK: Final = Hour(
    sky=((70, 92, 122), (148, 128, 140), (232, 164, 124), (252, 212, 160)),
    far=(158, 140, 148), near=(28, 48, 62), mist=(250, 206, 160), sun=(255, 222, 160),
)  # fmt: skip
RAIN: Final = Hour(
    sky=((158, 180, 184), (196, 208, 206), (226, 230, 222)),
    far=(176, 196, 192), near=(44, 92, 82), mist=(232, 236, 230), sun=(244, 244, 236),
)  # fmt: skip


def skyline(dice: Random, base: float, rise: float, roughness: float) -> list[Point]:
    """Return a line of hills from edge to edge, left to right.

    ``rise`` is how far tops stand over ``base``.
    ``roughness`` is 0 for soft hills and 1 for mountains.
    """
    waves = []
    for octave in range(5):
        length = WIDTH / (1.3 + octave * 1.7 + dice.random())
        waves.append(
            (math.tau / length, dice.random() * math.tau, (0.28 + roughness * 0.3) ** octave)
        )
    total = sum(weight for _, _, weight in waves)
    line = []
    for x in range(-STEP, WIDTH + 2 * STEP, STEP):
        height = sum(weight * wave(x * speed + start, roughness) for speed, start, weight in waves)
        line.append((float(x), base - rise * height / total))
    return line


def wave(angle: float, roughness: float) -> float:
    """Return a height between -1 and 1: a soft swell, or a sharp crest on rough ground."""
    swell = math.sin(angle)
    return swell + roughness * (1 - 2 * abs(math.sin(angle / 2)) - swell)


def ground_below(line: list[Point]) -> list[Point]:
    """Return the land under a skyline as one shape, down to the foot of the sheet."""
    return [*line, (WIDTH + STEP, HEIGHT + 2), (-STEP, HEIGHT + 2)]


def ridge(
    sheet: Sheet, hour: Hour, near: float, base: float, rise: float, rough: float = 0.4
) -> None:
    """Draw one ridge that sinks into mist at its foot."""
    line = ground_below(skyline(sheet.dice, base, rise, rough))
    colour = hour.hill(near)
    foot = mix(colour, hour.mist, 0.75 - near * 0.55)
    sheet.fill([line], colour, mix(colour, foot, 0.7), foot, foot)


def ranges(sheet: Sheet, hour: Hour, first: float, last: float, count: int = 4) -> None:
    """Draw ridges one before the other, the first highest, with mist between them."""
    for number in range(count):
        share = number / max(1, count - 1)
        base = first + (last - first) * share
        ridge(sheet, hour, 0.05 + share * 0.55, base, 95 - share * 40, 0.75 - share * 0.55)
        sheet.mist(base - 10, base + 130, hour.mist, 0.42 - share * 0.2)


def ground(sheet: Sheet, level: float, swell: float, *colours: Colour) -> None:
    """Draw the ground from a level down to our feet."""
    sheet.fill([ground_below(skyline(sheet.dice, level, swell, 0.0))], *colours)


def under(name: str, hour: Hour) -> Sheet:
    """Return a new sheet whose sky reaches its lightest at the middle."""
    return Sheet(name, *hour.sky, hour.sky[-1], hour.sky[-1])


def clouds(sheet: Sheet, count: int) -> None:
    """Draw long thin clouds."""
    for number in range(count):
        x, y = (number + sheet.dice.random()) * WIDTH / count, sheet.dice.uniform(70, 290)
        reach = sheet.dice.uniform(120, 230)
        puffs = [circle((x + reach * n, y - 6 * (1 - abs(n))), reach * (0.42 - 0.2 * abs(n)), 0.2)
                 for n in (-0.8, -0.35, 0.1, 0.55, 0.9)]  # fmt: skip
        sheet.fill([*puffs, circle((x, y + 6), reach, 0.07)], (255, 255, 255), strength=0.38)


def sun(sheet: Sheet, hour: Hour, centre: Point, size: float = 46) -> None:
    """Draw the sun in its light."""
    sheet.glow(centre, size * 9, hour.sun, 0.75)
    sheet.fill([circle(centre, size)], mix(hour.sun, (255, 255, 255), 0.5), hour.sun)


def tree(dice: Random, foot: Point, height: float) -> list[list[Point]]:
    """Return a leafy tree: a trunk and a crown of rounds."""
    x, y = foot
    crown = [
        circle((x + dice.uniform(-0.2, 0.2) * height, y - height * dice.uniform(0.55, 0.88)),
               height * dice.uniform(0.16, 0.25))
        for _ in range(7)
    ]  # fmt: skip
    return [stroke([(x, y), (x, y - height * 0.6)], height * 0.06, height * 0.03), *crown]


def areca(dice: Random, foot: Point, height: float) -> list[list[Point]]:
    """Return a slender palm."""
    x, y = foot
    top = (x + height * dice.uniform(-0.06, 0.06), y - height)
    fronds = []
    for turn in range(9):
        angle = math.pi * (0.06 + turn / 9.1)
        reach = height * dice.uniform(0.26, 0.34)
        tip = (top[0] - reach * math.cos(angle), top[1] + reach * (0.42 - 0.75 * math.sin(angle)))
        middle = ((top[0] + tip[0]) / 2, min(top[1], tip[1]) - reach * 0.16)
        fronds.append(stroke(curve([top, middle, tip], 6), height * 0.03, 2))
    return [stroke([foot, top], height * 0.035, height * 0.022), *fronds]


def grove(sheet: Sheet, colour: Colour, feet: Sequence[Point], height: float) -> None:
    """Draw a row of trees."""
    for x, y in feet:
        size = height * sheet.dice.uniform(0.75, 1.25)
        foot = (x + sheet.dice.uniform(-12, 12), y)
        sheet.fill(tree(sheet.dice, foot, size), mix(colour, (190, 210, 130), 0.14), colour)
