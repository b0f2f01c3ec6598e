"""Who wrote, who published, who took the picture, and what it is about, as pages say it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kheo.news.importing.names import DOMAIN, is_name, is_one_name, is_publisher
from kheo.news.importing.wording import words

LONGEST: Final = 140
FEW_WORDS: Final = 4
LONGEST_CAPTION: Final = 500
MOST_TOPICS: Final = 20


class Role(StrEnum):
    """What a credit line names."""

    AUTHOR = "author"
    SOURCE = "source"
    TOPICS = "topics"


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit of an article: what it names, and the name to the letter."""

    role: Role
    name: str


LABELS: Final = (
    (
        Role.SOURCE,
        re.compile(r"(?:nguồn(?: tin| bài| trích| dẫn)?|theo|source) ?: ?(.+)", re.IGNORECASE),
    ),
    (
        Role.TOPICS,
        re.compile(r"(?:từ kho[áa]|từ khóa|tags?|chủ đề|keywords?) ?: ?(.+)", re.IGNORECASE),
    ),
    (
        Role.AUTHOR,
        re.compile(
            r"(?:tác giả|người viết|người đăng|người gửi|đăng bởi|viết bởi|thực hiện|biên tập|by"
            r"|(?:tin|bài|ảnh|video|clip|text|bài viết)"
            r"(?:(?:,| và| -| &|;)? (?:ảnh|bài|clip|video))*"
            r"|pv|ctv|btv) ?: ?(.+)",
            re.IGNORECASE,
        ),
    ),
)
BRACKETED: Final = re.compile(
    r"\((?:theo |nguồn ?:? ?|tin từ |nguồn tin ?:? ?)?([^()]{2,80})\)[.;]?", re.IGNORECASE
)
ACCORDING: Final = re.compile(r"(?:theo|nguồn) ([^.;:]{2,60}|\S{4,60})", re.IGNORECASE)
DESK: Final = re.compile(
    r"(?:bbt|btv|ctv|pv|ban biên tập|admin|nhóm pv)(?: [\w.()-]+){0,4}", re.IGNORECASE
)
PHOTO: Final = re.compile(
    r"(?:^|[ (.–-])(?P<label>ảnh(?: tư liệu| minh h[ọo][ạa]| do [^:()]{1,40}| chụp)?) ?: ?"
    r"(?P<name>[^:()]{2,80}?)\)?\.?$",
    re.IGNORECASE,
)
PHOTO_UNSIGNED: Final = re.compile(r"[.)”\"] ?Ảnh (?P<name>[^:().]{2,40})\.?$")
LEAD_PREFIX: Final = re.compile(
    r"\((?P<open>[^()]{2,60})\) ?[-–—:.]? ?|(?P<short>[A-ZĐÂÊÔƠƯ]{2,8}(?:\.vn|O)?) ?[-–—] (?=\S)"
    r"|(?:date|published) \d{4}-\d{2}(?:-\d{2})? ",
)


def read_credit(text: str) -> Credit | None:
    """Return what a labelled line names, or None for any other line."""
    if len(text) > LONGEST and not text.lower().startswith(("từ kh", "tag", "chủ đề")):
        return None
    for role, pattern in LABELS:
        match = pattern.fullmatch(text)
        if match and (role is not Role.AUTHOR or is_signature(unwrap(match[1]))):
            return Credit(role, unwrap(match[1]))
    return bracketed(text)


def bracketed(text: str) -> Credit | None:
    """Return the publisher or author in brackets that fill a line: “(baokontum.com.vn)”."""
    match = BRACKETED.fullmatch(text)
    if not match:
        return None
    name = match[1].strip()
    if is_publisher(name):
        return Credit(Role.SOURCE, name)
    return Credit(Role.AUTHOR, name) if is_one_name(name) else None


def read_signature(text: str) -> Credit | None:
    """Return what a line at the end of an article signs it with, labelled or not."""
    if credit := read_credit(text):
        return credit
    if match := ACCORDING.fullmatch(text):
        return Credit(Role.SOURCE, match[1].strip())
    if is_publisher(text) and (DOMAIN.fullmatch(text.strip(".")) or len(text.split()) <= 5):
        return Credit(Role.SOURCE, text.strip())
    return Credit(Role.AUTHOR, text) if is_name(text) or DESK.fullmatch(text) else None


def is_signature(name: str) -> bool:
    """Return whether what follows “Bài:” or “Ảnh:” is who made it, not what it shows."""
    return is_name(name) or is_publisher(name) or len(name.split()) <= FEW_WORDS


def unwrap(name: str) -> str:
    """Return a name without the brackets or stop around it."""
    name = name.strip()
    return (
        name[1:-1].strip()
        if name.startswith("(") and name.endswith(")")
        else name.rstrip(";").strip()
    )


def split_topics(text: str) -> tuple[str, ...]:
    """Return the topics of a line or a metadata field, each once, in their order."""
    found = (part.strip(" #.\"'") for part in re.split(r"[,;|]| #", text))
    return tuple(dict.fromkeys(topic for topic in found if 2 <= len(topic) <= 80))[:MOST_TOPICS]


def split_photo_credit(text: str) -> tuple[str, str]:
    """Return a caption and who took the picture; the second is empty where it is not said."""
    if len(text) > LONGEST_CAPTION:
        return text, ""
    match = PHOTO.search(text)
    if not match and (unsigned := PHOTO_UNSIGNED.search(text)) and is_credit_name(unsigned["name"]):
        return text[: unsigned.start() + 1].strip(), unsigned["name"].strip()
    if not match:
        return text, ""
    caption, name = text[: match.start()].rstrip(" (-–"), match["name"].strip()
    return (caption, name) if caption or is_credit_name(name) else (name, "")


def is_credit_name(name: str) -> bool:
    """Return whether a short text names a photographer or a publisher."""
    return is_one_name(name) or is_publisher(name)


def split_lead_prefix(text: str) -> tuple[str, str]:
    """Return what a newspaper puts before a lead (“(Baonghean.vn) - ”), and the lead itself."""
    match = LEAD_PREFIX.match(text)
    if not match or not text[match.end() :]:
        return "", text
    if match["open"] and not is_paper_mark(match["open"], text[: match.end()]):
        return "", text
    if match["short"] and match["short"] in NOT_PAPERS:
        return "", text
    return text[: match.end()], text[match.end() :]


def is_paper_mark(inside: str, whole: str) -> bool:
    """Return whether brackets before a lead hold the mark of a newspaper."""
    dashed = whole.rstrip().endswith(("-", "–", "—"))
    one_word = " " not in inside and inside[0].isupper()
    return is_publisher(inside) or (dashed and (one_word or inside.isupper()))


def mark_name(prefix: str) -> str:
    """Return the newspaper that a prefix names: its letters without brackets and dash."""
    return prefix.strip(" ()-–—:.") if not prefix.startswith(("date", "published")) else ""


NOT_PAPERS: Final = words(
    "UBND HĐND MTTQ TƯ TW UBMTTQ TP ĐBQH THCS THPT KCN HTX CLB",
)
