"""Why something was not done, in a sentence for the person at the terminal."""

from django.utils.translation import gettext as _

from kheo.core.keeping.rules import UnusableError, Wrong


class KeepingError(Exception):
    """A backup or a restore was not done; the sentence says why and what to do."""


def sentence_of(error: UnusableError) -> str:
    """Return why a backup cannot be used."""
    sentences = {
        Wrong.DAMAGED: _("Bản sao bị hỏng tại %(what)s. Hãy dùng một bản sao khác."),
        Wrong.NOT_A_BACKUP: _("Tệp này không phải bản sao của Khéo."),
        Wrong.NEWER_FORMAT: _(
            "Bản sao theo khuôn dạng %(what)s, mới hơn phần mềm này. "
            "Hãy nâng cấp phần mềm rồi khôi phục."
        ),
        Wrong.UNSAFE_NAME: _("Bản sao có tên tệp không an toàn: %(what)s. Không dùng bản sao này."),
        Wrong.TOO_BIG: _("%(what)s trong bản sao lớn hơn mức cho phép. Không dùng bản sao này."),
        Wrong.NOT_LISTED: _("Bản sao có phần không khai trong mục lục: %(what)s."),
        Wrong.NOT_THERE: _("Bản sao thiếu %(what)s. Hãy dùng một bản sao khác."),
    }
    return sentences[error.wrong] % {"what": error.what}
