"""Why something was not done with a document, in words; the keys are those of the verdicts."""

from typing import Final

from django.utils.translation import gettext_lazy as _

REFUSALS: Final = {
    "secret": _(
        "Văn bản có dấu chỉ độ mật. Bí mật nhà nước không được lưu trên máy nối mạng "
        "(Luật Bảo vệ bí mật nhà nước số 29/2018/QH14, Điều 5). Không có gì được lưu lại. "
        "Hãy gỡ tệp khỏi máy này và báo người phụ trách bảo mật của cơ quan."
    ),
    "document_is_here": _(
        "Thư viện đã có văn bản cùng số, loại, cơ quan và ngày. Hãy mở văn bản ấy để sửa."
    ),
    "not_next": _(
        "Không làm được việc này khi hồ sơ đang ở tình trạng hiện nay. Hãy tải lại trang."
    ),
    "type_missing": _("Chưa chọn loại văn bản. Hãy chọn loại rồi công bố."),
    "title_missing": _("Chưa có trích yếu. Hãy ghi trích yếu rồi công bố."),
    "issuer_missing": _("Chưa có cơ quan ban hành. Hãy ghi cơ quan rồi công bố."),
    "year_missing": _("Chưa có ngày hoặc năm ban hành. Hãy ghi ngày hoặc năm rồi công bố."),
    "reason_missing": _("Hãy ghi lý do."),
    "where_missing": _("Hãy ghi đã đối chiếu với bản nào, ở đâu."),
    "reference_to_itself": _("Một văn bản không dẫn chiếu đến chính nó. Hãy chọn văn bản khác."),
    "reference_to_nothing": _("Hãy chọn một văn bản, hoặc ghi số, ký hiệu của văn bản chưa có."),
    "reference_said_before": _("Quan hệ này đã được khai rồi."),
    "file_is_here": _("Văn bản đã có đúng tệp này rồi."),
    "file_gone": _("Tệp này không còn. Hãy tải lại trang."),
    "discrepancy_settled": _("Mâu thuẫn này đã được xử lý rồi. Hãy tải lại trang."),
    "outcome_missing": _("Hãy ghi đã xử lý thế nào."),
    "library_changed": _(
        "Thư viện đã thay đổi sau lần xem thử. Chưa nạp gì; hãy xem thử lại rồi nạp."
    ),
    "term_label_missing": _("Hãy ghi tên nhiệm kỳ, như 2025–2030."),
    "term_is_here": _("Cơ quan này đã có nhiệm kỳ ấy."),
    "term_before_the_last": _("Nhiệm kỳ mới phải bắt đầu sau nhiệm kỳ đang có."),
    "term_cuts_numbers_off": _(
        "Đã cấp số cho văn bản từ ngày ấy về sau trong nhiệm kỳ cũ; hãy chọn ngày muộn hơn."
    ),
    "no_term": _("Chưa có nhiệm kỳ nào gồm ngày này. Hãy ghi nhiệm kỳ của cấp ủy trước."),
    "first_number_counts": _("Số đầu tiên của sổ phải từ 1 trở lên."),
    "register_is_here": _("Cơ quan đã có sổ này trong năm hoặc nhiệm kỳ ấy."),
    "no_register": _("Cơ quan chưa có sổ cho loại văn bản này. Hãy mở sổ trước."),
    "type_without_sign": _("Loại văn bản này không có chữ viết tắt trong số, ký hiệu."),
    "party_book_is_of_one_type": _(
        "Văn bản của Đảng lấy số theo từng loại; hãy chọn loại văn bản của sổ."
    ),
    "legal_book_is_of_one_type": _(
        "Mỗi loại văn bản quy phạm pháp luật có hệ thống số riêng; hãy chọn một loại như quyết "
        "định, nghị quyết, chỉ thị."
    ),
    "type_of_another_book": _("Sổ này không dành cho loại văn bản ấy."),
    "day_outside_period": _("Ngày văn bản nằm ngoài năm hoặc nhiệm kỳ của sổ."),
    "day_before_the_last": _(
        "Số cấp sau không được có ngày trước số cấp gần nhất (Nghị định 30/2020/NĐ-CP, Điều 15). "
        "Nếu văn bản bị bỏ sót, hãy lấy số chèn."
    ),
    "title_missing_in_book": _("Hãy ghi trích yếu của văn bản lấy số."),
    "organisation_without_sign": _(
        "Cơ quan chưa có chữ viết tắt trong số, ký hiệu vào ngày này. Hãy bổ sung ở trang tổ chức."
    ),
    "unit_missing": _("Công văn cần chữ viết tắt của đơn vị soạn thảo, như KSTT."),
    "no_such_number": _("Sổ không có số ấy để chèn vào sau."),
    "day_not_between": _("Ngày văn bản phải nằm giữa ngày của số đứng trước và số đứng sau."),
    "letters_used_up": _("Sau số này không còn chữ nào để chèn."),
    "number_void": _("Số này đã hủy; số đã cấp không bao giờ được dùng lại."),
    "number_in_use": _("Số này đã gắn với một văn bản trong thư viện."),
    "document_bears_another_number": _(
        "Văn bản ghi số, loại, năm hoặc cơ quan khác với số đã cấp. Hãy xem lại văn bản."
    ),
    "document_has_its_number": _("Văn bản này đã gắn với một số khác."),
}
