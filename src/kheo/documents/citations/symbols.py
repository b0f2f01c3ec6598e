"""The letters and dashes behind a number, read from running text."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from kheo.documents.citations.letters import LOW, without_tones
from kheo.documents.citations.tables.issuers import BY_CODE, is_party
from kheo.documents.citations.tables.types import CODES, OTHER_CODES

HEAD: Final = re.compile(
    r"(\d{1,6}+(?:\.\d{1,3}+)?[a-zA-ZđĐ]?)\s{0,2}(?P<one>[-/])[-/]?\s{0,3}"
    r"(?:(?P<year>(?:19|20)\d{2,3}|\d\d)(?:\s{0,2}(?P<two>[-/])[-/]?\s{0,3}|"
    r"\s(?=[A-ZĐ]{2,4}\s?-\s?[A-ZĐ]{2})))?"
)
# Old habits put a space for the sign: “1234 QĐ/UB”.
SPACED_HEAD: Final = re.compile(
    r"(\d{1,6}+[a-z]?)\s(?=(?:QĐ|NĐ|CT|NQ|TT|TTg|KH|TB|CV)\s?[-/]\s?[A-ZĐ]{2})"
)
# Most numbers are written without a space, and nothing that could belong to them follows.
PLAIN: Final = re.compile(
    r"(\d{1,6})(?:/((?:19|20)\d\d))?([-/])([A-ZĐ][a-zA-ZĐđ]{0,22}(?:[-/][A-ZĐ][a-zA-ZĐđ]{0,22}){1,4})"
    r"(?<!-BCĐ)(?![\w&]|\s?[-/.])"
)
TOKEN: Final = re.compile(
    r"T\.[ƯW]|[A-Z]\.[IVX\d]{1,3}(?!\w)|[^\W\d_][^\W_]{0,23}(?:&[^\W\d_][^\W_]{0,9}){0,3}"
)
JOINT: Final = re.compile(r"(\s?)([-/.])(\s{0,3})")
SPACE: Final = re.compile(r"\s")
PLAIN_CODE: Final = re.compile(r"[A-ZĐ]{2,10}(?![^\W_])")
# Two letters or more, capital at the beginning, with at most two small ones inside: TTg, CTr, QyĐ.
SHAPE: Final = re.compile(r"[A-ZĐƯÔÊ](?:[a-zđưô]{0,2}[A-ZĐƯÔÊƠ0-9&])*[a-zđưôơ]{0,2}")
GLUED: Final = re.compile(rf"([A-ZĐ0-9&]{{2,}}|[A-ZĐ]*TTg)([{LOW}]{{2,}})")
LAW_CODE: Final = re.compile(r"(?:QH|UBTVQH)(?P<term>\d{1,2})", re.IGNORECASE)
CALLED: Final = re.compile(r"\s?\d{2,3}(?:/[A-ZĐ]{2,3})?(?![\w/-])")
MOST_PARTS: Final = 10
SHORT_WORD: Final = 3
CASED: Final = {
    code.upper(): code for code in (*CODES, *OTHER_CODES, *BY_CODE) if code != code.upper()
}
KNOWN: Final = frozenset(code.upper() for code in (*CODES, *OTHER_CODES, *BY_CODE))


class Read(NamedTuple):
    """A number with its symbol as it stands in the text, and where it ends."""

    end: int
    ordinal: str
    year: str
    symbol: str
    joint: str
    seam: str = "/"


def canonical_code(code: str) -> str:
    """Return a sign in its right case: CTR and ctr become CTr."""
    return CASED.get(code.upper(), code.upper())


def is_type_code(code: str) -> bool:
    """Return whether a sign stands for a type of document."""
    return code in CODES or code in OTHER_CODES


def is_code(token: str) -> bool:
    """Return whether letters look like a sign of an office or a type, not like a word."""
    if token.upper() in KNOWN or LAW_CODE.fullmatch(token) or token[1:2] == ".":
        return True
    return bool(SHAPE.fullmatch(token)) and without_tones(token) == token and len(token) > 1


def code_at(text: str, start: int) -> str:
    """Return the sign that begins at a place, without a word that was typed onto it."""
    found = TOKEN.match(text, start)
    if not found:
        return ""
    token = found[0]
    if is_code(token):
        return token
    glued = GLUED.match(token)
    return glued[1] if glued and is_code(glued[1]) else ""


def read_symbol(text: str, start: int, *, alone: bool = False) -> Read | None:
    """Return the number with a symbol that begins at a place, or nothing.

    Where the text is the number `alone`, a dash between spaces parts no thoughts.
    """
    plain = PLAIN.match(text, start)
    if plain:
        ordinal, year, joint, symbol = plain.groups()
        if is_whole(symbol, joint):
            return Read(plain.end(), ordinal, year or "", symbol, joint)
    head = HEAD.match(text, start)
    if head is None:
        return spaced(text, start, alone=alone)
    ordinal, year = head[1], head["year"] or ""
    first = code_at(text, head.end())
    if not first:
        return None
    joint = head["two"] or ("/" if year else head["one"])
    symbol, end = rest_of(text, first, head.end() + len(first), joint, alone=alone)
    return Read(end, ordinal, year, symbol, joint, head["one"] if year else "/")


@lru_cache(maxsize=4096)
def is_whole(symbol: str, joint: str) -> bool:
    """Return whether a symbol is one to its last letter; texts repeat few of them often."""
    first = code_at(symbol, 0)
    return bool(first) and rest_of(symbol, first, len(first), joint, alone=False)[0] == symbol


def spaced(text: str, start: int, *, alone: bool) -> Read | None:
    """Read a number whose symbol stands apart."""
    head = SPACED_HEAD.match(text, start)
    first = code_at(text, head.end()) if head else ""
    if head is None or not first:
        return None
    symbol, end = rest_of(text, first, head.end() + len(first), "/", alone=alone)
    return Read(end, head[1], "", symbol, "/")


def rest_of(text: str, first: str, end: int, joint: str, *, alone: bool) -> tuple[str, int]:
    """Read the further signs of a symbol; return it without spaces, and where it ends."""
    parts = [first]
    for _ in range(MOST_PARTS):
        found = JOINT.match(text, end)
        code = code_at(text, found.end()) if found else ""
        if found is None or not code or not (alone or goes_on(parts, found, code, joint)):
            break
        parts += [found[2], code]
        end = found.end() + len(code)
    # Some steering committees are called by a number: “73/QĐ-BCĐ 389/TP”.
    if parts[-1] == "BCĐ" and (called := CALLED.match(text, end)):
        return f"{''.join(parts)}{called[0]}", called.end()
    if len(parts) == 1 and is_type_code(canonical_code(first)):
        return with_space(text, first, end)
    return "".join(parts), end


def goes_on(parts: list[str], found: re.Match[str], code: str, joint: str) -> bool:
    """Return whether what follows a dash still belongs to the symbol.

    A dash between spaces mostly parts two thoughts. It belongs to the symbol where only the type
    has been said (“31 - HD / BTCTW”), and between two parties of the Party's grammar.
    """
    if found[2] == ".":
        return not found[1] and not found[3] and len(code) > 1
    if len(parts) == 1 or not (found[1] and found[3]):
        return True
    return joint == "-" and is_party(canonical_code(code))


def with_space(text: str, first: str, end: int) -> tuple[str, int]:
    """Take the issuer's sign where a space stands for the dash: “551/QĐ ĐHH”."""
    if SPACE.match(text, end) and (code := PLAIN_CODE.match(text, end + 1)):
        return f"{first} {code[0]}", code.end()
    return first, end
