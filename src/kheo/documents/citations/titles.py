"""The title behind a citation."""

import re
from typing import Final

from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import Found, Mark

QUOTED: Final = re.compile(
    r"\s{0,2}[,:]?\s{0,2}(?:(?:về|v/v|với chủ đề|"
    r"với tên)\s(?:việc\s)?)?[“\"](?P<title>[^“”\"]{3,300})[”\"]"
)
OPENED: Final = re.compile(
    r"\s{0,2}[,]?\s{0,2}(?P<title>(?:về|v/v|quy định|hướng dẫn|sửa đổi|ban hành|phê duyệt|bổ sung|"
    r"thành lập|công bố|điều chỉnh|triển khai|thực hiện|chi tiết)\s)"
)
TITLE_END: Final = re.compile(
    r"[;()“”\"]|\.(?!\d)|,\s(?:có hiệu lực|theo đó|trong đó|cụ thể|đồng thời)|\n[^\S\n]*\n"
)
TRAILING: Final = re.compile(r"(?:[\s,:-]|\s(?:và|của|theo|tại|được))+\Z")
OF, MADE_BY = " của ", " do "
LONGEST: Final = 300
SHORTEST: Final = 8


def title_behind(clean: Clean, mark: Mark) -> tuple[int, int] | None:
    """Return where the title stands that follows number, date and issuer."""
    if quoted := QUOTED.match(clean.small, mark.after, mark.limit):
        return quoted.span("title")
    opened = OPENED.match(clean.small, mark.after, mark.limit)
    if opened is None:
        return None
    begin = opened.start("title")
    limit = min(mark.limit, begin + LONGEST)
    stop = TITLE_END.search(clean.small, begin, limit)
    end = before_issuer(clean, mark, begin, stop.start() if stop else limit)
    trailing = TRAILING.search(clean.small[begin:end])
    end = begin + trailing.start() if trailing else end
    return (begin, end) if end - begin > SHORTEST else None


def before_issuer(clean: Clean, mark: Mark, begin: int, end: int) -> int:
    """Return where a title ends behind which its issuer is named."""
    if mark.issuer is None or mark.issuer_from is not Found.TITLE:
        return end
    words = [clean.small.rfind(word, begin, mark.issuer[0]) for word in (OF, MADE_BY)]
    return max(words) if max(words) > begin else end
