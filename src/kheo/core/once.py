"""A form that is sent twice acts once: a second tap, a page sent again on a bad line."""

import hashlib
import time
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.core.cache import BaseCache, caches
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kheo.core.caching import SHARED

P = ParamSpec("P")

TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
REMEMBERED: Final = 3600
"""Seconds for which it is known where a form led."""

AT_WORK: Final = 30
"""Seconds after which nobody waits any longer for a first sending that never answered."""

PATIENCE: Final = 4.0
PAUSE: Final = 0.1
UNANSWERED: Final = ""
CONFLICT: Final = 409


def once(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let a form of ours that was sent before, with the same words, lead where it led then.

    What Django puts into each form that it shows, against forgery, tells the form that was opened
    anew from the one that was sent again. Only what was done is remembered, not what was refused; a
    machine that dies between the act and the answer forgets that it acted.
    """

    @wraps(view)
    def acted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST" or not request.POST.get(TOKEN):
            return view(request, *args, **kwargs)
        key, kept = key_of(request), caches[SHARED]
        led = led_before(key, kept)
        if led is not None:
            return HttpResponseRedirect(led) if led else goes_on(request)
        try:
            response = view(request, *args, **kwargs)
            led = response.headers.get("Location")
        finally:
            remember(key, led, kept)
        return response

    return acted


def led_before(key: str, kept: BaseCache) -> str | None:
    """Return where a form led that was sent before, as soon as that is answered.

    None where it was not, or was refused: then this sending acts. Empty where it still goes on.
    """
    for _pause in range(int(PATIENCE / PAUSE)):
        if kept.add(key, UNANSWERED, AT_WORK):
            return None
        if led := kept.get(key):
            return str(led)
        time.sleep(PAUSE)
    return UNANSWERED


def remember(key: str, led: str | None, kept: BaseCache) -> None:
    """Keep where a form led; a form that led nowhere may be sent again."""
    if led:
        kept.set(key, led, REMEMBERED)
    else:
        kept.delete(key)


def goes_on(request: HttpRequest) -> HttpResponse:
    """Say that what was sent is still being worked on."""
    return render(request, "core/goes_on.html", status=CONFLICT)


def key_of(request: HttpRequest) -> str:
    """Return what stands for one form as one person sent it, with its files."""
    digest = hashlib.sha256(f"{request.user.pk}\n{request.get_full_path()}\n".encode())
    for part in parts_of(request):
        digest.update(len(part).to_bytes(8, "big") + part)
    return f"once:{digest.hexdigest()}"


def parts_of(request: HttpRequest) -> Iterator[bytes]:
    """Yield all that was typed and all that was brought along, in order."""
    for name, values in sorted(request.POST.lists()):
        yield name.encode()
        yield from (str(value).encode() for value in values)
    for name, files in sorted(request.FILES.lists()):
        yield name.encode()
        for file in files:
            yield from file.chunks()
            file.seek(0)
