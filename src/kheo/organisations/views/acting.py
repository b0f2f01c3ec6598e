"""What the desks of organisations, mandates and handover do alike: allow, act, say."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from kheo.core.verdict import RefusedError
from kheo.organisations.authority import Authority, may
from kheo.organisations.forms.organisation_refusals import refusal
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of


def today() -> date:
    """Return the day here."""
    return timezone.localdate()


def allowed(request: HttpRequest, verb: str, organisation: Organisation) -> Authority:
    """Return whether the person who asks may do a verb for an organisation today, and why.

    What an ended organisation was may still be mended, by those who may everything.
    """
    officer = officer_of(request)
    answer = may(officer, verb, organisation, on=today())
    if answer.reason == "organisation_ended" and officer.is_superuser:
        return Authority(allowed=True, reason="superuser", organisation=organisation)
    return answer


def attempt(request: HttpRequest, said: str, act: Callable[[datetime], Any]) -> Any:
    """Act, and say that it was done, or why not; return what the act returned, or None."""
    try:
        done = act(timezone.now())
    except RefusedError as refused:
        messages.error(request, refusal(refused.verdict))
        return None
    messages.success(request, said)
    return done


def forbid(request: HttpRequest, answer: Authority) -> None:
    """Say why somebody may not."""
    messages.error(request, answer.why)
