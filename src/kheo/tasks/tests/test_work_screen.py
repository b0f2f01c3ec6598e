"""The screen of one task: who reads it, which buttons it has, what a refusal keeps."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kheo.core.terms import Term, TermKind
from kheo.ledger.models import Entry
from kheo.organisations.actions.mandates import appoint
from kheo.organisations.actions.organisations import move_organisation
from kheo.organisations.actions.succession import succeed
from kheo.organisations.rules.succession import SuccessionKind
from kheo.programmes.tests.factories import START, body, officer, role, running, works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.extending import ask_extension
from kheo.tasks.models import Comment, Task
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import NOON, commune, desk, doing, given, submitted
from kheo.tasks.tests.work_helpers import address, at_work, post, today

pytestmark = pytest.mark.django_db


def buttons(client, task):
    page = client.get(address(task)).content.decode()
    names = (
        "nhan", "tu-choi", "bat-dau", "gui-ket-qua", "xac-nhan", "yeu-cau-lam-lai", "tam-dung",
        "tiep-tuc", "huy", "xin-gia-han", "gia-han", "giao-lai", "tra-loi-gia-han", "sua",
    )  # fmt: skip
    return {name for name in names if f'{address(task)}{name}/"' in page}


def test_somebody_unknown_is_led_to_the_sign_in(client):
    answer = client.get(address(given()))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_a_stranger_does_not_learn_that_a_task_is_there(client):
    task = given()
    client.force_login(works_for(commune("UBND xã Khác")))
    assert client.get(address(task)).status_code == 404
    for name in ("nhan", "trao-doi", "sua", "giao-lai", "xin-gia-han", "gia-han"):
        assert client.post(f"{address(task)}{name}/", {"text": "x"}).status_code == 404
    assert Task.objects.get(pk=task.pk).state == State.ASSIGNED


def test_lead_giver_overseer_and_partner_read_it(client):
    partner, overseer = body("Hội Nông dân tỉnh"), body("Văn phòng Tỉnh ủy")
    task = given(partners=(partner,), overseer=overseer)
    for unit in (commune(), desk(), partner, overseer):
        client.force_login(works_for(unit))
        answer = client.get(address(task))
        assert answer.status_code == 200
        assert task.title in answer.content.decode()
        assert answer["Cache-Control"] == "private, no-store"


def test_the_unit_above_reads_and_comments_but_presses_nothing(client):
    above = body("UBND tỉnh An Lĩnh")
    task = given()
    move_organisation(
        organisation=commune(), parent=above, day=START, document="", by=officer("van-thu"), at=NOON
    )
    client.force_login(works_for(above))
    assert buttons(client, task) == set()
    assert post(client, task, "trao-doi", text="Cần hỗ trợ gì không?").status_code == 302
    assert Comment.objects.get().organisation == above


def test_a_mandate_that_is_over_opens_nothing(client):
    task, who = given(), officer("cu")
    appoint(
        officer=who, role=role(), organisation=commune(), since=START, until=date(2021, 1, 1),
        by=officer("van-thu"), at=NOON,
    )  # fmt: skip
    client.force_login(who)
    assert client.get(address(task)).status_code == 404


@pytest.mark.parametrize(
    ("state", "unit", "overseer"),
    [
        (State.ASSIGNED, {"nhan", "tu-choi", "xin-gia-han"}, {"huy", "gia-han", "sua"}),
        (State.DOING, {"gui-ket-qua", "xin-gia-han"}, {"tam-dung", "huy", "gia-han", "sua"}),
        (State.SUBMITTED, set(), {"xac-nhan", "yeu-cau-lam-lai"}),
        (State.DECLINED, {"xin-gia-han"}, {"giao-lai", "huy", "gia-han", "sua"}),
        (State.DONE, set(), set()),
    ],
)
def test_each_has_exactly_the_buttons_that_he_may_press_now(client, state, unit, overseer):
    task = given()
    if state is State.DECLINED:
        moving.move(task=task, to=state, by=works_for(commune()), on=today(), at=NOON, reason="x")
    elif state is State.DOING:
        doing(task)
    elif state in {State.SUBMITTED, State.DONE}:
        submitted(task)
    if state is State.DONE:
        moving.confirm(task=task, by=works_for(desk()), on=today(), at=NOON)
    client.force_login(works_for(commune()))
    assert buttons(client, task) == unit
    client.force_login(works_for(desk()))
    assert buttons(client, task) == overseer


def test_a_task_goes_from_hand_to_hand_by_its_buttons(client):
    task = given()
    client.force_login(works_for(commune()))
    post(client, task, "nhan")
    post(client, task, "bat-dau")
    post(client, task, "gui-ket-qua", result="Đã rà soát 12 mô hình.")
    client.force_login(works_for(desk()))
    post(client, task, "yeu-cau-lam-lai", reason="Thiếu thôn Đông.")
    client.force_login(works_for(commune()))
    post(client, task, "bat-dau")
    post(client, task, "gui-ket-qua", result="Đã rà soát 13 mô hình.")
    client.force_login(works_for(desk()))
    answer = post(client, task, "xac-nhan", follow=True)
    assert "Đã xác nhận hoàn thành nhiệm vụ." in answer.content.decode()
    task.refresh_from_db()
    assert (task.state, task.result) == (State.DONE, "Đã rà soát 13 mô hình.")
    assert task.steps.count() == 8
    assert "Thiếu thôn Đông." in answer.content.decode()


def test_what_needs_a_reason_stays_open_with_what_is_wrong(client):
    task = given()
    client.force_login(works_for(commune()))
    answer = post(client, task, "tu-choi", reason="  ")
    assert answer.status_code == 422
    assert "Hãy ghi lý do." in answer.content.decode()
    assert Task.objects.get(pk=task.pk).state == State.ASSIGNED


def test_a_refused_act_says_why_and_keeps_what_was_typed(client):
    task = doing(given())
    client.force_login(works_for(commune()))
    answer = post(client, task, "xin-gia-han", term="1/3/2024", reason="Mưa lũ kéo dài")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hạn mới phải muộn hơn hạn đang có." in page
    assert "Mưa lũ kéo dài" in page


def test_a_button_that_is_gone_tells_so_at_the_head_of_the_page(client):
    task = given()
    client.force_login(works_for(commune()))
    post(client, task, "nhan")
    answer = post(client, task, "nhan")
    assert answer.status_code == 422
    assert "Không làm được việc này ở tình trạng hiện nay." in answer.content.decode()


def test_the_other_side_s_act_is_refused(client):
    task = submitted(given())
    client.force_login(works_for(commune()))
    answer = post(client, task, "xac-nhan")
    assert answer.status_code == 422
    assert Task.objects.get(pk=task.pk).state == State.SUBMITTED


def test_an_act_s_address_opened_by_itself_leads_to_the_task(client):
    task = given()
    client.force_login(works_for(commune()))
    for name in ("nhan", "trao-doi", "xin-gia-han", "gia-han", "tra-loi-gia-han"):
        answer = client.get(f"{address(task)}{name}/")
        assert (answer.status_code, answer["Location"]) == (302, address(task))


def test_it_cannot_be_confirmed_while_evidence_is_missing_and_says_so(client):
    task = submitted(given(evidence=(EvidenceKind.PHOTO,)))
    client.force_login(works_for(desk()))
    assert "xac-nhan" not in buttons(client, task)
    assert "còn thiếu minh chứng Ảnh" in client.get(address(task)).content.decode()
    answer = post(client, task, "xac-nhan")
    assert "Chưa đủ minh chứng" in answer.content.decode()


def test_more_time_is_asked_for_and_answered_on_the_screen(client):
    task = doing(given())
    client.force_login(works_for(commune()))
    post(client, task, "xin-gia-han", term="quý II/2024", reason="Mưa lũ")
    page = client.get(address(task)).content.decode()
    assert "xin-gia-han/" not in page
    assert "tra-loi-gia-han/" not in page
    client.force_login(works_for(desk()))
    page = client.get(address(task)).content.decode()
    assert "Trong quý II/2024" in page
    answer = post(client, task, "tra-loi-gia-han", granted="0", note="")
    assert "Hãy ghi lý do." in answer.content.decode()
    post(client, task, "tra-loi-gia-han", granted="1", note="")
    task.refresh_from_db()
    assert (task.due, task.term_kind) == (date(2024, 6, 30), TermKind.QUARTER)
    page = client.get(address(task)).content.decode()
    assert "31/03/2024" in page  # the former term stays


def test_an_answer_to_no_wish_is_not_there(client):
    task = doing(given())
    client.force_login(works_for(desk()))
    assert post(client, task, "tra-loi-gia-han", granted="1").status_code == 404


def test_who_presses_gives_more_time_unasked(client):
    task = doing(given())
    client.force_login(works_for(desk()))
    post(client, task, "gia-han", term="thường xuyên", reason="Việc làm hằng ngày")
    assert Task.objects.get(pk=task.pk).term_kind == TermKind.REGULAR
    assert post(client, task, "gia-han", term="mai", reason="x").status_code == 422


def test_comments_stand_with_who_and_for_which_unit(client):
    task = given()
    client.force_login(works_for(commune()))
    assert post(client, task, "trao-doi", text=" ").status_code == 422
    post(client, task, "trao-doi", text="Xin <b>mẫu</b> báo cáo.")
    page = client.get(address(task)).content.decode()
    assert "Xin &lt;b&gt;mẫu&lt;/b&gt; báo cáo." in page
    assert "UBND xã Suối Mây" in page
    assert Entry.objects.filter(verb="tasks.commented").count() == 1


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term(TermKind.DAY, date(2024, 6, 30)), "Đến ngày 30/6/2024"),
        (Term(TermKind.MONTH, date(2024, 6, 1)), "Trong tháng 6/2024"),
        (Term(TermKind.QUARTER, date(2024, 5, 1)), "Trong quý II/2024"),
        (Term(TermKind.REGULAR), "Thường xuyên"),
        (Term(TermKind.NONE), "Không thời hạn"),
    ],
)
def test_a_term_stands_in_words(client, term, words):
    task = given(term=term)
    client.force_login(works_for(desk()))
    assert words in client.get(address(task)).content.decode()


@pytest.mark.parametrize(
    ("days", "words"),
    [(-5, "Quá hạn 5 ngày"), (0, "Hết hạn hôm nay"), (2, "Còn 2 ngày"), (40, "Còn 40 ngày")],
)
def test_how_it_stands_is_said_in_words(client, days, words):
    task = given(due=today() + timedelta(days=days))
    client.force_login(works_for(desk()))
    assert words in client.get(address(task)).content.decode()


def test_the_screen_costs_no_more_with_a_long_history(client, django_assert_max_num_queries):
    programme = running()
    units = [body(f"Hội {number}") for number in range(4)]
    task = given(partners=tuple(units), programme=programme)
    doing(task)
    ask_extension(
        task=task, term=Term(TermKind.DAY, date(2030, 1, 1)), reason="x", by=works_for(commune()),
        on=today(), at=NOON,
    )  # fmt: skip
    client.force_login(works_for(commune()))
    for number in range(5):
        post(client, task, "trao-doi", text=f"Lời {number}")
    client.get(address(task))
    with django_assert_max_num_queries(15):
        assert client.get(address(task)).status_code == 200


def test_a_superuser_reads_everything_and_speaks_for_who_presses(client):
    task = given()
    boss = officer("quan-tri", is_superuser=True)
    client.force_login(boss)
    assert client.get(address(task)).status_code == 200
    post(client, task, "trao-doi", text="Kiểm tra.")
    assert Comment.objects.get().organisation == desk()


def test_an_officer_without_units_sees_no_task(client):
    task = given()
    at_work(client, officer("ngoai"))
    assert client.get(address(task)).status_code == 404
    assert timezone.localdate() == today()


def test_who_answers_for_a_unit_that_ended_reads_what_it_left(client):
    heir, task = commune("UBND xã Suối Mây mới"), given()
    old = commune()
    succeed(
        kind=SuccessionKind.ABSORBED, old=[old], new=[heir], day=date(2025, 7, 1),
        by=officer("van-thu"), at=NOON,
    )  # fmt: skip
    client.force_login(works_for(heir))
    assert client.get(address(task)).status_code == 200
    client.force_login(officer(f"can-bo-{old.pk}"))
    assert client.get(address(task)).status_code == 404
