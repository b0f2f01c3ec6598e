"""Names of files as they are shown; where a file lies is never made of its name."""

import re
from typing import Final

from kheo.core.text import UNSEEN, one_line
from kheo.documents.intake.kinds import Kind
from kheo.documents.intake.reasons import FileRefused, Reason

LONGEST: Final = 150
CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]")
NOT_IN_NAMES: Final = re.compile(r'[<>:"|?*]+')
EXTENSION: Final = re.compile(r"\.([A-Za-z0-9]{1,8})\Z")
NO_NAME: Final = "van-ban"


def shown_name(given: str, kind: Kind) -> str:
    """Return the last part of a name, without what a path or a screen could take for more.

    Raises FileRefused for control signs, and for an extension of something else than it is.
    """
    if CONTROLS.search(given) or UNSEEN.search(given):
        raise FileRefused(Reason.BAD_NAME)
    last = re.split(r"[/\\]", given)[-1]
    stem = EXTENSION.sub("", last)
    said = EXTENSION.search(last)
    if said and said[1].lower() != str(kind):
        raise FileRefused(Reason.WRONG_EXTENSION, str(kind))
    plain = one_line(NOT_IN_NAMES.sub(" ", stem)).strip(". ")[:LONGEST]
    return f"{plain or NO_NAME}.{kind}"
