"""Rules, calendar and calculator as everybody sees them."""

import re
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission

from kheo.law import pages
from kheo.law.actions import setting as acts
from kheo.law.actions.loading import load_law
from kheo.law.models import CalendarDay, Rule
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON, TODAY
from kheo.ledger.rules import system

pytestmark = pytest.mark.django_db
RULES, YEAR, RECKON = "/luat/quy-tac/", "/luat/lich-lam-viec/", "/luat/tinh-han/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def law():
    load_law(by=system("load-law"), at=NOON)


def text_of(response):
    return " ".join(response.content.decode().split())


def test_all_rules_of_today_are_shown_with_basis_span_standing_and_source(client, law):
    shown = text_of(client.get(RULES))
    in_force = Rule.objects.in_force(TODAY).count()
    assert f"{in_force} quy tắc có hiệu lực ngày 23/11/2026" in shown
    assert shown.count("law__label") == in_force
    posting = shown[shown.index('id="disclosure.posting_days"') :].split("</li>")[0]
    for part in (
        "ít nhất 30 ngày", "khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
        "từ 1/7/2023", "Chưa kiểm chứng", "Bản pháp điển",
    ):  # fmt: skip
        assert part in posting
    assert "ít nhất 2/3" in shown
    assert "trên 50 %" in shown


def test_a_row_that_was_replaced_stands_beside_the_one_in_force(client, law):
    shown = text_of(client.get(RULES, {"phan": "complaints"}))
    rule = shown[shown.index('id="complaints.acceptance"') :].split("</li>")[0]
    assert "nhiều nhất 7 ngày làm việc" in rule
    assert "Vào lúc khác: nhiều nhất 10 ngày" in rule
    assert "đến hết 30/6/2026" in rule


def test_another_day_has_other_rules(client, law):
    shown = text_of(client.get(RULES, {"ngay": "30/6/2026", "phan": "complaints"}))
    rule = shown[shown.index('id="complaints.acceptance"') :].split("</li>")[0]
    assert rule.index("nhiều nhất 10 ngày") < rule.index("nhiều nhất 7 ngày làm việc")
    assert "Không có quy tắc nào như vậy" in text_of(client.get(RULES, {"ngay": "1/1/1990"}))


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"ngay": "31/2/2026"}, "Ngày viết như 28/4/2025."),
        ({"ngay": "1/1/9999"}, "Ngày viết như 28/4/2025."),
        ({"phan": "<b>"}, "Không có phần nào như vậy."),
    ],
)
def test_a_question_nobody_understands_is_told(client, law, asked, sentence):
    answer = client.get(RULES, asked)
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert "<b>" not in re.sub(r"<b>[LBH+]</b>", "", text_of(answer))


def test_who_verified_it_is_shown(client, law):
    lan = factories.officer()
    rule = Rule.objects.get(key="feedback.transfer")
    acts.verify_rule(rule=rule, where="Công báo 101", by=lan, at=NOON)
    shown = text_of(client.get(RULES, {"phan": "feedback"}))
    assert "Đã kiểm chứng" in shown
    assert "Đỗ Thị Lan, 23/11/2026; đã đọc ở: Công báo 101" in shown


def test_the_year_is_shown_with_reasons_and_bases(client, law):
    shown = text_of(client.get(f"{YEAR}2025/"))
    for part in (
        "Thứ Sáu, 2/5/2025", "Nghỉ hoán đổi, làm bù thứ Bảy 26/4", "Công văn 8726/VPCP-KGVX",
        "điểm c khoản 1 Điều 112 Bộ luật Lao động 45/2019/QH14",
        "Tháng 5 (20 ngày làm việc)", "250 ngày làm việc trong năm",
    ):  # fmt: skip
        assert part in shown, part
    assert "Thứ Hai, 1/9/2025 – thứ Ba, 2/9/2025" in shown
    this_year = text_of(client.get(YEAR))
    assert "Lịch làm việc năm 2026" in this_year
    assert "Đề xuất, chưa tính" in this_year


def test_a_year_that_nobody_knows_has_no_page(client, law):
    assert client.get(f"{YEAR}1999/").status_code == 404
    assert client.get(f"{YEAR}1999.ics").status_code == 404


def test_without_a_calendar_the_page_says_so(client):
    assert "Chưa có lịch của năm này" in text_of(client.get(YEAR))


def test_the_calendar_file_has_the_days_that_count(client, law):
    answer = client.get(f"{YEAR}2026.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    body = answer.content.decode()
    counted = CalendarDay.objects.counted().in_year(2026).count()
    assert body.count("BEGIN:VEVENT") == counted
    assert "DTSTART;VALUE=DATE:20260424" not in body
    assert "20261124" not in body
    assert "SUMMARY:Tết Nguyên đán Bính Ngọ\r\n" in body
    assert max(len(line.encode()) for line in body.split("\r\n")) <= 75


def test_the_calculator_explains_itself(client, law):
    asked = {"tu": "28/4/2025", "so": "5", "don_vi": "ngay-lam-viec"}
    shown = text_of(client.get(RECKON, asked))
    for part in (
        "Hạn: <strong>thứ Năm, 8/5/2025</strong>", "30/4 (Ngày Chiến thắng)",
        "2/5 (nghỉ hoán đổi, làm bù thứ Bảy 26/4)", "3–4/5 (cuối tuần)",
        "khoản 2 Điều 147 Bộ luật Dân sự 91/2015/QH13",
    ):  # fmt: skip
        assert part in shown, part


def test_it_reckons_hours_and_months_and_what_goes_on(client, law):
    hours = {"tu": "27/11/2026", "luc": "16:30", "so": "2", "don_vi": "gio-lam-viec"}
    assert "08:30 thứ Hai, 30/11/2026" in text_of(client.get(RECKON, hours))
    months = {"tu": "30/11/2026", "so": "3", "don_vi": "thang"}
    shown = text_of(client.get(RECKON, months))
    assert "thứ Hai, 1/3/2027" in shown
    assert "Ngày cuối rơi vào ngày nghỉ nên lùi" in shown


def test_it_knows_what_the_law_of_a_term_says_itself(client, law):
    asked = {"tu": "20/11/2026", "so": "30", "don_vi": "ngay", "quy_tac": "disclosure.posting_days"}
    shown = text_of(client.get(RECKON, asked))
    assert "Chủ Nhật, 20/12/2026" in shown
    assert "khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở" in shown


def test_a_rule_fills_the_form(client, law):
    shown = text_of(
        client.get(RECKON, {"so": "5", "don_vi": "ngay-lam-viec", "quy_tac": "feedback.transfer"})
    )
    assert 'name="so" value="5"' in shown
    assert "Theo quy tắc: Không thuộc thẩm quyền" in shown
    assert "Chưa gửi được" not in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"tu": ""}, "Hãy cho biết ngày."),
        ({"tu": "hôm qua"}, "Ngày viết như 28/4/2025."),
        ({"so": "0"}, "Số phải từ 1 đến 4000."),
        ({"so": "99999999999999999999"}, "Số phải từ 1 đến 4000."),
        ({"so": "năm"}, "Số là một số nguyên"),
        ({"so": ""}, "Hãy cho biết bao nhiêu"),
        ({"don_vi": "tuần"}, "Không có đơn vị nào như vậy."),
        ({"don_vi": "gio"}, "Tính bằng giờ thì cần biết từ lúc nào."),
        ({"don_vi": "gio", "luc": "25:99"}, "Giờ viết như 09:30."),
        ({"don_vi": "nam", "so": "4000"}, "28/4/6025"),
        ({"so": "4000"}, "Chưa có lịch nghỉ lễ của năm 2028–2040"),
    ],
)
def test_a_slip_gets_a_clear_sentence(client, law, wrong, sentence):
    asked = {"tu": "28/4/2025", "so": "5", "don_vi": "ngay-lam-viec"} | wrong
    answer = client.get(RECKON, asked)
    assert answer.status_code == 200
    assert sentence in text_of(answer)


def test_what_readers_type_is_text(client, law):
    bait = "<script>alert(1)</script>"
    for address, asked in ((RULES, {"ngay": bait}), (RECKON, {"tu": bait, "quy_tac": bait})):
        assert "<script>alert" not in text_of(client.get(address, asked))


@pytest.mark.parametrize("address", [RULES, YEAR, f"{YEAR}2026/", f"{YEAR}2026.ics", RECKON])
def test_every_anonymous_reader_gets_the_same_and_nobody_writes(client, law, address):
    answer = client.get(address)
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies
    assert "csrf" not in answer.content.decode()
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("count", [1, 20])
def test_the_pages_cost_the_same_however_many_rows(client, count, django_assert_max_num_queries):
    for number in range(count):
        factories.rule(f"feedback.rule_{number}")
        CalendarDay.objects.create(day=date(2026, 3, number + 1), kind="holiday", name="Lễ")
    client.get(RULES)
    for address, most in ((RULES, 6), (YEAR, 10), (RECKON, 6)):
        with django_assert_max_num_queries(most):
            client.get(address)


def test_the_expected_is_called_so_in_the_file(client, law):
    body = client.get(f"{YEAR}2027.ics").content.decode()
    assert "Nghỉ bù cho thứ Bảy 6/2\\, dự kiến" in body


def test_without_a_known_year_the_newest_is_shown(client):
    CalendarDay.objects.create(day=date(2024, 1, 1), kind="holiday", name="Lễ")
    assert "Lịch làm việc năm 2024" in text_of(client.get(YEAR))
    assert pages.known_years() == [2024]


def test_the_permission_is_there():
    assert Permission.objects.filter(codename="manage_law").exists()
