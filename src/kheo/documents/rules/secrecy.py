"""Secret documents have no place here."""

import re
import unicodedata
from typing import Final

from kheo.core.verdict import YES, Verdict, no

ARTICLE: Final = "Luật Bảo vệ bí mật nhà nước số 29/2018/QH14, Điều 5"
# The mark stands alone in its box: near the top, in capitals, or after “Độ mật:”.
HEAD: Final = 3000
MARK: Final = re.compile(
    r"^[\W_]*(?:ĐỘ\s+MẬT\s*:?\s*)?(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)(?:\s*[,.–-]\s*BẢN\s+SỐ.*)?[\W_]*$",
    re.MULTILINE,
)
SAID: Final = re.compile(r"độ\s+mật\s*:\s*(?:tuyệt\s+mật|tối\s+mật|mật)\b", re.IGNORECASE)


def is_marked_secret(text: str) -> bool:
    """Return whether the head of a document bears a mark of secrecy (Mật, Tối mật, Tuyệt mật)."""
    head = unicodedata.normalize("NFC", text[:HEAD])
    return bool(MARK.search(head) or SAID.search(head))


def may_be_kept(*texts: str) -> Verdict:
    """Return whether a document may stand in a library that is on the Internet.

    Refused with the law's article: state secrets are neither kept on connected machines nor
    spread on the net.
    """
    return no("secret", ARTICLE) if any(map(is_marked_secret, texts)) else YES
