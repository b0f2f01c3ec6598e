"""What happens to remarks, and what can never happen to them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kheo.core.models import Tally
from kheo.core.verdict import RefusedError
from kheo.news.actions import remarks as actions
from kheo.news.actions import senders
from kheo.news.actions.tickets import mark
from kheo.news.models import (
    Article,
    ConsentText,
    Remark,
    RemarkEvent,
)
from kheo.news.rules.remarks import (
    SENDER_IS_KEPT,
    Purpose,
    State,
    Verb,
    is_public,
    name_is_public,
)
from kheo.news.tests.readers import ALL, NOON, sent_remark, ticket
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pages kept for readers are told to forget."""
    calls: list[str] = []
    monkeypatch.setattr(actions, "next_generation", lambda: calls.append("new"))
    return calls


def verbs(remark: Remark) -> list[str]:
    return list(remark.events.values_list("verb", flat=True))


def test_a_remark_is_kept_with_what_its_sender_agreed_to_and_when(page: Article) -> None:
    remark = sent_remark(page, agreed=ALL)
    assert (remark.state, remark.sent_at) == (State.RECEIVED, NOON)
    assert verbs(remark) == [Verb.RECEIVE]
    kept = {
        (consent.wording.purpose, consent.wording.version, consent.given_at)
        for consent in remark.consents.select_related("wording")
    }
    assert kept == {(purpose, 1, NOON) for purpose in ALL}


def test_each_wording_says_what_for_how_long_and_how_to_take_it_back() -> None:
    texts = ConsentText.objects.in_force_at(NOON)
    assert set(texts) == set(Purpose)
    for text in texts.values():
        assert text.wording.startswith("Tôi đồng ý để")
        assert "rút lại" in text.wording
    assert "12 tháng" in texts[Purpose.PROCESS].wording
    assert timedelta(days=360) < SENDER_IS_KEPT <= timedelta(days=366)


def test_a_new_wording_holds_from_its_day_on(page: Article) -> None:
    ConsentText.objects.create(
        purpose=Purpose.PROCESS, version=2, wording="Tôi đồng ý.", in_force_from=LATER
    )
    assert ConsentText.objects.in_force_at(NOON)[Purpose.PROCESS].version == 1
    assert ConsentText.objects.in_force_at(LATER)[Purpose.PROCESS].version == 2


def test_the_same_ticket_keeps_one_remark(page: Article) -> None:
    once = ticket("remark", page)
    assert sent_remark(page, by=once).pk == sent_remark(page, by=once).pk
    assert Remark.objects.count() == 1
    assert RemarkEvent.objects.count() == 1


def test_other_words_under_a_used_ticket_are_refused_not_lost_silently(page: Article) -> None:
    once = ticket("remark", page)
    sent_remark(page, by=once)
    with pytest.raises(RefusedError, match="sent_before"):
        sent_remark(page, by=once, text="Một chuyện khác hẳn.")


def test_a_form_that_another_process_keeps_in_the_same_moment_is_kept_once(
    page: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = ticket("remark", page)
    twin = sent_remark(page, by=once)
    marks = iter(["not there yet"])
    monkeypatch.setattr(actions, "mark", lambda brought: next(marks, mark(brought)))
    assert sent_remark(page, by=once) == twin
    assert Remark.objects.count() == 1


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        ("REMARKS_AN_HOUR", "too_often_an_hour"),
        ("REMARKS_A_DAY", "too_many_a_day"),
        ("REMARKS_A_DAY_IN_ALL", "site_limit_reached"),
    ],
)
def test_limits_refuse_and_leave_nothing_behind(
    page: Article, monkeypatch: pytest.MonkeyPatch, limit: str, reason: str
) -> None:
    monkeypatch.setattr(actions, limit, 1)
    sent_remark(page, network="10.0.0.1")
    before = list(Tally.objects.values())
    with pytest.raises(RefusedError, match=reason):
        sent_remark(page, network="10.0.0.1")
    assert Remark.objects.count() == 1
    assert list(Tally.objects.values()) == before


def test_states_follow_and_each_has_its_row(page: Article, lan: Officer) -> None:
    remark = sent_remark(page)
    remark = actions.accept_remark(remark=remark, by=lan, at=NOON)
    remark = actions.hide_remark(remark=remark, reason="Nêu tên người khác", by=lan, at=LATER)
    assert remark.state == State.HIDDEN
    remark = actions.show_remark(remark=remark, by=lan, at=LATER)
    assert remark.state == State.ACCEPTED
    rows = list(remark.events.values_list("verb", "by", "reason"))
    assert rows == [
        (Verb.RECEIVE, None, ""),
        (Verb.ACCEPT, lan.pk, ""),
        (Verb.HIDE, lan.pk, "Nêu tên người khác"),
        (Verb.SHOW, lan.pk, ""),
    ]


def test_what_was_hidden_before_acceptance_waits_again(page: Article, lan: Officer) -> None:
    remark = actions.hide_remark(remark=sent_remark(page), reason="Trùng lặp", by=lan, at=NOON)
    assert actions.show_remark(remark=remark, by=lan, at=LATER).state == State.RECEIVED


@pytest.mark.parametrize("act", ["accept_remark", "show_remark"])
def test_a_verb_at_the_wrong_time_is_refused_and_leaves_no_row(
    page: Article, lan: Officer, act: str
) -> None:
    remark = sent_remark(page)
    if act == "accept_remark":
        actions.accept_remark(remark=remark, by=lan, at=NOON)
    before = verbs(remark)
    with pytest.raises(RefusedError):
        getattr(actions, act)(remark=remark, by=lan, at=LATER)
    assert verbs(remark) == before


def test_an_old_copy_of_a_remark_decides_nothing(page: Article, lan: Officer) -> None:
    stale = sent_remark(page)
    actions.hide_remark(remark=stale, reason="Trùng lặp", by=lan, at=NOON)
    with pytest.raises(RefusedError, match="hidden_first_shown"):
        actions.accept_remark(remark=stale, by=lan, at=LATER)


def test_an_answer_may_come_before_acceptance_and_to_what_is_hidden(
    page: Article, lan: Officer
) -> None:
    remark = sent_remark(page)
    actions.answer_remark(remark=remark, text="Đã chuyển xã.", by=lan, at=NOON)
    actions.hide_remark(remark=remark, reason="Trùng lặp", by=lan, at=NOON)
    actions.answer_remark(remark=remark, text="Đã sửa xong.", by=lan, at=LATER)
    remark.refresh_from_db()
    assert remark.state == State.HIDDEN
    assert [answer.text for answer in remark.answers.all()] == ["Đã chuyển xã.", "Đã sửa xong."]


def test_every_change_that_readers_see_is_told_and_a_new_remark_is_not(
    page: Article, lan: Officer, told: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        remark = sent_remark(page)
    assert told == []
    changes: tuple[Callable[[], object], ...] = (
        lambda: actions.accept_remark(remark=remark, by=lan, at=NOON),
        lambda: actions.answer_remark(remark=remark, text="Đã sửa.", by=lan, at=NOON),
        lambda: actions.hide_remark(remark=remark, reason="Trùng lặp", by=lan, at=NOON),
        lambda: actions.show_remark(remark=remark, by=lan, at=NOON),
        lambda: senders.withdraw_publication(remark=remark, at=NOON),
        lambda: senders.forget_sender(remark=remark, at=NOON),
    )
    for count, change in enumerate(changes, start=1):
        with django_capture_on_commit_callbacks(execute=True):
            change()
        assert len(told) == count


@pytest.mark.parametrize(
    ("agreed", "name"),
    [((Purpose.PUBLISH_TEXT,), "Bạn đọc"), ((Purpose.PUBLISH_TEXT, Purpose.PUBLISH_NAME), "Y Hoa")],
)
def test_readers_see_the_name_that_was_allowed(
    page: Article, lan: Officer, agreed: tuple[Purpose, ...], name: str
) -> None:
    remark = sent_remark(page, agreed=(Purpose.PROCESS, *agreed))
    actions.accept_remark(remark=remark, by=lan, at=NOON)
    (shown,) = Remark.objects.public()
    assert shown.shown_name == name


def test_a_name_that_was_not_asked_for_is_never_shown(page: Article) -> None:
    assert sent_remark(page, agreed=ALL).shown_name == "Bạn đọc"


def test_who_moderates_sees_all_and_others_what_is_public(page: Article, lan: Officer) -> None:
    public = sent_remark(page)
    actions.accept_remark(remark=public, by=lan, at=NOON)
    sent_remark(page)
    hidden = sent_remark(page)
    actions.hide_remark(remark=hidden, reason="Trùng lặp", by=lan, at=NOON)
    root = Officer.objects.create_superuser("root")
    assert Remark.objects.visible_to(root).count() == 3
    assert list(Remark.objects.visible_to(AnonymousUser())) == [public]
    plain = Officer.objects.create_user("khach")
    assert list(Remark.objects.visible_to(plain)) == [public]


def test_remarks_go_with_their_page_when_it_is_withdrawn(page: Article, lan: Officer) -> None:
    actions.accept_remark(remark=sent_remark(page), by=lan, at=NOON)
    Article.objects.filter(pk=page.pk).update(live=False)
    assert not Remark.objects.public().exists()


steps = st.lists(
    st.sampled_from(["accept", "hide", "show", "answer", "withdraw", "forget", "leave"]), max_size=7
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps, st.frozensets(st.sampled_from(Purpose)))
def test_no_path_in_the_database_shows_what_the_rules_keep_back(
    page: Article, lan: Officer, path: list[str], agreed: frozenset[Purpose]
) -> None:
    with transaction.atomic():
        remark = sent_remark(page, agreed=tuple(agreed))
        acts: dict[str, Callable[[], object]] = {
            "accept": lambda: actions.accept_remark(remark=remark, by=lan, at=LATER),
            "hide": lambda: actions.hide_remark(remark=remark, reason="Lý do", by=lan, at=LATER),
            "show": lambda: actions.show_remark(remark=remark, by=lan, at=LATER),
            "answer": lambda: actions.answer_remark(remark=remark, text="Vâng", by=lan, at=LATER),
            "withdraw": lambda: senders.withdraw_publication(remark=remark, at=LATER),
            "forget": lambda: senders.forget_sender(remark=remark, at=LATER),
            "leave": lambda: senders.withdraw_processing(remark=remark, at=LATER),
        }
        for step in path:
            try:
                acts[step]()
            except RefusedError:
                continue
        remark.refresh_from_db()
        standing = set(agreed)
        standing -= {Purpose.PUBLISH_TEXT, Purpose.PUBLISH_NAME} if "withdraw" in path else set()
        standing -= {Purpose.PROCESS, Purpose.PUBLISH_NAME} if "leave" in path else set()
        state = State(remark.state)
        shown = Remark.objects.public().filter(pk=remark.pk).first()
        assert bool(shown) is is_public(state, standing)
        if shown:
            known = remark.forgotten_at is None
            assert (shown.shown_name == "Y Hoa") is (known and name_is_public(state, standing))
        transaction.set_rollback(True)


@pytest.mark.parametrize("count", [1, 20])
def test_public_remarks_cost_two_queries_however_many(
    page: Article, lan: Officer, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        remark = sent_remark(page, agreed=ALL)
        actions.accept_remark(remark=remark, by=lan, at=NOON)
        actions.answer_remark(remark=remark, text="Đã sửa.", by=lan, at=NOON)
    with django_assert_num_queries(2):
        shown = [
            (remark.shown_name, remark.text, list(remark.answers.all()))
            for remark in Remark.objects.public().filter(page_id=page.pk)
        ]
    assert len(shown) == count
