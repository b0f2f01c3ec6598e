"""Plain text."""

from typing import Final

from kheo.core.text import UNSEEN, clean
from kheo.documents.intake.kinds import UTF_16
from kheo.documents.intake.reasons import FileRefused, Reason

MOST_ODD: Final = 0.01


def read_text(content: bytes) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with its mark. Raises FileRefused."""
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(Reason.NOT_UNICODE) from error
    if len(UNSEEN.findall(text)) > MOST_ODD * len(text):
        raise FileRefused(Reason.OTHER_KIND)
    return clean(text)
