"""What a number looks like beside how its grammar writes it, in words."""

from django.utils.translation import gettext as _

from kheo.documents import citations
from kheo.documents.citations import Grammar, NotANumberError


def note_on(number: str) -> str:
    """Return what to look at in a number; empty where it is as it should be."""
    if not number:
        return ""
    try:
        said = citations.parse(number)
    except NotANumberError:
        return _(
            "“%(number)s” không giống số, ký hiệu nào theo quy định. "
            "Vẫn giữ được, nhưng dẫn chiếu khó tìm thấy văn bản này."
        ) % {"number": number}
    if said.grammar is Grammar.BARE:
        return _("“%(number)s” chưa có ký hiệu, nên dẫn chiếu khó tìm thấy văn bản này.") % {
            "number": number
        }
    right = str(said.canonical)
    if right == number:
        return ""
    return _("Số, ký hiệu đã ghi là “%(number)s”. Có phải là “%(right)s” không?") % {
        "number": number, "right": right
    }  # fmt: skip
