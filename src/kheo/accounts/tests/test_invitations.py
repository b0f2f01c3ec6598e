"""Inviting somebody, and becoming an officer."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kheo.accounts.actions import invitations as actions
from kheo.accounts.actions.invitations import Person
from kheo.accounts.models import Invitation
from kheo.accounts.rules.invitations import LIFE
from kheo.accounts.tests import people
from kheo.accounts.tests.people import FACTORS, text_of
from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.news.tests.mailroom import Mailroom, open_mailroom
from kheo.organisations.models import Officer
from kheo.portal.actions import APPROVERS, EDITORS

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/loi-moi/"
HOA = Person("hoa@xa.example.vn", "Y", "Hoa", "Bí thư chi bộ thôn 2")
FORM = {"email": HOA.email, "last_name": HOA.last_name, "first_name": HOA.first_name}
ACCEPTED = {
    "last_name": "Y",
    "first_name": "Hoa",
    "username": "hoa",
    "password1": people.PASSWORD,
    "password2": people.PASSWORD,
}


@pytest.fixture
def root() -> Officer:
    return people.officer("root", is_superuser=True, last_name="Người", first_name="Mời")


@pytest.fixture
def desk(client: Client, root: Officer) -> Client:
    client.force_login(root)
    return client


def invited(root: Officer, *groups: str, at=None) -> actions.Invited:
    found = list(Group.objects.filter(name__in=groups))
    return actions.invite(person=HOA, groups=found, by=root, at=at or timezone.now())


def address(made: actions.Invited) -> str:
    return f"/tai-khoan/loi-moi/{made.token}/"


# --- The desk ---


def test_an_invitation_goes_by_mail_and_only_a_hash_stays(
    desk, settings, django_capture_on_commit_callbacks
):
    with (
        open_mailroom(Mailroom(), settings) as mail,
        django_capture_on_commit_callbacks(execute=True),
    ):
        group = Group.objects.get(name=EDITORS)
        answer = desk.post(f"{DESK}moi/", FORM | {"groups": [group.pk]})
    invitation = Invitation.objects.get()
    assert answer["Location"] == f"{DESK}{invitation.pk}/"
    page = desk.get(answer["Location"]).content.decode()
    assert "đã gửi đến hoa@xa.example.vn" in page
    assert "/tai-khoan/loi-moi/" not in page
    assert mail.recipients == ["hoa@xa.example.vn"]
    body = people.words_of(mail.letters[0])
    found = re.search(r"http://testserver/tai-khoan/loi-moi/(\S+)/", body)
    assert found
    assert Client().get(f"/tai-khoan/loi-moi/{found[1]}/").status_code == 200
    assert found[1] not in str(Invitation.objects.values().get())
    assert len(invitation.token_hash) == 64
    entry = Entry.objects.get(verb="accounts.invited")
    assert entry.facts_read == {"groups": [EDITORS]}
    assert entry.target_name == "Y Hoa"
    assert "@" not in f"{entry.facts}{entry.target_name}{entry.reason}"


@pytest.mark.django_db(transaction=True)
def test_without_a_mail_server_the_way_in_is_shown_once(desk):
    answer = desk.post(f"{DESK}moi/", FORM)
    first = desk.get(answer["Location"]).content.decode()
    found = re.search(r'id="by-hand">http://testserver(/tai-khoan/loi-moi/\S+/)<', first)
    assert found
    assert Client().get(found[1]).status_code == 200
    assert 'id="by-hand"' not in desk.get(answer["Location"]).content.decode()


def test_a_further_invitation_to_the_same_address_ends_the_earlier(root):
    earlier, later = invited(root), invited(root)
    assert Client().get(address(earlier)).status_code == 404
    assert Client().get(address(later)).status_code == 200
    assert people.verbs() == ["invited", "invitation_withdrawn", "invited"]


def test_an_invitation_is_withdrawn(desk, root):
    made = invited(root)
    assert "Đang chờ" in desk.get(DESK).content.decode()
    desk.post(f"{DESK}{made.invitation.pk}/rut/")
    assert "Đã rút" in desk.get(DESK).content.decode()
    assert Client().get(address(made)).status_code == 404
    again = desk.post(f"{DESK}{made.invitation.pk}/rut/", follow=True)
    assert "đã được rút" in again.content.decode()
    assert people.verbs() == ["invited", "invitation_withdrawn"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "không phải địa chỉ"}, "email"),
        ({"email": ""}, "email"),
        ({"email": "ROOT@xa.example.vn"}, "đã là của một cán bộ"),
        ({"last_name": ""}, "last_name"),
        ({"first_name": "x" * 151}, "first_name"),
        ({"groups": ["999999"]}, "groups"),
        ({"email": "a@b.vn\nBcc: c@d.vn"}, "email"),
    ],
)
def test_a_bad_invitation_is_refused_with_a_sentence(desk, fields, sentence):
    answer = desk.post(f"{DESK}moi/", FORM | fields)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Invitation.objects.exists()


def inviter(*groups: str) -> Officer:
    one = people.officer("moi", group=groups[0] if groups else "")
    for codename in ("add_invitation", "access_admin"):
        one.user_permissions.add(Permission.objects.get(codename=codename))
    return Officer.objects.get(pk=one.pk)


def test_nobody_invites_into_a_group_that_is_not_his(client):
    one = inviter(EDITORS)
    client.force_login(one)
    page = client.get(f"{DESK}moi/").content.decode()
    assert EDITORS in page
    assert APPROVERS not in page
    answer = client.post(f"{DESK}moi/", FORM | {"groups": [Group.objects.get(name=APPROVERS).pk]})
    assert answer.status_code == 200
    with pytest.raises(RefusedError, match="not_your_groups"):
        invited(one, APPROVERS)
    assert not Invitation.objects.exists()


def test_the_desk_is_for_those_who_may_invite(client):
    client.force_login(people.officer("bien", group=EDITORS))
    for path in (DESK, f"{DESK}moi/"):
        assert client.get(path).status_code == 302
    client.post(f"{DESK}moi/", FORM)
    assert not Invitation.objects.exists()
    client.force_login(inviter())
    assert client.get(DESK).status_code == 200


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_costs_the_same_however_long(desk, root, number, django_assert_max_num_queries):
    for n in range(number):
        person = Person(f"ai-{n}@xa.example.vn", "Ai", "Đó")
        groups = list(Group.objects.all())
        actions.invite(person=person, groups=groups, by=root, at=timezone.now())
    desk.get(DESK)
    with django_assert_max_num_queries(14):
        desk.get(DESK)


# --- Accepting ---


def test_the_invited_person_becomes_an_officer_and_is_led_to_the_second_factor(client, root):
    made = invited(root, EDITORS)
    form = client.get(address(made))
    assert 'value="hoa"' in text_of(form)
    answer = client.post(address(made), ACCEPTED)
    assert answer["Location"] == FACTORS
    hoa = Officer.objects.get(username="hoa")
    assert (str(hoa), hoa.email) == ("Y Hoa", HOA.email)
    assert [group.name for group in hoa.groups.all()] == [EDITORS]
    assert not hoa.is_superuser
    assert people.verbs() == ["invited", "invitation_accepted"]
    assert client.get("/quan-tri/")["Location"].startswith(FACTORS)
    assert client.get(f"{FACTORS}ung-dung/bat/").status_code == 200


def test_who_needs_no_second_factor_comes_to_his_own_page(client, root):
    assert client.post(address(invited(root)), ACCEPTED)["Location"] == "/tai-khoan/"


def test_one_sentence_answers_every_word_that_opens_nothing(client, root):
    at = timezone.now()
    used, expired = invited(root), None
    client.post(address(used), ACCEPTED)
    person = Person("a@xa.example.vn", "A", "B")
    expired = actions.invite(person=person, groups=[], by=root, at=at - LIFE)
    taken = actions.invite(person=Person("c@xa.example.vn", "C", "D"), groups=[], by=root, at=at)
    actions.withdraw(invitation=taken.invitation, by=root, at=at)
    words = [used.token, expired.token, taken.token, "bịa", "x" * 500, used.invitation.token_hash]
    answers = [Client().get(f"/tai-khoan/loi-moi/{word}/") for word in words]
    posts = [Client().post(f"/tai-khoan/loi-moi/{word}/", ACCEPTED) for word in words]
    assert {answer.status_code for answer in answers + posts} == {404}
    assert len({text_of(answer) for answer in answers + posts}) == 1
    assert "không còn dùng được" in text_of(answers[0])


@pytest.mark.parametrize(
    "fields",
    [
        {"username": "root"},
        {"username": "ROOT"},
        {"username": "root@xa.example.vn"},
        {"username": "có dấu cách"},
        {"username": ""},
        {"password1": "ngắn", "password2": "ngắn"},
        {"password1": "12345678901", "password2": "12345678901"},
        {"password2": "khác"},
        {"last_name": ""},
        {"first_name": "\0"},
    ],
)
def test_what_cannot_be_accepted_is_said_and_the_invitation_stays_open(client, root, fields):
    made = invited(root)
    answer = client.post(address(made), ACCEPTED | fields)
    assert answer.status_code == 200
    assert "error-summary" in text_of(answer)
    assert people.PASSWORD not in answer.content.decode()
    assert Officer.objects.count() == 1
    assert Invitation.objects.open_at(timezone.now()).exists()


def test_an_invitation_is_accepted_once(root):
    made = invited(root)
    accept = partial(
        actions.accept, invitation=made.invitation, person=HOA, password=people.PASSWORD
    )
    accept(username="hoa", at=timezone.now())
    with pytest.raises(RefusedError, match="accepted"):
        accept(username="hoa-2", at=timezone.now())


def test_a_name_that_somebody_took_meanwhile_leaves_the_invitation_open(root):
    made = invited(root)
    with pytest.raises(RefusedError, match="name_taken"):
        actions.accept(
            invitation=made.invitation,
            person=HOA,
            username="root",
            password=people.PASSWORD,
            at=timezone.now(),
        )
    assert Invitation.objects.open_at(timezone.now()).exists()


def test_who_was_quicker_with_the_name_is_told_of_and_the_other_chooses_again(
    client, root, monkeypatch
):
    made = invited(root)
    monkeypatch.setattr("kheo.accounts.forms.invitations.officer_named", lambda _name: None)
    answer = client.post(address(made), ACCEPTED | {"username": "root"})
    assert "đã có người dùng" in text_of(answer)
    client.post(address(made), ACCEPTED)
    assert Officer.objects.filter(username="hoa").exists()


def test_an_invitation_that_ended_while_the_form_was_open_is_gone(client, root, monkeypatch):
    made = invited(root)
    found = made.invitation
    actions.withdraw(invitation=found, by=root, at=timezone.now())
    monkeypatch.setattr(actions, "find_open", lambda _token, at: found)
    answer = client.post(address(made), ACCEPTED)
    assert answer.status_code == 404
    assert not Officer.objects.filter(username="hoa").exists()


def test_a_failure_is_logged_without_the_word_that_opens_the_door(
    client, root, monkeypatch, caplog
):
    def crash(*_args, **_more):
        raise RuntimeError("power cut")

    made = invited(root)
    client.raise_request_exception = False
    monkeypatch.setattr(actions, "find_open", crash)
    assert client.get(address(made)).status_code == 500
    assert made.token not in "".join(record.getMessage() for record in caplog.records)


def test_accepting_that_breaks_off_makes_no_officer(root, monkeypatch):
    def crash(*_args, **_more):
        raise RuntimeError("power cut")

    made = invited(root)
    monkeypatch.setattr(actions, "record", crash)
    with pytest.raises(RuntimeError, match="power cut"):
        actions.accept(
            invitation=made.invitation,
            person=HOA,
            username="hoa",
            password=people.PASSWORD,
            at=timezone.now(),
        )
    assert Officer.objects.count() == 1
    assert Invitation.objects.open_at(timezone.now()).exists()


def test_accepting_signs_out_who_was_signed_in_in_that_browser(client, root):
    client.force_login(root)
    client.post(address(invited(root)), ACCEPTED)
    assert client.get("/tai-khoan/").context["officer"].username == "hoa"


# --- What the database keeps ---


@pytest.mark.parametrize(
    "wrong",
    [
        {"accepted_at": "now"},
        {"withdrawn_at": "now"},
        {"officer": "root"},
        {"accepted_at": "now", "officer": "root", "withdrawn_at": "now", "withdrawn_by": "root"},
        {"expires_at": "before"},
    ],
    ids="+".join,
)
def test_the_database_refuses_what_cannot_be(root, wrong):
    now = timezone.now()
    words = {"now": now, "before": now - timedelta(days=400), "root": root}
    made = invited(root)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=made.invitation.pk).update(
            **{name: words[value] for name, value in wrong.items()}
        )


def test_two_unanswered_invitations_to_one_address_cannot_be(root):
    made = invited(root).invitation
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(
            email="HOA@xa.example.vn",
            last_name="Y",
            first_name="Hoa",
            token_hash="0" * 64,
            invited_by=root,
            invited_at=made.invited_at,
            expires_at=made.expires_at,
        )
