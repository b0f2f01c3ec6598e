"""Names of media files, which may be made to harm, and names of backups. Pure."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from kheo.core.keeping.rules.refusals import UnusableError, Wrong

STAGING: Final = ".kheo-restore"
"""The folder inside the media folder where a restore brings files in; never part of a backup."""

LONGEST_NAME: Final = 255
LONGEST_PATH: Final = 1000
BACKUP_NAME: Final = re.compile(r"kheo-(\d{8}-\d{4})(?:-(\d+))?\.zip")


def safe(name: str) -> str:
    """Return the name of a media file. Raises UnusableError for one that leads out of its folder.

    Also for one that no file system here would take.
    """
    if not is_safe(name):
        raise UnusableError(Wrong.UNSAFE_NAME, name[:80])
    return name


def is_safe(name: str) -> bool:
    """Return whether a name stays inside the folder and can be written down."""
    parts = name.split("/")
    return (
        len(name) <= LONGEST_PATH
        and parts[0] != STAGING
        and not PurePosixPath(name).is_absolute()
        and all(is_safe_part(one) for one in parts)
    )


def is_safe_part(word: str) -> bool:
    """Return whether one part of a path is a plain name."""
    if word in {"", ".", ".."} or "\x00" in word or "\\" in word:
        return False
    try:
        return len(word.encode()) <= LONGEST_NAME
    except UnicodeEncodeError:
        return False


def too_old(names: Iterable[str], keep: int) -> list[str]:
    """Return the backups that go when only so many of the newest are kept; others' files stay."""
    ours = [(found[1], int(found[2] or 0), found[0]) for found in map(match, names) if found]
    return [name for _day, _number, name in sorted(ours, reverse=True)[keep:]]


def match(name: str) -> re.Match[str] | None:
    """Return the parts of a backup's name."""
    return BACKUP_NAME.fullmatch(name)
