"""What is found, in which order, and that the index says what the rooms say."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kheo.core.keeping import doctor, tables
from kheo.core.search import asking, indexing, merging, socket
from kheo.core.search.asking import Query, ranked
from kheo.core.search.filters import Filters
from kheo.core.search.models import SearchBucket, SearchEntry, SearchFacet
from kheo.core.search.rebuilding import rebuild
from kheo.core.search.socket import Item, Tag
from kheo.core.search.suggesting import mended
from kheo.core.tests.search import KIND, Things, asked, enlisted, texts
from kheo.core.text import fold

pytestmark = pytest.mark.django_db

NEWS = (
    "Phong trào dân vận khéo lan rộng ở các xã vùng cao.",
    "Ban Dân vận Tỉnh ủy tập huấn công tác dân vận cho cán bộ cơ sở.",
    "Nhân dân thôn Hoà Bình hiến đất làm đường.",
    "Giá vàng trong nước tăng trở lại.",
    "Chỉ thị số 33/CT-TTg về tổ chức thực hiện.",
    "Bảo vệ môi trường là trách nhiệm của mỗi người dân.",
    "Bao ve sinh: ghi không dấu.",
)


@pytest.fixture
def things():
    with enlisted(texts(*NEWS)) as source:
        rebuild()
        yield source


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dân vận khéo", "0"), ("dan van kheo", "0"), ("DAN VAN KHEO", "0"), ("tập huấn", "1"),
        ("Hòa Bình", "2"), ("Hoà Bình", "2"), ("hoa binh", "2"), ("gia vang", "3"),
        ("33/CT-TTg", "4"), ("33/ct-ttg", "4"), ("Ðường", "2"),
    ],
)  # fmt: skip
def test_it_is_found_however_it_is_typed(things, typed, first):
    assert asked(typed)[0] == first


def test_an_exact_answer_stands_above_a_folded_one(things):
    assert asked("bảo vệ") == ["5", "6"]
    assert set(asked("bao ve")) == {"5", "6"}


def test_neighbours_count_more_than_the_same_syllables_apart():
    apart = "vận tải khó, nhân dân chờ"
    with enlisted(texts(apart, "công tác dân vận", apart)):
        rebuild()
        assert asked("dân vận")[0] == "1"


def test_a_title_counts_more_than_a_text():
    rows = [Item("0", "Tin khác", "/0/", text="Hội nghị"), Item("1", "Hội nghị", "/1/", text="Tin")]
    with enlisted(Things(*rows)):
        rebuild()
        assert asked("hội nghị") == ["1", "0"]


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "!!! ??? ...", "%", "_", "\x00", "a\x00b", "\ud800", "\U0010ffff", "'; DROP TABLE",
        '"dân" OR NOT (vận*)', "NEAR/3", "::::", "của các", "dân " * 200, "x" * 10_000,
        " ".join(f"từ{n}" for n in range(200)), "̣" * 5_000, "İİİ", "ﬀ", "33/" * 3_000,
    ],
)  # fmt: skip
def test_whatever_is_typed_is_answered(things, typed):
    query = Query.of(typed)
    assert len(query.words) <= asking.MOST_SYLLABLES
    assert len(ranked(query)) <= asking.MOST
    mended(query.words)


def test_what_changed_is_found_as_it_is_now(things):
    things.found["3"] = Item("3", "Giá lúa", "/3/", text="Giá lúa giảm.")
    socket.changed(KIND, [3])
    assert asked("giá lúa") == ["3"]
    assert "3" not in asked("vàng")


def test_what_is_gone_is_found_no_more(things):
    socket.gone(KIND, [3])
    assert asked("giá vàng trong nước") == []


def test_what_is_no_longer_public_goes_when_the_room_says_it_changed(things):
    del things.found["3"]
    socket.changed(KIND, [3])
    assert not SearchEntry.objects.filter(key="3").exists()


def test_what_moved_is_found_under_its_new_address(things):
    socket.moved(KIND, [(3, "/moi/")])
    assert SearchEntry.objects.get(key="3").address == "/moi/"


def test_the_index_changes_with_the_transaction_or_not_at_all(things):
    class RefusedError(Exception):
        pass

    def withdraw() -> None:
        with transaction.atomic():
            socket.gone(KIND, [3])
            raise RefusedError

    with pytest.raises(RefusedError):
        withdraw()
    assert asked("giá vàng") == ["3"]


def test_who_was_overtaken_reads_and_writes_once_more(things, monkeypatch):
    really, calls = indexing.add, []

    def overtaken(kind, items):
        calls.append(list(items))
        if len(calls) == 1:
            raise IntegrityError
        return really(kind, calls[-1])

    monkeypatch.setattr(indexing, "add", overtaken)
    socket.changed(KIND, [3])
    assert len(calls) == 2
    assert asked("giá vàng") == ["3"]


def test_a_rebuild_brings_what_is_missing_and_takes_what_is_left_over(things):
    SearchEntry.objects.filter(key="0").delete()
    del things.found["3"]
    assert rebuild() == len(NEWS) - 1
    assert asked("dân vận khéo")[0] == "0"
    assert asked("giá vàng") == []
    assert SearchBucket.objects.values("segment").distinct().count() == 1


def test_the_command_builds_it_and_says_how_many(things, capsys):
    call_command("rebuild_search")
    assert str(len(NEWS)) in capsys.readouterr().out


def test_the_doctor_finds_what_the_index_does_not_know(things):
    def findings():
        return next(report.findings for report in doctor.examine(["core.search_index"]))

    assert findings() == []
    SearchEntry.objects.filter(key="0").delete()
    SearchEntry.objects.filter(key="1").update(title="Khác")
    del things.found["2"]
    assert "3" in findings()[0].sentence
    SearchEntry.objects.filter(key="4").update(kind="nobody")
    assert len(findings()) == 2


def test_backups_leave_the_index_out():
    names = {model._meta.db_table for model in (SearchEntry, SearchFacet, SearchBucket)}
    assert names <= tables.LEFT_OUT.keys()


def scores(typed):
    keys = dict(SearchEntry.objects.values_list("pk", "key"))
    return {keys[hit.doc]: hit.score for hit in ranked(Query.of(typed)) if hit.doc in keys}


def test_many_small_segments_become_one_and_find_the_same(things, monkeypatch):
    for key in list(things.found) * 2:
        socket.changed(KIND, [key])
    monkeypatch.setattr(merging, "MOST_SMALL", 3)
    before = asked("dân vận")
    assert SearchBucket.objects.filter(bucket=0).count() > 10
    assert merging.merge() > 10
    assert SearchBucket.objects.filter(bucket=0).count() == 1
    assert asked("dân vận") == before
    told = scores("dân vận")
    rebuild()
    assert scores("dân vận") == pytest.approx(told)


def test_few_segments_are_left_alone(things):
    assert merging.merge() == 0


def test_a_merge_that_is_overtaken_changes_nothing(things, monkeypatch):
    for key in things.found:
        socket.changed(KIND, [key])
    monkeypatch.setattr(merging, "MOST_SMALL", 1)
    really = merging.gathered

    def overtaken(segments):
        found = really(segments)
        rebuild()
        return found

    monkeypatch.setattr(merging, "gathered", overtaken)
    assert merging.merge() == 0
    assert asked("dân vận khéo")[0] == "0"
    assert list(SearchBucket.objects.filter(bucket=0).values_list("count", flat=True)) == [7]


def test_filters_let_through_what_they_say():
    hoa, binh = Tag("xa-hoa", "Xã Hòa"), Tag("xa-binh", "Xã Bình")
    rows = Things(
        Item("0", "Hội nghị", "/0/", day=date(2024, 5, 8), places=[hoa], issuer=Tag("a", "Ban A")),
        Item("1", "Hội nghị", "/1/", day=date(2025, 5, 8), places=[hoa, binh, binh]),
        Item("2", "Hội nghị", "/2/"),
    )
    with enlisted(rows):
        rebuild()

        def keys(**filters):
            allowed = Filters(**filters).allowed()
            found = {hit.doc for hit in ranked(Query.of("hội nghị"), allowed)}
            return {SearchEntry.objects.get(pk=doc).key for doc in found}

        assert keys() == {"0", "1", "2"}
        assert keys(place="xa-hoa") == {"0", "1"}
        assert keys(place="xa-hoa", since=date(2025, 1, 1)) == {"1"}
        assert keys(until=date(2024, 12, 31)) == {"0"}
        assert keys(issuer="a", kind=KIND) == {"0"}
        assert keys(kind="nobody") == set()


def test_a_filter_reaches_answers_behind_the_best(monkeypatch):
    monkeypatch.setattr(asking, "MOST", 3)
    monkeypatch.setattr(asking, "ENOUGH_POSTINGS", 1)
    rows = [Item(f"{n}", "Hội nghị lớn lớn", f"/{n}/") for n in range(9)]
    rows.append(Item("far", "Tin", "/far/", text="hội nghị lớn", issuer=Tag("z", "Z")))
    with enlisted(Things(*rows)):
        rebuild()
        allowed = Filters(issuer="z").allowed()
        [hit] = ranked(Query.of("hội nghị lớn"), allowed)
        assert SearchEntry.objects.get(pk=hit.doc).key == "far"
        assert len(ranked(Query.of("hội nghị"))) == 3


def test_a_word_with_one_wrong_letter_is_mended(things):
    assert mended(["moi", "truonh"]) == ["moi", "truong"]
    assert mended(["dân", "vận"]) is None


@pytest.mark.parametrize("count", [1, 20])
def test_asking_costs_as_many_queries_however_many_answers(django_assert_num_queries, count):
    with enlisted(texts(*["dân vận khéo"] * count, "khác")):
        rebuild()
        with django_assert_num_queries(2 if count > 1 else 1):
            assert len(ranked(Query.of("dan van"))) == count


def test_few_answers_with_the_marks_cost_a_second_look_without(things, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert asking.ranked(Query.of("bảo vệ"))


USUAL = ("dân", "vận", "khéo", "bảo", "vệ", "hoà", "bình", "đường", "xã", "tỉnh", "ủy")
WORDS = st.lists(st.sampled_from(USUAL), min_size=1)


class FoldInvariance(TestCase):
    @given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
    @settings(max_examples=15, deadline=None)
    def test_a_query_without_marks_finds_what_the_marked_one_finds(self, rows, words):
        with enlisted(texts(*(" ".join(row) for row in rows))):
            rebuild()
            found = asked(" ".join(words))
            exact = [hit for hit in found if set(words) <= set(rows[int(hit)])]
            assert set(exact) <= set(asked(fold(" ".join(words))))
