"""Who must have a second factor reaches no staff page without it."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import GroupPagePermission, Page

from kheo.accounts import second_factor
from kheo.accounts.middleware import StaffDoor
from kheo.accounts.tests import people
from kheo.accounts.tests.people import FACTORS, by_password
from kheo.organisations.models import Officer
from kheo.organisations.tests import bodies
from kheo.portal.actions import APPROVERS, EDITORS

pytestmark = pytest.mark.django_db
STAFF = ["/quan-tri/", "/quan-tri/phan-hoi/", "/quan-tri/pages/", "/lam-viec/"]


def with_permission(codename: str) -> Officer:
    one = people.officer("quyen")
    one.user_permissions.add(Permission.objects.get(codename=codename))
    return Officer.objects.get(pk=one.pk)


def publisher() -> Officer:
    group = Group.objects.create(name="Đăng ở một mục")
    publish = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    page = Page.objects.get(slug="tin-tuc")
    GroupPagePermission.objects.create(group=group, page=page, permission=publish)
    return people.officer("dang", group=group.name)


# --- Who needs one ---


@pytest.mark.parametrize(
    "make",
    [
        lambda: people.officer("root", is_superuser=True),
        lambda: people.officer("duyet", group=APPROVERS),
        lambda: people.officer("bien", group=EDITORS),
        publisher,
        lambda: with_permission("moderate_remark"),
        lambda: with_permission("change_officer"),
        lambda: with_permission("change_group"),
        lambda: with_permission("add_invitation"),
        lambda: with_permission("manage_law"),
    ],
)
def test_who_publishes_decides_sees_senders_or_hands_out_rights_needs_one(make):
    one = make()
    assert second_factor.is_needed_by(one)
    assert second_factor.reasons(one)


@pytest.mark.parametrize("codename", ["access_admin", "add_image", "view_entry"])
def test_who_only_reads_or_prepares_needs_none(codename):
    assert not second_factor.is_needed_by(with_permission(codename))


def test_who_may_only_decide_in_a_workflow_needs_one():
    from wagtail.models import GroupApprovalTask

    group = Group.objects.create(name="Tổ duyệt")
    task = GroupApprovalTask.objects.create(name="Duyệt thêm")
    task.groups.add(group)
    one = people.officer("to", group=group.name)
    assert second_factor.is_needed_by(one)


def test_who_may_do_everything_is_told_just_that():
    root = people.officer("root", is_superuser=True)
    assert second_factor.reasons(root) == ["làm mọi việc"]


def test_who_acts_for_an_organisation_today_needs_one_and_not_before_or_after():
    today, board = timezone.localdate(), bodies.body("Ban Tuyên giáo và Dân vận")
    head, guest = bodies.role(organisations__appoint=False), bodies.role("khach")
    spans = {"nay": timedelta(days=-9), "mai": timedelta(days=1)}
    for name, away in spans.items():
        bodies.appointed(people.officer(name), head, board, today + away)
    bodies.appointed(people.officer("cu"), head, board, until=today - timedelta(days=1))
    bodies.appointed(people.officer("khach"), guest, board)
    needing = [one.username for one in Officer.objects.all() if second_factor.is_needed_by(one)]
    assert needing == ["nay"]
    nay = Officer.objects.get(username="nay")
    assert second_factor.reasons(nay) == ["quyết định thay cho tổ chức"]


def test_a_room_enlists_what_it_needs_one_for(monkeypatch):
    monkeypatch.setattr(second_factor, "NEEDS", {})
    one = people.officer("lan")
    second_factor.enlist("tests.lan", "gọi là Lan", lambda officer: officer.username == "lan")
    assert second_factor.reasons(one) == ["gọi là Lan"]
    assert not second_factor.is_needed_by(people.officer("minh"))


# --- The door ---


@pytest.mark.parametrize("path", STAFF)
def test_who_needs_one_and_has_none_is_led_to_setting_it_up(client, path):
    by_password(client, people.approver().username)
    answer = client.get(path)
    assert answer["Location"].startswith(f"{FACTORS}?next=%2F")
    page = client.get(answer["Location"])
    assert "đăng, gỡ tin bài" in page.content.decode()


def test_what_is_posted_without_it_is_not_done(client):
    from kheo.news.models import Remark
    from kheo.news.tests.readers import open_article, sent_remark

    remark = sent_remark(open_article())
    by_password(client, people.approver().username)
    answer = client.post(f"/quan-tri/phan-hoi/{remark.pk}/tiep-nhan/")
    assert answer["Location"].startswith(FACTORS)
    assert Remark.objects.get(pk=remark.pk).state == remark.state


@pytest.mark.parametrize("path", ["/", "/tai-khoan/", "/tai-khoan/phien/", "/tai-khoan/dang-xuat/"])
def test_nothing_else_is_shut(client, path):
    by_password(client, people.approver().username)
    assert client.get(path).status_code == 200


def test_with_it_the_door_is_open(client):
    people.whole_sign_in(client, people.give_totp(people.approver()))
    assert client.get("/quan-tri/").status_code == 200


def test_a_session_from_before_the_second_factor_must_prove_it_first(client):
    one = people.approver()
    by_password(client, one.username)
    people.give_totp(one)
    answer = client.get("/quan-tri/phan-hoi/")
    assert answer["Location"] == f"{FACTORS}xac-nhan-lai/?next=%2Fquan-tri%2Fphan-hoi%2F"
    assert client.get(answer["Location"]).status_code == 200
    back = client.post(answer["Location"], {"code": people.code()})
    assert back["Location"] == "/quan-tri/phan-hoi/"
    assert client.get("/quan-tri/phan-hoi/").status_code == 200


def test_who_has_only_a_passkey_is_led_to_it(client):
    one = people.approver()
    by_password(client, one.username)
    Authenticator.objects.create(user=one, type="webauthn", data={"name": "Khóa"})
    assert client.get("/quan-tri/")["Location"].startswith(f"{FACTORS}khoa/xac-nhan-lai/")


def test_recovery_codes_alone_are_no_second_factor(client):
    one = people.approver()
    people.give_codes(one)
    by_password(client, one.username)
    assert client.get("/quan-tri/")["Location"].startswith(f"{FACTORS}?next")


def test_when_it_is_taken_away_the_door_shuts_at_once(client):
    one = people.give_totp(people.approver())
    people.whole_sign_in(client, one)
    Authenticator.objects.filter(user=one).delete()
    assert client.get("/quan-tri/")["Location"].startswith(FACTORS)


def test_what_one_officer_proved_is_no_proof_for_the_next_in_the_same_browser(client):
    people.whole_sign_in(client, people.give_totp(people.approver("minh")))
    other = people.give_totp(people.approver("lan"))
    assert client.login(username=other.username, password=people.PASSWORD)
    assert client.get("/quan-tri/")["Location"].startswith(FACTORS)


def test_who_has_no_work_at_the_desk_is_told_so_and_not_sent_in_a_circle(client):
    by_password(client, people.officer("lan").username)
    answer = client.get("/quan-tri/")
    assert answer.status_code == 403
    assert "không mở cho bạn" in answer.content.decode()


class Untouchable(HttpRequest):
    """A reader's request that breaks when somebody asks who it is."""

    def __getattribute__(self, name: str) -> Any:
        if name in {"user", "session"}:
            raise AssertionError("a public page asked who reads it")
        return super().__getattribute__(name)


def test_the_door_asks_no_reader_who_he_is():
    door = StaffDoor(lambda request: HttpResponse(request.path))
    for path in ("/", "/tin-tuc/", "/phan-hoi/1/", "/tinh/core/kheo.css"):
        request = Untouchable()
        request.path = path
        assert door(request).status_code == 200


def test_the_reasons_are_whole_vietnamese_phrases():
    with override("vi"):
        labels = [str(need.label) for need in second_factor.NEEDS.values()]
    assert len(labels) == len(set(labels)) >= 8
