"""The moderators' desk."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from kheo.ledger.models import Entry
from kheo.news.actions import remarks as actions
from kheo.news.models import Article, Remark
from kheo.news.rules.remarks import State
from kheo.news.tests import factories
from kheo.news.tests.readers import ALL, NOON, TEXT, sent_remark
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/phan-hoi/"


@pytest.fixture
def lan() -> Officer:
    user = factories.editor("lan")
    user.user_permissions.add(Permission.objects.get(codename="moderate_remark"))
    return user


@pytest.fixture
def desk(client: Client, lan: Officer) -> Client:
    client.force_login(lan)
    return client


def text_of(response: Any) -> str:
    return str(response.content.decode())


def rows(response: Any) -> list[str]:
    return re.findall(r'<td class="title">.*?</td>', text_of(response), re.DOTALL)


@pytest.mark.parametrize("end", ["", "1/"])
def test_the_desk_is_for_moderators(client: Client, page: Article, end: str) -> None:
    remark = sent_remark(page)
    address = f"{DESK}{remark.pk}/" if end else DESK
    assert (
        "dang-nhap" in client.get(address)["Location"] or "login" in client.get(address)["Location"]
    )
    stranger = Officer.objects.create_user("khach")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == "/quan-tri/"


@pytest.mark.parametrize("verb", ["tiep-nhan", "tra-loi", "an", "hien-lai"])
def test_who_does_not_moderate_changes_nothing(client: Client, page: Article, verb: str) -> None:
    remark = sent_remark(page)
    stranger = Officer.objects.create_user("khach")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    client.post(f"{DESK}{remark.pk}/{verb}/", {"answer": "Vâng ạ", "reason": "Trùng lặp"})
    remark.refresh_from_db()
    assert remark.state == State.RECEIVED
    assert remark.events.count() == 1


def test_the_list_shows_words_and_state_but_not_how_to_reach_the_sender(
    desk: Client, page: Article
) -> None:
    sent_remark(page)
    shown = text_of(desk.get(DESK))
    assert TEXT in shown
    assert "Mới nhận" in shown
    assert "0912345678" not in shown
    assert "thôn 2, " not in shown


def test_one_remark_is_shown_with_consents_and_history_but_without_its_sender(
    desk: Client, page: Article
) -> None:
    remark = sent_remark(page, agreed=ALL)
    shown = text_of(desk.get(f"{DESK}{remark.pk}/"))
    for part in ("Đăng tên", "bản 1", "Bạn đọc gửi", "Xem người gửi"):
        assert part in shown
    for part in ("0912345678", "Y Hoa", "thôn 2</dd>"):
        assert part not in shown


def test_who_reads_a_sender_is_taken_down_each_time(
    desk: Client, page: Article, lan: Officer
) -> None:
    remark = sent_remark(page)
    assert desk.get(f"{DESK}{remark.pk}/nguoi-gui/").status_code == 405
    for _ in range(2):
        shown = text_of(desk.post(f"{DESK}{remark.pk}/nguoi-gui/"))
        for part in ("0912345678", "Y Hoa", "thôn 2"):
            assert part in shown
    seen = Entry.objects.filter(verb="news.sender_seen", target_key=str(remark.pk))
    assert [entry.actor_key for entry in seen] == [str(lan.pk)] * 2
    assert "Y Hoa" not in str(list(seen.values()))


def test_the_list_names_only_senders_who_allowed_it(desk: Client, page: Article) -> None:
    sent_remark(page)
    assert "Y Hoa" not in text_of(desk.get(DESK))
    sent_remark(page, agreed=ALL)
    assert "Y Hoa" in text_of(desk.get(DESK))


def test_the_list_is_filtered_and_searched(desk: Client, page: Article, lan: Officer) -> None:
    bridge = sent_remark(page, text="Cầu treo hỏng ván rồi.")
    sent_remark(page, text="Điện hay mất vào buổi tối.")
    actions.accept_remark(remark=bridge, by=lan, at=NOON)
    assert len(rows(desk.get(DESK))) == 2
    assert "Cầu treo" in rows(desk.get(DESK, {"state": "accepted"}))[0]
    assert "Điện hay mất" in rows(desk.get(DESK, {"state": "received"}))[0]
    for words in ("dien hay", "ĐIỆN", "Điện hay mất"):
        assert len(rows(desk.get(DESK, {"q": words}))) == 1
    assert len(rows(desk.get(DESK, {"q": "Ngọc Réo"}))) == 2
    assert "Không có phản hồi nào" in text_of(desk.get(DESK, {"q": "không đâu có"}))
    assert len(rows(desk.get(DESK, {"state": "bịa"}))) == 2


def test_the_list_goes_on_after_fifty_and_keeps_what_was_asked(desk: Client, page: Article) -> None:
    for _ in range(51):
        sent_remark(page)
    first = desk.get(DESK, {"q": "cau treo"})
    assert len(rows(first)) == 50
    (onward,) = re.findall(r'rel="next"\s+href="([^"]+)"', text_of(first))
    second = desk.get(DESK + onward.replace("&amp;", "&"))
    assert len(rows(second)) == 1
    assert desk.get(DESK, {"trang": "3"}).status_code == 404


def test_accept_answer_hide_and_show(desk: Client, page: Article, lan: Officer) -> None:
    remark = sent_remark(page)
    own = f"{DESK}{remark.pk}/"
    shown = desk.post(f"{own}tiep-nhan/", follow=True)
    assert "Đã tiếp nhận phản hồi." in text_of(shown)
    desk.post(f"{own}tra-loi/", {"answer": "Xã sửa trong tuần."})
    assert remark.answers.get().answered_by == lan
    desk.post(f"{own}an/", {"reason": "Nêu tên người khác"})
    remark.refresh_from_db()
    assert remark.state == State.HIDDEN
    assert "Nêu tên người khác" in text_of(desk.get(own))
    desk.post(f"{own}hien-lai/")
    remark.refresh_from_db()
    assert remark.state == State.ACCEPTED


def test_a_refusal_says_why_in_vietnamese(desk: Client, page: Article) -> None:
    remark = sent_remark(page)
    own = f"{DESK}{remark.pk}/"
    assert "không bị ẩn" in text_of(desk.post(f"{own}hien-lai/", follow=True))
    desk.post(f"{own}an/", {"reason": "Trùng lặp rồi"})
    assert "Hãy cho hiện lại trước" in text_of(desk.post(f"{own}tiep-nhan/", follow=True))
    again = desk.post(f"{own}an/", {"reason": "Trùng lặp rồi"}, follow=True)
    assert "trạng thái của phản hồi đã thay đổi" in text_of(again)


@pytest.mark.parametrize(
    ("verb", "typed", "sentence"),
    [
        ("an", {"reason": "  "}, "Hãy ghi lý do ẩn"),
        ("an", {"reason": "vì"}, "Cần ít nhất 5 ký tự"),
        ("an", {"reason": "a" * 501}, "Dài nhất là 500 ký tự"),
        ("tra-loi", {"answer": ""}, "Hãy viết nội dung trả lời"),
        ("tra-loi", {"answer": "a" * 5001}, "hiện có 5001"),
    ],
)
def test_half_a_form_is_told_and_changes_nothing(
    desk: Client, page: Article, verb: str, typed: dict[str, str], sentence: str
) -> None:
    remark = sent_remark(page)
    shown = text_of(desk.post(f"{DESK}{remark.pk}/{verb}/", typed))
    assert sentence in shown
    remark.refresh_from_db()
    assert remark.state == State.RECEIVED
    assert remark.events.count() == 1


def test_nothing_changes_by_looking(desk: Client, page: Article) -> None:
    remark = sent_remark(page)
    for verb in ("tiep-nhan", "tra-loi", "an", "hien-lai"):
        assert desk.get(f"{DESK}{remark.pk}/{verb}/").status_code == 405


def test_what_readers_type_is_text_on_the_desk_too(desk: Client, page: Article) -> None:
    bait = "<script>alert(1)</script> xem http://abc.vn"
    remark = sent_remark(page, text=bait)
    for address in (DESK, f"{DESK}{remark.pk}/"):
        shown = text_of(desk.get(address))
        assert "<script>alert(1)" not in shown
        assert 'href="http://abc.vn' not in shown


def test_the_menu_counts_what_waits_with_one_query(
    desk: Client, page: Article, lan: Officer, django_assert_num_queries: Any
) -> None:
    from kheo.news.wagtail_hooks import register_remarks_menu

    sent_remark(page)
    actions.accept_remark(remark=sent_remark(page), by=lan, at=NOON)
    request: Any = type("Request", (), {"user": lan})()
    item = register_remarks_menu()
    assert item.is_shown(request)
    with django_assert_num_queries(1):
        assert str(item.render_component(request).label) == "Phản hồi (1)"
    assert not item.is_shown(type("Request", (), {"user": Officer.objects.create_user("x")})())


@pytest.mark.parametrize("where", ["list", "detail"])
def test_the_desk_costs_the_same_for_one_and_twenty(
    desk: Client, page: Article, lan: Officer, where: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(count: int) -> int:
        for _ in range(count):
            remark = sent_remark(page, agreed=ALL)
        if where == "detail":
            for _ in range(count):
                actions.answer_remark(remark=remark, text="Đã sửa.", by=lan, at=NOON)
        address = DESK if where == "list" else f"{DESK}{remark.pk}/"
        desk.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(address)
        return len(queries)

    assert cost(1) == cost(20)


def test_a_page_with_remarks_cannot_be_deleted_and_the_editor_learns_why(
    client: Client, page: Article
) -> None:
    sent_remark(page)
    client.force_login(Officer.objects.create_superuser("root"))
    for target in (page, page.get_parent()):
        address = f"/quan-tri/pages/{target.pk}/delete/"
        shown = client.post(address, follow=True)
        assert "có phản hồi của bạn đọc" in text_of(shown)
    bulk = f"/quan-tri/bulk/wagtailcore/page/delete/?id={page.pk}"
    assert "có phản hồi của bạn đọc" in text_of(client.post(bulk, follow=True))
    assert Article.objects.filter(pk=page.pk).exists()


def test_a_page_without_remarks_is_deleted_as_before(client: Client, page: Article) -> None:
    client.force_login(Officer.objects.create_superuser("root"))
    client.post(f"/quan-tri/pages/{page.pk}/delete/")
    assert not Article.objects.filter(pk=page.pk).exists()


def test_the_permission_is_offered_where_groups_are_made(client: Client) -> None:
    client.force_login(Officer.objects.create_superuser("root"))
    assert "Tiếp nhận, trả lời và ẩn" in text_of(client.get("/quan-tri/groups/new/"))


def test_a_name_that_is_gone_is_not_missed(desk: Client, page: Article) -> None:
    from kheo.news.actions.senders import forget_sender

    remark = sent_remark(page)
    forget_sender(remark=remark, at=NOON)
    assert "đã được xóa ngày 20/11/2026" in text_of(desk.get(f"{DESK}{remark.pk}/"))
    assert Remark.objects.get().name == ""
