"""Scenes of land and water."""

import math

from kheo.portal.sample.drawing.canvas import WIDTH, Colour, Point, Sheet, mix
from kheo.portal.sample.drawing.forms import circle, curve, ribbon, scaled, stroke
from kheo.portal.sample.drawing.houses import WHITE, boat, cottage, hanging_bridge
from kheo.portal.sample.drawing.land import (
    DAWN,
    DUSK,
    NOON,
    RAIN,
    Hour,
    areca,
    clouds,
    ground,
    ground_below,
    grove,
    ranges,
    ridge,
    sun,
    under,
)
from kheo.portal.sample.drawing.people import coat, stand
from kheo.portal.sample.drawing.water import birds, glitter, ripples, water

GOLD: Colour = (226, 188, 92)
RICE: Colour = (146, 178, 84)
NO_SKY = ((188, 208, 186), (206, 222, 190), (150, 184, 146), (70, 112, 88))


def misty_hills(name: str) -> Sheet:
    """Draw hills one behind the other at dawn."""
    sheet = under(name, DAWN)
    sun(sheet, DAWN, (1130, 300), 52)
    ranges(sheet, DAWN, 430, 760, 5)
    ridge(sheet, DAWN, 0.85, 930, 60, 0.2)
    feet = [(x, 985 + 14 * math.sin(x / 90)) for x in range(60, 520, 58)]
    grove(sheet, DAWN.hill(1.0), feet, 120)
    birds(sheet, (560, 300), DAWN.hill(0.7))
    return sheet


def terraces(name: str) -> Sheet:
    """Draw terraced fields at harvest."""
    sheet = under(name, NOON)
    clouds(sheet, 3)
    ranges(sheet, NOON, 330, 480, 3)
    steps(sheet, NOON, 455, 12)
    cottage(sheet, (1250, 640), 120)
    cottage(sheet, (1345, 665), 96)
    grove(sheet, NOON.hill(0.95), [(1150, 650), (1430, 676), (1480, 690)], 110)
    for x, y in ((520, 800), (585, 808), (650, 796)):
        stand(sheet, (x, y), 86, coat(sheet.dice), hat=True)
    return sheet


def steps(sheet: Sheet, hour: Hour, top: float, count: int) -> None:
    """Draw fields in steps down a slope, wider towards us."""
    level = top
    for number in range(count):
        share = number / (count - 1)
        bend = contour(level, share, number)
        field = mix(GOLD if number % 3 else RICE, hour.mist, 0.45 * (1 - share))
        bank = mix(hour.hill(0.85), hour.mist, 0.4 * (1 - share))
        sheet.fill([ground_below(bend)], mix(field, WHITE, 0.22), field)
        sheet.fill([stroke(bend, 3 + 9 * share)], bank, strength=0.65)
        level += 22 + 68 * share


def contour(level: float, share: float, number: int) -> list[Point]:
    """Return the edge of one field: long swells, stronger towards us."""
    return [
        (
            float(x),
            level
            + (34 + 40 * share) * math.sin(x / 330 + number * 0.33)
            + (6 + 12 * share) * math.sin(x / 140 + number * 0.5),
        )
        for x in range(-20, WIDTH + 40, 20)
    ]


def river(name: str) -> Sheet:
    """Draw a river in the mountains under a hanging bridge."""
    sheet = under(name, NOON)
    clouds(sheet, 4)
    ranges(sheet, NOON, 380, 560, 4)
    ridge(sheet, NOON, 0.55, 640, 26, 0.2)
    water(sheet, NOON, 655)
    banks(sheet, NOON)
    hanging_bridge(sheet, 250, 1350, 690, 170, (112, 62, 52))
    boat(sheet, (820, 880), 170, (92, 70, 58), cabin=False)
    stand(sheet, (800, 872), 104, coat(sheet.dice), hat=True)
    for x in (620, 690, 905):
        stand(sheet, (x, 674), 50, coat(sheet.dice), hat=x == 690)
    return sheet


def banks(sheet: Sheet, hour: Hour) -> None:
    """Draw two green banks that lead the eye to the water."""
    left = curve([(-20, 640), (190, 690), (330, 760), (300, 900), (120, 1090)], 12)
    right = curve([(1620, 640), (1420, 690), (1270, 770), (1330, 900), (1520, 1090)], 12)
    grass = hour.hill(0.9)
    sheet.fill([[*left, (-20, 1090)], [*right, (1620, 1090)]], mix(grass, RICE, 0.35), grass)
    feet = [(60, 720), (150, 770), (90, 880), (1480, 740), (1550, 800), (1450, 850)]
    grove(sheet, hour.hill(1.0), feet, 150)


def forest(name: str) -> Sheet:
    """Draw old forest with light between the trunks, and people on patrol."""
    sheet = Sheet(name, *NO_SKY)
    sheet.glow((900, 330), 620, (255, 246, 206), 0.9)
    for depth in range(5):
        trunks(sheet, depth / 4)
        sheet.mist(420, 900, (222, 234, 204), 0.32 - depth * 0.06)
    ground(sheet, 900, 26, (74, 116, 78), (30, 66, 56))
    path = ribbon([(880, 872, 22), (820, 930, 60), (900, 1000, 120), (800, 1080, 220)])
    sheet.fill([path], (196, 178, 132), (150, 132, 100))
    for number, x in enumerate((690, 790, 900, 1000)):
        foot = (x, 925 + number * 16)
        stand(sheet, foot, 150 + number * 12, coat(sheet.dice), hat=number % 3 == 1)
    rays(sheet)
    return sheet


def trunks(sheet: Sheet, near: float) -> None:
    """Draw one rank of trunks with their crowns; 0 is deep in the forest, 1 beside us."""
    colour = mix((142, 172, 142), (30, 62, 54), near)
    foot, wide, count = 800 + 190 * near, 16 + 44 * near, 9 - round(near * 5)
    shapes = []
    for number in range(count):
        x = aside((number + sheet.dice.uniform(0.1, 0.9)) * WIDTH / count, near)
        lean = sheet.dice.uniform(-20, 20)
        shapes.append(
            stroke([(x + lean, -20), (x, foot * 0.6), (x, foot)], wide * 0.7, wide * 1.25)
        )
        shapes += [
            circle((x + sheet.dice.uniform(-170, 170), height), 90 + 60 * near)
            for height in (sheet.dice.uniform(-60, 150 - 60 * near) for _ in range(5))
        ]
    sheet.fill(shapes, mix(colour, (190, 210, 140), 0.18), colour, mix(colour, (20, 40, 40), 0.25))


def aside(x: float, near: float) -> float:
    """Return where a trunk may stand, so that the nearest leave the middle open."""
    if near <= 0.6 or not 480 < x < 1150:
        return x
    return x - 520 if x < 820 else x + 460


def rays(sheet: Sheet) -> None:
    """Draw slanting light."""
    for start in (620, 800, 1000):
        beam = [(start, -10), (start + 80, -10), (start - 240, 1080), (start - 480, 1080)]
        sheet.fill([beam], (255, 248, 214), (214, 226, 176), strength=0.1)


def islands(name: str) -> Sheet:
    """Draw the sea at dusk with islands and boats."""
    sheet = under(name, DUSK)
    sun(sheet, DUSK, (560, 500), 58)
    water(sheet, DUSK, 560)
    island(sheet, (1220, 568), (300, 120), 0.2)
    island(sheet, (240, 571), (210, 90), 0.3)
    island(sheet, (1420, 577), (260, 210), 0.5)
    glitter(sheet, 560, 575)
    ripples(sheet, 575, DUSK.sky[-1])
    for x, y, size in ((760, 720, 190), (430, 650, 110), (1080, 645, 92), (1150, 860, 260)):
        boat(sheet, (x, y), size, (54, 70, 88))
    birds(sheet, (820, 260), DUSK.near)
    return sheet


def island(sheet: Sheet, middle: Point, size: Point, near: float) -> None:
    """Draw an island of a size (half its width, its height) and its reflection."""
    reach, rise = size
    outline = ((-1, 0), (-0.6, 0.45), (-0.2, 1), (0.2, 0.62), (0.55, 0.7), (1, 0))
    stretched = [(across * reach, up * rise) for across, up in outline]
    mirrored = [(across, -0.45 * up) for across, up in stretched]
    colour = DUSK.hill(near)
    sheet.fill([curve(scaled(middle, 1, *mirrored), 10)], colour, strength=0.28)
    sheet.fill([curve(scaled(middle, 1, *stretched), 10)], colour, mix(colour, DUSK.mist, 0.35))


def tea_hills(name: str) -> Sheet:
    """Draw rows of bushes around rounded hills in soft rain."""
    sheet = under(name, RAIN)
    ranges(sheet, RAIN, 360, 520, 3)
    rows(sheet, (420, 560), 720, 0.45)
    rows(sheet, (1240, 600), 700, 0.6)
    rows(sheet, (760, 760), 1000, 0.9)
    for x, y in ((600, 905), (720, 880), (905, 915)):
        stand(sheet, (x, y), 128, coat(sheet.dice), hat=True)
    return sheet


def rows(sheet: Sheet, top: Point, wide: float, near: float) -> None:
    """Draw one round hill with its rows."""
    x, y = top
    green = mix((150, 182, 130), (66, 124, 70), near)
    hill = circle((x, y + wide * 0.62), wide, 0.62)
    sheet.fill([hill], mix(green, WHITE, 0.25), green, mix(green, (20, 60, 50), 0.3))
    lines = []
    for number in range(1, 13):
        reach = wide * (number / 13) ** 0.7
        level = y + 24 + wide * 0.713 * number / 13
        turns = [math.pi * n / 24 for n in range(25)]
        arc = [(x + reach * 1.02 * math.cos(a), level - reach * 0.26 * math.sin(a)) for a in turns]
        lines.append(stroke(arc, 5 + 9 * near))
    sheet.fill(lines, mix(green, (16, 66, 48), 0.5), strength=0.45)


def palm_shore(name: str) -> Sheet:
    """Draw a river landing with palms in the morning."""
    sheet = under(name, DAWN)
    sun(sheet, DAWN, (420, 360), 44)
    ranges(sheet, DAWN, 470, 560, 2)
    water(sheet, DAWN, 610)
    shore = curve([(1620, 600), (1180, 622), (900, 700), (760, 860), (820, 1090)], 14)
    sheet.fill([[*shore, (1620, 1090)]], (196, 178, 128), (116, 120, 84))
    for x, y, size in ((980, 700, 120), (1120, 680, 140), (1300, 690, 150), (1470, 700, 130)):
        cottage(sheet, (x, y), size)
    for x, height in ((1050, 300), (1215, 340), (1400, 310), (1530, 280)):
        sheet.fill(areca(sheet.dice, (x, 730), height), DAWN.hill(0.75), DAWN.hill(1.0))
    for x, y, size in ((420, 760, 200), (610, 860, 240), (250, 690, 130)):
        boat(sheet, (x, y), size, (66, 82, 92), cabin=size > 150)
    for number, x in enumerate((900, 985, 1090)):
        stand(sheet, (x, 880 + number * 10), 130, coat(sheet.dice), hat=number != 1)
    return sheet
