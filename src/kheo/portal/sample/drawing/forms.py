"""Lines and outlines: points in, points out."""

import math
from collections.abc import Sequence

from kheo.portal.sample.drawing.canvas import Point


def scaled(foot: Point, size: float, *points: Point) -> list[Point]:
    """Return the points of an outline given in parts of a size: across and up from its foot."""
    x, y = foot
    return [(x + size * across, y - size * up) for across, up in points]


def circle(centre: Point, radius: float, flatness: float = 1.0) -> list[Point]:
    """Return a circle, or an ellipse when ``flatness`` is below 1."""
    x, y = centre
    count = max(12, min(64, round(radius)))
    turns = [math.tau * n / count for n in range(count)]
    return [(x + radius * math.cos(a), y + radius * flatness * math.sin(a)) for a in turns]


def curve(points: list[Point], steps: int = 14) -> list[Point]:
    """Return a smooth line through the points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    line: list[Point] = []
    for quartet in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        across, down = zip(*quartet, strict=True)
        shares = [n / steps for n in range(steps)]
        line += [(spline(*across, share), spline(*down, share)) for share in shares]
    return [*line, points[-1]]


def spline(a: float, b: float, c: float, d: float, t: float) -> float:
    """Return the value at ``t`` between b and c on the Catmull-Rom spline of four values."""
    bend = t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))
    return 0.5 * (2 * b + t * (c - a + bend))


def ribbon(points: Sequence[tuple[float, float, float]]) -> list[Point]:
    """Return a winding band, such as a road, from points of x, y and half its width there."""
    left = curve([(x - half, y) for x, y, half in points])
    right = curve([(x + half, y) for x, y, half in points])
    return [*left, *reversed(right)]


def stroke(line: list[Point], thick: float, thin: float | None = None) -> list[Point]:
    """Return a line as a shape with a thickness, which may taper to ``thin`` at its end."""
    end = thick if thin is None else thin
    over, under = [], []
    for number, (x, y) in enumerate(line):
        ahead, behind = line[min(number + 1, len(line) - 1)], line[max(number - 1, 0)]
        length = math.hypot(ahead[0] - behind[0], ahead[1] - behind[1]) or 1
        half = (thick + (end - thick) * number / max(1, len(line) - 1)) / 2
        dx, dy = (behind[1] - ahead[1]) / length * half, (ahead[0] - behind[0]) / length * half
        over.append((x + dx, y + dy))
        under.append((x - dx, y - dy))
    return [*over, *reversed(under)]
