"""Things that scenes share: windows, stalls, baskets, plants, tools, lamps."""

from kheo.portal.sample.drawing.canvas import WIDTH, Colour, Point, Sheet, mix
from kheo.portal.sample.drawing.forms import circle, curve, scaled, stroke
from kheo.portal.sample.drawing.houses import BLACK, WHITE, awning, box
from kheo.portal.sample.drawing.land import NOON
from kheo.portal.sample.drawing.people import SHADE, coat, stand

CREAM: Colour = (246, 234, 212)
WOOD: Colour = (142, 92, 62)
CLAY: Colour = (196, 120, 84)
YELLOW: tuple[Colour, Colour] = ((236, 184, 84), (206, 146, 60))
CLOTHS: tuple[Colour, ...] = (
    (178, 84, 66), (226, 178, 96), (84, 134, 130), (236, 222, 190), (120, 100, 130),
)  # fmt: skip


def windows(sheet: Sheet, *lefts: int) -> None:
    """Draw tall windows with hills outside."""
    for x in lefts:
        left, right = float(x), float(x + 280)
        far = curve([(left, 380), (x + 90, 320), (x + 180, 365), (right, 330)], 8)
        near = curve([(left, 410), (x + 120, 395), (right, 420)], 8)
        sheet.fill([box(x, 130, 280, 330)], NOON.sky[0], NOON.sky[-1])
        sheet.fill([[*far, (right, 460), (left, 460)]], NOON.hill(0.3))
        sheet.fill([[*near, (right, 460), (left, 460)]], NOON.hill(0.7))
        upright = [stroke([(n, 124), (n, 466)], 12) for n in (left, x + 140, right)]
        level = [stroke([(left, n), (right, n)], 12) for n in (130, 460)]
        sheet.fill([*upright, *level], CREAM)


def banyan(sheet: Sheet, foot: Point, height: float) -> None:
    """Draw the great tree of a village and its shade."""
    x, y = foot
    sheet.fill([circle((x - 40, y + 60), height * 0.82, 0.24)], SHADE, strength=0.16)
    limbs = [scaled(foot, 1, (n * 26, -6), (n * 12, height * 0.28), (n * 120, height * 0.55))
             for n in (-1.3, -0.4, 0.5, 1.4)]  # fmt: skip
    sheet.fill([stroke(curve(limb, 8), 62, 20) for limb in limbs], (110, 88, 68), (84, 70, 60))
    for layer, colour in enumerate(((34, 92, 72), (60, 120, 80), (98, 148, 92))):
        rise, size = 0.58 + 0.11 * layer, height * (0.17 - 0.025 * layer)
        spots = [(sheet.dice.uniform(-0.52, 0.52), rise + sheet.dice.uniform(-0.08, 0.08))
                 for _ in range(13)]  # fmt: skip
        crown = [circle(spot, size, 0.8) for spot in scaled(foot, height, *spots)]
        sheet.fill(crown, mix(colour, (200, 214, 140), 0.2), colour)


def pot(sheet: Sheet, foot: Point) -> None:
    """Draw a plant in a pot."""
    bends = [((0, 90), (n * 34, 210 - abs(n) * 14), (n * 66, 190 - abs(n) * 52))
             for n in (-1.4, -0.9, -0.4, 0.1, 0.5, 1.0, 1.4)]  # fmt: skip
    leaves = [stroke(curve(scaled(foot, 1, *bend), 8), 20, 3) for bend in bends]
    sheet.fill(leaves, (112, 160, 104), (46, 104, 78))
    vessel = scaled(foot, 1, (-52, 96), (52, 96), (38, 0), (-38, 0))
    sheet.fill([vessel], CLAY, mix(CLAY, SHADE, 0.3))


def stalls(sheet: Sheet, top: float, foot: float, count: int) -> None:
    """Draw a row of stalls under coloured cloth."""
    width = WIDTH / count
    for number in range(count):
        x, cloth = number * width, CLOTHS[number % len(CLOTHS)]
        posts = [stroke([(x + n, top + 30), (x + n, foot + 40)], 9) for n in (12, width - 12)]
        sheet.fill(posts, WOOD)
        sheet.fill([box(x + 14, foot - 6, width - 28, 28)], (170, 120, 82), (126, 84, 60))
        sheet.fill(awning(x + 2, top, width - 4, 57), mix(cloth, WHITE, 0.16), cloth)
        heaps = [circle((x + 40 + n * width / 5, foot - 8), 24, 0.75) for n in range(4)]
        sheet.fill(heaps, (220, 150, 70) if number % 2 else (130, 160, 80))


def basket(sheet: Sheet, foot: Point, size: float) -> None:
    """Draw a basket full of fruit."""
    places = ((-0.36, 0.6), (-0.12, 0.7), (0.12, 0.68), (0.36, 0.6), (0, 0.84))
    fruit = [circle(centre, size * 0.17) for centre in scaled(foot, size, *places)]
    woven = scaled(foot, size, (-0.62, 0.56), (0.62, 0.56), (0.42, 0), (-0.42, 0))
    rim = stroke(scaled(foot, size, (-0.62, 0.54), (0.62, 0.54)), size * 0.09)
    sheet.fill(fruit, (232, 160, 74), (200, 106, 58))
    sheet.fill([woven], (206, 166, 110), (158, 116, 76))
    sheet.fill([rim], (226, 192, 138))


def digger(sheet: Sheet, foot: Point, height: float, lean: float) -> None:
    """Draw somebody at work with a hoe, to the right or, with a negative lean, to the left."""
    x, y = foot
    hand, tip = (x + lean * 0.75, y - height * 0.52), (x + lean * 1.5, y - 6)
    sheet.fill([stroke([(x + lean * 0.3, y - height * 0.72), hand, tip], 8)], WOOD)
    sheet.fill([scaled(tip, 1, (-5, 26), (20, 18), (12, -8), (-16, -4))], (96, 100, 104))
    stand(sheet, foot, height, coat(sheet.dice), hat=True, reach=hand)


def roller(sheet: Sheet, foot: Point, size: float) -> None:
    """Draw a road roller."""
    hood = scaled(foot, size, (-0.5, 0.56), (0.36, 0.56), (0.36, 0.26), (-0.5, 0.26))
    roof = scaled(foot, size, (-0.13, 1.08), (0.39, 1.08), (0.39, 0.99), (-0.13, 0.99))
    posts = [stroke(scaled(foot, size, (n, 0.5), (n, 1.02)), 9) for n in (-0.06, 0.3)]
    sheet.fill([circle(foot, size * 0.8, 0.14)], SHADE, strength=0.3)
    sheet.fill([hood], *YELLOW)
    sheet.fill(posts, SHADE)
    sheet.fill([roof], *YELLOW)
    for across, radius in ((-0.42, 0.3), (0.34, 0.25)):
        (hub,) = scaled(foot, size, (across, radius - 0.03))
        sheet.fill([circle(hub, size * radius)], (92, 96, 102), (52, 56, 64))
        sheet.fill([circle(hub, size * radius * 0.45)], (160, 160, 156), (120, 122, 124))


def heap(sheet: Sheet, foot: Point, size: float) -> None:
    """Draw a heap of stone."""
    outline = scaled(foot, size, (-1, 0), (-0.4, 0.55), (0, 0.72), (0.5, 0.4), (1, 0))
    dice = sheet.dice
    places = [(dice.uniform(-0.6, 0.6), dice.uniform(0.03, 0.3)) for _ in range(16)]
    stones = [circle(centre, 9, 0.7) for centre in scaled(foot, size, *places)]
    sheet.fill([curve(outline, 10)], (206, 196, 178), (158, 148, 134))
    sheet.fill(stones, (134, 126, 116), strength=0.7)


def lamp(sheet: Sheet, foot: Point, height: float) -> None:
    """Draw a road lamp with its solar panel."""
    pole = stroke(scaled(foot, height, (0, 0), (0, 1)), height * 0.03, height * 0.02)
    arm = curve(scaled(foot, height, (0, 0.9), (-0.08, 1), (-0.26, 1)), 8)
    panel = scaled(foot, height, (-0.12, 1.05), (0.1, 1.12), (0.13, 1.06), (-0.09, 0.99))
    (bulb,) = scaled(foot, height, (-0.28, 0.99))
    sheet.fill([pole, stroke(arm, height * 0.022)], (70, 92, 96))
    sheet.fill([panel], (52, 80, 118))
    sheet.fill([circle(bulb, height * 0.035, 0.6)], (255, 240, 190))


def flowers(sheet: Sheet, middle: Point) -> None:
    """Draw a bed of flowers."""
    dice = sheet.dice
    green = [(dice.uniform(-70, 70), dice.uniform(-16, 16)) for _ in range(9)]
    leaves = [circle(spot, 26, 0.6) for spot in scaled(middle, 1, *green)]
    sheet.fill(leaves, (112, 156, 92), (66, 116, 78))
    for colour in ((226, 132, 96), (246, 206, 110), (236, 224, 214)):
        spots = [(dice.uniform(-76, 76), dice.uniform(-6, 30)) for _ in range(5)]
        sheet.fill([circle(spot, 8) for spot in scaled(middle, 1, *spots)], colour)


def sapling(sheet: Sheet, foot: Point, height: float) -> None:
    """Draw a young tree."""
    places = scaled(foot, height, (-0.2, 0.6), (0.2, 0.68), (0, 0.95), (-0.12, 0.82))
    sheet.fill([stroke(scaled(foot, height, (0, 0), (0, 0.8)), 5)], WOOD)
    leaves = [circle(centre, height * 0.2, 0.6) for centre in places]
    sheet.fill(leaves, (128, 172, 96), (70, 126, 78))


def board(sheet: Sheet) -> None:
    """Draw a notice board under a small roof, its papers too fine to read."""
    posts = [stroke([(x, 470), (x, 900)], 20) for x in (800, 1400)]
    sheet.fill(posts, WOOD, mix(WOOD, BLACK, 0.25))
    sheet.fill([box(770, 430, 660, 330)], (88, 128, 118), (62, 100, 96))
    roof = [(740.0, 436.0), (790.0, 392.0), (1410.0, 392.0), (1460.0, 436.0)]
    sheet.fill([roof], CLAY, mix(CLAY, SHADE, 0.2))
    levels = (*range(480, 586, 20), *range(632, 720, 20))
    for x in range(800, 1400, 150):
        papers = [box(x, 456, 118, 140), box(x, 612, 118, 120)]
        lines = [stroke([(x + 14, y), (x + 100 - y % 3 * 12, y)], 4) for y in levels]
        sheet.fill(papers, (252, 248, 236), (238, 230, 210))
        sheet.fill(lines, (150, 150, 144), strength=0.7)
