"""Giving a task by hand, mending it, giving a declined one again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.core.terms import Term, TermKind
from kheo.documents.rules.states import State as DocumentState
from kheo.documents.tests.factories import published
from kheo.ledger.models import Link, LinkKind
from kheo.organisations.actions.organisations import move_organisation
from kheo.programmes.models import Conclusion, Conference, Obligation
from kheo.programmes.rules.conferences import ConferenceKind
from kheo.programmes.tests.factories import START, adopted_plan, body, officer, running, works_for
from kheo.tasks.models import Task
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.tests.factories import NOON, commune, desk
from kheo.tasks.tests.work_helpers import address

pytestmark = pytest.mark.django_db
PAGE = "/lam-viec/nhiem-vu/giao/"


def typed(**more):
    said = {
        "title": "Báo cáo mô hình", "product": "Báo cáo", "giver": str(desk().pk),
        "lead": "ubnd xa suoi may", "partners": "", "term": "quý II/2030", "priority": "1",
        "evidence": ["photo", "figure"], "overseer": "",
    }  # fmt: skip
    return said | more


def sent(client, query="", **more):
    return client.post(f"{PAGE}{query}", typed(**more))


@pytest.fixture
def giver(client):
    commune()
    who = works_for(desk())
    client.force_login(who)
    return who


def test_somebody_unknown_is_led_to_the_sign_in(client):
    assert client.get(PAGE).status_code == 302


def test_who_may_give_for_no_unit_is_refused(client):
    client.force_login(officer("ngoai"))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {}).status_code == 403


def test_a_task_is_given_with_all_that_was_typed(client, giver):
    partner, overseer = body("Hội Nông dân tỉnh"), body("Văn phòng Tỉnh ủy")
    answer = sent(client, partners="hoi nong dan tinh", overseer="Văn phòng Tỉnh ủy")
    task = Task.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address(task))
    assert (task.lead, task.giver, task.overseer) == (commune(), desk(), overseer)
    assert [row.organisation for row in task.partners.all()] == [partner]
    assert (task.term, task.due) == (Term(TermKind.QUARTER, date(2030, 4, 1)), date(2030, 6, 30))
    assert (task.priority, task.evidence_wanted) == (Priority.URGENT, ["photo", "figure"])


def test_a_form_that_is_sent_twice_gives_one_task(client, giver):
    first, second = (sent(client, csrfmiddlewaretoken="mot") for _tap in range(2))
    assert first["Location"] == second["Location"] == address(Task.objects.get())
    sent(client, csrfmiddlewaretoken="hai")
    assert Task.objects.count() == 2, "who opens the form anew means it"


def test_a_name_that_several_units_have_asks_which_is_meant(client, giver):
    above, other = body("UBND tỉnh Khác"), body("UBND xã Suối Mây", level="commune")
    move_organisation(
        organisation=other, parent=above, day=START, document="", by=officer("van-thu"), at=NOON
    )
    answer = sent(client)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Có nhiều đơn vị tên như vậy. Hãy chọn một." in page
    assert "UBND xã Suối Mây (thuộc UBND tỉnh Khác)" in page
    assert "Báo cáo mô hình" in page
    assert not Task.objects.exists()
    sent(client, lead_choice=str(other.pk))
    assert Task.objects.get().lead == other


def test_a_choice_that_was_not_offered_is_not_taken(client, giver):
    body("UBND xã Suối Mây", level="commune")
    stranger = body("UBND xã Ngoài", level="commune")
    assert sent(client, lead_choice=str(stranger.pk)).status_code == 422
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", " ", "Hãy ghi nội dung nhiệm vụ."),
        ("lead", "", "Hãy ghi tên đơn vị."),
        ("lead", "Không có đâu", "Không có đơn vị nào đang hoạt động tên là “Không có đâu”."),
        ("partners", "Không có đâu", "Không có tổ chức nào là “Không có đâu”."),
        ("partners", "UBND xã Suối Mây", "không thể đồng thời là đơn vị phối hợp"),
        ("term", "30/2/2030", "Thời hạn viết như 30/6/2024"),
        ("giver", "999999", ""),
        ("priority", "9", ""),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(client, giver, field, value, sentence):
    answer = sent(client, **{field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Báo cáo" in answer.content.decode()
    assert not Task.objects.exists()


def test_nobody_gives_in_the_name_of_a_desk_that_is_not_his(client, giver):
    other = body("Sở khác")
    assert sent(client, giver=str(other.pk)).status_code == 422
    assert not Task.objects.exists()


def test_the_form_is_filled_from_a_plan_s_item_and_keeps_the_link(client, giver):
    programme = running(desk(), body("B"))
    item = adopted_plan(programme).items.all()[0]
    page = client.get(f"{PAGE}?item={item.pk}").content.decode()
    assert item.text in page
    assert "30/6/2024" in page
    assert "Kế hoạch thực hiện" in page
    sent(client, f"?item={item.pk}")
    task = Task.objects.get()
    assert (task.item, task.plan, task.programme) == (item, item.plan, programme)
    assert Link.objects.filter(kind=LinkKind.CAUSES, to_key=str(task.pk)).exists()


def test_the_item_of_others_is_neither_shown_nor_taken(client, giver):
    item = adopted_plan(running(body("A"), body("B"))).items.all()[0]
    assert client.get(f"{PAGE}?item={item.pk}").status_code == 404
    assert sent(client, f"?item={item.pk}").status_code == 404
    assert not Task.objects.exists()


def obligation(document):
    return Obligation.objects.create(
        document=document, spot="mục 4, điểm a", text="Xây dựng kế hoạch thực hiện",
        noted_by=officer("van-thu"), noted_at=NOON,
    )  # fmt: skip


def test_what_a_published_document_asks_for_is_given_on_by_anybody(client, giver):
    asked = obligation(published())
    page = client.get(f"{PAGE}?obligation={asked.pk}").content.decode()
    assert "Xây dựng kế hoạch thực hiện" in page
    assert "mục 4, điểm a" in page
    sent(client, f"?obligation={asked.pk}")
    task = Task.objects.get()
    assert task.obligation == asked
    assert "mục 4, điểm a" in client.get(address(task)).content.decode()


def test_what_an_unpublished_document_asks_for_is_not_shown(client, giver):
    document = published()
    type(document).objects.filter(pk=document.pk).update(state=DocumentState.WITHDRAWN)
    assert client.get(f"{PAGE}?obligation={obligation(document).pk}").status_code == 404


def test_a_conclusion_is_given_on_by_who_hosted_the_conference(client, giver):
    conference = Conference.objects.create(
        kind=ConferenceKind.EXCHANGE, title="Giao ban tháng 3", slug="giao-ban", host=desk(),
        starts_at=NOON, venue="Hội trường", created_at=NOON,
    )  # fmt: skip
    one = Conclusion.objects.create(conference=conference, text="Kiểm tra mô hình", lead=commune())
    page = client.get(f"{PAGE}?conclusion={one.pk}").content.decode()
    assert "Kiểm tra mô hình" in page
    assert "UBND xã Suối Mây [" in page
    client.force_login(works_for(body("Sở khác")))
    assert client.get(f"{PAGE}?conclusion={one.pk}").status_code == 404


@pytest.mark.parametrize("query", ["item=x", "item=999999", "item=1&conclusion=1", "item=٣"])
def test_a_source_that_is_none_is_not_there(client, giver, query):
    assert client.get(f"{PAGE}?{query}").status_code == 404


def test_a_task_given_from_a_programme_of_one_s_own_belongs_to_it(client, giver):
    programme = running(desk(), body("B"))
    foreign = running(body("C"), body("D"), title="Chương trình khác")
    page = client.get(PAGE).content.decode()
    assert programme.title in page
    assert foreign.title not in page
    assert sent(client, programme=str(foreign.pk)).status_code == 422
    sent(client, programme=str(programme.pk))
    assert Task.objects.get().programme == programme


def test_the_form_costs_the_same_with_many_units(client, giver):
    def queries():
        client.get(PAGE)
        with CaptureQueriesContext(connection) as caught:
            client.get(PAGE)
        return len(caught)

    few = queries()
    for number in range(5):
        below = body(f"UBND xã Số {number}", level="commune")
        move_organisation(
            organisation=below, parent=desk(), day=START, document="", by=officer("van-thu"),
            at=NOON,
        )  # fmt: skip
    assert queries() == few <= 15
