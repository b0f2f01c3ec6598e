import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kheo.core.http import FOR_ALL, client_address, for_everyone


@pytest.mark.parametrize(
    ("trusted", "forwarded", "address"),
    [
        (0, "1.1.1.1", "10.0.0.9"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "10.0.0.9"),
        (1, "", "10.0.0.9"),
    ],
)
def test_only_trusted_proxies_are_believed(settings, trusted, forwarded, address):
    settings.TRUSTED_PROXIES = trusted
    environ = {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(environ) == address


@pytest.mark.parametrize(("status", "kept"), [(200, True), (301, True), (302, False), (404, False)])
def test_only_full_answers_may_be_kept(status, kept):
    view = for_everyone(lambda _request: HttpResponse(status=status))
    answer = view(RequestFactory().get("/"))
    assert (answer.headers.get("Cache-Control") == FOR_ALL) is kept
