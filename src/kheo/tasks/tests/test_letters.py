"""One mail a day instead of a flood, through a real mail server in its good and bad moods."""

from datetime import time
from typing import Any

import pytest

from kheo.law.models import CalendarDay
from kheo.news.tests.mailroom import Mailroom
from kheo.organisations.models import Officer
from kheo.programmes.tests.factories import officer, works_for
from kheo.tasks.actions import moving
from kheo.tasks.models import Letter, Reminder
from kheo.tasks.reminding.letters import content_of
from kheo.tasks.reminding.sending import Fate
from kheo.tasks.rules.digests import MOST_LINES
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import NOON, desk, submitted
from kheo.tasks.tests.letterbox import names, numbers, room, sent, wishes, words
from kheo.tasks.tests.reminding import (
    FRIDAY,
    after,
    gathered,
    province,
    task,
    told,
    village,
    worker,
)

pytestmark = pytest.mark.django_db
MONDAY = after(3)
TUESDAY = after(4)


@pytest.fixture
def mails(settings: Any) -> Any:
    with room(settings) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _desk_without_address() -> None:
    """Whoever gave the tasks reads the page, so that mails here are those of the communes."""
    Officer.objects.filter(pk=works_for(desk()).pk).update(email="")


def delivered(day: Any, hour: int = 8) -> dict[Fate, int]:
    """Compute, gather and send as the site does."""
    told(day, hour)
    gathered(day, hour)
    return sent(day, hour)


def test_a_digest_gathers_what_there_is_and_says_where(mails: Mailroom) -> None:
    task(after(-9), title="Báo cáo quý I", on=after(-30))
    today = task(MONDAY, title="Họp dân thôn Đăk Ring")
    task(after(5), title="Rà soát mô hình", on=after(-30))
    assert delivered(MONDAY) == {Fate.SENT: 1}
    (mail,) = mails.letters
    text = words(mail)
    assert mail["To"] == worker().email
    assert (
        str(mail["Subject"]).strip()
        == "Việc cần làm ngày 04/03/2024: 1 quá hạn, 1 đến hạn, 1 sắp đến hạn"
    )
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "text/plain"
    lines = [
        f"Kính gửi {worker()},", "QUÁ HẠN (1)", "- Báo cáo quý I",
        "UBND xã Suối Mây · hạn 21/02/2024, quá 12 ngày",
        "ĐẾN HẠN HÔM NAY (1)", "- Họp dân thôn Đăk Ring",
        f"https://danvan.mau.example/lam-viec/nhiem-vu/{today.pk}/",
        "SẮP ĐẾN HẠN (1)", "https://danvan.mau.example/lam-viec/nhac-viec/",
    ]  # fmt: skip
    places = [text.index(line) for line in lines]
    assert places == sorted(places), text


def test_one_mail_a_day_and_nothing_twice(mails: Mailroom) -> None:
    task(MONDAY)
    assert delivered(MONDAY) == {Fate.SENT: 1}
    task(after(20), title="Việc sau", on=MONDAY)
    for hour in (9, 12, 18):
        assert delivered(MONDAY, hour) == {}
    assert delivered(TUESDAY) == {Fate.SENT: 1}
    first, second = (words(mail) for mail in mails.letters)
    assert "Việc sau" not in first
    assert "MỚI GIAO (1)\n- Việc sau" in second
    assert "Rà soát" in second, "it is overdue by now, which no mail has told"
    carried = Reminder.objects.filter(officer=worker()).values_list("letter", flat=True)
    assert None not in carried


def test_each_officer_has_his_own_and_the_name_is_the_same_each_time(mails: Mailroom) -> None:
    task(MONDAY)
    works_for(village(), "chau")
    assert delivered(MONDAY) == {Fate.SENT: 2}
    assert sorted(mails.recipients) == sorted([worker().email, officer("chau").email])
    letter = Letter.objects.get(officer=officer("chau"))
    assert letter.message_id in names(mails)
    assert letter.message_id.startswith("<kheo.letter.")
    assert letter.message_id.endswith(f".{letter.officer_id}.2024-03-04.0@danvan.mau.example>")


def test_a_digest_waits_for_its_hour(mails: Mailroom) -> None:
    task(MONDAY)
    wishes(digest_at=time(16, 0))
    assert delivered(MONDAY, 15) == {}
    assert delivered(MONDAY, 16) == {Fate.SENT: 1}


def test_days_off_bring_no_digest_and_the_next_one_has_it_all(mails: Mailroom) -> None:
    saturday, sunday = after(1), after(2)
    task(saturday, title="Hạn thứ Bảy")
    other = works_for(village(), "chau")
    wishes(other, on_days_off=True)
    assert delivered(saturday) == {Fate.SENT: 1}, "only to who wishes it"
    assert delivered(sunday) == {Fate.SENT: 1}
    delivered(MONDAY)
    assert mails.recipients.count(other.email) == 2
    assert mails.recipients.count(worker().email) == 1
    own = next(mail for mail in mails.letters if mail["To"] == worker().email)
    assert "QUÁ HẠN (1)" in words(own)
    assert "ĐẾN HẠN" not in words(own), "of one term only the worst is said"


def test_a_holiday_is_a_day_off(mails: Mailroom) -> None:
    CalendarDay.objects.create(day=MONDAY, kind="holiday", name="Ngày nghỉ thử")
    task(MONDAY)
    assert delivered(MONDAY) == {}
    assert delivered(TUESDAY) == {Fate.SENT: 1}


def test_what_is_express_goes_at_once_but_never_in_quiet_hours(mails: Mailroom) -> None:
    wishes(worker(), digest_at=time(7))
    assert delivered(MONDAY) == {}
    task(after(9), title="Hỏa tốc: cứu trợ", priority=Priority.EXPRESS, on=MONDAY)
    task(after(9), title="Việc thường", on=MONDAY)
    told(MONDAY, 22)
    assert gathered(MONDAY, 22) == gathered(TUESDAY, 3) == gathered(TUESDAY, 6) == 0
    wishes(worker(), digest_at=time(9))
    assert gathered(TUESDAY, 7) == 1
    assert sent(TUESDAY, 7) == {Fate.SENT: 1}
    (mail,) = mails.letters
    assert str(mail["Subject"]).strip() == "Hỏa tốc: 1 mới giao"
    assert "cứu trợ" in words(mail)
    assert "Việc thường" not in words(mail)
    assert delivered(TUESDAY, 9) == {Fate.SENT: 1}
    assert "cứu trợ" not in words(mails.letters[1])
    assert numbers() == [(TUESDAY, 0), (TUESDAY, 1)]


def test_what_is_express_goes_on_days_off_and_each_time_anew(mails: Mailroom) -> None:
    sunday = after(2)
    for hour in (9, 11):
        task(after(9), priority=Priority.EXPRESS, on=after(1), title=f"Việc {hour}")
        assert delivered(sunday, hour) == {Fate.SENT: 1}
    assert numbers() == [(sunday, 1), (sunday, 2)]


def test_a_letter_that_waits_when_quiet_hours_begin_goes_after_them(mails: Mailroom) -> None:
    task(MONDAY)
    told(MONDAY)
    gathered(MONDAY, 19)
    assert sent(MONDAY, 20) == {Fate.QUIET: 1}
    assert sent(MONDAY, 23) == {}
    assert Letter.objects.get().tries == 0
    assert sent(TUESDAY, 6, 30) == {Fate.SENT: 1}


def test_nothing_is_told_that_was_settled_meanwhile(mails: Mailroom) -> None:
    kept, done = task(MONDAY, title="Còn phải làm"), task(MONDAY, title="Đã nộp")
    told(MONDAY)
    submitted(done, MONDAY)
    gathered(MONDAY)
    assert sent(MONDAY) == {Fate.SENT: 1}
    assert "Đã nộp" not in words(mails.letters[0])
    assert kept.title in words(mails.letters[0])


def test_a_letter_of_which_all_was_settled_is_not_sent(mails: Mailroom) -> None:
    held = task(MONDAY)
    told(MONDAY)
    assert gathered(MONDAY) == 1
    moving.move(
        task=held, to=State.CANCELLED, by=works_for(desk()), on=MONDAY, at=NOON, reason="Thôi"
    )
    assert sent(MONDAY) == {Fate.NEEDLESS: 1}
    assert (mails.taken, sent(MONDAY, 9)) == ([], {})


@pytest.mark.parametrize("fields", [{"email": ""}, {"is_active": False}])
def test_without_an_address_there_is_only_the_page(mails: Mailroom, fields: dict[str, Any]) -> None:
    task(MONDAY)
    told(FRIDAY)
    Officer.objects.filter(pk=worker().pk).update(**fields)
    assert gathered(MONDAY) == 0
    assert Reminder.objects.filter(officer=worker()).exists()


def test_who_wants_no_mail_gets_none_also_when_it_was_made(mails: Mailroom) -> None:
    task(MONDAY)
    told(MONDAY)
    assert gathered(MONDAY) == 1
    wishes(by_mail=False)
    assert sent(MONDAY) == {Fate.NEEDLESS: 1}
    assert delivered(TUESDAY) == {}
    assert mails.taken == []


def test_without_a_mail_server_nothing_is_made(settings: Any) -> None:
    settings.MAIL_SERVER = ""
    task(MONDAY)
    told(MONDAY)
    assert gathered(MONDAY) == 0
    assert sent(MONDAY) == {}


def test_what_nobody_was_told_for_a_month_is_left_to_the_page(mails: Mailroom) -> None:
    task(MONDAY)
    told(MONDAY)
    assert gathered(after(40, MONDAY)) == 0


def test_many_tasks_are_counted_not_listed(mails: Mailroom) -> None:
    for number in range(MOST_LINES + 37):
        task(FRIDAY, title=f"Việc số {number}.")
    delivered(MONDAY)
    text = words(mails.letters[0])
    assert f"QUÁ HẠN ({MOST_LINES + 37})" in text
    assert "và 37 việc khác" in text
    assert text.count("quá 3 ngày") == MOST_LINES


def test_the_unit_above_reads_units_with_counts(mails: Mailroom) -> None:
    works_for(province())
    lazy, other = village(), village("UBND xã Đăk Ring")
    for unit, days in ((lazy, 1), (lazy, 2), (other, 0)):
        task(after(days - 9), lead=unit, on=after(-30))
    delivered(FRIDAY, 9)
    own = [mail for mail in mails.letters if mail["To"] == works_for(province()).email]
    text = words(own[0])
    assert "CÓ VIỆC QUÁ HẠN (3)" in text
    assert "- UBND xã Đăk Ring\n  1 việc quá hạn, lâu nhất 9 ngày" in text
    assert "- UBND xã Suối Mây\n  2 việc quá hạn, lâu nhất 8 ngày" in text
    assert str(own[0]["Subject"]).strip().endswith("các đơn vị 3 quá hạn")


def test_a_title_can_add_no_header_and_no_line(mails: Mailroom) -> None:
    task(MONDAY, title="Bài\r\nBcc: x@example.vn\n\nGỬI NHẦM <b>&amp; \u2028")
    delivered(MONDAY)
    (mail,) = mails.letters
    assert mail["Bcc"] is None
    assert "- Bài Bcc: x@example.vn GỬI NHẦM <b>&amp;\n" in words(mail)


def test_a_letter_of_nothing_says_nothing() -> None:
    letter = Letter.objects.create(
        officer=officer("lan"), day=MONDAY, message_id="<a@b>", made_at=NOON
    )
    assert content_of(letter) is None
