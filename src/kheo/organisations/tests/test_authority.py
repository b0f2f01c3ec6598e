"""May this person do this here today, and why."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.organisations import verbs
from kheo.organisations.actions import mandates
from kheo.organisations.authority import QUERIES, Authority, may, may_for
from kheo.organisations.authority_words import SENTENCES
from kheo.organisations.models import Mandate, Officer, Organisation
from kheo.organisations.rules.lives import Life
from kheo.organisations.rules.mandates import FAULTS, Claim, MandateKind, fault, weigh
from kheo.organisations.rules.succession import SuccessionKind as K
from kheo.organisations.tests.bodies import (
    CUT,
    LAST,
    NOON,
    START,
    TODAY,
    appointed,
    body,
    clerk,
    ended,
    followed,
    role,
    standing_in,
)  # fmt: skip

pytestmark = pytest.mark.django_db
KEEP, HAND_OVER = "organisations.keep", "organisations.hand_over"


@pytest.fixture
def lan() -> Officer:
    return Officer.objects.create_user("lan", last_name="Trần Thị", first_name="Lan")


@pytest.fixture
def minh() -> Officer:
    return Officer.objects.create_user("minh", last_name="Lê", first_name="Minh")


@pytest.fixture
def head() -> Any:
    return role("truong-ban", organisations__keep=True, organisations__hand_over=True)


def answer(who: Officer, where: Organisation, on: date = TODAY, verb: str = KEEP) -> Authority:
    return may(who, verb, where, on=on)


# --- Where a mandate counts ---


def test_a_mandate_counts_in_its_organisation_and_below_on_its_days(lan, head):
    top = body("Tỉnh ủy")
    middle = body("Đảng ủy xã", top)
    low, other = body("Chi bộ", middle), body("Sở Nội vụ")
    mandate = appointed(lan, head, middle, since=CUT)
    assert answer(lan, middle).reason == "here"
    below = answer(lan, low)
    assert (below.reason, below.mandate) == ("from_above", mandate)
    assert "cấp trên của Chi bộ" in below.why
    assert answer(lan, top).reason == answer(lan, other).reason == "elsewhere"
    assert answer(lan, middle, on=LAST).reason == "not_yet"


def test_a_verb_that_does_not_reach_below_stays_where_it_is(lan):
    top = body("Tỉnh ủy")
    low = body("Đảng ủy xã", top)
    appointed(lan, role("ky", organisations__keep=False), top)
    assert answer(lan, top)
    assert answer(lan, low).reason == "not_below"


def test_a_role_carries_only_its_verbs(lan, head):
    top = body("Tỉnh ủy")
    appointed(lan, head, top)
    refused = answer(lan, top, verb="organisations.appoint")
    assert refused.reason == "without_verb"
    assert "vai trò này không gồm việc đó" in refused.why
    with pytest.raises(LookupError):
        may(lan, "organisations.no_such_verb", top, on=TODAY)


def test_the_tree_is_that_of_the_day(lan, head):
    old, new = body("Sở cũ"), body("Sở mới")
    low = body("Phòng", old)
    appointed(lan, head, old)
    from kheo.organisations.actions.organisations import move_organisation

    move_organisation(organisation=low, parent=new, day=CUT, by=clerk(), at=NOON)
    assert answer(lan, low, on=LAST)
    assert answer(lan, low, on=CUT).reason == "elsewhere"


def test_what_is_over_is_over(lan, head):
    top = body("Tỉnh ủy")
    mandate = appointed(lan, head, top)
    given: dict[str, Any] = {"mandate": mandate, "by": clerk(), "at": NOON}
    mandates.end_mandate(last_day=LAST, **given)
    assert answer(lan, top, on=LAST)
    over = answer(lan, top)
    assert over.reason == "over"
    assert "30/6/2025" in over.why
    for day, reason in ((CUT, "already_over"), (date(2019, 1, 1), "before_beginning")):
        with pytest.raises(RefusedError) as refused:
            mandates.end_mandate(last_day=day, **given)
        assert refused.value.verdict.reason == reason


def test_no_account_no_mandate_no_organisation_no_authority(lan, minh, head):
    top, young = body("Tỉnh ủy"), body("Ban mới", since=date(2026, 1, 1))
    gone = body("Ban cũ")
    assert answer(lan, top).reason == "no_mandate"
    assert answer(lan, young).reason == "organisation_not_founded"
    assert answer(lan, ended(gone)).reason == "organisation_ended"
    lan.is_active = False
    assert answer(lan, top).reason == "officer_inactive"


def test_a_superuser_may_do_everything_that_can_be_done(admin_user):
    top = body("Tỉnh ủy")
    assert answer(admin_user, top).reason == "superuser"
    assert answer(admin_user, ended(top)).reason == "organisation_ended"


# --- KT. and TUQ. ---


def test_a_deputy_acts_in_the_place_of_the_head_as_long_as_the_head_does(lan, minh, head):
    top = body("Ban Dân vận")
    grounds = appointed(lan, head, top)
    deputy = standing_in(grounds, minh, MandateKind.DEPUTY)
    allowed = answer(minh, top)
    assert (allowed.mandate, deputy.signature) == (deputy, "KT.")
    assert allowed.why.startswith("KT. truong-ban, Ban Dân vận")
    mandates.end_mandate(mandate=grounds, last_day=LAST, by=clerk(), at=NOON)
    assert answer(minh, top, on=LAST)
    over = answer(minh, top)
    assert over.reason == "grounds_over"
    assert "Trần Thị Lan không còn giữ" in over.why
    assert list(Mandate.objects.in_force(TODAY)) == []


def test_a_delegate_does_what_is_written_for_the_time_that_is_written(lan, minh, head):
    top = body("Ban Dân vận")
    grounds = appointed(lan, head, top)
    standing_in(
        grounds, minh, MandateKind.DELEGATED, since=CUT, until=date(2025, 7, 31),
        verbs=[HAND_OVER], document="Giấy ủy quyền 1",
    )  # fmt: skip
    assert answer(minh, top, verb=HAND_OVER)
    assert answer(minh, top).reason == "without_verb"
    assert answer(minh, top, on=LAST, verb=HAND_OVER).reason == "not_yet"
    assert answer(minh, top, on=date(2025, 8, 1), verb=HAND_OVER).reason == "over"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"until": None}, "delegation_without_limits"),
        ({"verbs": []}, "delegation_without_limits"),
        ({"document": " "}, "delegation_without_document"),
        ({"verbs": ["organisations.appoint"]}, "more_than_its_grounds"),
        ({"since": date(2019, 1, 1)}, "longer_than_its_grounds"),
        ({"until": date(2025, 1, 1)}, "ends_before_it_begins"),
    ],
)
def test_a_delegation_is_written_limited_and_within_its_grounds(lan, minh, head, more, reason):
    grounds = appointed(lan, head, body("Ban"))
    given: dict[str, Any] = {
        "since": CUT, "until": date(2025, 9, 1), "verbs": [KEEP], "document": "Giấy 1",
    }  # fmt: skip
    entries = Entry.objects.count()
    with pytest.raises(RefusedError) as refused:
        standing_in(grounds, minh, MandateKind.DELEGATED, **(given | more))
    assert refused.value.verdict.reason == reason
    assert Entry.objects.count() == entries


def test_nothing_is_delegated_on_or_to_oneself(lan, minh, head):
    grounds = appointed(lan, head, body("Ban"))
    deputy = standing_in(grounds, minh, MandateKind.DEPUTY)
    for start, to, reason in (
        (deputy, clerk(), "delegated_on"), (grounds, lan, "delegated_to_oneself"),
    ):  # fmt: skip
        with pytest.raises(RefusedError) as refused:
            standing_in(start, to, MandateKind.DEPUTY)
        assert refused.value.verdict.reason == reason
    assert "Nghị định 30/2020" in refused.value.verdict.source or reason == "delegated_to_oneself"


# --- Appointing ---


def test_a_role_is_held_once_at_a_time_in_a_living_organisation(lan, head):
    top = body("Ban", since=date(2024, 1, 1))
    appointed(lan, head, top, since=CUT)
    for more, reason in (
        ({"since": date(2025, 12, 1)}, "already_holds"),
        ({"since": START}, "not_alive"),
        ({"since": CUT, "until": LAST}, "ends_before_it_begins"),
    ):
        with pytest.raises(RefusedError) as refused:
            appointed(lan, head, top, **more)
        assert refused.value.verdict.reason == reason
    lan.is_active = False
    with pytest.raises(RefusedError):
        appointed(lan, head, body("Ban khác"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(officer=lan, role=head, organisation=top, since=CUT)


def test_a_role_is_defined_once_and_only_with_verbs_that_exist(head):
    entries = Entry.objects.count()
    again = role("truong-ban", organisations__keep=True, organisations__hand_over=True)
    assert again == head
    assert Entry.objects.count() == entries
    changed = role("truong-ban", organisations__keep=False)
    assert dict(changed.verbs.values_list("verb", "below")) == {KEEP: False}
    assert Entry.objects.newest_first()[0].verb == "organisations.role_defined"
    with pytest.raises(LookupError):
        role("khac", khong__co=True)


# --- After an end ---


def test_for_an_ended_organisation_its_heirs_and_what_stood_above_it_hand_over(lan, minh, head):
    top = body("Tỉnh ủy")
    old, heir = body("Ban Dân vận", top), body("Ban mới", top, since=CUT)
    followed(K.RENAMED, [old], [heir])
    old.refresh_from_db()
    appointed(lan, head, top)
    appointed(minh, head, heir, since=CUT)
    for officer in (lan, minh):
        assert answer(officer, old, verb=HAND_OVER).reason == "from_above"
        assert answer(officer, old).reason == "organisation_ended"


def test_when_a_whole_province_ended_the_new_one_hands_over(lan, head):
    old_top, new_top = body("Tỉnh ủy Kon Tum cũ"), body("Tỉnh ủy mới", since=CUT)
    low = body("Ban Dân vận", old_top)
    ended(low, date(2025, 2, 3))
    followed(K.ABSORBED, [old_top], [new_top])
    appointed(lan, head, new_top, since=CUT)
    low.refresh_from_db()
    assert answer(lan, low, verb=HAND_OVER)


def test_a_mandate_in_an_ended_organisation_allows_nothing(lan, head):
    old = body("Ban Dân vận")
    appointed(lan, head, old)
    assert answer(lan, ended(old), verb=HAND_OVER).reason == "its_organisation_ended"


# --- Many at once, and what it costs ---


def test_many_at_once_are_answered_as_one_by_one(lan, head, admin_user):
    top, other = body("Tỉnh ủy"), body("Sở")
    rows = [top, other, *(body(f"Ban {n}", top) for n in range(3)), ended(body("Hết", top))]
    appointed(lan, head, top)
    for officer in (lan, clerk(), admin_user):
        for verb in (KEEP, HAND_OVER):
            one_by_one = {one.pk for one in rows if may(officer, verb, one, on=TODAY)}
            assert may_for(officer, verb, rows, on=TODAY) == one_by_one


@pytest.mark.parametrize("size", [1, 20])
def test_an_answer_costs_two_queries_whatever_the_size(lan, head, size, django_assert_num_queries):
    top = one = body("Tỉnh ủy")
    for number in range(size):
        one = body(f"Ban {number}", one)
        appointed(clerk(f"can-bo-{number}"), head, one)
        appointed(lan, role(f"vai-{number}"), top, since=START)
    appointed(lan, head, top)
    for target in (top, one):
        with django_assert_num_queries(QUERIES):
            allowed = answer(lan, target)
        with django_assert_num_queries(1):
            assert allowed.why
    stranger = body("Sở")
    with django_assert_num_queries(QUERIES):
        assert not answer(lan, stranger)


def test_every_answer_has_its_sentence():
    own = {"superuser", "here", "from_above", "officer_inactive", "organisation_not_founded",
           "organisation_ended", "no_mandate"}  # fmt: skip
    assert set(SENTENCES) == own | set(FAULTS)


def test_a_verb_is_known_by_its_words():
    assert verbs.known(HAND_OVER).after_end
    assert not verbs.known(KEEP).after_end


# --- The rules alone ---

DAYS = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2025, 1, 9)))
LIVES = st.builds(Life, DAYS, DAYS)
CLAIMS = st.builds(
    Claim, here=st.booleans(), above=st.booleans(), carries=st.booleans(), below=st.booleans(),
    life=LIVES, organisation=LIVES, grounds=st.one_of(st.none(), LIVES),
)  # fmt: skip


@given(st.lists(CLAIMS, max_size=6), st.dates(date(2025, 1, 1), date(2025, 1, 9)))
def test_the_answer_is_yes_exactly_when_some_claim_is_good(claims, on):
    number, verdict = weigh(claims, on)
    assert bool(verdict) == any(fault(claim, on) == "" for claim in claims)
    if verdict:
        assert fault(claims[number], on) == ""
        assert claims[number].here or not any(c.here and not fault(c, on) for c in claims)
    else:
        assert verdict.reason in {*FAULTS, "no_mandate"}


@given(CLAIMS, st.dates(date(2025, 1, 1), date(2025, 1, 9)))
def test_more_never_takes_away(claim, on):
    """A further mandate never makes a yes a no."""
    if weigh([claim], on)[1]:
        other = Claim(
            here=False, above=False, carries=False, below=False, life=Life(), organisation=Life()
        )
        assert weigh([other, claim], on)[1]
