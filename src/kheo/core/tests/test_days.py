from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import formats, translation

from kheo.core.days import date_line


def test_the_date_line_is_written_the_vietnamese_way():
    assert date_line(date(2024, 5, 8)) == "Thứ Tư, 8/5/2024"
    assert date_line(date(2024, 5, 12)) == "Chủ Nhật, 12/5/2024"


def test_the_date_line_speaks_of_the_day_here_and_not_in_greenwich():
    assert date_line(datetime(2024, 5, 7, 17, 30, tzinfo=UTC)) == "Thứ Tư, 8/5/2024"


@pytest.mark.parametrize(
    ("typed", "day"),
    [("08/05/2024", (2024, 5, 8)), ("8-5-2024", (2024, 5, 8)), ("2024-05-08", (2024, 5, 8))],
)
def test_a_typed_date_is_read_day_first(typed, day):
    with translation.override("vi"):
        assert forms.DateField(localize=True).clean(typed) == date(*day)
        assert forms.DateField().clean(typed) == date(*day)


def test_numbers_have_a_dot_for_thousands_and_a_comma_for_decimals():
    with translation.override("vi"):
        assert (
            formats.number_format(1234567.89, 2, use_l10n=True, force_grouping=True)
            == "1.234.567,89"
        )
