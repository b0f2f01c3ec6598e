"""Names of people and of those who publish, told from other short lines."""

import re
from typing import Final

from kheo.news.importing.wording import words

SURNAMES: Final = words(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn",
    "lương mai tô tạ cao hà lâm thái châu chu triệu kiều quách tống từ lưu văn phùng vương",
    "nông ksor rơ rơchăm siu rmah y a kring trương đào",
)
NOT_A_NAME: Final = words(
    "mục tiêu nhiệm giải phương tin bài ảnh thông báo hội nghị kết quả kế hoạch chương trình",
    "dân vận công tác phong trào các những một tại trong khi để theo xem gửi quay trang chủ",
    "đăng bình chia sẻ lượt cỡ ngày ông bà anh chị đồng chí quang toàn lãnh đại người nhân",
)
AGENCIES: Final = words(
    "ttxvn vov vtv vnexpress tpo tto ttvn llct ttbđ qđnd sggp",
)
PUBLISHERS: Final = re.compile(
    r"(?:báo|tạp chí|cổng (?:ttđt|thông tin)|trang (?:ttđt|thông tin|tin)|đài|thông tấn xã|website"
    r"|bản tin|chuyên trang|ban|sở|bộ|ubnd|ủy ban|uỷ ban|hội|phòng|trung tâm|mttq|đoàn|chi cục) ",
    re.IGNORECASE,
)
# Small words that stand in names of newspapers and offices; any other small word makes a sentence.
OF_OFFICES: Final = words(
    "điện tử thông tin tỉnh huyện xã phường thành thị phố ủy uỷ ban nhân dân chính phủ cộng",
    "sản quân đội công an giáo dục của và tổng hợp trung ương vận mặt trận tổ quốc hội đoàn",
    "phụ nữ nông thanh niên cựu chiến binh lao động pháp luật tuyên nội vụ sở bộ phòng viện",
    "đảng trang cổng ttđt văn hóa hoá thể thao du lịch tài nguyên môi trường nghiệp phát",
    "triển thôn y tế khoa học công nghệ truyền hình tiếng nói biên tập hiệp liên cấp xuất bản",
    "nghị quyết chức sự kiện tâm văn",
)
DOMAIN: Final = re.compile(r"(?:https?://)?(?:[a-z0-9\-]{1,60}\.){1,6}[a-z]{2,10}/?", re.IGNORECASE)
PARENTHESIS: Final = re.compile(r" ?\([^()]{2,80}\)$")
MOST_WORDS: Final = 5
LONGEST_NAME: Final = 60


def is_name(text: str) -> bool:
    """Return whether a short text looks like the name of one or two people.

    “Lê Thanh Chương (Ban Tổ chức Tỉnh ủy)” does, “Quang cảnh Hội nghị” does not.
    """
    parts = re.split(r" ?[-–,&] | ?, ?| và ", PARENTHESIS.sub("", text), maxsplit=3)
    return len(parts) <= 3 and all(is_one_name(part) for part in parts)


def is_one_name(text: str) -> bool:
    """Return whether a text is two to five capitalised words and no word that names do not have."""
    words = text.strip(" .").split()
    if not 2 <= len(words) <= MOST_WORDS or len(text) > LONGEST_NAME:
        return False
    # Headings are in capitals too: “II. NHIỆM VỤ TRỌNG TÂM”.
    if text.isupper() and len(words) > 2 and not has_surname(text):
        return False
    return words[0].lower() not in NOT_A_NAME and all(is_name_word(word) for word in words)


def is_name_word(word: str) -> bool:
    """Return whether a word starts with a capital and holds nothing but letters."""
    return word[0].isupper() and word.replace(".", "").replace("'", "").replace("-", "").isalpha()


def is_publisher(text: str) -> bool:
    """Return whether a short text names a newspaper, an agency, an office or a web address."""
    plain = text.strip(" .")
    if not 0 < len(plain) <= 2 * LONGEST_NAME:
        return False
    if plain.lower() in AGENCIES or DOMAIN.fullmatch(plain):
        return True
    return PUBLISHERS.match(plain) is not None and all(map(is_office_word, plain.split()[1:]))


def is_office_word(word: str) -> bool:
    """Return whether a word can stand in the name of a newspaper or an office."""
    plain = word.strip("(),;-–&")
    return not plain or not plain[0].islower() or plain in OF_OFFICES


def has_surname(text: str) -> bool:
    """Return whether a text starts with a family name."""
    return text.split(" ", 1)[0].lower() in SURNAMES
