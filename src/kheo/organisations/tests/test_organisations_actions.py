"""Founding, renaming, moving, ending and following, each as one act."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kheo.core.verdict import RefusedError
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry, Link
from kheo.organisations.actions import organisations as actions
from kheo.organisations.models import Organisation, OrganisationParent, Succession
from kheo.organisations.reading.organisations import (
    Lineage,
    answering,
    found_by,
    heirs_of,
    identity,
    name_on,
    parent_on,
    who_answers_for,
)
from kheo.organisations.rules.lives import Stage
from kheo.organisations.rules.succession import SuccessionKind as K
from kheo.organisations.tests.bodies import CUT, LAST, NOON, START, body, clerk, ended, followed

pytestmark = pytest.mark.django_db
BEFORE = date(2024, 5, 8)


def who(**more: Any) -> dict[str, Any]:
    return {"by": clerk(), "at": NOON} | more


def reason_of(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    return refused.value.verdict.reason


def refuses(reason: str, act: Any, **given: Any) -> None:
    """Assert that an act is refused for a reason and that nothing at all was done."""
    before = (Organisation.objects.count(), Succession.objects.count(), Entry.objects.count())
    with pytest.raises(RefusedError) as refused:
        act(**given)
    assert reason_of(refused) == reason
    assert before == (
        Organisation.objects.count(), Succession.objects.count(), Entry.objects.count(),
    )  # fmt: skip


# --- Founding, names, the tree ---


def test_an_organisation_begins_with_its_name_its_parent_and_one_entry():
    top = body("Tỉnh ủy An Lĩnh")
    made = body("Ban Dân vận Tỉnh ủy An Lĩnh", top, abbreviation="BDVTU")
    assert made.slug == "ban-dan-van-tinh-uy-an-linh"
    assert str(made.names.get()) == "Ban Dân vận Tỉnh ủy An Lĩnh (BDVTU)"
    assert parent_on(made, START) == top
    entry = Entry.objects.newest_first()[0]
    assert (entry.verb, entry.facts_read["parent"]) == ("organisations.founded", top.pk)


def test_two_of_one_name_have_two_addresses():
    assert body("Sở Nội vụ").slug == "so-noi-vu"
    assert body("Sở Nội vụ").slug == "so-noi-vu-2"
    assert body("Sở Nội vụ").slug == "so-noi-vu-3"


def test_nothing_stands_under_what_does_not_live():
    gone = ended(body("Huyện ủy"))
    refuses("parent_not_alive", body, name="Ban Dân vận Huyện ủy", parent=gone, since=CUT)
    refuses("parent_not_alive", body, name="Ban Dân vận Huyện ủy", parent=gone, since=None)


def test_a_new_name_leaves_the_former_one_findable_and_dated():
    one = body("Ban Dân vận Tỉnh ủy", abbreviation="BDVTU")
    actions.rename_organisation(
        organisation=one, name="Ban Tuyên giáo và Dân vận Tỉnh ủy", abbreviation="BTGDVTU",
        day=CUT, document="Quyết định 1-QĐ/TU", **who(),
    )  # fmt: skip
    former, present = name_on(one, LAST), name_on(one, CUT)
    assert former
    assert present
    assert (former.name, former.until) == ("Ban Dân vận Tỉnh ủy", LAST)
    assert present.abbreviation == "BTGDVTU"
    assert Organisation.objects.get().name == "Ban Tuyên giáo và Dân vận Tỉnh ủy"
    assert found_by("bdvtu").get() == found_by("ban tuyen giao").get() == one


def test_names_follow_each_other_in_time():
    one = body("Ban Dân vận")
    given = {"organisation": one, "name": "Ban khác", **who()}
    refuses("not_after_the_last", actions.rename_organisation, day=START, **given)
    refuses("not_alive", actions.rename_organisation, day=date(2019, 1, 1), **given)


def test_a_move_is_a_new_span_and_the_tree_of_each_day_stays():
    old, new = body("Sở cũ"), body("Sở mới")
    one = body("Phòng", old)
    actions.move_organisation(organisation=one, parent=new, day=CUT, **who())
    assert list(Organisation.objects.directly_under(old, on=LAST)) == [one]
    assert not Organisation.objects.directly_under(old, on=CUT)
    assert list(Organisation.objects.directly_under(new, on=CUT)) == [one]
    actions.move_organisation(organisation=one, parent=None, day=date(2025, 7, 9), **who())
    assert one in Organisation.objects.directly_under(None, on=date(2025, 7, 9))
    assert set(Organisation.objects.directly_under(None, on=CUT)) == {old, new}


def test_what_stood_at_the_top_is_put_under_another_and_what_had_no_name_gets_one():
    one, top = body("Ban A"), body("Tỉnh ủy")
    actions.move_organisation(organisation=one, parent=top, day=CUT, **who())
    assert parent_on(one, CUT) == top
    one.names.all().delete()
    actions.rename_organisation(organisation=one, name="Ban B", day=CUT, **who())
    assert one.names.get().since == CUT


def test_nothing_is_moved_under_itself_however_far_below_or_to_the_dead():
    top = body("Tỉnh ủy")
    middle = body("Đảng ủy", top)
    low = body("Chi bộ", middle)
    given = {"organisation": top, "day": CUT, **who()}
    for parent in (top, middle, low):
        refuses("under_itself", actions.move_organisation, parent=parent, **given)
    gone = ended(body("Huyện ủy"))
    refuses("parent_not_alive", actions.move_organisation, parent=gone, **given)
    twice = {"organisation": low, "parent": top, "day": START, **who()}
    refuses("not_after_the_last", actions.move_organisation, **twice)


# --- Ends ---


def test_an_end_is_the_last_day_inclusive():
    one = ended(body("Ban Dân vận"))
    assert one in Organisation.objects.alive_on(LAST)
    assert one not in Organisation.objects.alive_on(CUT)
    assert one in Organisation.objects.ended_by(CUT)


def test_what_ended_or_holds_others_or_has_not_begun_is_not_ended():
    top = body("Tỉnh ủy")
    low = body("Ban", top)
    refuses("others_below", actions.end_organisation, organisation=top, last_day=LAST, **who())
    ended(low)
    ended(top)
    refuses("already_ended", actions.end_organisation, organisation=top, last_day=CUT, **who())
    young = body("Ban mới", since=CUT)
    given = {"organisation": young, "last_day": LAST, **who()}
    refuses("before_founding", actions.end_organisation, **given)


# --- Successions ---


def test_a_merger_ends_the_former_ones_and_the_new_one_answers():
    dan_van, tuyen_giao = body("Ban Dân vận"), body("Ban Tuyên giáo")
    both = body("Ban Tuyên giáo và Dân vận", since=CUT)
    followed(K.MERGED, [dan_van, tuyen_giao], [both])
    dan_van.refresh_from_db()
    assert dan_van.until == LAST
    assert who_answers_for(dan_van, on=LAST) == [dan_van]
    assert who_answers_for(dan_van, on=CUT) == who_answers_for(tuyen_giao, on=CUT) == [both]
    entry = Entry.objects.newest_first()[0]
    assert entry.verb == "organisations.succeeded"
    assert entry.facts_read["old"] == [dan_van.pk, tuyen_giao.pk]


def test_a_former_one_that_ended_the_day_before_is_followed_too():
    old, heir = ended(body("Ban A")), body("Ban B", since=CUT)
    followed(K.RENAMED, [old], [heir])
    assert who_answers_for(old, on=CUT) == [heir]
    late = body("Ban C", since=date(2025, 8, 1))
    given = {"kind": K.RENAMED, "old": [old], "new": [late], "day": date(2025, 8, 1)}
    refuses("ended_on_another_day", followed, **given)


def test_chains_are_followed_to_their_ends():
    first = body("Ban cán sự đảng")
    second, third = body("Đảng ủy UBND", since=CUT), body("Đảng ủy khác", since=date(2026, 1, 1))
    ended(first)
    followed(K.MOVED, [first], [second])
    followed(K.RENAMED, [second], [third], day=date(2026, 1, 1))
    assert who_answers_for(first, on=CUT) == [second]
    assert who_answers_for(first, on=date(2026, 1, 1)) == [third]
    assert heirs_of([first, second], on=date(2026, 1, 1))[first.pk].holders == (third.pk,)


def test_an_end_without_successor_is_told_from_an_unknown_one():
    one, other = body("Huyện ủy"), body("Huyện đoàn")
    followed(K.ENDED, [one], [])
    ended(other)
    assert answering(one, on=CUT).closed == [one]
    assert answering(Organisation.objects.get(pk=other.pk), on=CUT).lost == [other]


def test_the_thread_leads_from_a_successor_to_whom_it_replaces():
    one, other, heir = body("Ban A"), body("Ban B"), body("Ban C", since=CUT)
    followed(K.MERGED, [one, other], [heir])
    thread = Link.objects.in_force().of(ref_of(heir)).order_by("pk")
    assert [(tie.kind, tie.to_key) for tie in thread] == [
        ("replaces", str(one.pk)),
        ("replaces", str(other.pk)),
    ]


def test_a_succession_is_written_once_and_in_the_order_of_lives():
    one, other = body("Ban A"), body("Ban B")
    followed(K.MOVED, [one], [other])
    refuses("already_recorded", followed, kind=K.MOVED, old=[one], new=[other], day=CUT)
    refuses("ring", followed, kind=K.MOVED, old=[one], new=[one], day=CUT)
    gone = ended(body("Ban C"))
    refuses("successor_ended", followed, kind=K.ABSORBED, old=[one], new=[gone], day=CUT)
    young = body("Ban D", since=date(2025, 8, 1))
    refuses("successor_not_founded", followed, kind=K.RENAMED, old=[one], new=[young], day=CUT)
    refuses("before_founding", followed, kind=K.ABSORBED, old=[one], new=[other], day=START)


def test_what_others_still_stand_under_is_not_followed_and_nothing_is_half_done():
    top, heir = body("Tỉnh ủy"), body("Tỉnh ủy mới", since=CUT)
    body("Ban", top)
    refuses("others_below", followed, kind=K.RENAMED, old=[top], new=[heir], day=CUT)
    top.refresh_from_db()
    assert top.until is None


def test_a_crash_leaves_nothing(monkeypatch: pytest.MonkeyPatch):
    one, heir = body("Ban A"), body("Ban B", since=CUT)
    entries = Entry.objects.count()

    def crash(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(actions, "record", crash)
    with pytest.raises(OSError, match="disk full"), transaction.atomic():
        followed(K.RENAMED, [one], [heir])
    one.refresh_from_db()
    assert one.until is None
    assert not Succession.objects.exists()
    assert Entry.objects.count() == entries


# --- Who was it on a day ---


def test_who_it_was_on_any_day():
    top = body("Tỉnh ủy")
    old, heir = body("Ban Dân vận", top, abbreviation="BDVTU"), body("Ban mới", top, since=CUT)
    followed(K.RENAMED, [old], [heir])
    old.refresh_from_db()
    lineage = Lineage([heir])
    before = identity(heir, lineage, on=BEFORE)
    assert (before.stage, before.forebears) == (Stage.BEFORE, [old])
    after = identity(old, Lineage([old]), on=CUT)
    assert (after.stage, after.answering.holders) == (Stage.AFTER, [heir])
    then = identity(old, Lineage([old]), on=BEFORE)
    assert (then.name, then.abbreviation, then.parent) == ("Ban Dân vận", "BDVTU", top)


def test_a_line_costs_four_queries_however_long(django_assert_num_queries: Any):
    chain = [body(f"Ban {number}", since=date(2020 + number, 1, 1)) for number in range(12)]
    for number in range(11):
        day = date(2021 + number, 1, 1)
        followed(K.RENAMED, [chain[number]], [chain[number + 1]], day=day)
    for one in (chain[0], chain[11]):
        with django_assert_num_queries(4):
            assert len(Lineage([one]).rows) == 11
    first = Organisation.objects.get(pk=chain[0].pk)
    with django_assert_num_queries(3):
        assert who_answers_for(first, on=date(2031, 5, 1)) == [chain[11]]


# --- Finding ---


@pytest.mark.parametrize(
    "words",
    ["Ban Dân vận Tỉnh ủy Hoà Bình", "ban dan van hoa binh", "BDVTU hòa bình", "HÒA BÌNH bdvtu",
     "dân vận TỈNH UỶ hòa", "bdvtu", "TG&DV", "tgdv", "Ban Tuyên huấn"],
)  # fmt: skip
def test_it_is_found_by_any_spelling(words):
    one = body("Ban Dân vận Tỉnh ủy Hòa Bình", abbreviation="BDVTU")
    body("Sở Nội vụ")
    given = {"organisation": one, **who()}
    actions.add_name(name="Ban Dân vận", abbreviation="TG&DV", **given)
    actions.add_name(name="Ban Tuyên huấn", **given)
    assert list(found_by(words)) == [one]


def test_what_nobody_is_called_is_not_found():
    body("Sở Nội vụ")
    assert not found_by("Sở Xây dựng")
    assert not found_by("ội")
    assert not found_by("100%")
    assert found_by("nội VỤ", on=CUT).exists()
    assert not found_by("nội VỤ", on=date(2019, 1, 1)).exists()


# --- What the database refuses by itself ---


@pytest.mark.parametrize(
    "rows",
    [
        lambda a, b: Organisation.objects.filter(pk=a.pk).update(until=date(2019, 1, 1)),
        lambda a, b: Organisation.objects.filter(pk=a.pk).update(kind="other than all"),
        lambda a, b: OrganisationParent.objects.create(organisation=a, parent=a, since=CUT),
        lambda a, b: [OrganisationParent.objects.create(organisation=a, parent=b, since=d)
                      for d in (START, CUT)],
        lambda a, b: Succession.objects.create(old=a, new=a, kind="moved", day=CUT),
        lambda a, b: Succession.objects.create(old=a, new=None, kind="moved", day=CUT),
        lambda a, b: Succession.objects.create(old=a, new=b, kind="ended", day=CUT),
        lambda a, b: [Succession.objects.create(old=a, new=b, kind="moved", day=CUT)
                      for _ in range(2)],
        lambda a, b: [Succession.objects.create(old=a, new=None, kind="ended", day=CUT)
                      for _ in range(2)],
        lambda a, b: a.names.create(name="Tên thứ hai"),
    ],
)  # fmt: skip
def test_the_database_refuses_what_must_never_be(rows):
    one, other = body("Ban A"), body("Ban B")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows(one, other)
