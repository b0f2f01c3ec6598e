"""Where the lines of a produced PDF really stand: read back by a program that did not write it."""

from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

MM = 25.4 / 72


@dataclass(frozen=True)
class Words:
    """One stretch of text: left edge and baseline in millimetres from the upper left corner."""

    text: str
    x: float
    y: float
    size: float
    font: str

    @property
    def bold(self):
        return "Bold" in self.font

    @property
    def italic(self):
        return "Italic" in self.font


@dataclass(frozen=True)
class Stroke:
    """One drawn path: its box in millimetres from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


def reader_of(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def height_of(page: PageObject) -> float:
    return float(page.mediabox.height)


def words_on(page: PageObject) -> list[Words]:
    """Every stretch of text of a page, in the order of drawing."""
    found: list[Words] = []

    def see(text, cm, _tm, font, size):
        if text.strip():
            name = str(font["/BaseFont"]) if font else ""
            y = (height_of(page) - cm[5]) * MM
            found.append(Words(text.strip(), cm[4] * MM, y, size, name))

    page.extract_text(visitor_text=see)
    return found


def the(page: PageObject, text: str) -> Words:
    """The only stretch that is this text, or begins with it."""
    [found] = [words for words in words_on(page) if words.text.startswith(text)]
    return found


def strokes_on(page: PageObject) -> list[Stroke]:
    """Every path that is drawn on a page; pages here are only ever moved and mirrored."""
    pen = Pen()
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if step := STEPS.get(operator):
            step(pen, [float(one) for one in operands])
    return [box(points, height_of(page)) for points in pen.drawn]


class Pen:
    """Follows the moves of a page, which are saved, taken back and added up."""

    def __init__(self):
        self.at, self.saved, self.points, self.drawn = (0.0, 0.0), [], [], []

    def save(self, _operands):
        self.saved.append(self.at)

    def restore(self, _operands):
        self.at = self.saved.pop()

    def move(self, operands):
        self.at = (self.at[0] + operands[4], self.at[1] + operands[5])

    def go(self, operands):
        self.points.append((self.at[0] + operands[0], self.at[1] - operands[1]))

    def draw(self, _operands):
        self.drawn.append(self.points)
        self.points = []


STEPS = {
    b"q": Pen.save,
    b"Q": Pen.restore,
    b"cm": Pen.move,
    b"m": Pen.go,
    b"l": Pen.go,
    b"S": Pen.draw,
}


def box(points, height) -> Stroke:
    xs, ys = zip(*points, strict=True)
    return Stroke(
        min(xs) * MM, (height - max(ys)) * MM, (max(xs) - min(xs)) * MM, (max(ys) - min(ys)) * MM
    )
