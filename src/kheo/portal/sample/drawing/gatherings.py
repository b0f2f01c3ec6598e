"""Scenes of people who meet: in a hall, under a tree, at a desk, at a market."""

import math

from kheo.portal.sample.drawing.canvas import HEIGHT, WIDTH, Point, Sheet
from kheo.portal.sample.drawing.forms import circle, curve, ribbon, stroke
from kheo.portal.sample.drawing.houses import WHITE, box, communal_house, cottage
from kheo.portal.sample.drawing.land import (
    DAWN,
    DUSK,
    NOON,
    RAIN,
    areca,
    clouds,
    ground,
    grove,
    ranges,
    sun,
    under,
)
from kheo.portal.sample.drawing.people import COATS, coat, sit_behind, sit_front, stand
from kheo.portal.sample.drawing.things import banyan, basket, board, pot, stalls, windows


def assembly_hall(name: str) -> Sheet:
    """Draw a full hall seen from the back, with two speakers on the stage."""
    sheet = Sheet(name, (250, 240, 220), (242, 222, 190), (214, 182, 144))
    windows(sheet, 70, 1250)
    folds = [stroke([(x, 90), (x, 530)], 12) for x in range(470, 1170, 58)]
    sheet.fill([box(430, 90, 740, 440)], (176, 66, 56), (142, 46, 46))
    sheet.fill(folds, (120, 36, 40), strength=0.28)
    sheet.fill([box(390, 520, 820, 70)], (168, 112, 74), (128, 80, 56))
    stand(sheet, (690, 548), 230, COATS[6], reach=(800, 400))
    stand(sheet, (910, 548), 230, COATS[5], reach=(800, 400))
    sheet.fill([box(720, 430, 160, 112)], (190, 132, 86), (146, 94, 62))
    posy = [circle((x, 424), 19, 0.8) for x in (770, 800, 830)]
    sheet.fill(posy, (222, 152, 92), (96, 136, 92))
    sheet.glow((800, 300), 520, (255, 240, 200), 0.4)
    seats(sheet)
    return sheet


def seats(sheet: Sheet) -> None:
    """Draw rows of people who sit with their backs to us, larger towards us."""
    for row, (y, width) in enumerate(((640, 92), (720, 122), (825, 160), (965, 212))):
        sheet.mist(y - 90, y + 60, (226, 196, 158), 0.18)
        gap = width * 1.28
        start = -gap * 0.3 + (row % 2) * gap / 2
        for seat in range(round(WIDTH / gap) + 2):
            x = start + seat * gap + sheet.dice.uniform(-9, 9)
            sit_behind(sheet, (x, y), width, coat(sheet.dice))


def village_meeting(name: str) -> Sheet:
    """Draw villagers in a circle by a large tree, one of them speaking."""
    sheet = under(name, NOON)
    clouds(sheet, 3)
    ranges(sheet, NOON, 400, 540, 3)
    ground(sheet, 640, 12, (176, 190, 120), (198, 176, 120))
    cottage(sheet, (270, 660), 250)
    banyan(sheet, (1150, 740), 640)
    stand(sheet, (800, 760), 250, COATS[0], reach=(925, 600))
    ring(sheet, (800, 850), 560)
    return sheet


def ring(sheet: Sheet, middle: Point, reach: float) -> None:
    """Draw people who sit around a middle: faces beyond it, backs before it."""
    x, y = middle
    for number in range(9):
        angle = math.pi * (0.04 + number / 8.7)
        place = (x - reach * math.cos(angle), y - reach * 0.16 * math.sin(angle))
        if abs(place[0] - x) > 110:
            sit_front(sheet, place, 80, coat(sheet.dice), hat=number % 4 == 0)
    for number in range(7):
        place = (x + (number - 3) * 205, y + 160 - abs(number - 3) * 14)
        sit_behind(sheet, place, 148, coat(sheet.dice), hat=number in {1, 4})


def service_desk(name: str) -> Sheet:
    """Draw a service counter where officers receive residents."""
    sheet = Sheet(name, (240, 238, 226), (230, 224, 206), (206, 192, 166))
    windows(sheet, 120, 660, 1200)
    sheet.fill([box(-5, 760, WIDTH + 10, HEIGHT)], (190, 172, 146), (164, 142, 118))
    for x, clothes in ((330, 0), (760, 5), (1190, 3)):
        stand(sheet, (x, 830), 330, COATS[clothes], reach=(x + 95, 640))
    sheet.fill([box(150, 640, 1300, 26)], (214, 168, 118))
    sheet.fill([box(170, 666, 1260, 240)], (112, 152, 150), (68, 112, 116))
    sheet.fill([stroke([(x, 680), (x, 894)], 5) for x in (590, 1010)], (56, 96, 102))
    sheet.fill([box(x, 626, 92, 16) for x in (400, 830, 1260)], WHITE, (226, 226, 216))
    for x, height, clothes in ((520, 400, 1), (905, 380, 4), (1350, 405, 7)):
        reach = (x - 70, 660)
        stand(sheet, (x, 1010), height, COATS[clothes], hat=x == 905, reach=reach, back=True)
    pot(sheet, (80, 930))
    pot(sheet, (1520, 930))
    return sheet


def evening_class(name: str) -> Sheet:
    """Draw a class of grown people in lamplight."""
    sheet = Sheet(name, (92, 66, 58), (150, 100, 74), (112, 76, 62))
    beams = [stroke([(x, -10), (112 + x * 0.86, 330)], 16) for x in range(0, 1700, 200)]
    sheet.fill(beams, (84, 56, 48), strength=0.7)
    sheet.fill([stroke([(-10, 330), (1610, 330)], 24)], (96, 62, 50))
    sheet.fill([box(x, 400, 240, 210) for x in (90, 1270)], (46, 62, 96), (92, 92, 122))
    sheet.fill([stroke([(x, 400), (x, 610)], 10) for x in (210, 1390)], (110, 72, 56))
    sheet.glow((800, 380), 620, (255, 214, 140), 0.75)
    sheet.fill([box(470, 366, 660, 300)], (52, 92, 82), (38, 72, 68))
    sheet.fill([stroke(chalk(n), 7) for n in range(3)], (226, 232, 214), strength=0.8)
    stand(sheet, (1090, 800), 370, COATS[5], reach=(985, 520))
    desk_row(sheet, 760, 130, (260, 475, 690, 905, 1335))
    desk_row(sheet, 900, 180, (290, 560, 830, 1100, 1370))
    return sheet


def chalk(number: int) -> list[Point]:
    """Return one wavy line of chalk."""
    y, end = 440.0 + number * 60, 940.0 - number * 30
    return curve([(560 + number * 4, y), (700, y - 8), (840, y + 4), (end, y)], 8)


def desk_row(sheet: Sheet, y: float, width: float, places: tuple[int, ...]) -> None:
    """Draw one row of learners at their desk, seen from behind."""
    sheet.fill([box(60, y + width * 0.1, 1480, 26)], (196, 140, 92), (150, 100, 70))
    for x in places:
        sit_behind(sheet, (x, y + width * 0.16), width, coat(sheet.dice))


def communal_house_dusk(name: str) -> Sheet:
    """Draw a communal house at dusk with people on their way to it."""
    sheet = under(name, DUSK)
    sun(sheet, DUSK, (330, 470), 48)
    ranges(sheet, DUSK, 500, 680, 4)
    ground(sheet, 790, 14, (122, 100, 92), (46, 56, 66))
    path = ribbon([(900, 800, 40), (860, 880, 90), (700, 980, 160), (560, 1090, 260)])
    sheet.fill([path], (206, 160, 124), (140, 110, 100))
    grove(sheet, DUSK.hill(0.95), [(180, 800), (290, 812), (1420, 800), (1520, 818)], 190)
    sheet.glow((900, 700), 420, (255, 206, 130), 0.6)
    communal_house(sheet, (900, 830), 560, (96, 66, 58), (120, 78, 58), (255, 214, 134))
    for number, x in enumerate((610, 700, 760, 1130, 1210)):
        stand(sheet, (x, 900 + (number % 3) * 22), 140, coat(sheet.dice))
    return sheet


def market(name: str) -> Sheet:
    """Draw a highland market in the morning."""
    sheet = under(name, DAWN)
    ranges(sheet, DAWN, 340, 480, 4)
    ground(sheet, 610, 8, (222, 190, 144), (190, 148, 108))
    stalls(sheet, 430, 620, 7)
    for number in range(9):
        x = 110 + number * 172 + sheet.dice.uniform(-30, 30)
        stand(sheet, (x, 720), 190, coat(sheet.dice), hat=number % 2 == 0)
    for x, size in ((180, 96), (560, 105), (1000, 96), (1400, 105)):
        basket(sheet, (x, 905), size)
        sit_front(sheet, (x + 150, 900), size * 1.1, coat(sheet.dice), hat=True)
    for x, height in ((395, 330), (830, 350), (1255, 330)):
        stand(sheet, (x, 1040), height, coat(sheet.dice), hat=x == 830, back=True)
    return sheet


def doorstep_survey(name: str) -> Sheet:
    """Draw an officer with a form who asks a household before its house."""
    sheet = under(name, RAIN)
    ranges(sheet, RAIN, 380, 520, 3)
    ground(sheet, 700, 10, (170, 184, 132), (182, 164, 124))
    for foot, height in (((1450, 790), 480), ((150, 780), 400)):
        sheet.fill(areca(sheet.dice, foot, height), RAIN.hill(0.7), RAIN.hill(1.0))
    cottage(sheet, (560, 850), 820)
    path = ribbon([(560, 850, 60), (640, 930, 110), (760, 1090, 230)])
    sheet.fill([path], (214, 192, 152), (190, 162, 124))
    sit_front(sheet, (420, 930), 150, COATS[1])
    stand(sheet, (610, 940), 370, COATS[2])
    stand(sheet, (930, 960), 400, COATS[8], reach=(850, 730))
    form = [(800.0, 690.0), (862.0, 676.0), (876.0, 752.0), (814.0, 768.0)]
    sheet.fill([form], WHITE, (232, 228, 214))
    stand(sheet, (1090, 950), 380, COATS[5], hat=True)
    return sheet


def notice_board(name: str) -> Sheet:
    """Draw residents who read the notices before their communal house."""
    sheet = under(name, NOON)
    clouds(sheet, 3)
    ranges(sheet, NOON, 380, 520, 3)
    ground(sheet, 650, 8, (172, 186, 118), (206, 184, 138))
    communal_house(sheet, (330, 740), 470, (132, 92, 66), (176, 122, 84))
    board(sheet)
    for x, height, hat in ((820, 400, True), (1170, 410, True), (1340, 420, False)):
        stand(sheet, (x, 1020), height, coat(sheet.dice), hat=hat, back=True)
    stand(sheet, (1000, 1020), 430, coat(sheet.dice), reach=(1070, 720), back=True)
    stand(sheet, (600, 900), 300, coat(sheet.dice))
    return sheet
