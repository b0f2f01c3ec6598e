"""Letters as they should be: composed (NFC), without signs that cannot be seen."""

import re
import unicodedata
from typing import Final

LINE_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
WIDE_SPACES: Final = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Putting marks in order costs the square of how many stand together, so a stretch is bounded.
LONG_STRETCH: Final = re.compile(r"[^\x00-\x7f]{65}")
STRETCH: Final = re.compile(r".?[^\x00-\x7f]{1,64}", re.DOTALL)


def clean(text: str) -> str:
    r"""Return the text composed, its lines ended by ``\n``, its spaces plain, nothing unseen."""
    text = UNSEEN.sub("", LINE_BREAKS.sub("\n", text))
    return compose(WIDE_SPACES.sub(" ", text))


def compose(text: str) -> str:
    """Return the text in NFC, in a time that grows with its length only."""
    if not LONG_STRETCH.search(text):
        return unicodedata.normalize("NFC", text)
    return STRETCH.sub(lambda stretch: unicodedata.normalize("NFC", stretch[0]), text)


def one_line(text: str) -> str:
    """Return the text clean, on one line, with single spaces."""
    return " ".join(clean(text).split())
