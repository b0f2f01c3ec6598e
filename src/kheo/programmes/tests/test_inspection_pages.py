"""Inspections at work: who sees them, what may be done, what is typed and refused."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.organisations.forms.organisation_fields import written
from kheo.programmes.models import Inspection
from kheo.programmes.tests.conferences import at_work, host_body, inspected, team
from kheo.programmes.tests.factories import body, works_for

pytestmark = pytest.mark.django_db
WORK = ("inspection", "change_inspection", "findings", "dissolve_inspection")
TYPED = {
    "title": "Đoàn kiểm tra năm 2024", "decision_words": "Quyết định số 12-QĐ/BDVTU",
    "since": "3/6/2024", "scope": "Việc công khai",
    "members": "Trần Thị Mẫu\tPhó Trưởng ban\tTrưởng đoàn\nNguyễn Văn Mẫu, chuyên viên",
    "openness": "public",
}  # fmt: skip


def address(name: str, inspection: Inspection) -> str:
    return reverse(f"meetings_work:{name}", args=[inspection.pk])


@pytest.mark.parametrize("name", WORK)
def test_pages_of_work_are_for_who_has_to_do_with_them(client: Client, name: str) -> None:
    made = at_work()
    assert client.get(address(name, made)).status_code == 302
    client.force_login(works_for(body("Sở khác")))
    assert client.get(address(name, made)).status_code == 404
    client.force_login(works_for(made.organisation))
    assert client.get(address(name, made)).status_code == 200


def test_the_unit_to_which_it_comes_sees_it_and_changes_nothing(client: Client) -> None:
    unit = body("UBND xã Mẫu")
    made = at_work(units=(unit,))
    client.force_login(works_for(unit))
    assert client.get(address("inspection", made)).status_code == 200
    for name in WORK[1:]:
        assert client.get(address(name, made)).status_code == 403
    assert client.post(address("close_inspection", made)).status_code == 403


def test_a_team_is_set_up_as_its_decision_says(client: Client) -> None:
    host, unit = host_body(), body("UBND xã Mẫu")
    client.force_login(works_for(host))
    typed = TYPED | {"organisation": written(host), "units": written(unit)}
    answer = client.post(reverse("meetings_work:new_inspection"), typed)
    made = Inspection.objects.get()
    assert answer.headers["Location"] == address("inspection", made)
    assert [(one.name, one.office, one.position) for one in made.members.all()] == [
        ("Trần Thị Mẫu", "Phó Trưởng ban", "Trưởng đoàn"),
        ("Nguyễn Văn Mẫu", "chuyên viên", ""),
    ]
    page = client.get(address("change_inspection", made)).content.decode()
    assert "Trần Thị Mẫu | Phó Trưởng ban | Trưởng đoàn" in page
    assert f">\n{unit.name}</textarea>" in page


def test_a_team_without_a_decision_is_refused_in_words(client: Client) -> None:
    host = host_body()
    client.force_login(works_for(host))
    typed = TYPED | {"organisation": written(host), "decision_words": ""}
    answer = client.post(reverse("meetings_work:new_inspection"), typed)
    assert answer.status_code == 422
    assert "Hãy ghi quyết định thành lập đoàn." in answer.content.decode()


def test_findings_and_recommendations_are_pasted(client: Client) -> None:
    made = at_work()
    client.force_login(works_for(made.organisation))
    who = written(made.organisation)
    typed = {
        "findings": f"1. Chưa niêm yết\t{who}\thạn chế\n2. Sổ sách đầy đủ",
        "recommendations": f"Niêm yết đủ | {who} | 30/9/2024 | 1",
    }
    client.post(address("findings", made), typed)
    back = client.get(address("findings", made)).content.decode()
    assert f"Chưa niêm yết | {made.organisation.name} | hạn chế" in back
    assert f"Niêm yết đủ | {made.organisation.name} | 30/9/2024 | 1" in back
    client.post(address("findings", made), typed | {"fix": "1"})
    made.refresh_from_db()
    assert made.state == "concluded"
    recommendation = made.recommendations.select_related("finding").get()
    assert recommendation.finding is not None
    assert recommendation.finding.is_fault


@pytest.mark.parametrize(
    ("field", "line", "told"),
    [
        ("findings", "A | | rất tệ", "Dòng 1: “rất tệ” không rõ"),
        ("findings", "A | Không ai cả", "Dòng 1: Không có tổ chức nào"),
        ("recommendations", "A | | | một", "Dòng 1: “một” không phải là số thứ tự."),
        ("recommendations", "A | | sớm", "Dòng 1: Không rõ thời hạn “sớm”"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(
    client: Client, field: str, line: str, told: str
) -> None:
    made = at_work()
    client.force_login(works_for(made.organisation))
    answer = client.post(address("findings", made), {field: line})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_it_is_not_closed_while_something_is_open(client: Client) -> None:
    made = inspected()
    client.force_login(works_for(made.organisation))
    answer = client.post(address("close_inspection", made), follow=True)
    assert "Còn kiến nghị chưa được thực hiện xong." in answer.content.decode()


def test_a_team_goes_to_work_and_is_dissolved_with_a_reason(client: Client) -> None:
    made = team()
    client.force_login(works_for(made.organisation))
    client.post(address("begin_inspection", made))
    made.refresh_from_db()
    assert made.state == "at_work"
    client.post(address("dissolve_inspection", made), {"reason": "Không còn cần"})
    assert "Không còn cần" in client.get(address("inspection", made)).content.decode()


def test_list_and_screen_cost_the_same_for_few_and_for_many(client: Client) -> None:
    host = host_body()
    client.force_login(works_for(host))
    made = inspected(host)
    pages = [reverse("meetings_work:inspections"), address("inspection", made)]
    counts = []
    client.get(pages[0])  # what is kept between requests is kept now
    for _size in range(2):
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            counts.append(len(asked))
        for number in range(3):
            inspected(host)
            made.recommendations.create(text="Thêm", order=10 + number + 10 * _size, lead=host)
    assert counts[:2] == counts[2:]
    assert max(counts) <= 25, counts
