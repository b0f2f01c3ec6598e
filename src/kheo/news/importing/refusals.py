"""Why a page cannot be read, in words for the person who brought it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Reason(StrEnum):
    """Why nothing was imported."""

    TOO_BIG = "too_big"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_DEEP = "too_deep"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    BINARY = "binary"
    LEGACY_FONT = "legacy_font"
    UNREADABLE = "unreadable"
    NO_ARTICLE = "no_article"
    LOGIN_PAGE = "login_page"
    ERROR_PAGE = "error_page"
    LISTING = "listing"
    LONG_TITLE = "long_title"


MESSAGES: Final[Mapping[Reason, str]] = MappingProxyType({
    Reason.TOO_BIG: (
        "Trang này nặng quá {limit} MB nên không nhập được. Hãy lưu riêng trang bài viết "
        "(“Chỉ HTML”), hoặc chỉ chép phần bài viết rồi dán vào."
    ),
    Reason.TOO_MANY_PARTS: (
        "Trang này có quá nhiều thành phần (trên {limit} thẻ HTML) nên không nhập được. "
        "Hãy chỉ chép phần bài viết rồi dán vào."
    ),
    Reason.TOO_DEEP: (
        "Mã HTML của trang này lồng nhau quá sâu hoặc bị hỏng nên không đọc được. "
        "Hãy chỉ chép phần bài viết rồi dán vào."
    ),
    Reason.TOO_LONG: (
        "Nội dung đọc được dài quá {limit} ký tự, không giống một bài viết. "
        "Hãy chỉ chép phần bài viết rồi dán vào."
    ),
    Reason.EMPTY: "Không có nội dung nào để nhập. Hãy dán phần bài viết hoặc chọn tệp HTML đã lưu.",
    Reason.BINARY: (
        "Đây là {name}, không phải trang web. Hãy mở tệp, chép phần bài viết rồi dán vào, "
        "hoặc lưu trang bài viết ở dạng “Chỉ HTML”."
    ),
    Reason.LEGACY_FONT: (
        "Trang này gõ bằng phông chữ cũ ({name}), không phải Unicode. "
        "Hãy chuyển mã sang Unicode (ví dụ bằng Unikey) rồi nhập lại."
    ),
    Reason.UNREADABLE: (
        "Không đọc được bảng mã của tệp này. "
        "Hãy lưu lại trang bằng UTF-8, hoặc chép phần bài viết rồi dán vào."
    ),
    Reason.NO_ARTICLE: (
        "Không tìm thấy bài viết nào trong nội dung này, chỉ có trình đơn hoặc các dòng ngắn. "
        "Hãy mở đúng trang bài viết rồi lưu lại hoặc chép lại."
    ),
    Reason.LOGIN_PAGE: (
        "Đây là trang đăng nhập, không phải bài viết. "
        "Hãy đăng nhập, mở bài viết rồi lưu lại hoặc chép lại."
    ),
    Reason.ERROR_PAGE: (
        "Đây là trang báo lỗi, không phải bài viết. "
        "Hãy kiểm tra địa chỉ, mở lại bài viết rồi lưu lại hoặc chép lại."
    ),
    Reason.LISTING: (
        "Đây là trang liệt kê nhiều tin, không phải một bài viết. "
        "Hãy mở từng bài rồi lưu lại hoặc chép lại."
    ),
    Reason.LONG_TITLE: (
        "Tiêu đề dài hơn {limit} ký tự. "
        "Hãy dán lại, để tiêu đề đứng riêng một dòng ở trên cùng."
    ),
})  # fmt: skip


class ImportRefused(ValueError):  # noqa: N818 - a refusal is no error of ours
    """A page that cannot be read; `message` says what is wrong and what to do."""

    def __init__(self, reason: Reason, **values: object) -> None:
        self.reason = reason
        self.values = values
        self.message = MESSAGES[reason].format(**values)
        super().__init__(self.message)


def thousands(number: int) -> str:
    """Return a number with points between its thousands, as Vietnamese readers expect."""
    return f"{number:,}".replace(",", ".")
