"""What is told of a draft, in words; what is not known is left out of a sentence."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.documents.rules.drafting import Finding, Manner, Reason, Severity

SEVERITIES: Final[Mapping[Severity, str | Promise]] = {
    Severity.WRONG: _("Phải sửa"),
    Severity.CHECK: _("Cần kiểm tra"),
    Severity.NOTE: _("Lưu ý"),
}
MANNERS: Final[Mapping[Manner, str | Promise]] = {
    Manner.ANY: _("Không xét"),
    Manner.STATE: _("Cơ quan Nhà nước (Nghị định 30/2020/NĐ-CP)"),
    Manner.PARTY: _("Cơ quan Đảng (Hướng dẫn 05-HD/VPTW)"),
}
SENTENCES: Final[Mapping[Reason, str | Promise]] = {
    Reason.REPLACED: _("%(name)s đã được thay thế từ ngày %(day)s. Hãy viện dẫn văn bản thay thế:"),
    Reason.ANNULLED: _("%(name)s đã bị bãi bỏ từ ngày %(day)s bởi:"),
    Reason.EXPIRED: _("%(name)s hết hiệu lực sau ngày %(day)s. Hãy tìm văn bản đang có hiệu lực."),
    Reason.PARTLY_ENDED: _(
        "%(name)s đã hết hiệu lực một phần từ ngày %(day)s. Hãy kiểm tra phần được viện dẫn với:"
    ),
    Reason.AMENDED: _(
        "%(name)s đã được sửa đổi, bổ sung từ ngày %(day)s. Hãy viện dẫn cả văn bản sửa đổi:"
    ),
    Reason.NOT_YET: _("%(name)s đến ngày %(day)s mới có hiệu lực."),
    Reason.BODY_ENDED: _("%(name)s không còn từ ngày %(day)s. Nay hỏi: %(now)s."),
    Reason.BODY_RENAMED: _("%(name)s là tên cũ. Từ ngày %(day)s tên là: %(now)s."),
    Reason.KIND_ENDED: _("%(name)s không còn từ ngày %(day)s (%(by)s). Nay là: %(now)s."),
    Reason.PLACE_ENDED: _("%(name)s không còn từ ngày %(day)s. Nay thuộc: %(now)s."),
    Reason.TYPE_AGAINST_SIGN: _(
        "Ghi là %(type)s nhưng ký hiệu %(number)s là của loại khác. Hãy đối chiếu với bản gốc."
    ),
    Reason.YEAR_AGAINST_DATE: _(
        "Năm trong số %(number)s khác năm của ngày ban hành (%(year)s). Hãy đối chiếu với bản gốc."
    ),
    Reason.ORDER: _("Số, ký hiệu chưa đúng thứ tự. Đúng thể thức là %(right)s."),
    Reason.SPELLING: _("Số, ký hiệu viết chưa đúng. Nên viết %(right)s."),
    Reason.OTHER_DATE: _("Thư viện ghi %(name)s ban hành ngày %(day)s. Hãy kiểm tra ngày."),
    Reason.OTHER_TITLE: _("Thư viện ghi trích yếu của %(name)s là “%(title)s”."),
    Reason.OTHER_ISSUER: _("Thư viện ghi %(name)s do %(issuer)s ban hành."),
    Reason.NEAR_MISS: _(
        "Thư viện có văn bản số %(number)s nhưng khác năm, loại hoặc cơ quan. Hãy kiểm tra:"
    ),
    Reason.UNCLEAR: _("Nhiều nơi có văn bản số %(number)s. Hãy ghi rõ cơ quan và ngày; có thể là:"),
    Reason.UNKNOWN: _("Thư viện chưa có văn bản số %(number)s nên chưa kiểm tra được hiệu lực."),
    Reason.COMMA_MISSING: _("Văn bản của Đảng đặt dấu phẩy trước chữ “ngày”."),
    Reason.COMMA_SURPLUS: _("Văn bản của Nhà nước không đặt dấu phẩy trước chữ “ngày”."),
}
NOBODY: Final[Mapping[Reason, str | Promise]] = {
    Reason.BODY_ENDED: _(
        "%(name)s không còn từ ngày %(day)s. Chưa ghi nhận cơ quan nào kế tục; hãy hỏi cấp trên."
    ),
    Reason.PLACE_ENDED: _("%(name)s không còn từ ngày %(day)s. Hãy ghi tên hiện nay của địa bàn."),
}
"""For what ended and has no successor that is known."""


def sentence_of(finding: Finding) -> str:
    """Return what is told of a finding."""
    lost = "now" in finding.told and not finding.told["now"]
    words = NOBODY.get(finding.reason) if lost else None
    return str(words or SENTENCES[finding.reason]) % finding.told
