"""An issuer that stands further on, where its name fits the sign of the number.

“Theo Công văn số 409/UBND-TKBT, UBND thành phố yêu cầu …”; “Thông tư 37/2017/TT-BTC về … của Bộ
Tài chính”.
"""

import re
from typing import Final

from kheo.documents.citations.dates import date_after, days_in
from kheo.documents.citations.fitting import agrees
from kheo.documents.citations.issuers import capital_at, name_at
from kheo.documents.citations.letters import LOW, UP, Clean
from kheo.documents.citations.marks import Found, Mark
from kheo.documents.citations.numbers import Grammar
from kheo.documents.citations.wording import PERSON

COMMA: Final = re.compile(r"\s{0,2},\s{1,3}")
ACTS: Final = re.compile(
    rf"{PERSON}(?i:\s(?:(?:đã|cũng|có|vừa|tiếp tục|đồng ý)\s){{0,4}}(?:yêu cầu|giao|chỉ đạo|"
    r"quyết định|đề nghị|thông báo|quy định|cho phép|chấp thuận|phê duyệt|nêu|khẳng định|cho biết|"
    r"ban hành|thống nhất|đồng ý|đã|có ý kiến|nhấn mạnh|hướng dẫn|kiến nghị|xác định|công bố|"
    r"đưa ra|cho rằng|điều chỉnh|bổ sung|sửa đổi|bãi bỏ|thu hồi|kết luận|bổ nhiệm|xử phạt|cấp|"
    r"đánh giá)(?!\w))"
)
# Where it says so at once and its name fits the sign, it may do anything.
ANY_ACT: Final = re.compile(
    rf"{PERSON}\s(?!(?:và|của|là|được|bị|để|về|theo|cùng|phải|cần|nên)(?!\w))[{LOW}]"
)
LEVEL: Final = re.compile(rf"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s(?=[{UP}])")
# What these open, the subject behind it has said itself; “theo …” may be another's document.
WITHIN: Final = ("tại", "trong", "bằng")
OPENING: Final = re.compile(
    r"(?:tại|theo|trong|bằng|qua|ở|nội dung|các)\s"
    r"(?:các\s|những\s|nội dung\s|dự thảo\s|công văn\s|văn bản\s)?\Z"
)
OPENING_REACH: Final = 24
CLAUSE_END: Final = re.compile(r"[.;:?!()\"“”]")
OPENS_TITLE: Final = re.compile(
    r"\s{0,3}[,(]?\s?(?:về|v/v|quy định|hướng dẫn|sửa đổi|ban hành|phê duyệt|bổ sung|thành lập|"
    r"công bố|điều chỉnh|của|triển khai|thực hiện|ngày|số|cũng như|và|chi tiết)(?!\w)"
)
ABOUT: Final = " về "
# “Chỉ thị số 26 cũng như Công điện ngày 2/2 của Thủ tướng”: the second is told by its day.
BESIDE: Final = re.compile(
    r",?\s(?:cũng như|và|cùng)\s(?:chỉ thị|công điện|công văn|nghị quyết|quyết định|nghị định|"
    r"thông tư|kết luận|thông báo)(?:\sngày\s\d{1,2}\s?[/.-]\s?\d{1,2}(?:[/.-]\d{4})?)?"
)
OF: Final = " của "
MADE_BY: Final = re.compile(r"\s(?:do|(?:vừa|mới|đã)\sđược)\s")
MADE: Final = re.compile(
    rf"(?:\s\([^()]{{1,40}}\))?{PERSON}\s(?:(?:đã|vừa|mới)\s)?(?:ký\sban\shành|ban\shành|ký)(?!\w)"
)
# “… thuộc phạm vi quản lý của Bộ Công Thương” says nothing of the issuer.
NOT_OF_ISSUER: Final = (
    "quản lý", "tổ chức", "nhiệm vụ", "hành động", "làm việc", "đề nghị", "chỉ đạo", "thẩm quyền",
    "hoạt động", "ý kiến", "kết luận", "yêu cầu", "quyền hạn", "chức năng", "đơn vị", "tài sản",
    "thành viên", "phê duyệt", "nước ngoài",
)  # fmt: skip
LONGEST_WORD: Final = 12
FAR: Final = 170
DAY_REACH: Final = 40
SHORT_TITLE: Final = 60


def read_far(clean: Clean, mark: Mark) -> None:
    """Look for an issuer behind the citation, as far as its clause goes."""
    if mark.issuer is not None:
        return
    opening = OPENING.search(clean.small, max(0, mark.run - OPENING_REACH), mark.run)
    titled = OPENS_TITLE.match(clean.small, mark.after, mark.limit)
    if not opening and not titled:
        return
    reach = min(mark.limit, mark.after + FAR)
    stop = CLAUSE_END.search(clean.small, mark.after, reach)
    end = stop.start() if stop else reach
    if not (opening and opened(clean, mark, end, opening)) and titled:
        behind_title(clean, mark, end)


def opened(clean: Clean, mark: Mark, end: int, opening: re.Match[str]) -> bool:
    """Take the subject of a sentence that the citation opens; return whether there is one."""
    for comma in COMMA.finditer(clean.small, mark.after, end):
        if acts(clean, mark, comma, opening):
            return True
        if comma.start() == mark.after and name_at(clean, comma.end(), mark.limit):
            return False
    return False


def acts(clean: Clean, mark: Mark, comma: re.Match[str], opening: re.Match[str]) -> bool:
    """Take the name behind a comma when it is the one that acts and fits the sign.

    Behind “tại …” it need not fit a number that tells no issuer, where it follows at once.
    """
    begin = comma.end()
    named = capital_at(clean, begin) or LEVEL.match(clean.text, begin)
    end = name_at(clean, begin, mark.limit) if named else None
    if end is None or mark.number.grammar is Grammar.JOINT:
        return False
    fit = agrees(clean.text[begin:end], mark.number, mark.type)
    at_once = comma.start() == mark.after and opening[0].startswith(WITHIN)
    if not fit and (fit is False or not at_once):
        return False
    if not (ANY_ACT if fit and at_once else ACTS).match(clean.text, end, mark.limit):
        return False
    mark.is_issued(begin, end, Found.SUBJECT)
    if not mark.date:
        day_before(clean, mark, opening.start())
    return True


def day_before(clean: Clean, mark: Mark, end: int) -> None:
    """Take the day on which that was: “Ngày 20/1/2017, tại công văn số 95, Phó Thủ tướng …”."""
    for said, _, stop in days_in(clean.small, max(0, end - DAY_REACH), end):
        if not clean.small[stop:end].strip(" ,"):
            mark.is_dated(said, Found.BEFORE)


def behind_title(clean: Clean, mark: Mark, end: int) -> None:
    """Take “của …” behind the title, when the name fits the sign."""
    if maker(clean, mark, end):
        return
    at = clean.small.find(OF, mark.after, end)
    while at != -1:
        begin = at + len(OF)
        name_end = name_at(clean, begin, mark.limit) if capital_at(clean, begin) else None
        if name_end and names_issuer(clean, mark, at, name_end):
            mark.is_issued(begin, name_end, Found.TITLE)
            return
        at = clean.small.find(OF, begin, end)


def maker(clean: Clean, mark: Mark, end: int) -> bool:
    """Take “do Bộ Y tế ban hành”, “vừa được Thủ tướng ký ngày 30/6”, behind the title."""
    by = MADE_BY.search(clean.small, mark.after, end)
    begin = by.end() if by else end
    name_end = name_at(clean, begin, mark.limit) if capital_at(clean, begin) else None
    made = MADE.match(clean.text, name_end, mark.limit) if name_end else None
    if not name_end or not made:
        return False
    if agrees(clean.text[begin:name_end], mark.number, mark.type) is False:
        return False
    mark.is_issued(begin, name_end, Found.TITLE)
    if not mark.date and (day := date_after(clean.small, made.end(), mark.limit)):
        mark.is_dated(day[0], Found.AFTER)
    return True


def names_issuer(clean: Clean, mark: Mark, at: int, end: int) -> bool:
    """Return whether the name behind this “của” is the issuer's."""
    if clean.small[max(0, at - LONGEST_WORD) : at].endswith(NOT_OF_ISSUER):
        return False
    fit = agrees(clean.text[at + len(OF) : end], mark.number, mark.type)
    about = clean.small.startswith(ABOUT, mark.after) and at - mark.after < SHORT_TITLE
    beside = BESIDE.fullmatch(clean.small, mark.after, at)
    return bool(fit) or (fit is None and bool(about or beside))
