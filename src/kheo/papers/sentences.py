"""Why a paper cannot be made, in words."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _

from kheo.papers.rules.faults import Fault
from kheo.papers.rules.limits import (
    LONGEST_LINE,
    LONGEST_WORD,
    MOST_ROWS,
    MOST_SIGNATURES,
    MOST_SIGNS,
    NARROWEST,
)

SENTENCES: Final[dict[str, Callable[[], str]]] = {
    "no_issuer": lambda: _("Chưa ghi cơ quan ban hành."),
    "no_layout": lambda: _(
        "Chưa có mẫu trình bày cho văn bản của cơ quan này vào ngày đó: mẫu của Nhà nước có từ "
        "05/3/2011, mẫu của Đảng từ 28/5/2004."
    ),
    "no_title": lambda: _("Chưa ghi tên loại hay trích yếu."),
    "long_line": lambda: (
        _("Dài quá %(most)d ký tự. Hãy viết ngắn lại, phần chi tiết đưa vào nội dung.")
        % {"most": LONGEST_LINE}
    ),
    "long_paper": lambda: (
        _("Văn bản dài quá %(most)d ký tự. Hãy tách phần dài thành văn bản hoặc tệp riêng.")
        % {"most": MOST_SIGNS}
    ),
    "long_word": lambda: (
        _("Có một từ dài quá %(most)d ký tự. Hãy ngắt từ ấy ra hoặc bỏ đi.")
        % {"most": LONGEST_WORD}
    ),
    "many_rows": lambda: (
        _("Các bảng có quá %(most)d dòng. Hãy gửi kèm tệp bảng tính thay cho bảng này.")
        % {"most": MOST_ROWS}
    ),
    "many_signatures": lambda: (
        _("Có quá %(most)d người ký. Hãy lập danh sách ký kèm theo.") % {"most": MOST_SIGNATURES}
    ),
    "uneven_table": lambda: _("Bảng có dòng, bề rộng hay cách căn không khớp số cột của đầu bảng."),
    "narrow_column": lambda: (
        _("Bảng có cột hẹp hơn %(width)d mm. Hãy bớt cột, nới bề rộng hoặc để phụ lục nằm ngang.")
        % {"width": NARROWEST}
    ),
    "text_and_runs": lambda: _("Một mục chỉ dùng text hoặc runs, không dùng cả hai."),
    "no_copy": lambda: _(
        "Chưa có mẫu chỉ dẫn sao cho cơ quan này vào ngày đó: chỉ có mẫu của Nhà nước từ 05/3/2011."
    ),
    "deputy_of_committee": lambda: _(
        "Cấp ủy là tập thể: người ký thay mặt (T/M) không đồng thời ký thay (K/T)."
    ),
}


def sentence(fault: Fault) -> str:
    """Return a fault with the key it stands under."""
    return f"{fault.where}: {SENTENCES[fault.reason]()}"
