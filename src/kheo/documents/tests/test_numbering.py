"""Numbers are given once, in order, and for good."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kheo.core.keeping import doctor as house_doctor
from kheo.core.verdict import RefusedError
from kheo.documents.actions.numbering import bind_number, insert_number, void_number
from kheo.documents.actions.registers import begin_term, register_for
from kheo.documents.models import IssuedNumber, Register
from kheo.documents.rules.numbering import NUMBER, Regime
from kheo.documents.tests import factories
from kheo.documents.tests.books import DAY, PLAN, RESOLUTION, book, committee, number, party_book
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry
from kheo.organisations.actions.organisations import rename_organisation
from kheo.organisations.authority import may
from kheo.organisations.tests.bodies import appointed, clerk, role

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2027, 1, 4)


def reason_of(act, **more):
    with pytest.raises(RefusedError) as refused:
        act(**more)
    return refused.value.verdict.reason


@transaction.atomic
def numbered_and_broken(register):
    number(register)
    raise ZeroDivisionError


def test_numbers_run_from_one_with_their_line_in_the_ledger():
    register = book()
    given = [number(register).symbol for _ in range(3)]
    assert given == ["01/KH-UBND", "02/KH-UBND", "03/KH-UBND"]
    entry = Entry.objects.filter(verb="documents.number_given").latest("id")
    assert entry.target_name == "03/KH-UBND"
    assert entry.behalf_name == str(register.organisation)


def test_a_book_that_takes_over_from_paper_goes_on_behind_it():
    assert number(book(first=216)).symbol == "216/KH-UBND"
    assert reason_of(book, first=0, type_name="chỉ thị") == "first_number_counts"


def test_a_refused_number_leaves_no_gap():
    register = book()
    number(register)
    assert reason_of(number, register=register, type_name="chỉ thị") == "type_of_another_book"
    assert reason_of(number, register=register, dated_on=NEXT_YEAR) == "day_outside_period"
    assert reason_of(number, register=register, title=" ") == "title_missing_in_book"
    assert number(register).value == 2


def test_a_crash_behind_the_number_leaves_neither_number_nor_line():
    register = book()
    with pytest.raises(ZeroDivisionError):
        numbered_and_broken(register)
    register.refresh_from_db()
    assert register.last == 0
    assert not IssuedNumber.objects.exists()
    assert not Entry.objects.filter(verb="documents.number_given").exists()
    assert number(register).value == 1


def test_a_void_number_stays_in_the_book_and_is_never_given_again():
    register = book()
    one = number(register)
    assert reason_of(void_number, number=one, reason=" ", by=clerk(), at=NOON) == "reason_missing"
    void_number(number=one, reason="Không ban hành nữa.", by=clerk(), at=NOON)
    again: dict[str, Any] = {"number": one, "reason": "Lại", "by": clerk(), "at": NOON}
    assert reason_of(void_number, **again) == "number_void"
    assert number(register).value == 2
    assert Entry.objects.get(verb="documents.number_voided").reason == "Không ban hành nữa."


def test_the_database_itself_refuses_a_number_twice():
    one = number(book())
    one.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)


def test_a_forgotten_document_gets_a_letter_and_the_run_goes_on():
    register = book()
    for day in (20, 23):
        number(register, dated_on=date(2026, 11, day))
    given: dict[str, Any] = {
        "register": register,
        "type_name": PLAN,
        "title": "Quên",
        "by": clerk(),
        "at": NOON,
    }
    one = insert_number(beside=1, dated_on=date(2026, 11, 21), **given)
    other = insert_number(beside=1, dated_on=date(2026, 11, 21), **given)
    assert [one.symbol, other.symbol] == ["01a/KH-UBND", "01b/KH-UBND"]
    late: dict[str, Any] = {"beside": 1, "dated_on": date(2026, 11, 24)}
    assert reason_of(insert_number, **given, **late) == "day_not_between"
    nowhere: dict[str, Any] = {"beside": 9, "dated_on": DAY}
    assert reason_of(insert_number, **given, **nowhere) == "no_such_number"
    assert number(register).value == 3


def test_days_go_with_the_numbers():
    register = book()
    number(register)
    early: dict[str, Any] = {"register": register, "dated_on": date(2026, 11, 20)}
    assert reason_of(number, **early) == "day_before_the_last"


def test_a_new_year_begins_at_one_as_the_old_one_was_kept():
    committee_ = committee()
    given: dict[str, Any] = {
        "organisation": committee_,
        "regime": Regime.STATE,
        "by": clerk(),
        "at": NOON,
    }
    assert reason_of(register_for, type_name=PLAN, on=DAY, **given) == "no_register"
    plans, common = book(committee_), book(committee_, type_name="")
    assert register_for(type_name=PLAN, on=DAY, **given) == plans
    assert register_for(type_name="báo cáo", on=DAY, **given) == common
    new = register_for(type_name=PLAN, on=NEXT_YEAR, **given)
    assert (new.type, new.year, new.last) == (PLAN, 2027, 0)
    assert number(new, dated_on=NEXT_YEAR).symbol == "01/KH-UBND"
    shared = register_for(type_name="báo cáo", on=NEXT_YEAR, **given)
    assert (shared.type, shared.year) == ("", 2027)
    assert Register.objects.count() == 4


def test_a_book_is_opened_once():
    book()
    assert reason_of(book) == "register_is_here"


def test_the_party_counts_by_type_through_the_term_of_the_committee():
    register = party_book()
    assert number(register, dated_on=date(2025, 12, 30)).symbol == "01-NQ/ĐU"
    assert number(register, dated_on=NEXT_YEAR).symbol == "02-NQ/ĐU"
    party = register.organisation
    assert party_book(type_name="công văn").last == 0
    begun = begin_term(
        organisation=party, label="2030–2035", since=date(2030, 7, 1), by=clerk(), at=NOON
    )
    new = register_for(
        organisation=party, regime=Regime.PARTY, type_name=RESOLUTION, on=date(2030, 8, 1),
        by=clerk(), at=NOON,
    )  # fmt: skip
    assert (new.term, number(new, dated_on=date(2030, 8, 1)).value) == (begun, 1)
    late: dict[str, Any] = {"register": register, "dated_on": date(2030, 8, 1)}
    register.refresh_from_db()
    assert reason_of(number, **late) == "day_outside_period"


def test_a_term_does_not_cut_off_numbers_that_were_given():
    register = party_book()
    number(register, dated_on=NEXT_YEAR)
    given: dict[str, Any] = {"organisation": register.organisation, "by": clerk(), "at": NOON}
    cut: dict[str, Any] = {"label": "2026–2031", "since": date(2026, 12, 1)}
    assert reason_of(begin_term, **given, **cut) == "term_cuts_numbers_off"
    earlier: dict[str, Any] = {"label": "2020–2025", "since": date(2020, 1, 1)}
    assert reason_of(begin_term, **given, **earlier) == "term_before_the_last"
    twice: dict[str, Any] = {"label": "2025–2030", "since": date(2030, 1, 1)}
    assert reason_of(begin_term, **given, **twice) == "term_is_here"
    unnamed: dict[str, Any] = {"label": " ", "since": date(2030, 1, 1)}
    assert reason_of(begin_term, **given, **unnamed) == "term_label_missing"


def test_a_committee_without_a_term_gets_no_book():
    party = committee("Đảng ủy xã Thượng Ngàn", "ĐU")
    given: dict[str, Any] = {"organisation": party, "regime": Regime.PARTY, "type_name": RESOLUTION}
    assert reason_of(book, **given) == "no_term"


def test_the_sign_is_that_of_the_day():
    register = book(type_name="")
    number(register)
    rename_organisation(
        organisation=register.organisation, name="Ủy ban hành chính tỉnh An Lĩnh",
        abbreviation="UBHC", day=date(2026, 12, 1), by=clerk(), at=NOON,
    )  # fmt: skip
    assert number(register, dated_on=date(2026, 12, 1)).symbol == "02/KH-UBHC"


def test_what_a_number_lacks_is_told_before_it_is_given():
    nameless = book(committee("Tổ công tác", ""))
    assert reason_of(number, register=nameless) == "organisation_without_sign"
    common = book(type_name="")
    letter: dict[str, Any] = {"register": common, "type_name": "công văn"}
    assert reason_of(number, **letter) == "unit_missing"
    assert number(**letter, unit="NC").symbol == "01/UBND-NC"


def test_a_number_is_bound_to_the_document_that_bears_it():
    one = number(book())
    said: dict[str, Any] = {
        "type": PLAN, "number": "1/KH-UBND", "signed_on": DAY, "issuer": committee().name,
    }  # fmt: skip
    given: dict[str, Any] = {"by": clerk(), "at": NOON}
    ours = factories.draft(**said)
    other = factories.draft(**said | {"issuer": "Ủy ban nhân dân tỉnh Kon Tum"})
    wrong: dict[str, Any] = {"number": one, "document": other, **given}
    assert reason_of(bind_number, **wrong) == "document_bears_another_number"
    assert bind_number(number=one, document=ours, **given).document == ours
    assert reason_of(bind_number, number=one, document=ours, **given) == "number_in_use"
    assert reason_of(void_number, number=one, reason="x", **given) == "number_in_use"
    assert Entry.objects.filter(verb="documents.number_bound").count() == 1


def test_who_may_give_numbers_is_said_by_the_mandate():
    officer, organisation = clerk("nguoi-khac"), committee()
    assert not may(officer, NUMBER, organisation, on=DAY)
    appointed(officer, role("van-thu-co-quan", documents__number=False), organisation)
    assert may(officer, NUMBER, organisation, on=DAY)


def test_the_doctor_finds_a_book_that_somebody_tore_a_page_from():
    register = book()
    for _ in range(3):
        number(register)
    (well,) = house_doctor.examine(["documents.numbers"])
    assert well.is_well
    IssuedNumber.objects.filter(value=2).delete()
    (torn,) = house_doctor.examine(["documents.numbers"])
    assert next(finding.sentence for finding in torn.findings).endswith("thiếu: 2.")
