"""Why something was not done, in words; the keys are those of the verdicts."""

from typing import Final

from django.utils.translation import gettext_lazy as _

REFUSALS: Final = {
    "list_empty": _("Danh mục chưa có mục nào."),
    "number_missing": _("Quy tắc này cần một con số."),
    "switch_is_yes_or_no": _("Quy tắc có hoặc không chỉ nhận 1 (có) hoặc 0 (không)."),
    "share_of_a_whole": _("Tỷ lệ phải lớn hơn 0 và không vượt quá tổng số."),
    "ends_before_it_begins": _("Ngày kết thúc đứng trước ngày bắt đầu. Hãy xem lại hai ngày."),
    "rule_ended_already": _("Quy tắc này đã kết thúc vào ngày đó hoặc sớm hơn."),
    "rule_withdrawn": _("Dòng này đã được thay bằng dòng khác. Hãy mở dòng đang có hiệu lực."),
    "where_missing": _("Hãy ghi đã đọc văn bản ở đâu."),
    "no_days": _("Hãy nhập ít nhất một ngày."),
    "same_day_twice": _("Một ngày được nhập hai lần."),
    "pair_missing": _("Ngày hoán đổi cần có ngày được thay."),
    "pair_is_itself": _("Một ngày không thể thay cho chính nó."),
    "worked_day_is_no_rest": _("Ngày làm bù phải là ngày nghỉ hằng tuần."),
    "day_unknown": _("Ngày này không có trong lịch nên không rút được."),
    "reason_missing": _("Hãy ghi lý do."),
    "no_openings": _("Cần giờ làm việc của ít nhất một ngày từ thứ Hai đến thứ Sáu."),
    "closes_before_it_opens": _("Giờ đóng cửa phải sau giờ mở cửa."),
    "openings_lap_over": _("Hai buổi trong cùng một ngày chồng lên nhau."),
    "no_term": _("Quy tắc này không phải là một thời hạn nên không mở được hạn."),
    "count_out_of_range": _("Số phải từ 1 đến 4000."),
    "start_out_of_range": _("Ngày bắt đầu quá xa."),
    "deadline_closed": _("Thời hạn này đã kết thúc nên không đổi được nữa."),
    "met_before_it_began": _("Ngày làm xong đứng trước ngày bắt đầu của thời hạn."),
}
