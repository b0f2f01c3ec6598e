"""Why a file is not taken, what came of reading it, and how sure a proposal is, in words."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as lazy

from kheo.documents.intake.extracting import Extract
from kheo.documents.intake.proposals import Proposal, Spot, Sure
from kheo.documents.intake.reasons import MOST_BYTES, MOST_PAGES, FileRefused, Reason
from kheo.documents.intake.scans import Sight

MEGABYTE: Final = 1024 * 1024
REFUSED: Final = {
    Reason.EMPTY: lazy("Tệp rỗng. Hãy chọn lại tệp."),
    Reason.TOO_BIG: lazy(
        "Tệp lớn hơn %(megabytes)d MB. Hãy nén ảnh trong tệp hoặc tách phụ lục thành tệp riêng."
    ),
    Reason.OTHER_KIND: lazy(
        "Tệp này không phải PDF, DOCX hay văn bản thuần%(found)s. "
        "Hãy lưu văn bản ở dạng PDF hoặc DOCX rồi tải lên lại."
    ),
    Reason.OLD_WORD: lazy(
        "Đây là tệp Word kiểu cũ (.doc). Hãy mở bằng Word hoặc LibreOffice, lưu lại dạng .docx "
        "hoặc PDF rồi tải lên lại."
    ),
    Reason.WRONG_EXTENSION: lazy(
        "Tên tệp không đúng với nội dung: nội dung là .%(kind)s. Hãy đổi lại đuôi tên tệp, hoặc "
        "xem có chọn nhầm tệp không."
    ),
    Reason.BAD_NAME: lazy(
        "Tên tệp có ký tự điều khiển hoặc ký tự ẩn. Hãy đặt lại tên tệp rồi tải lên lại."
    ),
    Reason.ENCRYPTED: lazy(
        "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu, hoặc xin bản không khóa."
    ),
    Reason.DAMAGED: lazy("Tệp bị hỏng nên không đọc được. Hãy tải lại bản gốc rồi thử lần nữa."),
    Reason.TRUNCATED: lazy(
        "Tệp bị cụt: phần cuối không còn, có lẽ do tải về dở dang. Hãy tải lại bản gốc."
    ),
    Reason.SCRIPTED: lazy(
        "Tệp chứa mã lệnh hoặc tệp khác bên trong%(found)s, có thể gây hại cho người đọc. Hãy in "
        "văn bản ra PDF mới rồi tải lên bản ấy."
    ),
    Reason.TOO_MANY_PAGES: lazy(
        "Tệp có hơn %(pages)d trang. Hãy tách phụ lục thành tệp riêng."
    ),
    Reason.TOO_MUCH_TEXT: lazy(
        "Tệp có quá nhiều chữ (hơn 5 MB). Hãy tách phụ lục thành tệp riêng."
    ),
    Reason.UNPACKS_TOO_BIG: lazy(
        "Tệp nén bung ra quá lớn, giống một tệp phá hoại. Hãy lưu lại tệp từ Word, hoặc dùng PDF."
    ),
    Reason.TOO_SLOW: lazy(
        "Đọc tệp này mất quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Hãy in văn bản ra PDF mới, "
        "hoặc nhập bằng biểu mẫu."
    ),
    Reason.NOT_UNICODE: lazy(
        "Tệp chữ không ở dạng Unicode. Hãy lưu lại với bảng mã UTF-8 rồi tải lên lại."
    ),
}  # fmt: skip
SIGHTS: Final = {
    Sight.READ: lazy("Tệp này là bản quét; chữ do máy nhận dạng nên cần đọc lại kỹ."),
    Sight.PARTLY: lazy(
        "Tệp này là bản quét; máy chỉ nhận dạng được %(read)d trên %(pages)d trang. "
        "Hãy đọc lại kỹ và bổ sung phần còn thiếu."
    ),
    Sight.NO_TOOL: lazy(
        "Tệp này là bản quét, không có chữ. Máy chủ chưa cài Tesseract nên không nhận dạng được: "
        "hãy tự điền biểu mẫu, tệp vẫn được giữ. (Người quản trị cài: tesseract-ocr, "
        "tesseract-ocr-vie.)"
    ),
    Sight.NO_LANGUAGE: lazy(
        "Tệp này là bản quét, không có chữ. Tesseract trên máy chủ chưa có tiếng Việt nên không "
        "nhận dạng được: hãy tự điền biểu mẫu, tệp vẫn được giữ. (Người quản trị cài: "
        "tesseract-ocr-vie.)"
    ),
    Sight.FAILED: lazy(
        "Tệp này là bản quét và máy không nhận dạng được chữ nào. Hãy tự điền biểu mẫu, tệp vẫn "
        "được giữ."
    ),
}
SURES: Final = {
    Sure.SURE: gettext_lazy("đọc rõ"),
    Sure.LIKELY: gettext_lazy("có lẽ đúng, hãy xem lại"),
    Sure.GUESS: gettext_lazy("đoán, hãy kiểm tra kỹ"),
}
SPOTS: Final = {
    Spot.HEAD: gettext_lazy("phần đầu văn bản"),
    Spot.BODY: gettext_lazy("trong nội dung"),
    Spot.END: gettext_lazy("phần cuối văn bản"),
    Spot.SYMBOL: gettext_lazy("suy từ số, ký hiệu"),
}


def why(refused: FileRefused) -> str:
    """Return what is wrong with a file, and what to do."""
    found = f" ({refused.found})" if refused.found else ""
    return str(REFUSED[refused.reason]) % {
        "found": found, "kind": refused.found, "pages": MOST_PAGES,
        "megabytes": MOST_BYTES // MEGABYTE,
    }  # fmt: skip


def what_was_seen(extract: Extract) -> str:
    """Return what came of reading a scan; empty for a file with letters."""
    sentence = str(SIGHTS.get(extract.sight, ""))
    return sentence % {"read": extract.read, "pages": extract.pages} if sentence else ""


def told(proposal: Proposal) -> str:
    """Return where a proposal was read, and how sure it is."""
    facts = {"spot": SPOTS[proposal.spot], "sure": SURES[proposal.sure], "words": proposal.words}
    if not proposal.words:
        return _("Đề xuất từ %(spot)s: %(sure)s.") % facts
    return _("Đọc từ %(spot)s: “%(words)s” – %(sure)s.") % facts
