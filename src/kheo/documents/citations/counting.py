"""Whether a bare number behind a type names a document, or counts something.

“Nghị định 67 của Chính phủ” is a citation; “quyết định 4 nhóm vấn đề” is none.
"""

import re
from typing import Final

from kheo.documents.citations.kinds import Said
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.tables.types import BY_NAME

MOST_DIGITS: Final = 4
FEW: Final = 2
# “… khoản 1 Điều 14 Pháp lệnh 1. Trường hợp …”: the first item of a list begins.
ITEM: Final = re.compile(r"\.\s")
COMMON_NOUNS: Final = frozenset({"văn bản", "báo cáo"})
COUNTED: Final = re.compile(
    r"\s?(?:[x×*+=]|(?:năm(?!\s\d{4})|tháng|ngày(?!\s\d)|giờ|phút|tuần|quý|lần|người|cá nhân|tỷ|tỉ|"
    r"triệu|nghìn|ngàn|trăm|đồng|usd|vnd|trường|vụ|việc|cơ quan|đơn vị|công ty|doanh nghiệp|dự án|"
    r"bộ|nhóm|loại|địa|tỉnh|huyện|xã|phường|thành viên|cán bộ|học sinh|sinh viên|hộ|căn|chiếc|cái|"
    r"con|km|m2|ha|tấn|kg|mét|giây|bước|nội dung|nhiệm vụ|giải pháp|mục|vấn đề|điểm|môn|bài|trận|"
    r"bàn thắng|cầu thủ|hạng|giải|tập|phương|hình|phần|chỉ tiêu|chỉ số|cấp|bên|đợt|kỳ|khu|tuyến|"
    r"tầng|thủ tục|quyết định|nghị|thông|văn bản|ứng|đại|lao|nghề|gói|tờ|trang|bị cáo|bị can|"
    r"đối tượng|cổ|mặt|mã|chữ|dòng|xe|tàu|máy|trụ|số|ngân|hợp|thí|em|ông|bà|cháu|vị|đồng chí|thứ|"
    r"nữ|nam)(?!\w))"
)
CITED: Final = re.compile(
    r"\s?(?:[,;:.)\]”\"?!…(]|\Z|(?:của|ngày|năm 20|về|quy định|là|được|đã|thì|và|có|ban hành|"
    r"ra đời|"
    r"chỉ|vẫn|cho|này|trên|nêu|để|còn|do|với|như|hướng dẫn|yêu cầu|bãi bỏ|thay|sửa|cũng|không|bộ |"
    r"chính phủ|thủ tướng|ubnd|đến|mới|vừa|theo|giao|phê duyệt|cấm|phải|ký|từ|đang|sẽ|gửi|mà|"
    r"đề nghị|chỉ đạo|trả lời|kiến nghị|nói)(?!\w))"
)


def names_a_document(clean: Clean, found: re.Match[str], said: Said) -> bool:
    """Return whether a bare number names a document."""
    kind, digits = BY_NAME[said.type], found[1]
    if not kind.alone or len(digits) > MOST_DIGITS + said.number:
        return False
    if said.number or found[2]:
        return not said.listed or not COUNTED.match(clean.small, found.end())
    if looks_like_year(digits):
        return False
    if len(digits) == 1 and ITEM.match(clean.text, found.end()):
        return False
    if said.type in COMMON_NOUNS and not as_a_name(clean, found, said):
        return False
    return not kind.verb or not counts(clean, found, said)


def as_a_name(clean: Clean, found: re.Match[str], said: Said) -> bool:
    """Return whether a common noun with a number is the name of one: “Báo cáo 134”.

    In small letters it needs a number of three digits, and words behind it that go on from a name.
    """
    if clean.text[said.start].isupper():
        return len(found[1]) >= FEW
    if found[1].startswith("0"):
        return True
    return len(found[1]) > FEW and bool(CITED.match(clean.small, found.end()))


def counts(clean: Clean, found: re.Match[str], said: Said) -> bool:
    """Return whether a number behind words that are a verb too counts something."""
    if COUNTED.match(clean.small, found.end()):
        return True
    if clean.text[said.start].isupper() or len(found[1]) > FEW:
        return False
    return len(found[1]) < FEW or not CITED.match(clean.small, found.end())


def looks_like_year(digits: str) -> bool:
    """Return whether four digits are rather a year than a number."""
    return len(digits) == MOST_DIGITS and digits.startswith(("19", "20"))
