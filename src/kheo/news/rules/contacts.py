"""Who sends: names, mail addresses and telephone numbers, as people type them."""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from kheo.core.text import one_line
from kheo.core.verdict import YES, Verdict, no
from kheo.news.rules.plain import has_link

NAME_LETTERS: Final = 60
"""The longest Vietnamese full names on record have about forty letters."""

NAME_DIGITS: Final = 4
"""Room for “Tổ 12” or “lớp 9A2”, none for a telephone number."""

ADDRESS_LENGTH: Final = 254
"""The longest address that mail servers carry (RFC 5321, 4.5.3.1.3)."""

NAME: Final = re.compile(r"[^\W_](?:[^\W_]|[ .,'’()/-])*")
MAILBOX: Final = re.compile(
    r"(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,57}[A-Za-z0-9])"
)
BETWEEN_DIGITS: Final = re.compile(r"[\s.\-–()/]")
COUNTRY: Final = re.compile(r"(?:\+|00)?84(?:0|(?=[2-9]))")
MOBILE: Final = re.compile(r"0[35789]\d{8}")
LANDLINE: Final = re.compile(r"02\d{9}")


class ContactKind(StrEnum):
    """How a sender is reached."""

    EMAIL = "email"
    PHONE = "phone"


class Contact(NamedTuple):
    """A way to reach a sender, in the one form in which it is kept."""

    kind: ContactKind
    value: str


def may_be_named(name: str) -> Verdict:
    """Return whether the words may stand for a sender."""
    letters = sum(sign.isalpha() for sign in name)
    digits = sum(sign.isdigit() for sign in name)
    if len(name) > NAME_LETTERS:
        return no("name_too_long")
    if has_link(name):
        return no("name_with_link")
    if letters < 2 or digits > NAME_DIGITS or not NAME.fullmatch(one_line(name)):
        return no("not_a_name")
    return YES


def mailbox(typed: str) -> str:
    """Return the mail address with its domain in small letters, or nothing when it is not one."""
    if len(typed) > ADDRESS_LENGTH or not MAILBOX.fullmatch(typed):
        return ""
    local, _, domain = typed.rpartition("@")
    return f"{local}@{domain.lower()}"


def phone(typed: str) -> str:
    """Return a Vietnamese telephone number as ten or eleven digits, or nothing when it is not one.

    Mobile numbers have ten digits since the change of 2018, landlines eleven with the area code.
    """
    digits = BETWEEN_DIGITS.sub("", typed)
    if abroad := COUNTRY.match(digits):
        digits = "0" + digits[abroad.end() :]
    known = MOBILE.fullmatch(digits) or LANDLINE.fullmatch(digits)
    return digits if known and digits.isascii() else ""


def contact(typed: str) -> Contact | None:
    """Return how a sender is reached, or None when it is neither a mail address nor a number."""
    if found := mailbox(typed):
        return Contact(ContactKind.EMAIL, found)
    if found := phone(typed):
        return Contact(ContactKind.PHONE, found)
    return None
