"""Who issued a document: the names on the left of its head, the lowest of them or all."""

import re
from typing import Final

from kheo.core.text import fold
from kheo.documents.citations import ISSUERS, Number
from kheo.documents.intake.casing import in_words
from kheo.documents.intake.heads import DAY, NUMBER_LINE, confirmation, is_consolidated
from kheo.documents.intake.proposals import Proposals, Spot, Sure
from kheo.documents.intake.sheets import CONFIRMED, MOTTO, RULE, Sheet

BODY: Final = re.compile(
    r"(?:BỘ|ỦY BAN|UỶ BAN|UBND|UBMTTQ|HỘI|HĐND|SỞ|BAN|TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|CHI BỘ|VĂN "
    r"PHÒNG|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|NGÂN HÀNG|TỔNG|CỤC|VỤ|TRUNG ƯƠNG|LIÊN ĐOÀN|ĐOÀN|MẶT TRẬN|"
    r"VIỆN|TÒA ÁN|TOÀ ÁN|KIỂM TOÁN|THANH TRA|CÔNG AN|PHÒNG|CHỦ TỊCH|BẢO HIỂM|CÔNG TY|TRƯỜNG|TẬP "
    r"ĐOÀN|QUÂN|TIỂU BAN|TRUNG TÂM)(?!\w)"
)
NOT_NEW: Final = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\s+(?!ỦY|UỶ)")
"""Lines that go on with the place: “ỦY BAN NHÂN DÂN” / “TỈNH GIA LAI”."""
URGENT: Final = re.compile(
    r"(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|DỰ THẢO.*|VĂN BẢN HỢP NHẤT\s*-?.*)\Z", re.IGNORECASE
)
GOES_ON: Final = re.compile(r"\b(?:VÀ|CỦA|CÁC)\Z|,\Z")
UNDER: Final = re.compile(r"(?:SỞ|BAN|PHÒNG|VĂN PHÒNG|THANH TRA|CHI CỤC|TRUNG TÂM|HỘI|ĐOÀN)(?!\w)")
ABOVE: Final = re.compile(
    r"(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+((?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)\s+.+)|"
    r"((?:TỈNH|THÀNH|HUYỆN|ĐẢNG)\s+(?:ỦY|UỶ)\s+.+)"
)
PLACED: Final = re.compile(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG|VIỆT NAM|TRUNG ƯƠNG)\b")
LONGEST_LINE: Final = 110
SIGNED: Final = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.|[TK]/[MTL]\s|V/V\b", re.IGNORECASE)
BY_TYPE: Final = {
    "luật": "Quốc hội",
    "bộ luật": "Quốc hội",
    "hiến pháp": "Quốc hội",
    "pháp lệnh": "Ủy ban Thường vụ Quốc hội",
    "nghị định": "Chính phủ",
}


def read_issuers(sheet: Sheet, text: str, number: Number | None, found: Proposals) -> None:
    """Propose the issuers."""
    consolidated = is_consolidated(sheet)
    lines = confirmed_lines(sheet) if consolidated else sheet.head
    names = names_in(lines)
    if consolidated and not names:
        names = [line.partition("-")[2].strip() or "" for line in consolidated_head(sheet)]
        names = [name for name in names if BODY.match(name)]
    if not names:
        by_symbol(number, found)
        by_type(found)
        return
    worded = [in_words(name.rstrip(" -–"), text) for name in issuing(names, number)]
    sure = Sure.SURE if len(names) == 1 or agrees(worded, number) else Sure.LIKELY
    spot = Spot.END if consolidated else Spot.HEAD
    found.add("issuers", "\n".join(worded), " / ".join(names), spot, sure)


def consolidated_head(sheet: Sheet) -> list[str]:
    """Return the lines that head a consolidated text in the gazette, as one."""
    whole = " ".join(line for line in sheet.head if line != RULE and not MOTTO.search(line))
    return [whole] if whole.startswith("VĂN BẢN HỢP NHẤT") else []


def confirmed_lines(sheet: Sheet) -> list[str]:
    """Return the lines with which a consolidated text is confirmed, down to the day."""
    lines = confirmation(sheet)
    last = next((at for at, line in enumerate(lines) if DAY.search(line)), len(lines))
    return [line for line in lines[:last] if not CONFIRMED.match(line)]


def names_in(lines: list[str]) -> list[str]:
    """Return the names in capitals, each put together from its lines, each once."""
    names: list[str] = []
    for line in lines:
        said = MOTTO.sub(" ", line).strip()
        if not is_part_of_name(said):
            continue
        if names and not is_new(said, names[-1]):
            names[-1] = f"{names[-1]} {said}"
        elif BODY.match(said):
            names.append(said)
    return list({fold(name): name for name in names}.values())


def is_part_of_name(line: str) -> bool:
    """Return whether a line may be a name, or part of one."""
    if not line.isupper() or len(line) > LONGEST_LINE or "..." in line:
        return False
    return not (NUMBER_LINE.match(line) or URGENT.match(line) or SIGNED.match(line))


def is_new(line: str, before: str) -> bool:
    """Return whether a line begins another name."""
    return bool(BODY.match(line)) and not NOT_NEW.match(line) and not GOES_ON.search(before)


def issuing(names: list[str], number: Number | None) -> list[str]:
    """Return those of the names that issued: all of a joint document, else the lowest."""
    parted = [name for name in names[:-1] if name.endswith(("-", "–"))]
    joint = number is not None and len(number.issuer_codes) > 1 and number.type_code != ""
    if len(names) > 1 and (parted or (joint and both_sign(names, number))):
        return names
    return [with_place(names)]


def both_sign(names: list[str], number: Number | None) -> bool:
    """Return whether a number bears a sign for each of the names."""
    return number is not None and len(number.issuer_codes) == len(names)


def with_place(names: list[str]) -> str:
    """Return the lowest name, with the place of the body above where it names none itself."""
    lowest = names[-1]
    above = ABOVE.fullmatch(names[-2]) if len(names) > 1 else None
    if above is None or PLACED.search(lowest) or not UNDER.match(lowest):
        return lowest
    return f"{lowest} {above[1] or above[2]}"


def agrees(worded: list[str], number: Number | None) -> bool:
    """Return whether the sign in the number is one of the first name."""
    codes = number.issuer_codes if number else ()
    known = [one for one in ISSUERS if codes and one.code == codes[0]]
    name = fold(worded[0]).lower()
    initials = "".join(word[0] for word in re.findall(r"\w+", name))
    return any(name.startswith(fold(w)) for one in known for w in one.worded) or (
        bool(codes) and fold(codes[0]).lower() in initials
    )


def by_symbol(number: Number | None, found: Proposals) -> None:
    """Propose who stands behind the sign in the number."""
    codes = number.issuer_codes if number else ()
    known = next((one.name for one in ISSUERS if codes and one.code == codes[0]), "")
    found.add("issuers", known, str(number), Spot.SYMBOL, Sure.GUESS)


def by_type(found: Proposals) -> None:
    """Propose the only body that issues documents of a type."""
    name = BY_TYPE.get(found.value("type"), "")
    found.add("issuers", name, found.value("type"), Spot.HEAD, Sure.LIKELY)
