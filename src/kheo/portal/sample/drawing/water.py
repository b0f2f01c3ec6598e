"""Water, the light on it and the birds over it."""

from kheo.portal.sample.drawing.canvas import HEIGHT, WIDTH, Colour, Point, Sheet, mix
from kheo.portal.sample.drawing.forms import circle, curve, stroke
from kheo.portal.sample.drawing.land import Hour

WHITE: Colour = (255, 255, 255)


def water(sheet: Sheet, hour: Hour, level: float) -> None:
    """Draw still water from a level down, with light on it."""
    light, deep = mix(hour.sky[-1], WHITE, 0.15), mix(hour.sky[0], hour.near, 0.38)
    surface = [(-2, level), (WIDTH + 2, level), (WIDTH + 2, HEIGHT + 2), (-2, HEIGHT + 2)]
    sheet.fill([surface], light, mix(light, deep, 0.55), deep)
    ripples(sheet, level + 12, light)


def ripples(sheet: Sheet, level: float, colour: Colour) -> None:
    """Draw thin lights on water, longer and further apart towards us."""
    lines = []
    for number in range(26):
        y = level + (HEIGHT - level) * (number / 26) ** 1.5
        x, reach = sheet.dice.uniform(0, WIDTH), 40 + 8 * number
        lines.append(stroke([(x - reach, y), (x, y - 1), (x + reach, y)], 2 + number / 9))
    sheet.fill(lines, mix(colour, WHITE, 0.5), strength=0.35)


def glitter(sheet: Sheet, x: float, level: float) -> None:
    """Draw the light of a low sun on the water under it."""
    for number in range(34):
        y = level + (HEIGHT - level) * (number / 34) ** 1.25
        reach = sheet.dice.uniform(0.5, 1) * (26 + 2.6 * number)
        middle = x + sheet.dice.uniform(-0.5, 0.5) * reach
        spot = circle((middle, y), reach, 0.05 + 0.02 * number / 34)
        sheet.fill([spot], (255, 226, 170), strength=0.42)


def birds(sheet: Sheet, centre: Point, colour: Colour) -> None:
    """Draw a few birds far away."""
    for number in range(5):
        x, y = centre[0] + number * 46 + (number % 2) * 14, centre[1] - (number % 3) * 26
        wings = [(x - 15, y - 7), (x - 6, y - 9), (x, y), (x + 6, y - 9), (x + 15, y - 7)]
        sheet.fill([stroke(curve(wings, 5), 3, 2)], colour, strength=0.7)
