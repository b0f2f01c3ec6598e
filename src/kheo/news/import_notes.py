"""What an editor is told about a text brought in from elsewhere."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.news.importing.found import NoteCode

SENTENCES: Final[dict[NoteCode, Promise]] = {
    NoteCode.MISSING_TITLE: _("Không thấy tiêu đề: hãy viết tiêu đề."),
    NoteCode.UNSURE_TITLE: _("Tiêu đề chưa chắc đúng: hãy so với bài gốc."),
    NoteCode.UNSURE_PLACE: _(
        "Chữ đứng trước dấu hai chấm có thể không phải địa danh: hãy xem lại “%(place)s”."
    ),
    NoteCode.MISSING_LEAD: _("Không thấy sa-pô: hãy viết hoặc tách từ đoạn đầu."),
    NoteCode.MISSING_SOURCE: _("Không thấy nguồn: bài đăng lại phải ghi nguồn trước khi đăng."),
    NoteCode.MISSING_PICTURE_ALT: _(
        "Ảnh %(number)s chưa có mô tả cho người không nhìn thấy ảnh: “%(caption)s”."
    ),
    NoteCode.MISSING_PICTURE_CREDIT: _("Ảnh %(number)s chưa rõ người chụp: “%(caption)s”."),
    NoteCode.PICTURE_NOT_FETCHED: _(
        "Ảnh %(number)s không được lấy về: hãy tải ảnh lên và ghi quyền sử dụng (“%(caption)s”)."
    ),
    NoteCode.MISSING_PUBLICATION_TIME: _(
        "Không thấy thời điểm đăng của bài gốc: để trống thì lấy lúc đăng trên trang này."
    ),
    NoteCode.PUBLICATION_HOUR_UNKNOWN: _("Chỉ biết ngày đăng của bài gốc, không biết giờ."),
    NoteCode.READING_DAY_NOT_PUBLICATION: _(
        "Dòng ngày %(day)s ở đầu trang là ngày người ta đọc trang, không phải ngày đăng bài."
    ),
    NoteCode.UNSURE_LINE: _("Không chắc dòng này thuộc bài: “%(text)s”."),
    NoteCode.LONG_TEXT_DROPPED: _(
        "%(count)s dòng dài đã bị bỏ: hãy xem lại trong danh sách những dòng đã bỏ."
    ),
    NoteCode.OFFICIAL_DOCUMENT: _(
        "Trang này giống một văn bản hơn là tin bài: hãy cân nhắc đưa vào thư viện văn bản."
    ),
    NoteCode.DAMAGED_LETTERS: _("Có chữ bị mất khi lưu trang: tìm dấu � và sửa theo bài gốc."),
    NoteCode.ENCODING_REPAIRED: _(
        "Bảng mã của trang ghi sai, đã tự sửa: hãy đọc lại dấu tiếng Việt."
    ),
}


def sentences(notes: Iterable[Mapping[str, str]]) -> list[str]:
    """Return one sentence for each thing that an editor must fill in or check."""
    return [str(SENTENCES[NoteCode(note["code"])]) % note for note in notes]
