"""What is wrong with the ledger, as a sentence."""

from django.utils.translation import gettext as _

from kheo.ledger.rules import Fault, Wrong


def in_words(fault: Fault) -> str:
    """Return what is wrong as a sentence."""
    sentence = {
        Wrong.ALTERED: _("Vị trí %(position)s (việc %(entry)s): nội dung đã bị sửa."),
        Wrong.MISSING_ENTRY: _("Vị trí %(position)s (việc %(entry)s): việc đã bị xóa."),
        Wrong.MISSING_SEAL: _("Vị trí %(position)s: dấu đã bị xóa."),
        Wrong.CUT_OFF: _("Sổ từng dài đến vị trí %(position)s, nay phần cuối đã mất."),
        Wrong.NEVER_SEALED: _("Việc %(entry)s không có dấu và không chờ đóng dấu."),
        Wrong.OTHER_HEAD: _("Vị trí %(position)s: mã khác với mã đã ghi lại trước đây."),
        Wrong.UNGUARDED: _(
            "Cơ sở dữ liệu không còn chặn việc sửa sổ. Hãy chạy: ./kheo ledger guard"
        ),
    }[fault.wrong]
    return sentence % {"position": fault.position, "entry": fault.entry_id}
