"""A draft is told what it cites and names that is no more, and what to take instead."""

from datetime import date
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kheo.documents import citations
from kheo.documents.actions.referring import state_reference
from kheo.documents.drafting import Report, Told, check_draft
from kheo.documents.drafting_words import MANNERS, SENTENCES, SEVERITIES
from kheo.documents.models import Document
from kheo.documents.rules import drafting as rules
from kheo.documents.rules.drafting import Manner, Reason, Severity
from kheo.documents.rules.naming import Names, is_former, within, words_of
from kheo.documents.rules.relations import Part, Relation
from kheo.documents.tests.factories import LIBRARIAN, published
from kheo.law.tests.factories import NOON
from kheo.organisations.models import OrganisationName, Place, PlaceSuccession
from kheo.organisations.rules.succession import SuccessionKind
from kheo.organisations.tests.bodies import CUT, LAST, body, ended, followed

TODAY = date(2026, 11, 23)
CITES = "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ."


def check(text: str, **more: Any) -> Report:
    return check_draft(text, day=more.pop("day", TODAY), **more)


def sentences(text: str, **more: Any) -> list[str]:
    return [one.sentence for one in check(text, **more).told]


def only(text: str, **more: Any) -> Told:
    (told,) = check(text, **more).told
    return told


def struck(relation: Relation, part: Part = Part.WHOLE, **more: Any) -> tuple[Document, Document]:
    old = published()
    new = published(number="18/CT-TTg", signed_on=date(2025, 6, 2), title="Chỉ thị mới", **more)
    state_reference(document=new, relation=relation, target=old, part=part, by=LIBRARIAN, at=NOON)
    return old, new


@pytest.mark.django_db
def test_a_replaced_document_is_told_with_its_successor_and_the_exact_words():
    _old, new = struck(Relation.REPLACES)
    told = only(f"Kính gửi:\n{CITES}")
    assert (told.severity, told.line) == (Severity.WRONG, 2)
    assert told.excerpt == "Chỉ thị số 33/CT-TTg"
    assert told.before == "Thực hiện "
    assert "đã được thay thế từ ngày 2/6/2025" in told.sentence
    assert told.leads[0].address == new.get_absolute_url()


@pytest.mark.django_db
def test_what_a_draft_of_an_earlier_day_cites_was_in_force():
    struck(Relation.REPLACES)
    assert check(CITES, day=date(2025, 6, 1)).told == []


@pytest.mark.django_db
def test_a_draft_that_itself_replaces_a_document_may_name_it():
    struck(Relation.REPLACES)
    text = f"Chỉ thị này thay thế {CITES.removeprefix('Thực hiện ')}"
    assert check(text).told == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("relation", "part", "words"),
    [
        (Relation.ANNULS, Part.WHOLE, "bị bãi bỏ"),
        (Relation.ANNULS, Part.PARTS, "hết hiệu lực một phần"),
        (Relation.AMENDS, Part.PARTS, "được sửa đổi, bổ sung"),
    ],
)
def test_other_changes_are_told_too(relation, part, words):
    struck(relation, part)
    assert words in only(CITES).sentence


@pytest.mark.django_db
def test_a_document_whose_last_day_is_over_and_one_not_begun_are_told():
    published(expires_on=date(2025, 12, 31))
    assert "hết hiệu lực sau ngày" in only(CITES).sentence
    published(number="5/2030/NĐ-CP", type="nghị định", effective_on=date(2030, 1, 1),
              signed_on=date(2030, 1, 1), issuer="Chính phủ", title="Về việc khác")  # fmt: skip
    text = "Nghị định số 5/2030/NĐ-CP ngày 01/01/2030 của Chính phủ"
    assert "mới có hiệu lực" in only(text).sentence


@pytest.mark.django_db
def test_an_unknown_document_is_a_note_and_another_year_of_a_known_one_is_to_be_checked():
    assert only(CITES).severity is Severity.NOTE
    known = published()
    told = only("Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2022 của Thủ tướng Chính phủ.")
    assert told.severity is Severity.CHECK
    assert told.leads[0].address == known.get_absolute_url()


@pytest.mark.django_db
def test_the_same_thing_is_told_once_with_how_often():
    assert only(f"{CITES}\n{CITES}\n{CITES}").times == 3


@pytest.mark.django_db
def test_another_day_issuer_or_title_is_told():
    published(title="Tiếp tục tăng cường và đổi mới công tác dân vận")
    told = sentences(
        "Chỉ thị số 33/CT-TTg ngày 27/11/2021 của Bộ Chính trị về “Phòng, chống cháy rừng mùa khô”"
    )
    assert len(told) == 3
    assert (
        check(
            "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng về “Tiếp tục tăng cường, đổi mới”"
        ).told
        == []
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nghị quyết số 60/NQ-TW ngày 12/4/2025", "60-NQ/TW"),
        ("Nghị quyết số 60-NQ/TW ngày 12/4/2025 và Nghị định số 39-NQ/TW", "là của loại khác"),
        ("Quyết định số 42/2014/QĐ-TTg ngày 27/7/2015", "khác năm"),
        ("Quy định số 11 – QÐ/TW, ngày 18/02/2019", "Nên viết 11-QĐ/TW"),
    ],
)
def test_a_number_that_is_not_well_formed_or_contradicts_itself_is_told(text, words):
    assert any(words in one for one in sentences(text))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("manner", "comma", "count"),
    [
        (Manner.PARTY, "", 1), (Manner.PARTY, ",", 0), (Manner.STATE, "", 0),
        (Manner.STATE, ",", 1), (Manner.ANY, "", 0), (Manner.ANY, ",", 0),
    ],
)  # fmt: skip
def test_the_comma_before_the_day_is_of_the_party(manner, comma, count):
    published()
    text = f"Chỉ thị số 33/CT-TTg{comma} ngày 26/11/2021"
    assert len(check(text, manner=manner).told) == count


@pytest.mark.django_db
def test_a_body_that_ended_is_told_with_who_answers_today():
    old = body("Ban Dân vận Tỉnh ủy An Lĩnh")
    new = body("Ban Tuyên giáo và Dân vận Tỉnh ủy An Lĩnh", since=CUT)
    other = body("Ban Tuyên giáo Tỉnh ủy An Lĩnh")
    followed(SuccessionKind.MERGED, [old, other], [new])
    told = only("Giao Ban Dân vận Tỉnh uỷ An Lĩnh chủ trì, phối hợp với Sở Nội vụ An Lĩnh.")
    assert told.severity is Severity.WRONG
    assert "Nay hỏi: Ban Tuyên giáo và Dân vận Tỉnh ủy An Lĩnh" in told.sentence
    assert told.leads[0].address == new.get_absolute_url()
    assert check("Giao Ban Dân vận Tỉnh ủy An Lĩnh chủ trì.", day=LAST).told == []


@pytest.mark.django_db
def test_a_body_is_known_by_its_short_form_and_one_of_the_same_name_lives_on():
    ended(body("Ủy ban nhân dân tỉnh An Lĩnh"))
    assert only("UBND tỉnh An Lĩnh quyết định").excerpt == "UBND tỉnh An Lĩnh"
    body("Ủy ban nhân dân tỉnh An Lĩnh", since=CUT)
    assert check("UBND tỉnh An Lĩnh quyết định").told == []


@pytest.mark.django_db
def test_a_former_name_is_told_with_the_present_one():
    living = body("Sở Dân tộc và Tôn giáo An Lĩnh")
    OrganisationName.objects.create(
        organisation=living, name="Ban Dân tộc tỉnh An Lĩnh", since=date(2020, 1, 1), until=LAST
    )
    told = only("Giao Ban Dân tộc tỉnh An Lĩnh tổng hợp.")
    assert "là tên cũ" in told.sentence
    assert told.leads[0].name == living.name


@pytest.mark.django_db
def test_of_several_bodies_that_had_a_name_all_successors_are_told():
    heirs = []
    for number in (1, 2):
        old, heir = body("Đảng ủy xã Hòa Lĩnh"), body(f"Đảng ủy xã Mới {number}", since=CUT)
        followed(SuccessionKind.RENAMED, [old], [heir])
        heirs.append(heir.name)
    assert {lead.name for lead in only("Đảng ủy xã Hòa Lĩnh họp").leads} == set(heirs)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "nguyên Ban Dân vận Tỉnh ủy An Lĩnh",
        "Ban Dân vận Tỉnh ủy An Lĩnh (cũ)",
        "Ban Dân vận Tỉnh ủy An Lĩnh (nay là Ban Tuyên giáo và Dân vận Tỉnh ủy)",
        "Bản dân vận tỉnh ủy an linh",
    ],
)
def test_what_is_named_as_what_it_was_is_named_rightly(text):
    ended(body("Ban Dân vận Tỉnh ủy An Lĩnh"))
    assert check(text).told == []


@pytest.mark.django_db
def test_the_issuer_of_a_cited_document_stays_who_it_was():
    text = "Kế hoạch số 141-KH/BDVTU ngày 27/12/2024 của Ban Dân vận Tỉnh ủy"
    assert {one.severity for one in check(text).told} == {Severity.NOTE}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giao Huyện ủy chỉ đạo.", "Huyện ủy không còn từ ngày 1/7/2025"),
        ("UBND các huyện báo cáo.", "Ủy ban nhân dân cấp huyện"),
        ("phối hợp với Ban Dân vận Tỉnh uỷ", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ("các xã, phường, thị trấn", "xã, phường, đặc khu"),
        ("Ban cán sự đảng UBND tỉnh lãnh đạo", "Đảng ủy của cơ quan"),
    ],
)
def test_kinds_of_bodies_that_ended_are_told(text, words):
    assert words in only(text).sentence
    assert check(text, day=date(2024, 5, 8)).told == []


def ground(name: str, kind: str, until: date | None = LAST) -> Place:
    made: Place = Place.objects.create(
        name=name, kind=kind, until=until, slug=f"{name}-{until}".lower().replace(" ", "-")
    )
    return made


@pytest.mark.django_db
def test_a_place_that_ended_is_told_only_with_the_word_for_what_it_was():
    old, new = ground("Tỉnh An Lĩnh", "province"), ground("Tỉnh Bình Lĩnh", "province", None)
    PlaceSuccession.objects.create(old=old, new=new, kind="whole", day=CUT)
    ground("Huyện Đăk Lĩnh", "district")
    told = only("trên địa bàn tỉnh An Lĩnh; người An Lĩnh; tỉnh Bình Lĩnh")
    assert "Nay thuộc: Tỉnh Bình Lĩnh" in told.sentence
    assert "Hãy ghi tên hiện nay" in only("tại huyện Đăk Lĩnh").sentence
    twin = ground("Huyện Đăk Hòa", "district")
    Place.objects.create(name=twin.name, kind="district", until=LAST, slug="huyen-dak-hoa-2")
    assert "Hãy ghi tên hiện nay" in only("tại huyện Đăk Hòa").sentence
    ground("Tỉnh An Lĩnh", "province", None)
    assert check("trên địa bàn tỉnh An Lĩnh").told == []


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 20])
def test_a_draft_costs_the_same_queries_whatever_it_names(count, django_assert_max_num_queries):
    for number in range(count):
        struck_many(number)
    text = "\n".join(
        f"Chỉ thị số {n + 40}/CT-TTg ngày 26/11/2021; Ban Dân vận Tỉnh ủy Số {n}."
        for n in range(count)
    )
    with django_assert_max_num_queries(16):
        report = check(text)
    assert len(report.told) == 2 * count


def struck_many(number: int) -> None:
    published(number=f"{number + 40}/CT-TTg", expires_on=date(2024, 1, 1))
    ended(body(f"Ban Dân vận Tỉnh ủy Số {number}"))


@pytest.mark.django_db
def test_a_long_draft_is_cut_and_says_so_and_takes_seconds_at_most():
    ended(body("Ban Dân vận Tỉnh ủy An Lĩnh"))
    text = f"{CITES} Giao Huyện ủy, Ban Dân vận Tỉnh ủy An Lĩnh.\n" * 12_000
    began = process_time()
    report = check(text)
    assert process_time() - began < 15
    assert report.cut
    assert report.cited == 5000


@pytest.mark.django_db
@given(st.text(max_size=300) | st.lists(st.sampled_from(
    ["Chỉ thị số 33/CT-TTg", ", ngày 26/11/2021", " của ", "Huyện ủy", "\n", "(cũ)", "“", "Ð",
     "60/NQ-TW"]
), max_size=20).map("".join))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_gets_a_report_with_words_of_the_draft(text):
    for told in check(text).told:
        assert told.excerpt
        assert "%(" not in told.sentence


def test_everything_that_can_be_found_has_its_sentence_and_its_weight():
    assert set(SENTENCES) == set(Reason) == set(rules.SEVERITIES)
    assert set(SEVERITIES) == set(Severity)
    assert set(MANNERS) == set(Manner)


@pytest.mark.parametrize(
    ("said", "known", "same"),
    [
        ("Thủ tướng", "Thủ tướng Chính phủ", True),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Kon Tum", True),
        ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Kon Tum", True),
        ("Ban Chấp hành Trung ương Đảng khóa XI", "Ban Chấp hành Trung ương", True),
        ("Bộ Chính trị", "Ban Chấp hành Trung ương", False),
        ("UBND tỉnh Gia Lai", "Ủy ban nhân dân tỉnh Kon Tum", False),
    ],
)
def test_issuers_are_the_same_where_one_name_holds_the_other(said, known, same):
    assert rules.same_issuer(said, known) is same


def test_the_longest_name_is_taken_in_its_own_spelling():
    names = Names([("Ban Dân vận", 1), ("Ban Dân vận Tỉnh ủy", 2), ("Tỉnh ủy", 3)])
    text = "Ban Dân vận  Tỉnh uỷ, ban dân vận; Bàn dân vận. Ban Dân. vận Tỉnh ủy"
    seen = list(names.seen(text, words_of(text)))
    assert [one.keys for one in seen] == [(2,), (1,), (3,)]
    assert text[seen[0].start : seen[0].end] == "Ban Dân vận  Tỉnh uỷ"


WORDS = st.lists(st.sampled_from(["a", "b", "c", ".", " "]), max_size=40).map(" ".join)


@given(WORDS, st.lists(st.sampled_from(["a", "a b", "a b c", "b c a", "c c"]), max_size=5))
def test_names_seen_stand_in_order_and_do_not_lap(text, listed):
    seen = list(Names([(name, name) for name in listed]).seen(text, words_of(text)))
    assert all(one.end <= two.start for one, two in pairwise(seen))
    assert all(" ".join(text[one.start : one.end].split()) == one.keys[0] for one in seen)


def test_spans_are_asked_in_order():
    inside = within([(5, 8), (1, 3)])
    assert [inside.holds(at) for at in (0, 1, 3, 4, 5, 7, 8, 99)] == [
        False, True, False, False, True, True, False, False,
    ]  # fmt: skip


def test_a_former_body_is_told_by_the_words_around_it():
    assert is_former("nguyên Huyện ủy", 7, 15)
    assert is_former("Huyện ủy (cũ)", 0, 8)
    assert not is_former("Huyện ủy cũng", 0, 8)


def test_how_far_a_citation_reaches():
    text = "Theo Kế hoạch số 1-KH/BDVTU ngày 2/1/2024 của Ban Dân vận Tỉnh ủy"
    (found,) = citations.find(text)
    assert rules.said_by(found)[1] == len(text)
