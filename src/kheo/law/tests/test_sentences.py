"""Due dates in words."""

from datetime import date

import pytest

from kheo.law.rules.bases import Basis
from kheo.law.rules.calendar import Day, DayKind, calendar_of
from kheo.law.rules.terms import Counting, due_on
from kheo.law.rules.units import Unit
from kheo.law.sentences import amount, explain, grouped, in_line, of_basis, span, why
from kheo.law.tests.strategies import here

LETTER = Basis("Công văn 8726/VPCP-KGVX")
CODE = "Bộ luật Lao động 45/2019/QH14"
MAY = calendar_of([
    Day(date(2025, 4, 30), DayKind.HOLIDAY, "Ngày Chiến thắng", Basis(CODE, "112", "1", "c")),
    Day(date(2025, 5, 1), DayKind.HOLIDAY, "Ngày Quốc tế lao động", Basis(CODE, "112", "1", "d")),
    Day(date(2025, 5, 2), DayKind.SWAPPED_OFF, "Nghỉ", LETTER, date(2025, 4, 26)),
])  # fmt: skip
CIVIL = Counting(
    Basis("Bộ luật Dân sự 91/2015/QH13", "147", "2"),
    Basis("Bộ luật Dân sự 91/2015/QH13", "148", "5"),
)


def test_a_due_date_explains_itself():
    due = due_on(date(2025, 4, 28), 5, Unit.WORKING_DAYS, MAY, counting=CIVIL)
    assert str(explain(due, Basis("Nghị định 20/2008/NĐ-CP", "9"))) == (
        "Hạn: thứ Năm, 8/5/2025. "
        "Tính từ ngày nhận thứ Hai, 28/4/2025 (không tính ngày này), 5 ngày làm việc; bỏ qua: "
        "30/4 (Ngày Chiến thắng), 1/5 (Ngày Quốc tế lao động), "
        "2/5 (nghỉ hoán đổi, làm bù thứ Bảy 26/4), 3–4/5 (cuối tuần). "
        "Căn cứ: Điều 9 Nghị định 20/2008/NĐ-CP; khoản 2 Điều 147 Bộ luật Dân sự 91/2015/QH13; "
        "điểm c khoản 1 Điều 112 Bộ luật Lao động 45/2019/QH14; "
        "điểm d khoản 1 Điều 112 Bộ luật Lao động 45/2019/QH14; Công văn 8726/VPCP-KGVX."
    )


def test_a_term_that_went_on_says_why():
    said = str(explain(due_on(date(2025, 4, 10), 20, Unit.DAYS, MAY, counting=CIVIL)))
    assert "Hạn: thứ Hai, 5/5/2025." in said
    assert "20 ngày. Ngày cuối rơi vào ngày nghỉ nên lùi đến ngày làm việc tiếp theo: 30/4" in said
    assert "khoản 5 Điều 148" in said


def test_what_is_expected_and_what_is_unknown_is_told():
    tet = Day(date(2027, 2, 8), DayKind.HOLIDAY, "Tết", expected=True)
    due = due_on(date(2027, 2, 5), 1, Unit.WORKING_DAYS, calendar_of([tet]))
    said = str(explain(due))
    assert "8/2 (Tết, dự kiến)" in said
    assert "hạn có thể đổi khi có thông báo" in said
    bare = str(explain(due_on(date(2027, 12, 30), 5, Unit.WORKING_DAYS, calendar_of([tet]))))
    assert "Chưa có lịch nghỉ lễ của năm 2028" in bare
    assert "1–2/1/2028 (cuối tuần)" in bare


def test_hours_are_told_with_their_moments():
    due = due_on(here(2026, 11, 23, 9, 5), 72, Unit.HOURS, MAY, counting=CIVIL)
    said = str(explain(due))
    assert said.startswith("Hạn: 09:05 thứ Năm, 26/11/2026. Tính từ lúc nhận 09:05 thứ Hai")
    assert "Căn cứ" not in said
    assert explain(due).went_on == ""


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 5, 3), date(2025, 5, 3), "3/5"),
        (date(2025, 5, 3), date(2025, 5, 4), "3–4/5"),
        (date(2025, 5, 31), date(2025, 6, 1), "31/5–1/6"),
        (date(2026, 1, 3), date(2026, 1, 4), "3–4/1/2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31/12/2025–1/1/2026"),
    ],
)
def test_spans_are_short(first, last, said):
    assert span(first, last, 2025) == said


def test_days_of_one_reason_stand_together():
    tet = [Day(date(2026, 2, day), DayKind.HOLIDAY, "Tết") for day in (16, 17, 18)]
    rest = [Day(date(2026, 2, day), DayKind.WEEKLY_REST) for day in (14, 15, 21)]
    days = sorted([*tet, *rest], key=lambda day: day.day)
    assert grouped(days, 2026) == ["14–15/2 (cuối tuần)", "16–18/2 (Tết)", "21/2 (cuối tuần)"]
    assert grouped([], 2026) == []


@pytest.mark.parametrize(
    ("kind", "pair", "said"),
    [
        (DayKind.IN_LIEU, date(2026, 4, 26), "nghỉ bù cho Chủ Nhật 26/4"),
        (DayKind.IN_LIEU, None, "nghỉ bù"),
        (DayKind.SWAPPED_OFF, None, "nghỉ hoán đổi"),
        (DayKind.SWAPPED_WORKING, date(2026, 1, 2), "làm bù cho thứ Sáu 2/1"),
        (DayKind.SWAPPED_WORKING, None, "làm bù"),
        (DayKind.CLOSED, None, "ngoài giờ làm việc"),
        (DayKind.WORKING, None, "ngày làm việc"),
        (DayKind.HOLIDAY, None, "nghỉ lễ"),
    ],
)
def test_every_kind_of_day_has_its_reason(kind, pair, said):
    assert why(Day(date(2026, 4, 27), kind, pair=pair)) == said


def test_small_words():
    assert in_line(date(2026, 11, 29)) == "Chủ Nhật, 29/11/2026"
    assert of_basis(Basis("Luật A", "13", "2", "a")) == "điểm a khoản 2 Điều 13 Luật A"
    assert amount(5, Unit.WORKING_DAYS) == "5 ngày làm việc"
