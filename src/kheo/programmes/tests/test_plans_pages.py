"""Pages of yearly plans: who sees them, what they say, what they cost."""

import io
from typing import Any

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.organisations.models import Officer
from kheo.programmes.actions.planning import ItemSaid, write_items
from kheo.programmes.models import Plan
from kheo.programmes.rules.plans import PlanState
from kheo.programmes.tests import plans
from kheo.programmes.tests.factories import body, officer, running, signing, works_for

pytestmark = pytest.mark.django_db


def at(name: str, *args: Any) -> str:
    return reverse(f"plans_work:{name}", args=args)


@pytest.fixture
def plan() -> Plan:
    return plans.drawn()


@pytest.fixture
def writer(client: Client, plan: Plan) -> Client:
    client.force_login(works_for(plans.lead_of(plan.programme)))
    return client


def stranger() -> Officer:
    return works_for(body("Sở Y tế tỉnh An Lĩnh"))


def rows_of(plan: Plan, **more: str) -> dict[str, str]:
    """Return what the editor of a plan sends where nothing is changed."""
    items = list(plan.items.select_related("lead"))
    sent = {
        "title": plan.title, "theme": plan.theme, "viec-TOTAL_FORMS": str(len(items)),
        "viec-INITIAL_FORMS": str(len(items)),
    }  # fmt: skip
    for place, item in enumerate(items):
        sent |= {
            f"viec-{place}-id": str(item.pk), f"viec-{place}-text": item.text,
            f"viec-{place}-kind": item.kind, f"viec-{place}-ORDER": str(place + 1),
        }  # fmt: skip
    return sent | more


PAGES = ("plan", "items", "adopt", "close", "drop", "attach", "plan_paper")


@pytest.mark.parametrize("page", PAGES)
def test_nobody_comes_in_without_signing_in(client, plan, page):
    answer = client.get(at(page, plan.pk))
    assert answer.status_code == 302
    assert "/tai-khoan/dang-nhap/" in answer["Location"]


@pytest.mark.parametrize("page", PAGES)
def test_a_plan_is_hidden_from_those_whom_it_does_not_concern(client, plan, page):
    client.force_login(stranger())
    assert client.get(at(page, plan.pk)).status_code == 404
    assert client.post(at(page, plan.pk), {}).status_code in {404, 405}
    for ending in ("docx", "pdf"):
        assert client.get(at("plan_file", plan.pk, ending)).status_code == 404
    assert plan.title not in client.get(at("list")).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_party_sees_every_page(writer, plan, page):
    answer = writer.get(at(page, plan.pk))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_those_above_and_those_who_lead_an_item_see_it_and_write_nothing(client, plan):
    worker = body("UBND xã Suối Mây", level="commune")
    plan.items.update(lead=worker)
    client.force_login(works_for(worker))
    assert client.get(at("plan", plan.pk)).status_code == 200
    assert client.get(at("items", plan.pk)).status_code == 403
    assert client.post(at("adopt", plan.pk), {"day": "1/3/2024"}).status_code == 403
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT


def test_who_may_everything_sees_and_writes_all(client, plan):
    client.force_login(officer("quan-tri", is_superuser=True))
    for page in PAGES:
        assert client.get(at(page, plan.pk)).status_code == 200


def test_the_page_tells_what_is_left_out_and_what_nobody_has_to_do(client):
    plan = plans.drawn(clauses={"k3"})
    client.force_login(works_for(plans.lead_of(plan.programme)))
    page = client.get(at("plan", plan.pk)).content.decode()
    assert "1 mục của chương trình chưa có việc trong năm" in page
    assert "Phong trào thi đua “Dân vận khéo”" in page
    assert "việc chưa ghi cơ quan chủ trì" in page
    assert "Lập kế hoạch năm" in page


def test_a_plan_is_drawn_in_two_steps(client, time_machine):
    time_machine.move_to("2024-03-01 12:00")
    programme = running()
    client.force_login(works_for(plans.lead_of(programme)))
    assert programme.title in client.get(at("new")).content.decode()
    address = f"{at('new')}?chuong_trinh={programme.pk}&nam=2024"
    page = client.get(address).content.decode()
    assert f"Kế hoạch thực hiện {programme.title} năm 2024" in page
    answer = client.post(address, {"title": "Kế hoạch năm 2024", "clauses": ["k3"]})
    made = Plan.objects.get()
    assert answer["Location"] == at("items", made.pk)
    assert [one.clause_key for one in made.items.all()] == ["k3"]
    again = client.get(address)
    assert again.status_code == 422
    assert "đã có kế hoạch của năm ấy" in again.content.decode()


def test_a_plan_of_another_programme_is_not_drawn(client):
    programme = running()
    client.force_login(stranger())
    address = f"{at('new')}?chuong_trinh={programme.pk}&nam=2024"
    assert client.post(address, {"title": "Kế hoạch"}).status_code == 422
    assert not Plan.objects.exists()


def test_a_programme_that_does_not_run_has_no_plan(client):
    programme, _version = signing()
    client.force_login(works_for(plans.lead_of(programme)))
    address = f"{at('new')}?chuong_trinh={programme.pk}&nam=2024"
    assert client.get(address).status_code == 422


def test_the_items_are_written_without_scripts(writer, plan):
    sent = rows_of(plan) | {
        "viec-TOTAL_FORMS": "3", "viec-0-ORDER": "2", "viec-1-ORDER": "1",
        "viec-0-lead": "Ban Dân vận Tỉnh ủy An Lĩnh", "viec-0-term": "quý II/2024",
        "viec-0-partners": "Ban cán sự đảng UBND tỉnh An Lĩnh", "viec-2-text": "Việc mới",
        "viec-2-clause": "k4",
    }  # fmt: skip
    answer = writer.post(at("items", plan.pk), sent)
    assert answer.status_code == 302, answer.content.decode()
    rows = list(plan.items.all())
    assert [one.clause_key for one in rows] == ["k4", "k4", "k3"], "a new one beside its clause"
    assert rows[2].lead == plans.lead_of(plan.programme)
    assert rows[2].partners.count() == 1
    assert str(rows[2].term.due) == "2024-06-30"


def test_what_is_wrong_is_told_row_by_row_and_what_was_typed_stays(writer, plan):
    sent = rows_of(plan) | {
        "viec-0-text": " ", "viec-1-lead": "Không có tổ chức này", "viec-1-term": "mai mốt",
        "viec-1-product": "Sổ theo dõi",
    }  # fmt: skip
    answer = writer.post(at("items", plan.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi nội dung việc" in page
    assert "Không có tổ chức nào là “Không có tổ chức này”" in page
    assert "Không rõ thời hạn “mai mốt”" in page
    assert 'value="Sổ theo dõi"' in page


def test_an_item_is_removed_by_its_tick(writer, plan):
    writer.post(at("items", plan.pk), rows_of(plan) | {"viec-0-DELETE": "on"})
    assert [one.clause_key for one in plan.items.all()] == ["k4"]


def test_the_items_of_another_plan_stay_out_of_reach(writer, plan):
    other = plans.drawn(running(body("Ban A"), body("Ban B")))
    foreign = other.items.all()[0]
    answer = writer.post(at("items", plan.pk), rows_of(plan) | {"viec-0-id": str(foreign.pk)})
    assert answer.status_code == 422
    foreign.refresh_from_db()
    assert foreign.plan == other


def test_sixty_items_are_written_in_one_page_with_a_bounded_number_of_queries(
    writer, plan, django_assert_max_num_queries
):
    items = [ItemSaid(f"Việc {n}", lead=plans.lead_of(plan.programme)) for n in range(60)]
    write_items(plan=plan, items=items, **plans.acting(plan.programme))
    sent = rows_of(plan) | {
        f"viec-{n}-lead": "Ban Dân vận Tỉnh ủy An Lĩnh" for n in range(60)
    }  # fmt: skip
    with django_assert_max_num_queries(75):
        assert writer.get(at("items", plan.pk)).status_code == 200
    with django_assert_max_num_queries(75):
        assert writer.post(at("items", plan.pk), sent).status_code == 302
    assert plan.items.filter(lead__isnull=False).count() == 60


def test_a_plan_is_adopted_closed_and_dropped_by_its_pages(writer, plan, time_machine):
    time_machine.move_to("2024-03-01 12:00")
    assert writer.post(at("adopt", plan.pk), {}).status_code == 422
    assert writer.post(at("adopt", plan.pk), {"day": "29/2/2024"}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == PlanState.ADOPTED
    assert writer.get(at("items", plan.pk)).status_code == 403
    meeting = plans.conference(plan.programme)
    assert writer.post(at("drop", plan.pk), {"reason": "Thôi"}).status_code == 422
    assert writer.post(at("close", plan.pk), {"conference": meeting.pk}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == PlanState.CLOSED


def test_the_conference_of_another_programme_is_no_choice(writer, plan):
    other = plans.conference(running(body("Ban A"), body("Ban B")))
    assert writer.post(at("adopt", plan.pk), {"conference": other.pk}).status_code == 422


def test_a_published_document_is_attached_by_its_number(writer, plan):
    document = plans.directive(number="15/KH-UBND", type="kế hoạch")
    assert writer.post(at("attach", plan.pk), {"document": "99/KH-UBND"}).status_code == 422
    assert writer.post(at("attach", plan.pk), {"document": "15/KH-UBND"}).status_code == 302
    plan.refresh_from_db()
    assert plan.document == document


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_plan_and_its_programme_are_downloaded(writer, plan, ending, begins):
    for name, pk in (("plan_file", plan.pk), ("programme_file", plan.programme_id)):
        answer = writer.get(at(name, pk, ending) + "?the-thuc=nha-nuoc")
        assert answer.content.startswith(begins)
        assert f".{ending}" in answer["Content-Disposition"]
        assert answer["Cache-Control"] == "private, no-store"


def test_an_unfinished_text_of_another_party_is_not_downloaded(client):
    programme, version = signing()
    type(version).objects.filter(pk=version.pk).update(put_forward_at=None)
    other = programme.parties.all()[1].organisation
    client.force_login(works_for(other))
    assert client.get(at("programme_file", programme.pk, "docx")).status_code == 404
    client.force_login(works_for(plans.lead_of(programme)))
    assert client.get(at("programme_file", programme.pk, "docx")).status_code == 200
    assert client.get(at("programme_file", programme.pk, "docx") + "?lan=99999").status_code == 404


def test_a_plan_is_issued_from_its_page(client, time_machine):
    time_machine.move_to("2024-03-01 12:00")
    plan = plans.adopted()
    client.force_login(works_for(plans.lead_of(plan.programme)))
    page = client.get(at("plan_paper", plan.pk)).content.decode()
    assert "Người ký của Ban Dân vận Tỉnh ủy An Lĩnh" in page
    sent = {
        "signed_on": "1/3/2024", "number": "05-KH/BDVTU-UBND", "heading": "nha-nuoc",
        "name_0": "Nguyễn Văn Mẫu", "office_0": "Trưởng ban", "name_1": "Trần Thị Mẫu",
        "office_1": "Bí thư", "recipients": "Như trên\nLưu: VT",
    }  # fmt: skip
    assert client.post(at("plan_paper", plan.pk), sent | {"name_1": ""}).status_code == 422
    assert client.post(at("plan_paper", plan.pk), sent).status_code == 302
    plan.refresh_from_db()
    assert plan.document is not None
    assert plan.document.addressees.count() == 2
    assert "bản nháp trong thư viện" in client.get(at("plan", plan.pk)).content.decode()
    read = docx.Document(io.BytesIO(client.get(at("plan_file", plan.pk, "docx")).content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    assert "05-KH/BDVTU-UBND" not in cells, "the number is written with the signs of the bodies"
    assert any("05-KH" in cell for cell in cells)


def test_the_paper_of_a_programme_has_its_page(client):
    programme = running()
    client.force_login(works_for(plans.lead_of(programme)))
    assert "Lập văn bản" in client.get(at("programme_paper", programme.pk)).content.decode()
    client.force_login(stranger())
    assert client.get(at("programme_paper", programme.pk)).status_code == 404


def test_the_list_and_a_plan_cost_as_much_for_many_as_for_one(client):
    bodies = [(body(f"Ban {n}"), body(f"Ủy ban {n}")) for n in range(6)]
    made = [plans.drawn(running(*pair, title=f"Chương trình {n}"))
            for n, pair in enumerate(bodies)]  # fmt: skip
    client.force_login(officer("quan-tri", is_superuser=True))
    client.get(at("list"))
    with CaptureQueriesContext(connection) as many:
        assert client.get(at("list")).context["rows"].paginator.count == 6
    Plan.objects.exclude(pk=made[0].pk).update(state="dropped")
    with CaptureQueriesContext(connection) as few:
        page = client.get(at("list"), {"chuong_trinh": made[0].programme_id})
    assert page.context["rows"].paginator.count == 1
    assert len(many) <= 12
    assert len(few) <= len(many) + 1
    plan = made[0]
    with CaptureQueriesContext(connection) as small:
        client.get(at("plan", plan.pk))
    items = [ItemSaid(f"Việc {n}", lead=bodies[0][0], partners=(bodies[1][0],)) for n in range(60)]
    plan.refresh_from_db()
    write_items(plan=plan, items=items, **plans.acting(plan.programme))
    with CaptureQueriesContext(connection) as large:
        client.get(at("plan", plan.pk))
    assert len(large) <= len(small) + 1
    assert len(large) <= 20, len(large)
