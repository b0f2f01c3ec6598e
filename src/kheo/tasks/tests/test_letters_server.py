"""Letters and a mail server in its bad moods: one that fails keeps no other."""

import logging
from typing import Any

import pytest

from kheo.news.tests.mailroom import Mailroom, free_port, use_server
from kheo.organisations.models import Officer
from kheo.programmes.tests.factories import works_for
from kheo.tasks.models import Letter
from kheo.tasks.reminding.sending import Fate, claim
from kheo.tasks.rules.digests import FIRST_PAUSE, LEASE
from kheo.tasks.tests.factories import desk
from kheo.tasks.tests.letterbox import names, room, sent
from kheo.tasks.tests.reminding import (
    after,
    gathered,
    moment,
    task,
    told,
    village,
    worker,
)

pytestmark = pytest.mark.django_db
MONDAY = after(3)


@pytest.fixture
def mails(settings: Any) -> Any:
    with room(settings) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _desk_without_address() -> None:
    """Whoever gave the tasks reads the page, so that mails here are those of the communes."""
    Officer.objects.filter(pk=works_for(desk()).pk).update(email="")


def delivered(day: Any, hour: int = 8) -> dict[Fate, int]:
    """Compute, gather and send as the site does."""
    told(day, hour)
    gathered(day, hour)
    return sent(day, hour)


def test_one_refused_address_keeps_no_other_officer(settings: Any) -> None:
    task(MONDAY)
    bad = works_for(village(), "chau")
    with room(settings, refused=(bad.email,)) as mails:
        assert delivered(MONDAY) == {Fate.SENT: 1, Fate.REFUSED: 1}
        assert sent(MONDAY, 12) == {}
    assert mails.recipients == [worker().email]
    assert Letter.objects.get(officer=bad).failure == "550"
    assert Letter.objects.get(officer=bad).wait_until is None


def test_a_connection_that_is_lost_at_one_keeps_no_other(settings: Any) -> None:
    bad = works_for(village(), "a-dau")
    task(MONDAY)
    with room(settings, hang_up_at=bad.email) as mails:
        assert delivered(MONDAY) == {Fate.SENT: 1, Fate.LOST: 1}
        waits = Letter.objects.get(officer=bad)
        assert (waits.failure, waits.wait_until) == (
            "connection", moment(MONDAY, 8) + FIRST_PAUSE,
        )  # fmt: skip
    with room(settings) as again:
        assert sent(MONDAY, 9) == {Fate.SENT: 1}
    assert names(again) == [waits.message_id]
    assert mails.recipients == [worker().email]


def test_a_server_that_is_away_keeps_all_for_longer_and_longer(settings: Any) -> None:
    task(MONDAY)
    use_server(settings, free_port())
    told(MONDAY)
    gathered(MONDAY)
    assert sent(MONDAY, 8) == {}
    assert sent(MONDAY, 8, 4) == {}
    assert Letter.objects.get().tries == 1
    assert sent(MONDAY, 8, 5) == {}
    letter = Letter.objects.get()
    assert (letter.tries, letter.wait_until) == (2, moment(MONDAY, 8, 15))
    with room(settings):
        assert sent(MONDAY, 8, 15) == {Fate.SENT: 1}


def test_after_three_days_a_letter_is_given_up(settings: Any) -> None:
    task(MONDAY)
    use_server(settings, free_port())
    told(MONDAY)
    gathered(MONDAY)
    sent(MONDAY)
    with room(settings) as mails:
        assert sent(after(4, MONDAY)) == {}
    letter = Letter.objects.get()
    assert (letter.wait_until, letter.sent_at, letter.failure) == (None, None, "connection")
    assert mails.taken == []


def test_a_letter_belongs_to_whoever_claimed_it_until_the_lease_ends(mails: Mailroom) -> None:
    task(MONDAY)
    told(MONDAY)
    gathered(MONDAY)
    letter = claim(at=moment(MONDAY, 8))
    assert letter
    assert claim(at=moment(MONDAY, 8)) is None
    assert sent(MONDAY, 8, 9) == {}
    again = claim(at=moment(MONDAY, 8) + LEASE)
    assert again
    assert (again.pk, again.tries) == (letter.pk, 2)


@pytest.mark.parametrize("mood", ["good", "refuses", "hangs up", "down"])
def test_nothing_personal_reaches_a_log(
    settings: Any, caplog: pytest.LogCaptureFixture, mood: str
) -> None:
    task(MONDAY, title="Việc kín")
    address = worker().email
    refused = (address,) if mood == "refuses" else ()
    with (
        caplog.at_level(logging.DEBUG),
        room(settings, refused=refused, hang_up_at=address if mood == "hangs up" else ""),
    ):
        if mood == "down":
            use_server(settings, free_port())
        delivered(MONDAY)
    own = [record for record in caplog.records if not record.name.startswith("mail.log")]
    lines = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in own)
    assert "kheo.mail" in {record.name for record in own}
    assert address not in lines
    assert "Việc kín" not in lines
    assert "550 no such" not in str(list(Letter.objects.values()))
