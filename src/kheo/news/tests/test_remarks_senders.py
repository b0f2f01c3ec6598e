"""What senders may do themselves, and how long they are remembered."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from kheo.core.verdict import RefusedError
from kheo.news.actions import remarks as actions
from kheo.news.actions import senders
from kheo.news.models import (
    Article,
    Remark,
)
from kheo.news.rules.remarks import (
    SENDER_IS_KEPT,
    Purpose,
    Verb,
)
from kheo.news.tests.readers import ALL, NOON, TEXT, sent_remark, ticket
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def verbs(remark: Remark) -> list[str]:
    return list(remark.events.values_list("verb", flat=True))


def test_the_code_leads_to_the_remark_however_it_is_typed(page: Article) -> None:
    once = ticket("remark", page)
    remark = sent_remark(page, by=once)
    code = actions.code_of(once)
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' – ')} "):
        assert senders.find_by_code(code=typed, by="10.0.0.1", at=NOON) == remark
    assert senders.find_by_code(code="AAAA-AAAA-AAAA-AAAA", by="10.0.0.1", at=NOON) is None


def test_neither_code_nor_ticket_stands_in_the_database(page: Article) -> None:
    once = ticket("remark", page)
    sent_remark(page, by=once)
    row = str(list(Remark.objects.values()))
    assert once.nonce not in row
    assert actions.code_of(once) not in row
    assert actions.code_of(once).replace("-", "") not in row


def test_look_ups_are_limited(page: Article) -> None:
    for _ in range(senders.LOOK_UPS):
        senders.find_by_code(code="x", by="10.0.0.1", at=NOON)
    with pytest.raises(RefusedError, match="too_many_look_ups"):
        senders.find_by_code(code="x", by="10.0.0.1", at=NOON)


def test_withdrawing_publication_takes_back_both_and_is_written_once(
    page: Article, lan: Officer
) -> None:
    remark = sent_remark(page, agreed=ALL)
    actions.accept_remark(remark=remark, by=lan, at=NOON)
    for _ in range(2):
        senders.withdraw_publication(remark=remark, at=LATER)
    assert not Remark.objects.public().exists()
    assert verbs(remark).count(Verb.WITHDRAW) == 1
    standing = remark.consents.filter(withdrawn_at=None).values_list("wording__purpose", flat=True)
    assert list(standing) == [Purpose.PROCESS]


def test_a_sender_is_forgotten_a_year_after_the_last_thing_that_happened(
    page: Article, lan: Officer
) -> None:
    old, answered = sent_remark(page, agreed=ALL), sent_remark(page)
    actions.answer_remark(remark=answered, text="Đã sửa.", by=lan, at=NOON + timedelta(days=200))
    assert senders.forget_senders(at=NOON + SENDER_IS_KEPT) == 0
    assert senders.forget_senders(at=NOON + SENDER_IS_KEPT + timedelta(seconds=1)) == 1
    old.refresh_from_db()
    assert (old.name, old.contact, old.address, old.text) == ("", "", "", TEXT)
    assert old.consents.filter(withdrawn_at=None).count() == len(ALL)
    answered.refresh_from_db()
    assert answered.name == "Y Hoa"
    assert senders.forget_senders(at=NOON + timedelta(days=600)) == 1
    assert senders.forget_senders(at=NOON + timedelta(days=900)) == 0


def test_the_command_forgets(page: Article, capsys: pytest.CaptureFixture[str]) -> None:
    sent_remark(page)
    with time_machine.travel(NOON + timedelta(days=366)):
        call_command("forget_senders")
    assert "của 1 người gửi phản hồi" in capsys.readouterr().out
    assert Remark.objects.get().name == ""
