"""What people build: communal houses, cottages, bridges, boats."""

from kheo.portal.sample.drawing.canvas import Colour, Point, Shape, Sheet, mix
from kheo.portal.sample.drawing.forms import circle, curve, scaled, stroke

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
TILE: Colour = (150, 82, 62)
PLASTER: Colour = (240, 224, 192)


def box(x: float, y: float, width: float, height: float) -> list[Point]:
    """Return an upright rectangle from its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def communal_house(
    sheet: Sheet, foot: Point, size: float, roof: Colour, wall: Colour, light: Colour | None = None
) -> None:
    """Draw a highland communal house on posts, its roof as tall as a tree; lit, or not."""
    places = (-0.4, -0.24, -0.08, 0.08, 0.24, 0.4)
    posts = [stroke(scaled(foot, size, (n, 0), (n, 0.17)), size * 0.028) for n in places]
    walls = scaled(foot, size, (-0.44, 0.16), (-0.47, 0.37), (0.47, 0.37), (0.44, 0.16))
    openings = [
        scaled(foot, size, (left, low), (left, high), (right, high), (right, low))
        for left, right, low, high in (
            (-0.3, -0.21, 0.19, 0.31),
            (-0.06, 0.06, 0.16, 0.33),
            (0.21, 0.3, 0.19, 0.31),
        )
    ]
    stairs = scaled(foot, size, (-0.07, 0.16), (0.07, 0.16), (0.11, -0.005), (-0.11, -0.005))
    sheet.fill(posts, mix(wall, BLACK, 0.35))
    sheet.fill([walls], wall, mix(wall, BLACK, 0.25))
    sheet.fill(openings, light or mix(wall, BLACK, 0.6))
    sheet.fill([stairs], mix(wall, WHITE, 0.12), mix(wall, BLACK, 0.2))
    tall_roof(sheet, foot, size, roof)


def tall_roof(sheet: Sheet, foot: Point, size: float, colour: Colour) -> None:
    """Draw the roof of a communal house: flared eaves, a bent ridge, bands of thatch."""
    left = curve(scaled(foot, size, (-0.55, 0.33), (-0.42, 0.56), (-0.3, 1.12)), 12)
    right = curve(scaled(foot, size, (0.3, 1.12), (0.42, 0.56), (0.55, 0.33)), 12)
    ridge = curve(scaled(foot, size, (-0.3, 1.12), (0, 1.075), (0.3, 1.12)), 8)
    roof = [*left, *ridge, *right]
    sheet.fill([roof], mix(colour, WHITE, 0.16), colour, mix(colour, BLACK, 0.22))
    bands = [
        stroke(curve(scaled(foot, size, (-w, h), (0, h - 0.02), (w, h)), 8), size * 0.012)
        for w, h in ((0.45, 0.48), (0.385, 0.66), (0.345, 0.84), (0.318, 1.0))
    ]
    sheet.fill(bands, mix(colour, BLACK, 0.3), strength=0.5)
    sheet.fill([stroke(ridge, size * 0.022)], mix(colour, WHITE, 0.35))


def cottage(
    sheet: Sheet, foot: Point, size: float, roof: Colour = TILE, wall: Colour = PLASTER
) -> None:
    """Draw a small house with a tiled roof."""
    walls = scaled(foot, size, (-0.42, 0), (-0.42, 0.34), (0.42, 0.34), (0.42, 0))
    slope = scaled(foot, size, (-0.55, 0.31), (-0.36, 0.61), (0.36, 0.61), (0.55, 0.31))
    openings = [
        scaled(foot, size, (left, low), (left, high), (right, high), (right, low))
        for left, right, low, high in (
            (-0.3, -0.15, 0.12, 0.24),
            (0.15, 0.3, 0.12, 0.24),
            (-0.07, 0.07, 0, 0.26),
        )
    ]
    sheet.fill([walls], wall, mix(wall, (60, 50, 50), 0.25))
    sheet.fill(openings, mix(wall, (40, 50, 60), 0.65))
    sheet.fill([slope], mix(roof, WHITE, 0.15), mix(roof, BLACK, 0.15))


def hanging_bridge(
    sheet: Sheet, left: float, right: float, level: float, height: float, colour: Colour
) -> None:
    """Draw a hanging bridge whose deck goes from left to right at one level."""
    near, far = left + (right - left) * 0.14, right - (right - left) * 0.14
    middle, half = (near + far) / 2, (far - near) / 2
    sag = height - 30
    cable = [(middle + n / 20 * half, level - 30 - sag * (n / 20) ** 2) for n in range(-20, 21)]
    stays = [[(left - 30, level), cable[0]], [cable[-1], (right + 30, level)]]
    hangers = [stroke([(x, y), (x, level - 8)], 2.2) for x, y in cable[2:-2:2]]
    arch = curve([(left, level), (middle, level - 14), (right, level)], 20)
    deck = [(left - 40, level), *arch, (right + 40, level)]
    towers = [
        stroke([(x, level - height - 8), (x, level + height * 0.7)], 15, 20) for x in (near, far)
    ]
    sheet.fill([*hangers, *(stroke(rope, 5) for rope in (cable, *stays))], colour, strength=0.85)
    sheet.fill([*towers, stroke(deck, 13)], mix(colour, WHITE, 0.12), colour)


def boat(sheet: Sheet, middle: Point, size: float, hull: Colour, *, cabin: bool = True) -> None:
    """Draw a small boat on the water with its shadow under it."""
    outline = ((-0.55, 0.13), (-0.36, -0.07), (0, -0.1), (0.36, -0.06), (0.62, 0.2))
    shadow = [(across, -0.2 - up) for across, up in outline]
    sheet.fill([curve(scaled(middle, size, *shadow))], mix(hull, (20, 50, 60), 0.5), strength=0.3)
    if cabin:
        house = scaled(middle, size, (-0.28, 0.26), (0.04, 0.26), (0.04, 0.04), (-0.28, 0.04))
        mast = stroke(scaled(middle, size, (0.14, 0.05), (0.14, 0.62)), size * 0.025)
        sheet.fill([house], mix(hull, WHITE, 0.72), mix(hull, WHITE, 0.5))
        sheet.fill([mast], mix(hull, BLACK, 0.3))
    rail = stroke(scaled(middle, size, (-0.53, 0.1), (0.58, 0.14)), size * 0.022)
    sheet.fill(
        [curve(scaled(middle, size, *outline))], mix(hull, WHITE, 0.15), mix(hull, BLACK, 0.25)
    )
    sheet.fill([rail], mix(hull, WHITE, 0.6))


def awning(x: float, y: float, width: float, drop: float) -> list[Shape]:
    """Return a market awning seen from the front: a sloping cloth with a scalloped hem."""
    cloth = [
        (x + width * 0.08, y),
        (x + width * 0.92, y),
        (x + width, y + drop),
        (x, y + drop),
    ]
    hem = [circle((x + width * (n + 0.5) / 8, y + drop), width / 16, 0.8) for n in range(8)]
    return [cloth, *hem]
