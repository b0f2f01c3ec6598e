"""A form sent twice acts once; one that is opened anew, or was refused, acts again."""

import time
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseRedirect

from kheo.core.caching import SHARED
from kheo.core.once import UNANSWERED, key_of, once

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts():
    return []


@pytest.fixture
def view(acts):
    @once
    def act(request):
        if request.POST.get("words") == "sai":
            return HttpResponse("Hãy sửa lại.", status=422)
        if request.POST.get("words") == "hỏng":
            raise ConnectionError
        acts.append(request.POST.get("words"))
        return HttpResponseRedirect(f"/da-lam/{len(acts)}/")

    return act


def sent(rf, person=1, form="một", **more):
    request = rf.post("/lam-viec/", {"csrfmiddlewaretoken": form, "words": "Giao việc"} | more)
    request.user = SimpleNamespace(pk=person)
    return request


def test_a_form_sent_twice_acts_once_and_leads_to_the_same_place(rf, view, acts):
    answers = [view(sent(rf)) for _tap in range(3)]
    assert [answer["Location"] for answer in answers] == ["/da-lam/1/"] * 3
    assert acts == ["Giao việc"]


@pytest.mark.parametrize(
    "more", [{"form": "hai"}, {"words": "Giao việc khác"}, {"person": 2}, {"thêm": "1"}]
)
def test_another_form_acts(rf, view, acts, more):
    view(sent(rf))
    assert view(sent(rf, **more))["Location"] == "/da-lam/2/"


def test_the_same_words_under_another_address_are_another_form(rf, view, acts):
    view(sent(rf))
    other = sent(rf)
    other.path = other.path_info = "/lam-viec/khac/"
    assert view(other)["Location"] == "/da-lam/2/"


def test_values_do_not_run_into_each_other(rf):
    assert key_of(sent(rf, a="bc", b="")) != key_of(sent(rf, a="b", b="c"))
    assert key_of(sent(rf, a=["b", "c"])) != key_of(sent(rf, a=["bc"]))


def test_another_file_of_the_same_name_and_size_acts_and_is_left_at_its_beginning(rf, view, acts):
    first, other = (
        sent(rf, tep=SimpleUploadedFile("image.jpg", content)) for content in (b"mot", b"hai")
    )
    view(first)
    assert view(other)["Location"] == "/da-lam/2/"
    assert other.FILES["tep"].read() == b"hai"


def test_what_was_refused_may_be_sent_again(rf, view):
    assert [view(sent(rf, words="sai")).status_code for _tap in range(2)] == [422, 422]


def test_what_failed_may_be_sent_again(rf, view, acts):
    for _tap in range(2):
        with pytest.raises(ConnectionError):
            view(sent(rf, words="hỏng"))


def test_what_is_no_form_of_ours_acts_each_time(rf, view, acts):
    view(sent(rf, form=""))
    view(sent(rf, form=""))
    assert len(acts) == 2


def test_a_page_that_is_only_looked_at_is_not_kept(rf, view):
    request = rf.get("/lam-viec/")
    assert view(request)["Location"] != view(request)["Location"]


def test_the_second_waits_for_the_first(rf, view, acts, monkeypatch):
    kept, key = caches[SHARED], key_of(sent(rf))
    kept.add(key, UNANSWERED)
    monkeypatch.setattr(time, "sleep", lambda _: kept.set(key, "/da-lam/lan-dau/"))
    assert view(sent(rf))["Location"] == "/da-lam/lan-dau/"
    assert acts == []


def test_the_second_acts_when_the_first_was_refused_meanwhile(rf, view, acts, monkeypatch):
    kept, key = caches[SHARED], key_of(sent(rf))
    kept.add(key, UNANSWERED)
    monkeypatch.setattr(time, "sleep", lambda _: kept.delete(key))
    assert view(sent(rf))["Location"] == "/da-lam/1/"


def test_who_waited_long_is_told_that_it_goes_on(rf, view, acts, monkeypatch):
    caches[SHARED].add(key_of(sent(rf)), UNANSWERED)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    answer = view(sent(rf))
    assert answer.status_code == 409
    assert "không cần gửi lại" in answer.content.decode()
    assert acts == []
