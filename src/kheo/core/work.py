"""What all pages of `/lam-viec/` do alike: who may come in, the menu, acting with an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise

from kheo.core.verdict import RefusedError

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the menu of work: its label, the name of its address, its place."""

    label: str | Promise
    name: str
    rank: int


MENU: Final[list[Entry]] = []
"""Socket: rooms enlist the pages on which officers begin."""


def enlist(label: str | Promise, name: str, *, rank: int) -> None:
    """Let the menu of work lead to a page, once."""
    if all(entry.name != name for entry in MENU):
        MENU.append(Entry(label, name, rank))
        MENU.sort(key=lambda entry: entry.rank)


def work_page(
    view: Callable[Concatenate[HttpRequest, P], R],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only those in who are signed in; what they see is kept nowhere."""

    @wraps(view)
    def shut(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return login_required(shut)


def tried(
    form: BaseForm, act: Callable[[datetime], T], *, sentence: Callable[[str], str]
) -> T | None:
    """Act, and return what that gives; a refusal stands over the form, and None comes back.

    `sentence` turns the reason of a refusal into words.
    """
    try:
        return act(timezone.now())
    except RefusedError as refused:
        form.add_error(None, sentence(refused.verdict.reason))
        return None


def attempt(
    request: HttpRequest,
    said: str,
    act: Callable[[datetime], Any],
    *,
    sentence: Callable[[str], str],
) -> bool:
    """Act, and say that it was done, or why not; return whether it was done.

    `sentence` turns the reason of a refusal into words.
    """
    try:
        act(timezone.now())
    except RefusedError as refused:
        messages.error(request, sentence(refused.verdict.reason))
        return False
    messages.success(request, said)
    return True
