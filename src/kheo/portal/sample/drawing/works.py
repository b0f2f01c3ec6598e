"""Scenes of people who work together, and of those who check the work."""

from kheo.portal.sample.drawing.canvas import HEIGHT, WIDTH, Colour, Sheet
from kheo.portal.sample.drawing.forms import circle, curve, ribbon, stroke
from kheo.portal.sample.drawing.houses import WHITE, boat, box, cottage
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
    ridge,
    sun,
    under,
)
from kheo.portal.sample.drawing.people import COATS, coat, stand
from kheo.portal.sample.drawing.things import (
    CREAM,
    WOOD,
    basket,
    digger,
    flowers,
    heap,
    lamp,
    roller,
    sapling,
)
from kheo.portal.sample.drawing.water import water

EARTH: Colour = (194, 142, 98)
CONCRETE: Colour = (222, 216, 202)


def road_building(name: str) -> Sheet:
    """Draw a road that villagers build up a valley, with a roller at work."""
    sheet = under(name, NOON)
    clouds(sheet, 3)
    ranges(sheet, NOON, 330, 520, 4)
    ground(sheet, 590, 20, (142, 172, 98), (104, 138, 84))
    bends = [(1010, 580, 12), (940, 640, 34), (1000, 740, 86), (860, 880, 190), (600, 1090, 400)]
    sheet.fill([ribbon(bends)], (210, 168, 124), EARTH)
    sheet.fill([ribbon([(1010, 580, 9), (945, 636, 24), (985, 700, 48)])], CONCRETE)
    feet = [(140, 700), (250, 720), (1380, 690), (1490, 720), (1300, 660)]
    grove(sheet, NOON.hill(0.95), feet, 170)
    roller(sheet, (1010, 800), 210)
    digger(sheet, (250, 900), 240, 80)
    digger(sheet, (640, 900), 260, -80)
    digger(sheet, (420, 960), 290, 90)
    digger(sheet, (1240, 960), 280, -90)
    digger(sheet, (820, 1020), 310, 100)
    heap(sheet, (1420, 1010), 170)
    return sheet


def new_road(name: str) -> Sheet:
    """Draw the finished road between flowers, with lamps and people on it."""
    sheet = under(name, DAWN)
    sun(sheet, DAWN, (420, 330), 46)
    ranges(sheet, DAWN, 420, 560, 4)
    ground(sheet, 620, 16, (156, 176, 112), (84, 128, 84))
    bends = [(820, 610, 10), (900, 680, 34), (800, 790, 90), (760, 930, 180), (900, 1090, 320)]
    sheet.fill([ribbon(bends)], (240, 230, 210), CONCRETE)
    sheet.fill([ribbon([(x, y, half / 40) for x, y, half in bends])], (196, 184, 164))
    cottage(sheet, (330, 690), 170, wall=CREAM)
    cottage(sheet, (1210, 680), 150, wall=CREAM)
    grove(sheet, DAWN.hill(0.95), [(190, 710), (450, 690), (1330, 700), (1450, 730)], 150)
    for foot, height in (((1010, 730), 190), ((1120, 850), 290), ((1290, 1020), 430)):
        lamp(sheet, foot, height)
    for x, y in ((560, 860), (470, 960), (360, 1040), (1120, 900), (1240, 1010), (1380, 1050)):
        flowers(sheet, (x, y))
    for x, y, height in ((840, 720, 90), (770, 850, 180), (850, 870, 170), (690, 980, 240)):
        stand(sheet, (x, y), height, coat(sheet.dice))
    return sheet


def land_given(name: str) -> Sheet:
    """Draw neighbours who measure a lane anew after moving a fence back."""
    sheet = under(name, DUSK)
    ranges(sheet, DUSK, 440, 560, 3)
    ground(sheet, 620, 8, (172, 152, 108), (122, 112, 88))
    lane = [(760.0, 612.0), (850.0, 612.0), (1330.0, 1080.0), (330.0, 1080.0)]
    sheet.fill([lane], (230, 190, 146), (196, 146, 110))
    cottage(sheet, (300, 720), 300)
    cottage(sheet, (1370, 710), 270)
    sheet.fill(areca(sheet.dice, (120, 760), 330), (70, 96, 78), (40, 66, 64))
    fence(sheet)
    line = curve([(560, 880), (760, 900), (980, 860)], 10)
    sheet.fill([stroke(line, 4)], (250, 244, 226))
    stand(sheet, (700, 800), 220, coat(sheet.dice))
    stand(sheet, (480, 960), 330, coat(sheet.dice), hat=True, reach=(560, 880))
    stand(sheet, (1040, 930), 330, coat(sheet.dice), reach=(980, 860))
    stand(sheet, (1210, 1010), 330, coat(sheet.dice), hat=True, reach=(1110, 800))
    stand(sheet, (300, 980), 330, coat(sheet.dice))
    return sheet


def fence(sheet: Sheet) -> None:
    """Draw a bamboo fence that comes towards us."""
    posts = [
        stroke([(1000 + n * 62, 700 + n * 44), (1000 + n * 62, 620 + n * 30)], 8 + n)
        for n in range(9)
    ]
    rails = [stroke([(1000, 650 + n), (1500, 900 + n * 2.6)], 7, 16) for n in (0, 26)]
    sheet.fill([*posts, *rails], (206, 160, 110), (150, 104, 74))


def tree_planting(name: str) -> Sheet:
    """Draw people who plant saplings on a bare hill in soft rain."""
    sheet = under(name, RAIN)
    ranges(sheet, RAIN, 360, 540, 4)
    ground(sheet, 690, 60, (162, 178, 120), (150, 132, 96))
    for row in range(4):
        for seat in range(5 + row):
            foot = (90 + seat * (340 - row * 36) + row * 40, 740 + row * 92)
            sapling(sheet, foot, 54 + row * 22)
    stand(sheet, (700, 900), 260, coat(sheet.dice), hat=True, reach=(770, 790))
    stand(sheet, (1400, 900), 250, coat(sheet.dice))
    digger(sheet, (420, 960), 300, 90)
    digger(sheet, (1180, 980), 310, -90)
    stand(sheet, (960, 1000), 280, coat(sheet.dice), hat=True, reach=(880, 900))
    return sheet


def canal_check(name: str) -> Sheet:
    """Draw members of a supervision board who measure a canal."""
    sheet = under(name, NOON)
    clouds(sheet, 2)
    ranges(sheet, NOON, 390, 530, 3)
    ground(sheet, 590, 6, (186, 200, 112), (132, 168, 88))
    canal(sheet)
    stand(sheet, (360, 960), 390, COATS[0], reach=(480, 760))
    form = [(452.0, 700.0), (520.0, 690.0), (532.0, 770.0), (462.0, 782.0)]
    sheet.fill([form], WHITE, (228, 226, 216))
    stand(sheet, (560, 880), 320, COATS[2], hat=True, reach=(690, 820))
    sheet.fill([stroke([(690, 690), (690, 980)], 11)], (222, 92, 70), (250, 244, 232))
    stand(sheet, (1270, 900), 330, COATS[7], reach=(1160, 800))
    stand(sheet, (1400, 960), 380, COATS[5], hat=True)
    return sheet


def canal(sheet: Sheet) -> None:
    """Draw a concrete canal that runs to the horizon between rows of rice."""
    rows = [n for n in range(-9, 10) if abs(n) > 2]
    lines = [stroke([(940 + n * 24, 590), (940 + n * 230, 1075)], 2, 16) for n in rows]
    sheet.fill(lines, (96, 140, 76), strength=0.5)
    for inner, outer, colours in (
        (40, 470, (CONCRETE, (196, 190, 176))),
        (20, 290, (NOON.sky[-1], (120, 172, 184), (78, 136, 152))),
    ):
        trough = [(945 - inner, 585), (945 + inner, 585), (890 + outer, 1070), (890 - outer, 1070)]
        sheet.fill([[(float(x), float(y)) for x, y in trough]], *colours)
    rims = [stroke([(945 + n * 38, 585), (890 + n * 446, 1070)], 6, 48) for n in (-1, 1)]
    sheet.fill(rims, (240, 236, 224))


def clean_beach(name: str) -> Sheet:
    """Draw fishermen who gather litter on the beach of their harbour."""
    sheet = under(name, DAWN)
    sun(sheet, DAWN, (1180, 360), 48)
    ridge(sheet, DAWN, 0.2, 470, 60, 0.4)
    water(sheet, DAWN, 500)
    for x, y, size in ((330, 580, 230), (720, 560, 170), (1080, 600, 240), (1420, 570, 180)):
        boat(sheet, (x, y), size, (62, 98, 116) if x % 3 else (150, 76, 60))
    beach = curve([(-20, 700), (400, 670), (850, 730), (1250, 690), (1620, 720)], 14)
    sheet.fill([[*beach, (1620, 1090), (-20, 1090)]], (246, 226, 186), (222, 186, 138))
    sheet.fill([stroke(beach, 12)], WHITE, strength=0.6)
    for x, y, height in ((560, 850, 250), (1230, 860, 260), (260, 900, 280), (900, 930, 300)):
        gatherer(sheet, x, y, height)
    gatherer(sheet, 1440, 960, 310)
    return sheet


def gatherer(sheet: Sheet, x: int, y: int, height: int) -> None:
    """Draw somebody with a sack of litter."""
    sack = (x + height * 0.22, y - height * 0.1)
    sheet.fill([circle(sack, height * 0.13, 1.2)], (112, 156, 140), (66, 108, 104))
    hand = (sack[0], sack[1] - height * 0.14)
    stand(sheet, (x, y), height, coat(sheet.dice), hat=x % 4 == 0, reach=hand)


def produce_online(name: str) -> Sheet:
    """Draw young people who photograph fruit with a telephone to sell it online."""
    sheet = Sheet(name, (244, 234, 212), (234, 214, 178), (206, 172, 132))
    sheet.fill([box(0, y, WIDTH, 16) for y in (120, 560)], WOOD, strength=0.35)
    for x in (110, 640, 1170):
        hill = curve([(x, 420), (x + 110, 360), (x + 210, 400), (x + 330, 350)], 8)
        sheet.fill([box(x, 190, 330, 300)], DAWN.sky[0], DAWN.sky[-1])
        sheet.fill([[*hill, (x + 330, 490), (x, 490)]], DAWN.hill(0.4), DAWN.hill(0.6))
    for x, clothes in ((480, 1), (1040, 3), (1290, 6)):
        stand(sheet, (x, 960), 500, COATS[clothes], hat=x == 1040, reach=(x + 60, 690))
    sheet.fill([box(180, 760, 1240, 40)], (198, 142, 96), (160, 108, 74))
    sheet.fill([box(220, 800, 1160, HEIGHT)], (150, 100, 70), (112, 74, 56))
    for x in (340, 620, 900, 1180):
        basket(sheet, (x, 764), 124)
    stand(sheet, (760, 1090), 600, COATS[8], reach=(860, 650), back=True)
    sheet.fill([box(836, 590, 58, 104)], (46, 54, 66), (30, 36, 46))
    sheet.fill([box(842, 598, 46, 84)], (240, 196, 120), (214, 132, 80))
    return sheet
