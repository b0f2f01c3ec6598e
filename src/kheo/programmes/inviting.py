"""The invitation to a conference as a paper (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.6)."""

from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from kheo.core.days import WEEKDAYS, day_here, short_day
from kheo.papers.rules.parts import (
    Issuer,
    Level,
    Node,
    Paper,
    PlaceAndDate,
    SignatureBlock,
    Title,
)
from kheo.programmes.models import AgendaItem, CoChair, Conference, Guest
from kheo.programmes.papering_parts import PLACE_WORD, UNKNOWN, kind_of, number_of

TYPE: Final = "Giấy mời"


def invitation(conference: Conference) -> Paper:
    """Return the invitation, without a number and without a day of its own."""
    host, day = conference.host, day_here(conference.announced_at or conference.created_at)
    # What stands in a paper is the record's language, not that of who asks.
    return Paper(
        issuers=(Issuer(host.name, kind_of(host)),),
        number=number_of([host], TYPE, None, day=day),
        place_and_date=PlaceAndDate(place_of(conference), day, dated=False),
        title=Title(TYPE, f"Dự {lowered(conference.title)}"),
        body=tuple(body(conference)),
        recipients=("Như trên", "Lưu: VT"),
        signatures=(SignatureBlock("", "Thủ trưởng cơ quan"),),
    )  # fmt: skip


def body(conference: Conference) -> Iterator[Node]:
    """Yield what the invitation says."""
    guests = list(conference.guests.select_related("organisation"))
    agenda, chairs = list(conference.agenda.all()), list(conference.chairs.all())
    yield text(f"{conference.host.name} trân trọng kính mời:")
    yield from invited(guests)
    yield text(f"Tới dự: {conference.title}.")
    yield text(f"Thời gian: {when(conference)}.")
    yield text(f"Địa điểm: {conference.venue}.")
    yield from presiding(chairs)
    yield from spoken_of(agenda)
    names = [one.name for one in conference.documents.all()]
    if names:
        yield text(f"Tài liệu: {'; '.join(names)}.")
    yield text("Rất mong quý đại biểu đến dự đúng thời gian, thành phần.")


def invited(guests: list[Guest]) -> Iterator[Node]:
    """Yield who is invited."""
    if not guests:
        yield text("…")
    for one in guests:
        yield Node(Level.ITEM, str(one))


def presiding(chairs: list[CoChair]) -> Iterator[Node]:
    """Yield who presides."""
    if chairs:
        yield text("Chủ trì:")
    for one in chairs:
        yield Node(Level.ITEM, f"{one.name}, {one.office}")


def spoken_of(agenda: list[AgendaItem]) -> Iterator[Node]:
    """Yield the agenda."""
    if agenda:
        yield text("Chương trình:")
    for one in agenda:
        clock = f"{one.time:%H:%M}: " if one.time else ""
        speaker = f" ({one.speaker})" if one.speaker else ""
        yield Node(Level.ITEM, f"{clock}{one.text}{speaker}")


def when(conference: Conference) -> str:
    """Return the time in words: “08 giờ 00, Thứ Sáu, ngày 28/6/2024”."""
    begins = timezone.localtime(conference.starts_at)
    said = f"{begins:%H} giờ {begins:%M}, {WEEKDAYS[begins.weekday()]}, ngày {short_day(begins)}"
    if conference.ends_at is None:
        return said
    ends = timezone.localtime(conference.ends_at)
    if ends.date() == begins.date():
        return f"{said} (đến {ends:%H} giờ {ends:%M})"
    return f"{said} (đến hết ngày {short_day(ends.date())})"


def text(said: str) -> Node:
    """Return a paragraph."""
    return Node(Level.TEXT, said)


def place_of(conference: Conference) -> str:
    """Return the place that stands over a paper, without its kind; dots where none is known."""
    place = conference.place or conference.host.place
    return PLACE_WORD.sub("", place.name) if place else UNKNOWN


def lowered(title: str) -> str:
    """Return a title inside a sentence."""
    return title[:1].lower() + title[1:]
