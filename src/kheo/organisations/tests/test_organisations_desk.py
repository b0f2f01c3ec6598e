"""The desk of organisations, mandates, roles and handover."""

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from kheo.ledger.models import Entry
from kheo.organisations.forms.organisation_refusals import REFUSALS
from kheo.organisations.models import (
    Handover,
    Mandate,
    Officer,
    Organisation,
    OrganisationName,
    Role,
    Succession,
)
from kheo.organisations.rules.mandates import MandateKind
from kheo.organisations.rules.succession import SuccessionKind as K
from kheo.organisations.tests.bodies import CUT, START, appointed, body, ended, followed, role

pytestmark = pytest.mark.django_db
MANY = "\n".join("x" * 21)
DESK, QUEUE = "/quan-tri/to-chuc/", "/quan-tri/ban-giao/"


def text_of(response: Any) -> str:
    return " ".join(str(response.content.decode()).split())


def signed_in(client: Client, officer: Officer) -> Client:
    officer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(officer)
    return client


@pytest.fixture
def lan() -> Officer:
    return Officer.objects.create_user("lan", last_name="Trần Thị", first_name="Lan")


@pytest.fixture
def top() -> Organisation:
    return body("Tỉnh ủy")


@pytest.fixture
def desk(client: Client, lan: Officer, top: Organisation) -> Client:
    """Somebody who may keep, appoint and hand over under the Tỉnh ủy."""
    verbs = {"organisations__keep": True, "organisations__appoint": True}
    appointed(lan, role("bi-thu", **verbs, organisations__hand_over=True), top)
    return signed_in(client, lan)


@pytest.fixture
def stranger(client: Client) -> Client:
    return signed_in(client, Officer.objects.create_user("khach"))


# --- Organisations ---


def test_the_desk_is_for_staff(client, top):
    for address in (DESK, f"{DESK}{top.pk}/", QUEUE, f"{DESK}vai-tro/"):
        assert client.get(address).status_code == 302


def test_it_lists_and_finds(desk, top):
    ended(body("Ban Dân vận Hoà Bình", top, abbreviation="BDVTU"))
    assert "Ban Dân vận" not in text_of(desk.get(DESK))
    shown = text_of(desk.get(DESK, {"q": "dan van hòa bình"}))
    assert "Ban Dân vận Hoà Bình" in shown
    assert "Đến hết ngày 30/06/2025" in shown
    assert "Không có tổ chức nào như vậy" in text_of(desk.get(DESK, {"q": "không đâu"}))


def test_one_is_founded_under_what_one_keeps(desk, top):
    typed = {
        "name": "Ban Nội chính", "abbreviation": "BNCTU", "kind": "party_body", "level": "province",
        "parent": "tỉnh ủy", "since": "1/7/2025", "document": "Quyết định 5-QĐ/TU",
        "source": "Văn phòng", "verified": "on",
    }  # fmt: skip
    response = desk.post(f"{DESK}lap/", typed)
    made = Organisation.objects.get(name="Ban Nội chính")
    assert response["Location"] == f"{DESK}{made.pk}/"
    assert (made.since, made.verified, made.document) == (CUT, True, "Quyết định 5-QĐ/TU")
    assert made in Organisation.objects.directly_under(top, on=CUT)
    typed |= {"name": "Sở Lạ", "parent": ""}
    assert "Chỉ quản trị viên" in text_of(desk.post(f"{DESK}lap/", typed))
    typed["parent"] = body("Bộ lạ").name
    assert "Không giữ nhiệm vụ nào ở Bộ lạ" in text_of(desk.post(f"{DESK}lap/", typed))
    assert not Organisation.objects.filter(name="Sở Lạ").exists()


def test_an_administrator_founds_at_the_top(client, admin_user):
    client.force_login(admin_user)
    typed = {"name": "Trung ương", "kind": "party_committee", "level": "central"}
    assert client.post(f"{DESK}lap/", typed).status_code == 302
    assert Organisation.objects.get().name == "Trung ương"


def test_everything_that_is_written_of_it_can_be_changed(desk, top):
    one, other = body("Ban A", top), body("Ban B", top)
    own = f"{DESK}{one.pk}/"
    shown = desk.post(f"{own}doi-ten/", {"name": "Ban A mới", "day": "1/7/2025"}, follow=True)
    assert "Đã đổi tên tổ chức." in text_of(shown)
    desk.post(f"{own}ten-khac/", {"name": "Ban A cũ xưa", "abbreviation": "BA"})
    desk.post(f"{own}chuyen/", {"parent": "Ban B", "day": "2/7/2025"})
    assert one in Organisation.objects.directly_under(other, on=date(2025, 7, 2))
    heir = body("Ban C", top, since=date(2025, 7, 9))
    given = {"kind": "renamed", "new": "Ban C", "day": "9/7/2025", "document": "Quyết định 9"}
    assert "Đã ghi việc kế tục." in text_of(desk.post(f"{own}ke-tuc/", given, follow=True))
    assert Succession.objects.get().new == heir
    assert OrganisationName.objects.filter(organisation=one).count() == 3
    desk.post(f"{DESK}{other.pk}/ket-thuc/", {"last_day": "31/7/2025"})
    other.refresh_from_db()
    assert other.until == date(2025, 7, 31)


def test_a_refusal_says_why_and_keeps_what_was_typed(desk, top):
    one = body("Ban A", top)
    shown = text_of(desk.post(f"{DESK}{top.pk}/ket-thuc/", {"last_day": "1/7/2025"}))
    assert "Còn tổ chức trực thuộc đang hoạt động" in shown
    assert 'value="1/7/2025"' in shown
    shown = text_of(desk.post(f"{DESK}{one.pk}/ke-tuc/", {"kind": "merged", "day": "1/7/2025"}))
    assert "Số tổ chức trước không hợp" in shown


@pytest.mark.parametrize(
    ("end", "typed", "sentence"),
    [
        ("doi-ten", {"name": " ", "day": ""}, "Hãy điền ô này"),
        ("ket-thuc", {"last_day": "mai"}, "Ngày viết như 30/6/2025"),
        ("chuyen", {"parent": "Ban không có", "day": "1/7/2025"}, "Không có tổ chức nào là"),
        ("chuyen", {"parent": "Ban", "day": "1/7/2025"}, "Có nhiều tổ chức là “Ban”"),
        ("ke-tuc", {"kind": "bịa", "day": "1/7/2025"}, "Ghi kế tục"),
        ("ke-tuc", {"kind": "moved", "new": MANY, "day": "1/7/2025"}, "Nhiều nhất 20"),
    ],
)  # fmt: skip
def test_half_a_form_is_told_and_changes_nothing(desk, top, end, typed, sentence):
    one = body("Ban A", top)
    body("Ban B", top)
    entries = Entry.objects.count()
    assert sentence in text_of(desk.post(f"{DESK}{one.pk}/{end}/", typed))
    assert Entry.objects.count() == entries


def test_who_may_not_changes_nothing_and_reads_why(stranger, top):
    entries = Entry.objects.count()
    for end, typed in (
        ("doi-ten", {"name": "Khác", "day": "1/7/2025"}), ("ten-khac", {"name": "Khác"}),
        ("chuyen", {"parent": "", "day": "1/7/2025"}), ("ket-thuc", {"last_day": "1/7/2025"}),
        ("ke-tuc", {"kind": "ended", "day": "1/7/2025"}),
        ("giao-nhiem-vu", {"officer": "khach", "since": "1/7/2025"}),
    ):  # fmt: skip
        shown = text_of(stranger.post(f"{DESK}{top.pk}/{end}/", typed))
        assert "Không giữ nhiệm vụ nào ở Tỉnh ủy" in shown
        assert stranger.get(f"{DESK}{top.pk}/{end}/").status_code == 405
    assert Entry.objects.count() == entries


def test_what_has_ended_is_mended_by_administrators_only(client, desk, admin_user, top):
    old, heir = ended(body("Ban A", top)), body("Ban B", top, since=CUT)
    given = {"kind": "moved", "new": heir.name, "day": "1/7/2025"}
    shown = text_of(desk.post(f"{DESK}{old.pk}/ke-tuc/", given))
    assert "Ban A đã kết thúc, không còn làm việc này" in shown
    client.force_login(admin_user)
    assert "Đã ghi việc kế tục." in text_of(
        client.post(f"{DESK}{old.pk}/ke-tuc/", given, follow=True)
    )


# --- Mandates ---


def test_somebody_is_appointed_delegated_and_ended(desk, lan, top):
    minh = Officer.objects.create_user("minh")
    truong = role("truong-ban", organisations__hand_over=True)
    one = body("Ban A", top)
    own = f"{DESK}{one.pk}/"
    given = {"officer": "minh", "role": truong.pk, "since": "1/7/2025"}
    shown = desk.post(f"{own}giao-nhiem-vu/", given, follow=True)
    assert "Đã giao nhiệm vụ." in text_of(shown)
    mandate = Mandate.objects.get(officer=minh)
    page = f"{DESK}nhiem-vu/{mandate.pk}/"
    assert "Bàn giao việc của tổ chức đã kết thúc" in text_of(desk.get(page))
    stand_in: dict[str, Any] = {
        "to": "lan",
        "kind": "delegated",
        "since": "1/7/2025",
        "until": "1/8/2030",
    }
    assert "Ủy quyền phải có thời hạn và nêu rõ" in text_of(desk.post(f"{page}uy-quyen/", stand_in))
    stand_in |= {"verbs": ["organisations.hand_over"], "document": "Giấy ủy quyền 3"}
    shown = desk.post(f"{page}uy-quyen/", stand_in, follow=True)
    assert "TUQ. truong-ban" in text_of(shown)
    assert Mandate.objects.get(kind=MandateKind.DELEGATED).officer == lan
    shown = desk.post(f"{page}thoi/", {"last_day": "30/9/2025", "reason": "Nghỉ hưu"}, follow=True)
    assert "Đã cho thôi nhiệm vụ." in text_of(shown)
    assert Entry.objects.newest_first()[0].reason == "Nghỉ hưu"
    wrong = {"officer": "không-ai", "role": truong.pk, "since": "1/7/2025"}
    assert "Không có tài khoản" in text_of(desk.post(f"{own}giao-nhiem-vu/", wrong))


def test_a_mandate_is_ended_and_delegated_by_those_who_may(stranger, top):
    mandate = appointed(Officer.objects.create_user("minh"), role("truong-ban"), top)
    page = f"{DESK}nhiem-vu/{mandate.pk}/"
    entries = Entry.objects.count()
    for end, typed in (("thoi", {"last_day": "1/7/2025"}), ("uy-quyen", {"to": "khach"})):
        assert "Không giữ nhiệm vụ nào" in text_of(stranger.post(f"{page}{end}/", typed))
    assert Entry.objects.count() == entries


def test_the_holder_of_a_mandate_may_delegate_it_and_a_stranger_not(client, top):
    minh, khach = (Officer.objects.create_user(name) for name in ("minh", "khach"))
    mandate = appointed(minh, role("truong-ban", organisations__hand_over=True), top)
    page = f"{DESK}nhiem-vu/{mandate.pk}/"
    given = {"to": "khach", "kind": "deputy", "since": "1/7/2025"}
    shown = text_of(signed_in(client, khach).post(f"{page}uy-quyen/", given | {"to": "minh"}))
    assert "Không giữ nhiệm vụ nào ở Tỉnh ủy" in shown
    shown = text_of(signed_in(client, minh).post(f"{page}uy-quyen/", given, follow=True))
    assert "KT. truong-ban" in shown


# --- Roles ---


def test_roles_are_for_administrators(desk, client, admin_user):
    assert desk.get(f"{DESK}vai-tro/").status_code == 302
    client.force_login(admin_user)
    typed = {"code": "van-thu", "name": "Văn thư", "rank": "40", "organisations.hand_over": "below",
             "organisations.keep": "here"}  # fmt: skip
    client.post(f"{DESK}vai-tro/moi/", typed)
    made = Role.objects.get(code="van-thu")
    carried = {"organisations.keep": False, "organisations.hand_over": True}
    assert dict(made.verbs.values_list("verb", "below")) == carried
    assert "Văn thư" in text_of(client.get(f"{DESK}vai-tro/"))
    assert "Đã có vai trò" in text_of(client.post(f"{DESK}vai-tro/moi/", typed))
    client.post(f"{DESK}vai-tro/van-thu/", {"name": "Văn thư", "rank": "40"})
    assert not made.verbs.exists()


# --- Handover ---


def owing(top: Organisation, name: str = "Ban cũ", count: int = 3) -> Organisation:
    """Return an ended organisation with mandates that wait."""
    old = body(name, top)
    truong = role("chuyen-vien")
    for number in range(count):
        officer = Officer.objects.create_user(f"{old.slug}-{number}")
        appointed(officer, truong, old, since=START)
    return old


def test_the_queue_shows_what_waits_where_one_may_decide(desk, top):
    old, far = owing(top), owing(body("Bộ"), "Cục cũ")
    heir = body("Ban mới", top, since=CUT)
    followed(K.RENAMED, [old], [heir])
    ended(far)
    shown = text_of(desk.get(QUEUE))
    assert "Có 3 việc" in shown
    assert "Ban cũ" in shown
    assert "Nay chịu trách nhiệm: Ban mới" in shown
    assert "Cục cũ" not in shown
    assert desk.get(f"{QUEUE}{far.pk}/").status_code in (302, 403)
    assert desk.get(f"{QUEUE}{top.pk}/").status_code == 200


def test_ticked_duties_are_handed_over_and_the_rest_waits(desk, lan, top):
    old, heir = owing(top), body("Ban mới", top, since=CUT)
    followed(K.RENAMED, [old], [heir])
    marks = re.findall(r'name="duty" value="([^"]+)"', text_of(desk.get(f"{QUEUE}{old.pk}/")))
    assert len(marks) == 3
    given = {"duty": marks[:2], "heirs": [str(heir.pk)], "document": "Biên bản 7"}
    shown = desk.post(f"{QUEUE}{old.pk}/", given, follow=True)
    assert "Đã bàn giao 2 việc." in text_of(shown)
    assert shown.redirect_chain[0][0] == f"{QUEUE}{old.pk}/"
    made = Handover.objects.get()
    assert (made.by, made.document, made.decisions.count()) == (lan, "Biên bản 7", 2)
    again = text_of(desk.post(f"{QUEUE}{old.pk}/", given))
    assert "Có việc đã được quyết định rồi" in again
    assert Handover.objects.count() == 1
    closing = {"all": "1", "close": "1"}
    assert "Hãy ghi lý do" in text_of(desk.post(f"{QUEUE}{old.pk}/", closing))
    closing["reason"] = "Người này đã nghỉ hưu"
    shown = desk.post(f"{QUEUE}{old.pk}/", closing, follow=True)
    assert "Đã kết thúc 1 việc, không bàn giao." in text_of(shown)
    assert "Người này đã nghỉ hưu" in text_of(desk.get(QUEUE))
    assert "Không còn việc nào" in text_of(desk.get(f"{QUEUE}{old.pk}/"))


def test_all_goes_to_a_stranger_only_with_a_reason(desk, top):
    old = owing(top)
    ended(old)
    body("Sở Nội vụ")
    given = {"all": "1", "others": "so noi vu"}
    assert "không phải nơi kế tục" in text_of(desk.post(f"{QUEUE}{old.pk}/", given))
    given["reason"] = "Theo Kết luận 8-KL/TU"
    assert desk.post(f"{QUEUE}{old.pk}/", given).status_code == 302
    assert Mandate.objects.filter(organisation__name="Sở Nội vụ").count() == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Hãy chọn ít nhất một việc"),
        ({"all": "1"}, "Hãy chọn ít nhất một tổ chức nhận việc"),
        ({"all": "1", "others": "không có"}, "Không có tổ chức nào là"),
        ({"all": "1", "heirs": ["999999"]}, "999999"),
        ({"duty": ["bịa|1"], "others": "Tỉnh ủy"}, "Có việc đã được quyết định rồi"),
        ({"duty": ["bịa"], "others": "Tỉnh ủy"}, "Có việc đã được quyết định rồi"),
    ],
)
def test_half_a_decision_is_told_and_changes_nothing(desk, top, typed, sentence):
    old, heir = owing(top), body("Ban mới", top, since=CUT)
    followed(K.RENAMED, [old], [heir])
    shown = text_of(desk.post(f"{QUEUE}{old.pk}/", typed))
    assert sentence in shown
    assert not Handover.objects.exists()


def test_several_organisations_with_one_heir_are_handed_over_in_one_act(desk, top):
    one, other, third = owing(top, "Ban A"), owing(top, "Ban B"), owing(top, "Ban C")
    heir, far = body("Ban mới", top, since=CUT), body("Ban khác", top, since=CUT)
    followed(K.MERGED, [one, other], [heir])
    followed(K.RENAMED, [third], [far])
    wrong = desk.post(f"{QUEUE}nhieu-to-chuc/", {"organisation": [one.pk, third.pk]}, follow=True)
    assert "cùng nơi kế tục" in text_of(wrong)
    assert "cùng nơi kế tục" in text_of(desk.post(f"{QUEUE}nhieu-to-chuc/", follow=True))
    right = desk.post(f"{QUEUE}nhieu-to-chuc/", {"organisation": [one.pk, other.pk]}, follow=True)
    assert "Đã bàn giao 6 việc." in text_of(right)
    assert Handover.objects.get().decisions.count() == 6


def test_a_stranger_decides_nothing(stranger, top):
    old = owing(top)
    ended(old)
    stranger.post(f"{QUEUE}{old.pk}/", {"all": "1", "others": "Tỉnh ủy", "reason": "Vì tôi muốn"})
    stranger.post(f"{QUEUE}nhieu-to-chuc/", {"organisation": [old.pk]})
    assert not Handover.objects.exists()
    assert "Có 0 việc" in text_of(stranger.get(QUEUE))


@pytest.mark.parametrize("where", ["list", "detail", "mandates", "queue", "handover"])
def test_the_desk_costs_the_same_for_one_and_twenty(desk, top, where):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    kept = owing(top, "Ban giữ", 1)

    def cost(count: int) -> int:
        for number in range(count):
            old = owing(top, f"Ban {count} {number}", 1)
            heir = body(f"Ban mới {count} {number}", top, since=CUT)
            followed(K.RENAMED, [old], [heir])
            officer = Officer.objects.create_user(f"them-{count}-{number}")
            Mandate.objects.create(
                officer=officer, role=Role.objects.get(code="chuyen-vien"),
                organisation=kept, since=START,
            )  # fmt: skip
        address = {
            "list": f"{DESK}?q=ban", "detail": f"{DESK}{top.pk}/", "queue": QUEUE,
            "mandates": f"{DESK}{kept.pk}/nhiem-vu/", "handover": f"{QUEUE}{kept.pk}/",
        }[where]  # fmt: skip
        desk.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address).status_code == 200
        return len(asked)

    if where == "handover":
        ended(kept, timezone.localdate().replace(year=2024))
    assert cost(1) == cost(20)


def test_every_refusal_has_its_sentence():
    """Every reason that rules and actions of organisations give is one that people can read."""
    from pathlib import Path

    import kheo.organisations as room

    folder = Path(str(room.__file__)).parent
    files = [*folder.glob("rules/[clmos]*.py"), folder / "actions/organisations.py",
             folder / "actions/succession.py", folder / "actions/mandates.py",
             folder / "actions/handover.py", folder / "views/roles_desk.py"]  # fmt: skip
    given = {reason for file in files for reason in re.findall(r'no\("(\w+)"', file.read_text())}
    given |= set(re.findall(r'else "(\w+)"\)', (folder / "rules/succession.py").read_text()))
    assert given - {"no_mandate"} <= set(REFUSALS)
