"""How sentences say who issued a document: the words between a name and the citation."""

import re
from typing import Final

from kheo.documents.citations.letters import LOW, UP

VERB: Final = (
    r"(?:ký ban hành|ban hành|ký|ra|có|gửi|phát hành|phát đi|phát|công bố|phê duyệt|cấp|đưa ra|"
    r"thông qua|trình|tống đạt|ký quyết định|ký văn bản|trả lời|lập|thông báo|ra thông báo|ban bố|"
    r"chuyển|đề ra|làm|soạn|soạn thảo)"
)
BEFORE_VERB: Final = (
    r"(?:đã|vừa|cũng|mới|tiếp tục|chính thức|lại|đang|sẽ|còn|có|thì|phải|đồng thời|mới đây|"
    r"kịp thời|"
    r"ngay lập tức|đều|liên tiếp|liên tục|lần lượt|nhanh chóng|tiếp đó|sau đó|bất ngờ|tổ chức|"
    r"trực tiếp|cho|cho biết|khẳng định|chỉ|đã có|theo đó|sớm|không|không hề|chưa)"
)
BEHIND_VERB: Final = (
    r"(?:các|những|một|hai|ba|nhiều|bản|lại|tiếp|theo|kèm theo|thêm|loạt|một loạt|hàng loạt|"
    r"bằng|ra|"
    r"thông báo|văn bản|công văn|quyết định|chỉ thị|dự thảo|ban hành|là|hành|ngay|luôn|tới|số|và|"
    r"hỏa tốc|khẩn|phép)"
)
# Behind a name: “(Bộ Công Thương)”, “, Nghệ An”, a person, a day.
BRACKET: Final = (
    r"(?:\s?\([^()]{1,60}\)"
    rf"|(?:,\s(?:(?:tỉnh|TP\.?|thành phố|huyện|quận)\s)?"
    rf"[{UP}][{LOW}]+(?:\s[{UP}][{LOW}]+){{0,3}}){{1,2}})?"
)
PERSON: Final = rf"(?:(?:\s(?:ông|bà|đồng chí))?(?:\s[{UP}][{LOW}]*){{2,5}})?"
DAY: Final = (
    r"(?:,?\s(?:ngày|vào ngày|hôm|sáng|chiều|tối|vào)?\s?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?,?)?"
)
# “Quốc hội khóa XIV tại Kỳ họp thứ 2 đã thông qua”
TERM: Final = (
    r"(?:\s\(?(?i:khóa|khoá)\s[IVX]+\)?)?"
    r"(?:,?\s(?:tại\s)?(?i:kỳ họp|phiên họp|hội nghị)[^,.;:()]{0,40}?)?"
)
# “… ban hành tới 8 Nghị định về cổ phần hóa, bao gồm”
SEVERAL: Final = (
    r"(?:(?i:tới|hơn|gần|khoảng)?\s?(?:\d{1,3}|các|nhiều|một số|hàng loạt)\s[^.;:()]{3,70}?"
    r"(?:gồm|là|như|sau)\s?)?"
)
# “… thông qua Luật Tố tụng hành chính (Luật số 93/2015/QH13)”
NAMED_LAW: Final = r"(?:(?:Bộ l|L)uật\s[^.;:()]{3,60}\s\()?"
DIRECT: Final = re.compile(
    rf"(?:\s(?:này|trên))?{TERM}{BRACKET}\s?[-,]?{PERSON}"
    rf"(?i:{DAY}[\s,]{{0,2}}(?:\s?{BEFORE_VERB}\s){{0,6}}(?:\s?(?:{VERB}),?)"
    rf"(?:\s{BEHIND_VERB}){{0,6}})\s?(?:{SEVERAL}|{NAMED_LAW})[:“\"]?\s{{0,3}}\Z"
)
# “UBND TP Đà Nẵng đã công văn số …”: the type is the verb.
AUXILIARY: Final = re.compile(rf"{BRACKET}\s(?:đã|vừa|mới)\s(?:có\s)?\Z")
ACT: Final = (
    r"(?:trình|đề ra|chỉ đạo|giao|yêu cầu|phê duyệt|chấp thuận|đồng ý|cho phép|đề nghị|kiến nghị|"
    r"quy định|thông báo|trả lời|báo cáo|có ý kiến|quyết định|nêu|khẳng định|hướng dẫn|thống nhất|"
    r"bổ nhiệm|phân công|công bố|xác định|ban hành|cấp|thông qua|đề xuất|phản hồi|kết luận|"
    r"giải quyết|chấp nhận|truyền đạt|đặt ra|nhấn mạnh)"
)
# “Bộ Công Thương đã trình Thủ tướng Chính phủ tại Văn bản số …”
THROUGH: Final = re.compile(
    rf"{BRACKET}\s(?:(?:đã|vừa|cũng|có|mới|tiếp tục)\s){{0,4}}{ACT}(?!\w)"
    r"(?:(?!thực hiện|theo quy|chấp hành|quy định tại)[^.,;:()]){0,110}\s"
    r"(?:tại|bằng|qua|trong|kèm)\s(?:các\s|nội dung\s|dự thảo\s){0,2}\Z"
)
# The verb stands further on: “… là người gây dư luận với việc ký ban hành văn bản số …”.
FAR_DIRECT: Final = re.compile(
    r"[^.;:]{1,120}\s(?:đã|vừa|việc|và|khi|lại|cũng)\s(?:ký ban hành|ban hành|ký|ra|gửi|phát hành)"
    rf"(?:\s{BEHIND_VERB}){{0,6}}\s\Z"
)
SAID_BY: Final = re.compile(
    r"(?:chỉ đạo|ý kiến|yêu cầu|đề nghị|kết luận|phân công|hướng dẫn)\scủa\s\Z"
)
# “theo yêu cầu của UBND tỉnh tại Công văn …”, “của Bộ Kế hoạch và Đầu tư (Quyết định số …”
OF_AT: Final = re.compile(
    r"\s\(|(?:\s|,\s|\s\()(?:tại|trong|ở|theo|qua|bằng|nêu tại|thể hiện tại|về)\s"
    r"(?:các\s|nội dung\s)?\Z"
)
# Before a name: it is spoken of, and does not act.
SPOKEN_OF: Final = re.compile(
    r"(?<!\w)(?:thực hiện|theo|căn cứ|đối với|nhận|nhận được|quán triệt|cứ|gửi|tới|đến|trình|"
    r"của)\s\Z"
)
HEADER_GAP: Final = re.compile(r"[\s_*-]{1,40}\Z")
DATE_VERB: Final = re.compile(
    rf"(?:(?<!\w)(?:{VERB})(?:\s{BEHIND_VERB}){{0,6}}"
    rf"|(?<!\w)(?:đã|vừa|mới)(?:\s(?!theo){BEHIND_VERB}){{0,6}})\s?\Z"
)
# “… từ khi có Chỉ thị số 40-CT/TW”: that was another day.
SINCE: Final = re.compile(r"(?<!\w)(?:khi|nếu|cần|phải)\s(?:\w{2,5}\s){1,2}\Z")
# “Tới tận ngày 3/9/2016, với quyết định …”
WITH: Final = re.compile(r",\s(?:với|bằng)\s")
