"""Calendar files that other programs read."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from kheo.law.rules.ics import Event, calendar, escaped, folded

MADE = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_day_is_a_whole_day():
    body = calendar(
        "Lịch", [Event(date(2026, 12, 31), "Nghỉ; bù, ạ", "Điều\n1", "k")], host="a.vn", made=MADE
    ).decode()
    assert body.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    for line in (
        "UID:k@a.vn", "DTSTAMP:20260101T000000Z", "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101", "SUMMARY:Nghỉ\\; bù\\, ạ", "DESCRIPTION:Điều\\n1",
    ):  # fmt: skip
        assert f"\r\n{line}\r\n" in body


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_no_line_is_too_long_and_none_is_lost(text):
    lines = folded(text)
    assert lines.replace(b"\r\n ", b"").decode() == text + "\r\n"
    for line in lines.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@given(st.text(max_size=100))
def test_text_cannot_end_its_line(text):
    assert "\n" not in escaped(text)
    assert "\r" not in escaped(text)
