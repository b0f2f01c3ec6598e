"""Names of evidence as people see them; where a file lies is never made of its name."""

import re
from typing import Final

from kheo.core.text import one_line

LONGEST: Final = 150
NOT_IN_NAMES: Final = re.compile(r'[<>:"|?*%#\\/]+')
EXTENSION: Final = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
NO_NAME: Final = "minh-chung"


def kept_name(given: str, ending: str) -> str:
    """Return the last part of a name, clean, on one line, with the ending of what it really is.

    Marks that turn the direction of writing, other signs that nobody sees and signs of paths go.
    """
    last = re.split(r"[/\\]", given)[-1]
    seen = "".join(sign for sign in one_line(last) if sign.isprintable())
    stem = EXTENSION.sub("", seen)
    plain = one_line(NOT_IN_NAMES.sub(" ", stem)).strip(". ")[:LONGEST].strip(". ")
    return f"{plain or NO_NAME}{ending}"
