"""The place that stands before a title: “Kon Tum: …”, “TP. Đà Nẵng: …”, “KON TUM – …”."""

import re
from dataclasses import dataclass
from typing import Final

from kheo.news.importing.names import has_surname
from kheo.news.importing.prose import is_shouted
from kheo.news.importing.wording import phrases, words

UNITS: Final = re.compile(
    r"(?:thành phố|tp\.?|tỉnh|huyện|quận|q\.|thị xã|tx\.?|thị trấn|tt\.|xã|phường|p\.|đặc khu|thôn"
    r"|bản|làng|buôn|bon|ấp|khóm|khu phố|tổ dân phố|đảo|khu vực|vùng) ?(?=[A-ZĐÂÊÔƠƯÁÀÝỨÝ0-9])",
    re.IGNORECASE,
)
PROVINCES: Final = phrases(
    "an giang, bà rịa - vũng tàu, bạc liêu, bắc giang, bắc kạn, bắc ninh, bến tre,",
    "bình dương, bình định, bình phước, bình thuận, cà mau, cao bằng, cần thơ, đà nẵng,",
    "đắk lắk, đăk lăk, đắk nông, đăk nông, điện biên, đồng nai, đồng tháp, gia lai,",
    "hà giang, hà nam, hà nội, hà tĩnh, hải dương, hải phòng, hậu giang, hòa bình, hoà bình,",
    "hồ chí minh, hưng yên, khánh hòa, khánh hoà, kiên giang, kon tum, lai châu, lạng sơn,",
    "lào cai, lâm đồng, long an, nam định, nghệ an, ninh bình, ninh thuận, phú thọ, phú yên,",
    "quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị, sóc trăng, sơn la, tây ninh,",
    "thái bình, thái nguyên, thanh hóa, thanh hoá, huế, thừa thiên huế, thừa thiên - huế,",
    "tiền giang, trà vinh, tuyên quang, vĩnh long, vĩnh phúc, yên bái, thủ đô hà nội, tphcm,",
    "tp hcm, pleiku, hoàng sa, trường sa, phú quốc, côn đảo, lào, campuchia, trung quốc",
)
# Ordinary labels (“Thông báo”) have small letters and fall out by that; these few do not.
NOT_A_PLACE: Final = words(
    "a y thông video clip ảnh infographic infographics podcast longform emagazine megastory",
    "magazine ông bà anh chị bộ sở ban ubnd hđnd mttq ttxvn đảng đoàn công báo tạp đài chỉ",
    "kết facebook zalo youtube tiktok covid asean sea world cup",
)
SEPARATOR: Final = re.compile(r" ?(?P<sign>:| [–—-]) +")
QUOTES: Final = "'\"‘“«"
SHORT_UNITS: Final = words("TP TP. TX TX. TT TT. Q. P. TPHCM HCM")
LONGEST: Final = 45
MOST_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Parted:
    """A title and the place taken from before it; `unsure` names what may or may not be a place."""

    place: str
    title: str
    unsure: str = ""


def part(title: str) -> Parted:
    """Return the place before a title and the title without it, to the letter.

    After a colon any proper name of a place counts, but one that is not known stays unsure.
    A dash stands as often inside a title, so after it only a known place in capitals before a
    title that is not counts; else it stays in the title, unsure.
    """
    match = separator(title)
    if not match or not (rest := title[match.end() :]):
        return Parted("", title)
    name = title[: match.start()].strip()
    return (part_at_colon if match["sign"] == ":" else part_at_dash)(name, rest, title)


def part_at_colon(name: str, rest: str, title: str) -> Parted:
    """Return the parts of a title that has a colon near its start."""
    if len(name) > LONGEST:
        return Parted("", title)
    if is_known(name) or all(map(is_known, re.split(r",? [–—-] |, ", name))):
        return Parted(calm(name), rest)
    guessed = is_short_proper_name(name) and not is_shouted(title) and rest[0] not in QUOTES
    return Parted(name, rest, unsure=name) if guessed else Parted("", title)


def calm(name: str) -> str:
    """Return a name in capitals as it is written elsewhere: “KON TUM” is Kon Tum."""
    if not is_shouted(name):
        return name
    words = name.split()
    return " ".join(w if w in SHORT_UNITS or "." in w[:-1] else w.capitalize() for w in words)


def separator(title: str) -> re.Match[str] | None:
    """Return the first colon within reach, or the first dash where there is no colon."""
    near = list(SEPARATOR.finditer(title[: LONGEST + 3]))
    return next((m for m in near if m["sign"] == ":"), near[0] if near else None)


def part_at_dash(name: str, rest: str, title: str) -> Parted:
    """Return the parts of a title that has a dash near its start."""
    if not is_known(name) or not rest[0].isupper() or known_start(rest):
        return Parted("", title)
    if is_shouted(name) and not is_shouted(rest):
        return Parted(calm(name), rest)
    return Parted("", title, unsure=name)


def known_start(text: str) -> bool:
    """Return whether a text starts with the name of a known place."""
    words = re.split(r"[\s:,–—-]+", text, maxsplit=4)
    return any(" ".join(words[:size]).lower() in PROVINCES for size in (1, 2, 3))


def is_known(name: str) -> bool:
    """Return whether a name is a province, or says itself what kind of place it is."""
    return len(name) <= LONGEST and (name.lower() in PROVINCES or names_unit(name))


def names_unit(name: str) -> bool:
    """Return whether a text is a kind of place and a short proper name: “Huyện Đăk Hà”."""
    match = UNITS.match(name)
    short = len(name.split()) <= MOST_WORDS + 2
    return match is not None and short and capitalised(name[match.end() :])


def is_short_proper_name(name: str) -> bool:
    """Return whether a text is two to five capitalised Vietnamese words, no person and no label."""
    parts = name.split()
    if not 2 <= len(parts) <= MOST_WORDS or parts[0].lower() in NOT_A_PLACE or name.isascii():
        return False
    person = has_surname(name) and len(parts) > 2
    return not person and all(map(is_proper_word, parts))


def is_proper_word(word: str) -> bool:
    """Return whether a word starts with a capital and goes on in small letters: no abbreviation."""
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    return letters.isalpha() and word[0].isupper() and (len(word) < 2 or not word[1:].isupper())


def capitalised(name: str) -> bool:
    """Return whether every word starts with a capital or is a number; none is an abbreviation."""
    words = [word for word in re.split(r"[\s’'-]+", name) if word]
    return bool(words) and all(word[0].isupper() or word.isdigit() for word in words)
