"""An issuer that stands further on, where its name fits the sign of the number.

“Theo Công văn số 409/UBND-TKBT, UBND thành phố yêu cầu …”; “Thông tư 37/2017/TT-BTC về … của Bộ
Tài chính”.
"""

import re
from typing import Final

from kheo.documents.citations.fitting import agrees
from kheo.documents.citations.issuers import capital_at, name_at
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import Found, Mark

COMMA: Final = re.compile(r"\s{0,2},\s{1,3}")
ACTS: Final = re.compile(
    r"\s(?:(?:đã|cũng|có|vừa|tiếp tục|đồng ý)\s){0,4}(?:yêu cầu|giao|chỉ đạo|quyết định|đề nghị|"
    r"thông báo|quy định|cho phép|chấp thuận|phê duyệt|nêu|khẳng định|cho biết|ban hành|thống nhất|"
    r"đồng ý|đã|có ý kiến|nhấn mạnh|hướng dẫn|kiến nghị|xác định|công bố)(?!\w)"
)
OPENING: Final = re.compile(
    r"(?:tại|theo|trong|bằng|qua|ở|nội dung|các)\s(?:các\s|những\s|nội dung\s|dự thảo\s)?\Z"
)
OPENING_REACH: Final = 24
CLAUSE_END: Final = re.compile(r"[.;:?!()\"“”]")
OPENS_TITLE: Final = re.compile(
    r"\s{0,3}[,(]?\s?(?:về|v/v|quy định|hướng dẫn|sửa đổi|ban hành|phê duyệt|bổ sung|thành lập|"
    r"công bố|điều chỉnh|của|triển khai|thực hiện|ngày|số|cũng như|và|chi tiết)(?!\w)"
)
ABOUT: Final = " về "
OF: Final = " của "
# “… thuộc phạm vi quản lý của Bộ Công Thương” says nothing of the issuer.
NOT_OF_ISSUER: Final = (
    "quản lý", "tổ chức", "nhiệm vụ", "hành động", "làm việc", "đề nghị", "chỉ đạo", "thẩm quyền",
    "hoạt động", "ý kiến", "kết luận", "yêu cầu", "quyền hạn", "chức năng", "đơn vị", "tài sản",
    "thành viên", "phê duyệt", "nước ngoài",
)  # fmt: skip
LONGEST_WORD: Final = 12
FAR: Final = 170
SHORT_TITLE: Final = 60


def read_far(clean: Clean, mark: Mark) -> None:
    """Look for an issuer behind the citation, as far as its clause goes."""
    if mark.issuer is not None:
        return
    reach = min(mark.limit, mark.after + FAR)
    stop = CLAUSE_END.search(clean.small, mark.after, reach)
    end = stop.start() if stop else reach
    if not opened(clean, mark, end):
        titled(clean, mark, end)


def opened(clean: Clean, mark: Mark, end: int) -> bool:
    """Take the subject of a sentence that the citation opens; return whether there is one.

    Behind “tại …” it may stand after the title, else only after the next comma.
    """
    opening = OPENING.search(clean.small, max(0, mark.run - OPENING_REACH), mark.run)
    if opening is None:
        return False
    for comma in COMMA.finditer(clean.small, mark.after, end):
        if comma.start() > mark.after and not opening[0].startswith("tại"):
            return False
        if acts(clean, mark, comma.end()):
            return True
        if comma.start() == mark.after and name_at(clean, comma.end(), mark.limit):
            return False
    return False


def acts(clean: Clean, mark: Mark, begin: int) -> bool:
    """Take the name at a place when it fits the sign and is the one that acts."""
    end = name_at(clean, begin, mark.limit) if capital_at(clean, begin) else None
    if end is None or not agrees(clean.text[begin:end], mark.number, mark.type):
        return False
    if not ACTS.match(clean.small, end, mark.limit):
        return False
    mark.is_issued(begin, end, Found.SUBJECT)
    return True


def titled(clean: Clean, mark: Mark, end: int) -> None:
    """Take “của …” behind the title, when the name fits the sign."""
    if not OPENS_TITLE.match(clean.small, mark.after, mark.limit):
        return
    at = clean.small.find(OF, mark.after, end)
    while at != -1:
        begin = at + len(OF)
        name_end = name_at(clean, begin, mark.limit) if capital_at(clean, begin) else None
        if name_end and names_issuer(clean, mark, at, name_end):
            mark.is_issued(begin, name_end, Found.TITLE)
            return
        at = clean.small.find(OF, begin, end)


def names_issuer(clean: Clean, mark: Mark, at: int, end: int) -> bool:
    """Return whether the name behind this “của” is the issuer's."""
    if clean.small[max(0, at - LONGEST_WORD) : at].endswith(NOT_OF_ISSUER):
        return False
    fit = agrees(clean.text[at + len(OF) : end], mark.number, mark.type)
    about = clean.small.startswith(ABOUT, mark.after) and at - mark.after < SHORT_TITLE
    return bool(fit) or (fit is None and about)
