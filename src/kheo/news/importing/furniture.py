"""The furniture of web pages: menus, buttons, counters, footers; and where an article ends.

A line is furniture only when the whole of it is. Nothing is taken out of a running text.
"""

import re
from collections.abc import Sequence
from typing import Final

from kheo.news.importing.prose import is_prose
from kheo.news.importing.wording import phrases

PHRASES: Final = phrases(
    "trang chủ, home, giới thiệu, liên hệ, sơ đồ site, sơ đồ trang, sitemap, rss, đăng nhập,",
    "đăng xuất, đăng ký, quên mật khẩu, tên đăng nhập, mật khẩu, tìm kiếm,",
    "tìm kiếm nâng cao, menu, danh mục, chuyên mục, tiếng việt, english, vietnamese, đóng,",
    "mở, quay lại, trở về, trở lại, về đầu trang, lên đầu trang, đầu trang, back to top,",
    "top, tiếp, tiếp theo, trước, sau, trang trước, trang sau, xem tiếp, xem thêm,",
    "xem tất cả, xem chi tiết, chi tiết, đọc tiếp, đọc thêm, tải về, tải thêm, cỡ chữ,",
    "mặc định, cỡ chữ nhỏ, cỡ chữ lớn, tăng cỡ chữ, giảm cỡ chữ, chế độ tương phản,",
    "tương phản, đọc bài viết, đọc bài, nghe đọc bài, nghe bài viết, phóng to, thu nhỏ,",
    "màu chữ, giãn dòng, a, aa, in, in trang, in bài, in bài viết, in tin, in ra, bản in,",
    "print, email, gửi email, gửi mail, gửi bài viết, gửi bài, gửi qua email, chia sẻ,",
    "chia sẻ bài viết, chia sẻ lên facebook, share, chia sẻ facebook, chia sẻ zalo,",
    "facebook, zalo, twitter, x, linkedin, youtube, tiktok, messenger, instagram, telegram,",
    "thích, like, tweet, lưu, lưu bài, lưu bài viết, sao chép, sao chép liên kết, copy link,",
    "theo dõi, theo dõi chúng tôi, bật thông báo, google news, lượt xem, lượt đọc,",
    "số lượt xem, số lần đọc, số lần xem, lượt thích, views, view, đã xem, đánh giá,",
    "đánh giá bài viết, bình chọn, đánh giá của bạn,",
    "tổng số điểm của bài viết là trong đánh giá, click để đánh giá bài viết, xếp hạng,",
    "đang tải, loading, advertisement, image advertisement, advertisements, ads, banner,",
    "quảng cáo, qr code, mã qr, analytic, analytics, ảnh minh họa bài viết, javascript,",
    "thời tiết, tỷ giá, giá vàng, lịch vạn niên, âm lịch, hôm nay, hôm qua, tuần này,",
    "tháng này, đang truy cập, đang online, số người truy cập, tất cả, thống kê truy cập,",
    "tổng số lượt truy cập, lượt truy cập, thống kê, khách viếng thăm, máy chủ tìm kiếm,",
    "tổng lượt truy cập, tắt, bật, hủy, gửi, ok, đồng ý, đăng ký nhận tin, ý kiến, phản hồi,",
    "hỏi đáp, góp ý, hotline, báo lỗi, font size, decrease, increase, reset, viết bình luận,",
    "ẩn, hiện, video, podcast, e magazine, emagazine, infographic, của, và, hoặc, qua, trên,",
    "lên, tin bài, tin tức, tin tức sự kiện, thời sự, chính trị",
)
# After these, what follows is no longer the article.
ENDS: Final = phrases(
    "gửi cho bạn bè, phản hồi, thông tin người gửi phản hồi, xem nhiều nhất, xem nhiều,",
    "đọc nhiều nhất, đọc nhiều, tin đọc nhiều, tin xem nhiều, bài đọc nhiều, được quan tâm,",
    "tin nổi bật, tin mới, tin mới nhất, bài mới nhất, mới nhất, tin khác, các tin khác,",
    "tin tức khác, các tin tức khác, bài khác, bài viết khác, các bài viết khác,",
    "các bài khác, các tin mới hơn, các tin cũ hơn, tin mới hơn, tin cũ hơn,",
    "những tin mới hơn, những tin cũ hơn, các tin đã đưa, tin đã đưa, các tin tiếp theo,",
    "tin tiếp theo, cùng chuyên mục, tin cùng chuyên mục, tin trong chuyên mục,",
    "bài viết cùng chuyên mục, bài cùng chuyên mục, tin cùng loại, bình luận,",
    "ý kiến bạn đọc, ý kiến của bạn, gửi bình luận, gửi ý kiến, ý kiến phản hồi,",
    "để lại bình luận, viết bình luận của bạn, bình luận facebook, mã xác nhận, mã bảo mật,",
    "thư viện ảnh, thư viện video, hình ảnh hoạt động, liên kết website, liên kết web,",
    "liên kết, website liên kết, bản quyền thuộc về, tin ảnh, thăm dò ý kiến, thông báo mới,",
    "văn bản mới, tin tức liên quan cùng chuyên mục, comments",
)
# After these stand a few headlines; the article may go on after them.
ASIDES: Final = phrases(
    "tin liên quan, bài liên quan, bài viết liên quan, các bài liên quan,",
    "các bài viết liên quan, các tin liên quan, tin bài liên quan, tin tức liên quan,",
    "xem thêm, đọc thêm, mời xem thêm, có thể bạn quan tâm, bạn có thể quan tâm,",
    "có thể bạn thích, liên quan, chủ đề liên quan",
)
WHOLE: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"trang chủ[ /›»>|-].{0,300}",
        r"theo dõi .{1,60} trên (?:google|zalo|facebook|youtube|tiktok|báo)\b.{0,40}",
        r"banner\b.{0,80}",
        (
            r"(?:>+|»|→|\+|•)? ?(?:xem thêm|đọc thêm|xem tiếp|mời (?:xem|đọc)|tin liên quan"
            r"|bài liên quan|liên quan) ?[:>»].{0,250}"
        ),
        r"(?:số )?lượt (?:xem|đọc|thích|truy cập)\b[\d .,:;|/-]*",
        r"\D{0,20}\d{1,2}(?:[.,]\d)? ?(?:[°º] ?c?|độ c)(?!\w).{0,15}",
        r"ch[ií]nh phủ nước cộng hòa xã hội chủ nghĩa việt nam",
        r"(?:mời quý|kính mời quý|quý) (?:độc giả|vị|bạn đọc) (?:theo dõi|đón xem|xem).{0,120}",
        (
            r"(?:tổng số điểm|click để|nhấn vào|bấm vào|bạn (?:cần|phải|hãy) đăng nhập"
            r"|vui lòng (?:đăng nhập|nhập|đánh giá|chờ|bật)) .{0,120}"
        ),
        r"\(?(?:bạn đọc |đọc )?\d+ (?:bình luận|lượt xem|lượt đọc|lượt thích|phản hồi)\)?",
        r"https?://\S{1,300}",
        r"[^\w]{1,200}",
        r"[\d .,:/|]{1,12}",
    )
)
# Lines of a footer: furniture at the end of a page, but perhaps text inside an article.
FOOTER: Final = re.compile(
    r"©|\(c\) |copyright\b|bản quyền\b|(?:giấy phép|gpxb|gp số|số giấy phép|chịu trách nhiệm"
    r"|người chịu|tổng biên tập|phó tổng biên tập|trưởng ban biên tập|cơ quan chủ quản|cơ quan"
    r"|trụ sở|địa chỉ|điện thoại|đt|tel|fax|email|e-mail|hotline|đường dây nóng|website|thiết kế"
    r"|đơn vị quản lý|đang truy cập|cấp ngày)(?: [^:]{0,30})?[:\d(+]|designed by|design by"
    r"|powered by|phát triển bởi|ghi rõ nguồn|vui lòng ghi rõ|® ",
    re.IGNORECASE,
)
STRONG_FOOTER: Final = re.compile(
    r"(?:©|\(c\) |copyright|bản quyền|giấy phép (?:số|xuất bản|hoạt động|thiết lập)|gpxb|gp số"
    r"|số giấy phép|chịu trách nhiệm (?:chính|nội dung|xuất bản)|người chịu trách nhiệm"
    r"|cơ quan chủ quản|tổng biên tập ?:|designed by|design by|powered by|® )",
    re.IGNORECASE,
)
WORD_SIGNS: Final = re.compile(r"[\W\d_]+")
LONGEST: Final = 320


def plain(text: str) -> str:
    """Return the words of a line in lower case, without signs and numbers."""
    return WORD_SIGNS.sub(" ", text.lower()).strip()


def is_furniture(text: str) -> bool:
    """Return whether a whole line is furniture: phrases of furniture only, or a known pattern."""
    if len(text) > LONGEST:
        return False
    if is_phrases(plain(text).split()):
        return True
    return not is_prose(text) and any(pattern.fullmatch(text) for pattern in WHOLE)


def is_phrases(words: Sequence[str]) -> bool:
    """Return whether words are nothing but phrases of furniture, one after another."""
    reached = {0}
    for end in range(1, len(words) + 1):
        starts = range(max(0, end - LONGEST_PHRASE), end)
        if any(at in reached and " ".join(words[at:end]) in KNOWN for at in starts):
            reached.add(end)
    return len(words) in reached


def ends_article(text: str) -> bool:
    """Return whether a line opens what stands after articles: comments, other news."""
    return len(text) <= LONGEST and plain(text) in ENDS


def opens_aside(text: str) -> bool:
    """Return whether a line opens a list of related headlines."""
    return len(text) <= LONGEST and plain(text) in ASIDES


def is_footer(text: str) -> bool:
    """Return whether a line belongs to a footer, if it stands at the end."""
    return len(text) <= LONGEST and bool(FOOTER.match(text))


KNOWN: Final = PHRASES | ENDS | ASIDES
LONGEST_PHRASE: Final = max(len(phrase.split()) for phrase in KNOWN)


def is_strong_footer(text: str) -> bool:
    """Return whether a line stands in footers only: a copyright, a licence, who answers for it."""
    return len(text) <= LONGEST and bool(STRONG_FOOTER.match(text))
