"""A unit proposes, the body above decides, and nothing of it is lost."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.core.verdict import RefusedError
from kheo.documents.tests.factories import published
from kheo.ledger.models import Entry, Link
from kheo.programmes.actions.advice import (
    AdviceSaid,
    bring_back,
    decide_advice,
    give_advice,
    withdraw_advice,
)
from kheo.programmes.models import Advice, Ruling
from kheo.programmes.rules.advice import Decision, Matter
from kheo.programmes.rules.openness import Openness
from kheo.programmes.rules.states import State
from kheo.programmes.tests.factories import (
    NOON,
    TODAY,
    adopted_plan,
    begun,
    body,
    officer,
    running,
    works_for,
)

pytestmark = pytest.mark.django_db


def refused(reason):
    return pytest.raises(RefusedError, match=reason)


def at(name, *keys):
    return reverse(f"programmes_work:{name}", args=keys)


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def signed_in(who):
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def committee():
    return body("Tỉnh ủy An Lĩnh")


@pytest.fixture
def unit(committee):
    return body("Ban Dân vận Tỉnh ủy An Lĩnh", committee)


@pytest.fixture
def programme(unit):
    return begun(unit, body("Ban cán sự đảng UBND tỉnh"), asks_leave=True)


def leave(programme, **more):
    return AdviceSaid(
        **{"matter": Matter.LEAVE, "title": "Xin chủ trương", "text": "Kính trình",
           "programme": programme, **more},
    )  # fmt: skip


def given(unit, committee, said, **more):
    return give_advice(
        **{"unit": unit, "to": committee, "said": said, "by": works_for(unit), "on": TODAY,
           "at": NOON, **more},
    )  # fmt: skip


def decided(advice, decision, **more):
    return decide_advice(
        **{"advice": advice, "decision": decision, "by": works_for(advice.to), "on": TODAY,
           "at": NOON, **more},
    )  # fmt: skip


def test_leave_that_is_given_lets_the_programme_be_drafted(unit, committee, programme):
    paper = published(number="12-TTr/BDVTU")
    advice = given(unit, committee, leave(programme, document=paper))
    entry = Entry.objects.get(verb="programmes.advice_given")
    assert (entry.target_key, entry.behalf_name) == (str(advice.pk), str(unit))
    assert Link.objects.get(made=entry).to_key == str(paper.pk)
    answer = published(number="34-TB/TU", title="Thông báo")
    decided(advice, Decision.APPROVED, document=answer)
    programme.refresh_from_db()
    assert programme.state == State.DRAFT
    assert Ruling.objects.get().document == answer
    entry = Entry.objects.get(verb="programmes.advice_decided")
    assert Link.objects.get(made=entry).kind == "answers"
    assert Entry.objects.filter(verb="programmes.moved").count() == 1


def test_what_was_returned_comes_back_and_each_decision_stays_with_its_text(
    unit, committee, programme
):
    advice = given(unit, committee, leave(programme))
    with refused("reason_missing"):
        decided(advice, Decision.RETURNED)
    decided(advice, Decision.RETURNED, reason="Nêu rõ kinh phí")
    with refused("text_missing"):
        bring_back(advice=advice, text=" ", by=works_for(unit), on=TODAY, at=NOON)
    bring_back(advice=advice, text="Bản mới", by=works_for(unit), on=TODAY, at=NOON)
    decided(advice, Decision.APPROVED)
    said = [(one.decision, one.text) for one in Ruling.objects.all()]
    assert said == [("returned", "Kính trình"), ("approved", "Bản mới")]
    with refused("not_next"):
        decided(advice, Decision.DECLINED, reason="Đổi ý")
    with refused("not_next"):
        bring_back(advice=advice, text="Lại nữa", by=works_for(unit), on=TODAY, at=NOON)


def test_advice_goes_up_the_tree_only_and_nobody_decides_on_his_own(unit, committee, programme):
    beside = body("Ban khác")
    for to in (unit, beside):
        with refused("advice_not_above"):
            given(unit, to, leave(programme))
    advice = given(unit, committee, leave(programme))
    for stranger in (works_for(unit), works_for(beside), officer("nguoi-la")):
        with refused("no_mandate|elsewhere"):
            decided(advice, Decision.APPROVED, by=stranger)
    for nonsense in (Decision.WAITING, Decision.WITHDRAWN):
        with refused("not_next"):
            decided(advice, nonsense)
    assert not Ruling.objects.exists()


def test_leave_is_asked_once_by_the_party_that_leads_for_a_programme_that_needs_it(
    unit, committee, programme
):
    other = programme.parties.all()[1].organisation
    stranger = body("Ban khác nữa", committee)
    with refused("advice_not_yours"):
        given(stranger, committee, leave(programme))
    with refused("advice_without_programme"):
        given(unit, committee, leave(None))
    with refused("advice_without_plan"):
        given(unit, committee, leave(None, matter=Matter.PLAN))
    for blank, reason in ({"title": " "}, "title_missing"), ({"text": " "}, "text_missing"):
        with refused(reason):
            given(unit, committee, leave(programme, **blank))
    advice = given(unit, committee, leave(programme))
    with refused("advice_waits"):
        given(unit, committee, leave(programme))
    withdraw_advice(advice=advice, by=works_for(unit), on=TODAY, at=NOON)
    given(unit, committee, leave(programme))
    with refused("leave_given"):
        given(unit, committee, leave(begun(unit, other, title="Đã được cho chủ trương")))


def test_leave_for_a_programme_that_was_dropped_is_not_given(unit, committee, programme):
    advice = given(unit, committee, leave(programme))
    type(programme).objects.filter(pk=programme.pk).update(state="dropped", ended_on=TODAY)
    with refused("leave_given"):
        decided(advice, Decision.APPROVED)
    assert not Ruling.objects.exists()
    decided(advice, Decision.DECLINED, reason="Chương trình đã bỏ")


def test_a_plan_is_brought_with_its_programme(unit, committee):
    programme = running(unit, body("Bên kia"))
    plan = adopted_plan(programme)
    said = AdviceSaid(Matter.PLAN, "Trình kế hoạch", "Kính trình", plan=plan)
    advice = given(unit, committee, said)
    assert (advice.plan, advice.programme) == (plan, programme)
    decided(advice, Decision.APPROVED)
    programme.refresh_from_db()
    assert programme.state == State.RUNNING


def test_a_crash_in_the_middle_of_a_decision_leaves_nothing(
    unit, committee, programme, monkeypatch
):
    advice = given(unit, committee, leave(programme))
    entries = Entry.objects.filter(verb__startswith="programmes.").count()

    def crash(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr(Ruling.objects, "create", crash)
    with pytest.raises(RuntimeError):
        decided(advice, Decision.APPROVED)
    programme.refresh_from_db()
    advice.refresh_from_db()
    assert (programme.state, advice.decision) == (State.ASKING_LEAVE, Decision.WAITING)
    assert Entry.objects.filter(verb__startswith="programmes.").count() == entries


# --- Pages ---


def test_leave_is_asked_and_given_on_the_pages(unit, committee, programme):
    mine, above = signed_in(works_for(unit)), signed_in(works_for(committee))
    page = text_of(mine.get(at("programme", programme.pk)))
    assert "Trình xin chủ trương" in page
    address = f"{at('give_advice')}?chuong-trinh={programme.pk}"
    form = mine.get(address).context["form"]
    assert form["matter"].value() == "leave"
    assert [str(one) for one in form.fields["to"].queryset] == [str(committee)]
    sent = {
        "unit": unit.pk, "to": committee.pk, "matter": "leave", "title": form["title"].value(),
        "programme": form["programme"].value(), "text": "Kính trình",
    }  # fmt: skip
    assert "Phải có khi xin chủ trương" in text_of(mine.get(address))
    assert "Hãy chọn chương trình" in text_of(mine.post(address, sent | {"programme": ""}))
    answer = mine.post(address, sent)
    advice = Advice.objects.get()
    assert answer.url == at("advice", advice.pk)
    assert "Trình xin chủ trương" not in text_of(above.get(at("programme", programme.pk)))
    assert "Chờ bạn cho ý kiến" in text_of(above.get(at("advice_list")))
    assert "Chờ bạn cho ý kiến" not in text_of(mine.get(at("advice_list")))
    assert "Ghi ý kiến" not in text_of(mine.get(answer.url))
    decide = at("decide_advice", advice.pk)
    assert "Hãy chọn một ý kiến" in text_of(above.post(decide, {}))
    wrong = above.post(decide, {"decision": "returned", "reason": ""})
    assert wrong.status_code == 422
    assert "Hãy ghi lý do" in text_of(wrong)
    above.post(decide, {"decision": "returned", "reason": "Nêu rõ kinh phí"})
    shown = text_of(mine.get(answer.url))
    assert "Nêu rõ kinh phí" in shown
    assert "Hoàn thiện và trình lại" in shown
    assert "Hãy ghi nội dung" in text_of(mine.post(at("bring_back", advice.pk), {"text": ""}))
    mine.post(at("bring_back", advice.pk), {"text": "Bản đã thêm kinh phí"})
    shown = text_of(above.get(answer.url))
    assert "Nội dung khi ấy" in shown
    above.post(decide, {"decision": "approved"})
    programme.refresh_from_db()
    assert programme.state == State.DRAFT


def test_advice_is_taken_back_by_who_gave_it_only(unit, committee, programme):
    advice = given(unit, committee, leave(programme))
    above, mine = signed_in(works_for(committee)), signed_in(works_for(unit))
    above.post(at("withdraw_advice", advice.pk))
    advice.refresh_from_db()
    assert advice.decision == Decision.WAITING
    mine.post(at("withdraw_advice", advice.pk))
    advice.refresh_from_db()
    assert advice.decision == Decision.WITHDRAWN


def test_strangers_see_no_advice_and_name_no_programme_of_others(
    client, unit, committee, programme
):
    advice = given(unit, committee, leave(programme))
    stranger = body("Sở khác", committee)
    theirs = signed_in(works_for(stranger))
    for address in (at("advice_list"), at("give_advice"), at("advice", advice.pk)):
        assert client.get(address).status_code == 302
    assert advice.title not in text_of(theirs.get(at("advice_list")))
    assert theirs.get(at("advice", advice.pk)).status_code == 404
    for name in ("decide_advice", "bring_back", "withdraw_advice"):
        assert theirs.post(at(name, advice.pk), {"decision": "approved"}).status_code == 404
    hidden = running(unit, body("Bên kín"), title="Chương trình kín", openness=Openness.INTERNAL)
    assert theirs.get(f"{at('give_advice')}?chuong-trinh={hidden.pk}").status_code == 200
    sent = {"unit": stranger.pk, "to": committee.pk, "matter": "other", "title": "Việc",
            "text": "Nội dung", "programme": hidden.title}  # fmt: skip
    assert "Không tìm thấy" in text_of(theirs.post(at("give_advice"), sent))
    sent |= {"programme": "", "unit": unit.pk}
    assert theirs.post(at("give_advice"), sent).status_code == 422


def test_an_officer_without_a_body_above_is_told_so():
    alone = signed_in(works_for(body("Ban lẻ")))
    assert "chưa có tổ chức cấp trên" in text_of(alone.get(at("give_advice")))


def test_the_list_asks_as_much_for_much_advice_as_for_little(unit, committee, programme):
    above, counts = signed_in(works_for(committee)), []
    for number in range(2):
        for _place in range(3 * number + 1):
            given(unit, committee, leave(programme, matter=Matter.OTHER, title="Việc khác"))
        above.get(at("advice_list"))
        with CaptureQueriesContext(connection) as asked:
            above.get(at("advice_list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 16, counts
