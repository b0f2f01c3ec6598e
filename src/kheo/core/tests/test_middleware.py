import logging

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from kheo.core.front.generation import current_generation
from kheo.core.middleware import NamedErrors, StaffPolicy


def test_a_failure_is_logged_once_under_an_id_and_without_what_was_typed(caplog):
    request = RequestFactory().get("/tin-tuc/", {"q": "hoa@example.vn"})
    with caplog.at_level(logging.ERROR):
        NamedErrors(lambda _r: HttpResponse()).process_exception(request, ValueError("hỏng"))
    assert len(caplog.records) == 1
    assert request.META["KHEO_ERROR_ID"] in caplog.text
    assert "hoa@example.vn" not in caplog.text


def test_what_is_not_found_is_no_failure(caplog):
    request = RequestFactory().get("/khong-co/")
    NamedErrors(lambda _r: HttpResponse()).process_exception(request, Http404())
    assert not caplog.records


@pytest.mark.django_db
def test_a_reader_sees_the_id_of_a_failure_and_nothing_else_of_it(client, monkeypatch):
    def fail(*_args, **_more):
        raise RuntimeError("bí mật")

    client.raise_request_exception = False
    monkeypatch.setattr("kheo.portal.reading.months", fail)
    page = client.get("/luu-tru/")
    assert page.status_code == 500
    assert "Mã lỗi" in page.content.decode()
    assert "bí mật" not in page.content.decode()


@pytest.mark.parametrize(
    ("method", "path", "status", "forgets"),
    [
        ("post", "/quan-tri/x/", 302, True),
        ("post", "/quan-tri/x/", 403, False),
        ("get", "/quan-tri/x/", 200, False),
        ("post", "/phan-hoi/1/", 302, False),
    ],
)
def test_a_change_by_staff_makes_readers_pages_forgotten(method, path, status, forgets):
    before = current_generation()
    answer = StaffPolicy(lambda _r: HttpResponse(status=status))
    answer(getattr(RequestFactory(), method)(path))
    assert (current_generation() != before) is forgets


@pytest.mark.django_db
def test_staff_pages_are_never_kept(client):
    assert "private" in client.get("/quan-tri/login/")["Cache-Control"]


@pytest.mark.django_db
def test_the_policy_has_no_hole_and_lets_the_editors_preview_in(client):
    readers, staff = client.get("/"), client.get("/quan-tri/login/")
    for answer in (readers, staff):
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in readers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in staff["Content-Security-Policy"]
