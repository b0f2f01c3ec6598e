"""Why a paper cannot be made, in words."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _

from kheo.papers.rules.faults import Fault

SENTENCES: Final[dict[str, Callable[[], str]]] = {
    "no_issuer": lambda: _("Chưa ghi cơ quan ban hành."),
    "no_layout": lambda: _(
        "Chưa có mẫu trình bày cho văn bản của cơ quan này vào ngày đó: mẫu của Nhà nước có từ "
        "05/3/2020, mẫu của Đảng từ 03/4/2018."
    ),
    "no_title": lambda: _("Chưa ghi tên loại hay trích yếu."),
    "uneven_table": lambda: _("Bảng có dòng, bề rộng hay cách căn không khớp số cột của đầu bảng."),
    "deputy_of_committee": lambda: _(
        "Cấp ủy là tập thể: người ký thay mặt (T/M) không đồng thời ký thay (K/T)."
    ),
}


def sentence(fault: Fault) -> str:
    """Return a fault with the key it stands under."""
    return f"{fault.where}: {SENTENCES[fault.reason]()}"
