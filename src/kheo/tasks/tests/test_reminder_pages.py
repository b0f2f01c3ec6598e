"""What an officer was told, on his page; how he wants to be told; the command and the job."""

from datetime import time
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kheo.core.front.housekeeping import DUTIES
from kheo.core.verdict import RefusedError
from kheo.core.work import MENU
from kheo.organisations.models import Officer
from kheo.programmes.tests.factories import works_for
from kheo.tasks import housekeeping
from kheo.tasks.actions.wishes import see_all, set_wishes
from kheo.tasks.models import Letter, Reminder, Wishes
from kheo.tasks.reminding.manners import manner_of, wishes_of
from kheo.tasks.rules.digests import Manner
from kheo.tasks.tests.factories import NOON, at, desk
from kheo.tasks.tests.letterbox import names, room
from kheo.tasks.tests.reminding import FRIDAY, after, task, told, worker

pytestmark = pytest.mark.django_db
LIST, WISHES, SEE = (f"/lam-viec/nhac-viec/{end}" for end in ("", "cach-nhan/", "da-xem/"))
HOURS = {"gio": "08:15", "tu": "21:00", "den": "06:00"}


def as_(one: Officer) -> Client:
    client = Client()
    client.force_login(one)
    return client


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def post(client: Client, address: str, **fields: str) -> Any:
    return client.post(address, fields)


def test_the_page_shows_what_an_officer_was_told_the_newest_first() -> None:
    task(after(10), title="Họp dân")
    told(FRIDAY)
    told(after(10))
    page = text_of(as_(worker()).get(LIST))
    assert page.index("Đến hạn hôm nay") < page.index("Được giao nhiệm vụ")
    assert "Họp dân" in page
    assert "<strong>2</strong> nhắc việc chưa xem" in page
    assert "hạn 11/03/2024" in page


def test_nobody_sees_what_others_were_told() -> None:
    task(after(10), title="Việc của xã khác")
    told(FRIDAY)
    page = text_of(as_(works_for(desk())).get(LIST))
    assert "Việc của xã khác" not in page
    assert "Chưa có nhắc việc nào" in page


@pytest.mark.parametrize("address", [LIST, WISHES, SEE])
def test_who_is_not_signed_in_is_asked_to(client: Client, address: str) -> None:
    answer = client.post(address) if address == SEE else client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("wanted", ["0", "9", "x", "-1", "99999999999"])
def test_a_page_that_is_not_there_is_not_found(wanted: str) -> None:
    assert as_(worker()).get(LIST, {"trang": wanted}).status_code == 404


def test_what_came_after_the_page_was_opened_stays_unseen() -> None:
    task(after(10))
    told(FRIDAY)
    newest = Reminder.objects.get().pk
    told(after(10))
    client = as_(worker())
    answer = post(client, SEE, den=str(newest))
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    assert [row.seen_at is None for row in Reminder.objects.order_by("pk")] == [False, True]
    assert "<strong>1</strong> nhắc việc chưa xem" in text_of(client.get(LIST))
    post(client, SEE, den=str(newest + 1))
    assert "chưa xem" not in text_of(client.get(LIST))


@pytest.mark.parametrize("until", ["", "x", "-3", "9" * 40, "١"])
def test_a_key_that_is_none_marks_nothing(until: str) -> None:
    task(after(10))
    told(FRIDAY)
    assert post(as_(worker()), SEE, den=until).status_code == 302
    assert Reminder.objects.get().seen_at is None


def test_nobody_marks_what_others_were_told() -> None:
    task(after(10))
    told(FRIDAY)
    assert see_all(by=works_for(desk()), until=10**9, at=NOON) == 0
    assert see_all(by=worker(), until=10**9, at=NOON) == 1
    assert see_all(by=worker(), until=10**9, at=NOON) == 0


def test_the_list_costs_the_same_for_few_and_many() -> None:
    costs = []
    for number in (1, 15):
        for _ in range(number):
            task(after(2))
        told(FRIDAY)
        client = as_(worker())
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 9, costs


def test_the_menu_leads_there() -> None:
    assert "reminders_work:list" in [entry.name for entry in MENU]


def test_what_one_wishes_is_kept_and_shown_again() -> None:
    client = as_(worker())
    assert 'value="07:00"' in text_of(client.get(WISHES))
    answer = post(client, WISHES, thu="on", nghi="on", **HOURS)
    assert (answer.status_code, answer["Location"]) == (302, WISHES)
    kept = Wishes.objects.get(officer=worker())
    assert manner_of(Officer.objects.get(pk=worker().pk)) == Manner(
        time(8, 15), time(21), time(6), on_days_off=True
    )
    assert kept.by_mail
    page = text_of(client.get(WISHES))
    assert "Đã lưu cách nhận nhắc việc." in page
    assert 'value="08:15"' in page
    post(client, WISHES, **HOURS)
    kept.refresh_from_db()
    assert not kept.by_mail
    assert not kept.on_days_off


def test_hours_are_read_as_people_write_them() -> None:
    post(as_(worker()), WISHES, gio="7h30", tu="20 giờ", den="6:15")
    kept = Wishes.objects.get()
    assert (kept.digest_at, kept.quiet_from, kept.quiet_until) == (
        time(7, 30), time(20), time(6, 15),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"gio": "25:00"}, "Giờ viết như 07:00."),
        ({"den": "99h"}, "Giờ viết như 07:00."),
        ({"tu": ""}, "Hãy ghi giờ, ví dụ 07:00."),
        ({"gio": "22:00"}, "Giờ gửi thư tổng hợp nằm trong giờ không làm phiền."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    fields: dict[str, str], sentence: str
) -> None:
    answer = post(as_(worker()), WISHES, **(HOURS | fields))
    assert answer.status_code == 422
    page = text_of(answer)
    assert sentence in page
    assert 'value="08:15"' in page or 'value="06:00"' in page
    assert not Wishes.objects.exists()


def test_a_digest_in_quiet_hours_is_refused() -> None:
    with pytest.raises(RefusedError, match="digest_in_quiet_hours"):
        set_wishes(by=worker(), by_mail=True, manner=Manner(time(5)))
    assert wishes_of(worker()).digest_at == time(7)


def test_nobody_is_told_that_mail_comes_where_none_can(settings: Any) -> None:
    settings.MAIL_SERVER = ""
    assert "chưa nối với máy chủ thư" in text_of(as_(worker()).get(WISHES))
    settings.MAIL_SERVER = "smtp://127.0.0.1:25"
    assert worker().email in text_of(as_(worker()).get(WISHES))
    Officer.objects.filter(pk=worker().pk).update(email="")
    assert "chưa có địa chỉ thư điện tử" in text_of(as_(worker()).get(WISHES))


@pytest.mark.parametrize(
    ("failure", "waits", "sentence"),
    [
        ("550", False, "không nhận thư gửi cho bạn (mã 550)"),
        ("connection", True, "Sẽ gửi lại sau 12:00 ngày 01/03/2024."),
        ("late", False, "Quá ba ngày không gửi được"),
        ("address", False, "không dùng được"),
    ],
)
def test_a_letter_that_did_not_arrive_is_told(failure: str, waits: bool, sentence: str) -> None:
    Letter.objects.create(
        officer=worker(), day=FRIDAY, message_id="<a@b>", made_at=NOON, failure=failure,
        wait_until=NOON if waits else None,
    )  # fmt: skip
    for address in (LIST, WISHES):
        assert sentence in text_of(as_(worker()).get(address))
    Letter.objects.create(
        officer=worker(), day=after(1), message_id="<c@d>", made_at=at(after(1)),
        sent_at=at(after(1)),
    )  # fmt: skip
    assert sentence not in text_of(as_(worker()).get(LIST))


def test_the_command_tells_what_it_did(settings: Any) -> None:
    today = timezone.localdate()
    task(today, on=today)
    Officer.objects.update(email="")
    Officer.objects.filter(pk=worker().pk).update(email="canbo@mau.example")
    every_hour(worker())
    out = StringIO()
    with room(settings) as mails:
        call_command("send_reminders", stdout=out)
        call_command("send_reminders", stdout=out)
    first, second = out.getvalue().splitlines()
    assert first.endswith("soạn 1 thư, gửi 1, từ chối 0.")
    assert second == "0 lời nhắc mới, soạn 0 thư, gửi 0, từ chối 0."
    assert len(names(mails)) == 1


def every_hour(who: Officer) -> None:
    """Let an officer be told at any hour of any day."""
    manner = Manner(time(0), time(0), time(0), on_days_off=True)
    set_wishes(by=who, by_mail=True, manner=manner)


@pytest.mark.parametrize(
    ("day", "sentence"), [("hôm qua", "Ngày viết như"), ("9999-01-01", "Chưa đến ngày ấy")]
)
def test_the_command_refuses_what_is_no_day(day: str, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("send_reminders", day=day)


def test_a_serving_site_does_it_by_itself(settings: Any) -> None:
    today = timezone.localdate()
    task(today, on=today)
    Officer.objects.update(email="")
    Officer.objects.filter(pk=worker().pk).update(email="canbo@mau.example")
    every_hour(worker())
    assert {"tasks.reminders", "tasks.letters"} <= set(DUTIES)
    with room(settings) as mails:
        housekeeping.tell()
        housekeeping.send()
        housekeeping.send()
    assert mails.recipients == ["canbo@mau.example"]
