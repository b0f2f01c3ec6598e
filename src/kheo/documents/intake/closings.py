"""Who signed, and whom the document was sent to."""

import re
from dataclasses import dataclass
from typing import Final

from kheo.documents.intake.casing import by_rule
from kheo.documents.intake.heads import confirmation, is_consolidated
from kheo.documents.intake.proposals import Proposals, Spot, Sure
from kheo.documents.intake.sheets import RULE, Sheet

SIGN: Final = re.compile(r"(TM|T/M|KT|K/T|TL|T/L|TUQ|Q)(?:\.\s*|\s+)(?=\w)")
STATE_SIGNS: Final = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL."}
OFFICES: Final = re.compile(
    r"(?:PHÓ |THỨ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BÍ THƯ|THỦ TƯỚNG|THỐNG "
    r"ĐỐC|CHÁNH|CHỦ NHIỆM|TỔNG THANH TRA|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|TỔNG BIÊN "
    r"TẬP|CHỈ HUY|TỔNG CỤC TRƯỞNG|TỔNG KIỂM TOÁN|TRƯỞNG BAN|ỦY VIÊN|UỶ VIÊN|CHÍNH ỦY|TƯ LỆNH|TỔNG "
    r"BÍ THƯ|THƯỜNG TRỰC|TỔNG THƯ KÝ)\b[^\d;:]{0,80}\Z"
)
SMALL_AT_END: Final = re.compile(r"[a-z]{1,4}\]?\Z")
"""Rests of a mark “[đã ký]” that PDF text glues to the line above."""
TITLES: Final = re.compile(
    r"(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|"
    r"(?:PGS|GS|TSKH|TS|ThS|BS|LS)\.?)[.,\s]*"
)
SEALED: Final = re.compile(r"[(\[]?\s*(?:đã ký|daky|đã kí)\s*[)\]]?\Z", re.IGNORECASE)
LONGEST_NAME: Final = 5
TO_NAME: Final = 7
MOST_SIGNING: Final = 8
SENT: Final = re.compile(r"nơi\s+nhận\s*:?\s*", re.IGNORECASE)
ADDRESSED: Final = re.compile(r"kính\s+gửi\s*:?\s*", re.IGNORECASE)
ITEM: Final = re.compile(r"[-–+•]\s*")
KEPT: Final = re.compile(r"lưu\b", re.IGNORECASE)
MOST_ADDRESSEES: Final = 60


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as the form takes it: `sign` is “KT. Bộ trưởng”, or nothing."""

    sign: str
    office: str
    name: str

    def __str__(self) -> str:
        return " | ".join(part for part in (self.sign, self.office, self.name) if part)


def read_closing(sheet: Sheet, found: Proposals) -> None:
    """Propose signatories and addressees."""
    lines = confirmation(sheet) if is_consolidated(sheet) else body_of(sheet)
    signed = signatures(lines)
    words = " / ".join(str(one) for one in signed)
    sure = Sure.LIKELY if len(signed) == 1 else Sure.GUESS
    found.add("signatories", "\n".join(map(str, signed)), words, Spot.END, sure)
    sent = addressees(sheet.lines)
    found.add("addressees", "\n".join(sent), "; ".join(sent), Spot.END, Sure.LIKELY)


def body_of(sheet: Sheet) -> list[str]:
    """Return the lines below the head."""
    return sheet.lines[len(sheet.head) :]


def signatures(lines: list[str]) -> list[Signed]:
    """Return the first signatures that bear a name, side by side or one below the other."""
    found: list[Signed] = []
    at, last = 0, len(lines)
    while at < last and len(found) < MOST_SIGNING:
        signed, after = signature_at(lines, at)
        if signed:
            found.append(signed)
            last = min(len(lines), after + TO_NAME)
        at = after
    return list(dict.fromkeys(found))


def signature_at(lines: list[str], at: int) -> tuple[Signed | None, int]:
    """Return the signature that begins at a line, and where to go on."""
    first = without_sent(lines[at])
    if not is_office(first):
        return None, at + 1
    block = [first]
    for beyond in range(at + 1, min(at + 1 + TO_NAME, len(lines))):
        line = without_sent(lines[beyond])
        name = name_in(line, after_office=bool(OFFICES.match(block[-1])))
        if name:
            return signed_by(block, name), beyond + 1
        if line.isupper() and line != RULE:
            block.append(line)
        elif not is_passed_over(line):
            break
    return None, at + 1


def without_sent(line: str) -> str:
    """Return a line without “Nơi nhận:” before it: two columns come as one line."""
    line = SENT.sub("", line, count=1).strip()
    rest = SMALL_AT_END.search(line)
    return line[: rest.start()] if rest and line[: rest.start()].isupper() else line


def is_office(line: str) -> bool:
    """Return whether a signature may begin with a line."""
    return line.isupper() and bool(SIGN.match(line) or OFFICES.match(line))


def is_passed_over(line: str) -> bool:
    """Return whether a line may stand between office and name: addressees, a mark of the seal."""
    return line == RULE or bool(ITEM.match(line)) or bool(SEALED.match(line))


def name_in(line: str, *, after_office: bool) -> str:
    """Return the name of a person that a line is, without ranks and degrees; else nothing."""
    plain = TITLES.sub("", line).strip()
    words = plain.split()
    if not (2 <= len(words) <= LONGEST_NAME and all(word.isalpha() for word in words)):
        return ""
    if all(word.istitle() for word in words):
        return plain
    loud = after_office and line.isupper() and not OFFICES.match(line) and not SIGN.match(line)
    return plain.title() if loud and len(words) > 2 else ""


def signed_by(block: list[str], name: str) -> Signed:
    """Return a signature from its lines in capitals."""
    text = " ".join(block)
    signs = list(SIGN.finditer(text))
    office_at = next(
        (at for at in range(len(block) - 1, -1, -1) if OFFICES.match(block[at])), len(block)
    )
    office = " ".join(block[office_at:])
    if not signs:
        return Signed("", by_rule(office or text), name)
    last_sign = signs[-1]
    behalf = text[last_sign.end() :].removesuffix(office).strip()
    mark = STATE_SIGNS.get(last_sign[1], f"{last_sign[1]}.")
    if not behalf:  # “Q. GIÁM ĐỐC”: the sign stands before the office itself
        return Signed(mark, by_rule(SIGN.sub("", office)), name)
    return Signed(f"{mark} {by_rule(behalf)}", by_rule(office) if office else "", name)


def addressees(lines: list[str]) -> list[str]:
    """Return whom the document is addressed to, then whom it was sent to."""
    found: list[str] = []
    for pattern in (ADDRESSED, SENT):
        at = next((n for n, line in enumerate(lines) if pattern.match(line)), None)
        if at is not None:
            found += items_from(lines, at, pattern)
    return list(dict.fromkeys(found))[:MOST_ADDRESSEES]


def items_from(lines: list[str], at: int, pattern: re.Pattern[str]) -> list[str]:
    """Return the items of a list, the first of which may stand behind its heading."""
    rest = pattern.sub("", lines[at], count=1)
    items = [rest] if rest and not rest.isupper() else []
    for line in lines[at + 1 : at + 1 + MOST_ADDRESSEES]:
        if ITEM.match(line):
            items.append(ITEM.sub("", line, count=1))
        elif items and line[:1].islower():
            items[-1] = f"{items[-1]} {line}"
        elif items and not line.isupper():
            break
        if items and (KEPT.match(items[-1]) or line.endswith(".")):
            break
    named = (item.strip(" .;,") for item in items if not KEPT.match(item))
    return [item for item in named if len(item) > 1]
