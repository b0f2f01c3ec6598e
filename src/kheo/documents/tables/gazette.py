"""Rows of `documents.jsonl`, with what their makers flagged; each flag becomes a doubt."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.core.text import clean, one_line
from kheo.documents.intake.proposing import propose
from kheo.documents.rules.numbers import year_in
from kheo.documents.rules.secrecy import may_be_kept
from kheo.documents.rules.signing import Authority, SignedBy
from kheo.documents.tables import values
from kheo.documents.tables.given import Doubt, Given
from kheo.documents.tables.titles import is_cut_off, tidy

SOURCE: Final = "congbao.chinhphu.vn"
# Stay in the record, so they do not follow the language of who loads.
NOTES: Final = {
    "cited_only": "Thông tin ghép từ các văn bản dẫn chiếu văn bản này, chưa đối chiếu bản gốc.",
    "zalo_law_id": "Chỉ biết số, ký hiệu từ một danh mục; chưa đối chiếu bản gốc.",
    "full_text": "Thông tin đọc từ bản đăng Công báo, chưa đối chiếu bản gốc.",
}
FROM_TEXT: Final = "Đọc từ toàn văn"
CITED: Final = "Văn bản khác dẫn như vậy"
SIGN: Final = "Chữ viết tắt hoặc nơi dẫn ghi khác"
NUMBER: Final = "Năm trong số, ký hiệu"
PARTY_CENTRE: Final = "Ban Chấp hành Trung ương/Bộ Chính trị/Ban Bí thư"
CONSOLIDATED: Final = "văn bản hợp nhất"
PARTY: Final = "Trung ương Đảng"
DATED: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:x(\d+))?")
SIGNS: Final = {
    "TM.": Authority.ON_BEHALF, "Q.": Authority.ACTING, "KT.": Authority.DEPUTY,
    "TL.": Authority.BY_ORDER, "TUQ.": Authority.AUTHORISED,
}  # fmt: skip
Row = Mapping[str, Any]


def given_of(row: Row, spot: str) -> Given:
    """Return what a row says. What contradicts itself in it is kept as doubts."""
    number = values.number_in(words(row, "so_ky_hieu"))
    kind, kind_doubts = type_of(row, number)
    issuer, issuer_doubts = issuer_of(row)
    day, faults = day_of(row)
    title = tidy(words(row, "trich_yeu"))
    if not number and not title:
        faults.append(_("Dòng không có cả số, ký hiệu lẫn trích yếu."))
    said = Given(
        spot=spot, type=kind, number=number, title=title, issuers=(issuer,) if issuer else (),
        signed_on=day, gazette=gazette_of(row), source=SOURCE,
        source_address=words(row, "url"),
        note=NOTES.get(words(row, "evidence"), ""), faults=tuple(faults),
    )  # fmt: skip
    doubts = (*kind_doubts, *issuer_doubts, *title_doubts(row, title), *flagged(row, said))
    return replace(said, doubts=tuple(dict.fromkeys(doubts)))


def words(row: Row, name: str) -> str:
    """Return a field on one line."""
    return one_line(str(row.get(name) or ""))


def day_of(row: Row) -> tuple[date | None, list[str]]:
    """Return the day, and what is wrong with it."""
    try:
        return values.day_in(words(row, "ngay_ban_hanh")), []
    except values.FaultError as fault:
        return None, [str(fault)]


def type_of(row: Row, number: str) -> tuple[str, list[Doubt]]:
    """Return the type; where the source names two, the one that the title begins with."""
    said = words(row, "loai_van_ban")
    first, slash, _other = said.partition("/")
    try:
        if not slash:
            return values.type_in(said) or values.type_by_sign(number), []
        title = words(row, "trich_yeu").casefold()
        kind = first.casefold() if title.startswith(first.casefold()) else ""
    except values.FaultError:
        kind = ""
    return kind, [Doubt("type", kind, said, SOURCE)]


def issuer_of(row: Row) -> tuple[str, list[Doubt]]:
    """Return the issuer; which body of the Party's centre it was, the source leaves open."""
    said = words(row, "co_quan_ban_hanh")
    if said == PARTY_CENTRE:
        return PARTY, [Doubt("issuer_name", PARTY, said, SOURCE)]
    return said[:255], []


def title_doubts(row: Row, title: str) -> Iterator[Doubt]:
    """Yield that a title was cut by us, or by the source."""
    raw = words(row, "trich_yeu")
    if raw and raw.casefold() != title.casefold():
        yield Doubt("title", title, raw, SOURCE)
    elif is_cut_off(raw):
        yield Doubt("title", title, _("Nguồn cắt trích yếu giữa chừng: %(end)s…")
                    % {"end": raw[-60:]}, SOURCE)  # fmt: skip


def gazette_of(row: Row) -> str:
    """Return number and day of the gazette: “Số 441 + 442, 27/3/2024”."""
    number, day = words(row, "cong_bao_so"), words(row, "cong_bao_ngay")
    if not number:
        return ""
    return f"Số {number}, {short_day(date.fromisoformat(day))}" if day else f"Số {number}"


def flagged(row: Row, said: Given) -> Iterator[Doubt]:
    """Yield what the makers of the data flagged, and a year that contradicts the number."""
    for flag in row.get("flags") or ():
        name, _colon, more = str(flag).partition(":")
        if name == "date_conflict":
            yield from other_days(more, said.signed_on)
        elif name == "type_vs_suffix":
            yield Doubt("type", said.type, more.casefold(), SIGN)
    own = year_in(said.number)
    if own and said.signed_on and own != said.signed_on.year:
        yield Doubt("year", str(said.signed_on.year), str(own), NUMBER)


def other_days(listed: str, kept: date | None) -> Iterator[Doubt]:
    """Yield the days of `2025-02-18x5;2025-01-01x1` besides the one that is kept."""
    for day, count in DATED.findall(listed):
        other = date.fromisoformat(day)
        if other != kept:
            source = f"{CITED} ({count})" if count else CITED
            yield Doubt("signed_on", short_day(kept) if kept else "", short_day(other), source)


def with_text(said: Given, row: Row) -> Given:
    """Return a row with its full text, and what the text says where the row says nothing.

    All that comes from the text is unverified. Where it contradicts the row, it is a doubt.
    """
    text = clean(str(row.get("text") or ""))
    read = propose(text)
    days = {name: iso(read.value(name)) for name in ("signed_on", "effective_on")}
    if said.type == CONSOLIDATED:  # what it says of its day of effect is that of the old text
        days["effective_on"] = None
    title = tidy(read.value("title"))
    filled = replace(
        said,
        title=said.title or title[:1000],
        signed_on=said.signed_on or days["signed_on"],
        effective_on=days["effective_on"],
        issuers=said.issuers or tuple(read.value("issuers").splitlines()),
        signatories=signed_in(read.value("signatories")),
        text=text, text_origin=words(row, "url") or SOURCE,
        source_address=said.source_address or words(row, "url"),
        doubts=(*said.doubts, *text_doubts(said, days["signed_on"])),
    )  # fmt: skip
    if may_be_kept(filled.title, text):
        return in_order(filled)
    return replace(filled, text=None, faults=(*filled.faults, secret()))


def secret() -> str:
    """Return the sentence about a secret document."""
    return _("Văn bản có dấu chỉ độ mật nên không được nạp (Luật số 29/2018/QH14, Điều 5).")


def in_order(said: Given) -> Given:
    """Return a row without a day of effect that lies before the day of signing."""
    if said.signed_on and said.effective_on and said.effective_on < said.signed_on:
        doubt = Doubt("effective_on", "", short_day(said.effective_on), FROM_TEXT)
        return replace(said, effective_on=None, doubts=(*said.doubts, doubt))
    return said


def iso(value: str) -> date | None:
    """Return a day that was proposed."""
    try:
        return values.day_in(value)
    except values.FaultError:
        return None


def text_doubts(said: Given, day: date | None) -> Iterator[Doubt]:
    """Yield where the text says another day than the row."""
    if said.signed_on and day and day != said.signed_on:
        yield Doubt("signed_on", short_day(said.signed_on), short_day(day), FROM_TEXT)


def signed_in(lines: str) -> tuple[SignedBy, ...]:
    """Return signatures from lines “KT. BỘ TRƯỞNG | THỨ TRƯỞNG | Nguyễn Văn A”."""
    return tuple(signature(line) for line in lines.splitlines() if line.strip())


def signature(line: str) -> SignedBy:
    """Return one signature."""
    *before, name = [part.strip() for part in line.split("|")]
    mark = next((sign for sign in SIGNS if before and before[0].startswith(sign)), "")
    behalf = before[0][len(mark) :].strip() if mark else ""
    office = before[-1] if len(before) > bool(mark) else ""
    return SignedBy(name[:120], office[:200], SIGNS.get(mark, Authority.ITSELF), behalf[:255])
