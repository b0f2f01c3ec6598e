"""Fields of a table that people wrote: each asked for by name and kind, none left unread."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self, TypeVar

from django.utils.translation import gettext as _

from kheo.papers.errors import PaperError

E = TypeVar("E", bound=StrEnum)


class BadPaperError(PaperError, ValueError):
    """A file does not describe a paper; its words name the key at fault."""

    def __init__(self, path: str, words: str) -> None:
        super().__init__(f"{path}: {words}" if path else words)


class Fields:
    """A table with the path that leads to it; in a `with` it refuses keys nobody asked for."""

    def __init__(self, data: Mapping[str, Any], path: str = "") -> None:
        self.data = data
        self.path = path
        self.asked: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is None and (unknown := sorted(set(self.data) - self.asked)):
            raise BadPaperError(self.at(unknown[0]), _("Không có khóa này."))

    def at(self, key: str) -> str:
        """Return the path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Return whether a key is there."""
        self.asked.add(key)
        return key in self.data

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there and not be empty."""
        if not self.has(key) and default is not None:
            return default
        found: str = self.of_kind(key, is_text, _("Phải là chữ trong ngoặc kép."))
        if default is None and not found.strip():
            raise BadPaperError(self.at(key), _("Không được để trống."))
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when it is not there."""
        return tuple(self.listed(key, is_text, _("Phải là danh sách chữ.")))

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of texts."""
        fault = _("Phải là danh sách các dòng, mỗi dòng là danh sách chữ.")
        return tuple(map(tuple, self.listed(key, are_texts, fault)))

    def shares(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers above nought."""
        return tuple(self.listed(key, is_share, _("Phải là danh sách số lớn hơn 0.")))

    def whole(self, key: str) -> int | None:
        """Return a whole number from 1 on, or nothing when it is not there."""
        if not self.has(key):
            return None
        return int(self.of_kind(key, is_whole, _("Phải là số nguyên từ 1 trở lên.")))

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        if not self.has(key):
            return default
        return bool(self.of_kind(key, is_flag, _("Phải là true hoặc false.")))

    def day(self, key: str) -> date:
        """Return a day."""
        return self.of_kind(key, is_day, _("Phải là ngày, ví dụ 2026-09-05."))  # type: ignore[no-any-return]

    def choice(self, key: str, known: type[E]) -> E:
        """Return one of a set of words."""
        fault = _("Phải là một trong: %(words)s.") % {"words": ", ".join(known)}
        return known(self.of_kind(key, among(known), fault))

    def choices(self, key: str, known: type[E]) -> tuple[E, ...]:
        """Return a list of words of a set."""
        fault = _("Phải là một trong: %(words)s.") % {"words": ", ".join(known)}
        return tuple(map(known, self.listed(key, among(known), fault)))

    def table(self, key: str) -> "Fields":
        """Return a table that must be there."""
        return Fields(self.of_kind(key, is_table, _("Phải là một bảng.")), self.at(key))

    def tables(self, key: str) -> list["Fields"]:
        """Return a list of tables, empty when it is not there."""
        found = self.listed(key, is_table, _("Phải là danh sách bảng."))
        return [Fields(one, f"{self.at(key)}[{place}]") for place, one in enumerate(found)]

    def listed(self, key: str, fits: Callable[[Any], bool], fault: str) -> list[Any]:
        """Return a list whose every item fits; the fault names the first that does not."""
        if not self.has(key):
            return []
        found = self.of_kind(key, is_list, fault)
        for place, one in enumerate(found):
            if not fits(one):
                raise BadPaperError(f"{self.at(key)}[{place}]", fault)
        return list(found)

    def of_kind(self, key: str, fits: Callable[[Any], bool], fault: str) -> Any:
        """Return what stands under a key when it fits."""
        if not self.has(key):
            raise BadPaperError(self.at(key), _("Thiếu khóa này."))
        if not fits(found := self.data[key]):
            raise BadPaperError(self.at(key), fault)
        return found


def among(known: type[StrEnum]) -> Callable[[object], bool]:
    """Return a question whether something is one of a set of words."""
    words = set(known)
    return lambda found: isinstance(found, str) and found in words


def is_text(found: object) -> bool:
    """Return whether it is a text."""
    return isinstance(found, str)


def are_texts(found: object) -> bool:
    """Return whether it is a list of texts."""
    return isinstance(found, list) and all(map(is_text, found))


def is_list(found: object) -> bool:
    """Return whether it is a list."""
    return isinstance(found, list)


def is_table(found: object) -> bool:
    """Return whether it is a table."""
    return isinstance(found, Mapping)


def is_flag(found: object) -> bool:
    """Return whether it is true or false."""
    return isinstance(found, bool)


def is_whole(found: object) -> bool:
    """Return whether it is a whole number from 1 on."""
    return isinstance(found, int) and not isinstance(found, bool) and 0 < found < 10**9


def is_share(found: object) -> bool:
    """Return whether it is a number above nought that can be reckoned with."""
    return isinstance(found, int | float) and not isinstance(found, bool) and 0 < found < 10**6


def is_day(found: object) -> bool:
    """Return whether it is a day without an hour."""
    return isinstance(found, date) and not isinstance(found, datetime)
