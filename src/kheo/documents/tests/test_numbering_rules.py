"""How numbers are written, and from which books they come; pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.documents.citations import Grammar, parse
from kheo.documents.models.words import TYPE_NAMES
from kheo.documents.rules.numbering import (
    LETTERS,
    Book,
    Regime,
    Symbol,
    gaps,
    may_give,
    may_insert,
    may_open,
    next_letter,
    ordinal,
    sign_of,
    symbol_of,
)

DAY = date(2026, 11, 23)
YEAR = Book(Regime.STATE, "kế hoạch", date(2026, 1, 1), date(2026, 12, 31))
SIGNED = [name for name in TYPE_NAMES if sign_of(name, Regime.STATE)]


@pytest.mark.parametrize(
    ("value", "letter", "said", "written"),
    [
        (21, "", Symbol(Regime.STATE, "kế hoạch", "UBND", 2026), "21/KH-UBND"),
        (5, "", Symbol(Regime.STATE, "kế hoạch", "UBND", 2026), "05/KH-UBND"),
        (21, "a", Symbol(Regime.STATE, "kế hoạch", "UBND", 2026), "21a/KH-UBND"),
        (8, "", Symbol(Regime.LEGAL, "quyết định", "UBND", 2022), "08/2022/QĐ-UBND"),
        (1907, "", Symbol(Regime.STATE, "công văn", "UBND", 2022, "KSTT"), "1907/UBND-KSTT"),
        (7, "", Symbol(Regime.STATE, "quy định", "UBND", 2022), "07/QyĐ-UBND"),
        (5, "", Symbol(Regime.PARTY, "nghị quyết", "ĐU", 2026), "05-NQ/ĐU"),
        (66, "", Symbol(Regime.PARTY, "quy định", "TW", 2017), "66-QĐ/TW"),
        (490, "", Symbol(Regime.PARTY, "công văn", "BDVTW", 2016), "490-CV/BDVTW"),
        (3, "", Symbol(Regime.PARTY, "chương trình", "BTGDVTU", 2026), "03-CTr/BTGDVTU"),
    ],
)
def test_numbers_are_written_as_their_papers_write_them(value, letter, said, written):
    assert symbol_of(value, letter, said) == written


@given(
    value=st.integers(1, 99_999),
    letter=st.sampled_from(["", "a", "b", "đ"]),
    type_name=st.sampled_from(SIGNED),
    issuer=st.sampled_from(["UBND", "HĐND", "SNV", "BTTTT"]),
)
def test_what_is_written_for_the_state_is_read_back_by_the_grammar(
    value, letter, type_name, issuer
):
    read = parse(symbol_of(value, letter, Symbol(Regime.STATE, type_name, issuer, 2026)))
    assert read.ordinal == ordinal(value, letter)
    assert read.signs[-1] == issuer
    assert read.type_code == sign_of(type_name, Regime.STATE)


@given(
    value=st.integers(1, 99_999),
    type_name=st.sampled_from(["nghị quyết", "quyết định", "quy định", "công văn", "kế hoạch"]),
    issuer=st.sampled_from(["ĐU", "TU", "BTGDVTU", "BDVTW"]),
)
def test_what_is_written_for_the_party_is_read_back_by_the_grammar(value, type_name, issuer):
    read = parse(symbol_of(value, "", Symbol(Regime.PARTY, type_name, issuer, 2026)))
    assert (read.ordinal, read.joint) == (ordinal(value), "-")
    assert read.grammar in {Grammar.PARTY, Grammar.LETTER}
    assert str(read.canonical) == str(read)


def test_a_number_goes_only_into_its_own_book():
    assert may_give(YEAR, "kế hoạch", DAY, None)
    assert may_give(YEAR, "kế hoạch", DAY, DAY)
    for type_name, day, last, reason in (
        ("chỉ thị", DAY, None, "type_of_another_book"),
        ("kế hoạch", date(2027, 1, 1), None, "day_outside_period"),
        ("kế hoạch", date(2025, 12, 31), None, "day_outside_period"),
        ("kế hoạch", date(2026, 11, 22), DAY, "day_before_the_last"),
    ):
        assert may_give(YEAR, type_name, day, last).reason == reason
    common = Book(Regime.STATE, "", YEAR.since, YEAR.until)
    assert may_give(common, "công văn", DAY, None)
    assert may_give(common, "hiến pháp", DAY, None).reason == "type_without_sign"
    assert may_give(common, "", DAY, None).reason == "type_without_sign"


def test_which_books_there_may_be():
    assert may_open(Regime.STATE, "")
    assert may_open(Regime.STATE, "công văn")
    assert may_open(Regime.LEGAL, "quyết định")
    assert may_open(Regime.PARTY, "công văn")
    assert may_open(Regime.PARTY, "").reason == "party_book_is_of_one_type"
    assert may_open(Regime.LEGAL, "").reason == "legal_book_is_of_one_type"
    assert may_open(Regime.LEGAL, "kế hoạch").reason == "legal_book_is_of_one_type"
    assert may_open(Regime.STATE, "hiến pháp").reason == "type_without_sign"


def test_a_forgotten_number_stands_between_its_neighbours():
    before, after = date(2026, 11, 20), date(2026, 11, 25)
    assert may_insert(YEAR, DAY, before, after)
    assert may_insert(YEAR, DAY, before, None)
    assert may_insert(YEAR, DAY, None, None).reason == "no_such_number"
    for day in (date(2026, 11, 19), date(2026, 11, 26)):
        assert may_insert(YEAR, day, before, after).reason == "day_not_between"
    assert may_insert(YEAR, date(2027, 1, 1), before, None).reason == "day_not_between"


def test_letters_follow_the_alphabet_and_end():
    assert next_letter([""]) == "a"
    assert next_letter(["", "a", "b"]) == "c"
    assert next_letter(LETTERS) == ""


@given(st.sets(st.integers(1, 200)), st.integers(1, 200))
def test_a_gap_is_what_is_not_there(values, last):
    missing = gaps(values, 1, last)
    assert set(missing) | (values & set(range(1, last + 1))) == set(range(1, last + 1))
    assert not set(missing) & values
