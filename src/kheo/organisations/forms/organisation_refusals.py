"""Why an act on organisations, mandates or duties was refused, as people read it."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.core.verdict import Verdict

REFUSALS: Final[dict[str, str | Promise]] = {
    # Organisations
    "not_alive": _("Tổ chức không hoạt động vào ngày này."),
    "parent_not_alive": _("Tổ chức cấp trên không hoạt động vào ngày này."),
    "not_after_the_last": _("Ngày này phải sau ngày của lần thay đổi gần nhất."),
    "under_itself": _("Không đặt được tổ chức dưới chính nó hoặc dưới tổ chức trực thuộc của nó."),
    "already_ended": _("Tổ chức này đã có ngày kết thúc."),
    "before_founding": _("Ngày này không sau ngày tổ chức bắt đầu."),
    "others_below": _(
        "Còn tổ chức trực thuộc đang hoạt động. Hãy chuyển hoặc kết thúc các tổ chức đó trước."
    ),
    # Successions
    "wrong_number_of_old": _("Số tổ chức trước không hợp với cách kế tục này."),
    "wrong_number_of_new": _("Số tổ chức sau không hợp với cách kế tục này."),
    "ended_on_another_day": _("Một tổ chức trước đã kết thúc vào một ngày khác."),
    "successor_not_founded": _("Một tổ chức sau chưa thành lập vào ngày này."),
    "successor_ended": _("Một tổ chức sau đã kết thúc trước ngày này."),
    "successor_older": _(
        "Với cách kế tục này, tổ chức sau phải bắt đầu đúng ngày kế tục. "
        "Nếu tổ chức sau đã có từ trước, hãy chọn “Sáp nhập vào tổ chức đang có”."
    ),
    "ring": _("Kế tục như vậy thành vòng: một tổ chức sẽ kế tục chính nó."),
    "already_recorded": _("Việc kế tục này đã được ghi."),
    # Mandates
    "officer_inactive": _("Tài khoản của người này đã khóa."),
    "ends_before_it_begins": _("Ngày kết thúc trước ngày bắt đầu."),
    "already_holds": _("Người này đã giữ vai trò đó ở tổ chức đó trong khoảng thời gian này."),
    "before_beginning": _("Ngày này trước ngày nhiệm vụ bắt đầu."),
    "already_over": _("Nhiệm vụ này đã kết thúc."),
    "delegated_on": _("Người được ký thay, được ủy quyền không ủy quyền lại cho người khác."),
    "delegated_to_oneself": _("Không ký thay, ủy quyền cho chính mình được."),
    "longer_than_its_grounds": _("Thời gian ký thay, ủy quyền phải nằm trong thời gian nhiệm vụ."),
    "more_than_its_grounds": _("Chỉ ủy quyền được những việc mà vai trò đó có."),
    "delegation_without_limits": _("Ủy quyền phải có thời hạn và nêu rõ từng việc."),
    "delegation_without_document": _("Ủy quyền phải bằng văn bản. Hãy ghi số văn bản."),
    "role_there": _("Đã có vai trò mang mã này."),
    # Duties
    "nothing_chosen": _("Hãy chọn ít nhất một việc."),
    "too_many_at_once": _("Nhiều việc quá. Hãy quyết định nhiều nhất 2.000 việc một lần."),
    "holder_lives": _(
        "Có việc thuộc tổ chức đang hoạt động; chỉ bàn giao việc của tổ chức đã kết thúc."
    ),
    "already_decided": _("Có việc đã được quyết định rồi. Không có gì thay đổi."),
    "no_target": _("Hãy chọn ít nhất một tổ chức nhận việc."),
    "target_ended": _("Có tổ chức nhận việc đã kết thúc."),
    "target_not_founded": _("Có tổ chức nhận việc chưa thành lập."),
    "stranger_without_reason": _(
        "Có tổ chức nhận việc không phải nơi kế tục. Hãy ghi lý do, từ 5 đến 500 ký tự."
    ),
    "reason_missing": _("Hãy ghi lý do, từ 5 đến 500 ký tự."),
}


def refusal(verdict: Verdict) -> str:
    """Return why something was refused, with the article that says so."""
    said = str(REFUSALS[verdict.reason])
    is_article = verdict.source.startswith("Nghị định")
    return f"{said} ({verdict.source})" if is_article else said
