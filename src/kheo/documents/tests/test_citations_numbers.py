"""One số, ký hiệu: read, put right, written back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.documents import citations
from kheo.documents.citations import Grammar, NotANumberError, Number

GRAMMARS = {
    "10/2022/QH15": Grammar.LAW,
    "76/2025/UBTVQH15": Grammar.LAW,
    "34/2007/PL-UBTVQH11": Grammar.LAW,
    "30/2020/NĐ-CP": Grammar.RULE,
    "08/2022/QĐ-UBND": Grammar.RULE,
    "66.22/2026/NQ-CP": Grammar.RULE,
    "33/CT-TTg": Grammar.ACT,
    "30c/NQ-CP": Grammar.ACT,
    "1670/NQ-UBTVQH15": Grammar.ACT,
    "1907/UBND-KSTT": Grammar.LETTER,
    "9086/BNV-CTTN&BĐG": Grammar.LETTER,
    "490-CV/BDVTW": Grammar.LETTER,
    "19/2008/NQLT/CP-UBTUMTTQVN": Grammar.JOINT,
    "01/2015/TTLT-VPCP-BNV": Grammar.JOINT,
    "25-NQ/TW": Grammar.PARTY,
    "79-CTr/BDVTW-BCSĐCP": Grammar.PARTY,
    "01-QCPH/UBND-BDVTU": Grammar.COORDINATION,
    "01/QCPH/UBND-UBMTTQ": Grammar.COORDINATION,
    "307-TTg": Grammar.OLD,
    "67": Grammar.BARE,
    "144/2013": Grammar.BARE,
}


@pytest.mark.parametrize(("said", "grammar"), GRAMMARS.items())
def test_a_number_is_told_by_its_grammar_and_written_back(said, grammar):
    number = citations.parse(said)
    assert number.grammar is grammar
    assert str(number) == said


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("60/NQ-TW", "60-NQ/TW"),
        ("60-NQ/TƯ", "60-NQ/TW"),
        ("18/CĐ-T.Ư", "18-CĐ/TW"),
        ("17-CTR/TU", "17-CTr/TU"),
        ("79-Ctr/BDVTW – BCSĐCP", "79-CTr/BDVTW-BCSĐCP"),
        ("02 - ĐA/TU", "02-ĐA/TU"),
        ("31 – HD/BTCTW", "31-HD/BTCTW"),
        ("126–KL/TW", "126-KL/TW"),
        ("221/KL/TW", "221-KL/TW"),
        ("11-QÐi/TW", "11-QĐi/TW"),
        ("94/2015/Qh13", "94/2015/QH13"),
        ("35/nq-cp", "35/NQ-CP"),
        ("Số: 15 /KH – UBND", "15/KH-UBND"),
        ("551/QĐ ĐHH", "551/QĐ-ĐHH"),
        ("15/2016-NĐ-CP", "15/2016/NĐ-CP"),
        ("58/2016/QĐ-Ttg", "58/2016/QĐ-TTg"),
    ],
)
def test_dirt_is_taken_off(said, right):
    assert citations.normalise(said) == right


@pytest.mark.parametrize(
    "said", ["", "Nghị định", "12/3 đường Lê Lợi", "15/NQ-CP và", "-", "số", "1" * 7, "12/2021/"]
)
def test_what_is_no_number_is_refused_with_a_sentence(said):
    with pytest.raises(NotANumberError, match="không phải số, ký hiệu văn bản"):
        citations.parse(said)


def test_the_parts_of_a_number_are_named():
    number = citations.parse("34/2007/PL-UBTVQH11")
    assert (number.type_code, number.issuer_codes, number.term) == ("PL", ("UBTVQH",), 11)
    number = citations.parse("364/TTr-BNG-NVVH")
    assert (number.type_code, number.issuer_codes, number.year) == ("TTr", ("BNG", "NVVH"), "")


def test_two_spellings_of_one_number_have_one_key():
    spellings = ["60/NQ-TW", "60-NQ/TW", "060-NQ/TW", "60 – nq/tw", "Số 60-NQ/TƯ"]
    assert {citations.parse(said).key for said in spellings} == {"60-NQ/TW"}


TYPE_SIGNS = st.sampled_from(["NQ", "QĐ", "CT", "KH", "CTr", "TTr", "BC", "TB", "HD", "KL", "ĐA"])
STATE = st.sampled_from(["CP", "TTg", "UBND", "HĐND", "BTC", "BGDĐT", "BNN-QLCL", "VPCP"])
PARTY = st.sampled_from(["TW", "TU", "BDVTW", "BDVTU", "HU", "BDVTW-BCSĐCP"])
ORDINALS = st.builds(
    "{}{}".format, st.integers(1, 999_999), st.sampled_from(["", "", "", "a", "c"])
)
YEARS = st.integers(1945, 2045).map(str)


def number_of(*parts):
    return Number(*parts)


NUMBERS = st.one_of(
    st.builds(
        number_of, ORDINALS, st.just("") | YEARS, st.builds("{}-{}".format, TYPE_SIGNS, STATE)
    ),
    st.builds(
        number_of, ORDINALS, st.just(""), st.builds("{}/{}".format, TYPE_SIGNS, PARTY), st.just("-")
    ),
    st.builds(number_of, ORDINALS, YEARS, st.builds("QH{}".format, st.integers(1, 20))),
    st.builds(number_of, ORDINALS, st.just("") | YEARS),
)


@given(NUMBERS)
def test_what_is_written_is_read_back(number):
    assert citations.parse(str(number)) == number
    assert citations.parse(str(number.canonical)) == number.canonical
    assert number.canonical.canonical == number.canonical


@given(NUMBERS, st.sampled_from(["-", "–", "—", "‑", " - ", " – ", "- "]), st.booleans())
def test_dashes_spaces_and_case_do_not_change_what_is_meant(number, dash, shouted):
    said = str(number).replace("-", dash).replace("/", " /")
    said = said.upper() if shouted else said.replace("Đ", "Ð")
    if not number.symbol:
        return
    assert citations.normalise(f"Số: {said}") == str(number.canonical)
