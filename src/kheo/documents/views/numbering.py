"""What the pages of books and numbers do alike: who may, act, the frame."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.documents.forms.registers import PlainForm
from kheo.documents.rules.numbering import NUMBER
from kheo.documents.views.acting import sentence
from kheo.organisations.authority import Authority, may
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of

ICON: Final = "list-ol"


def tried(form: PlainForm, act: Callable[[datetime], Any]) -> Any:
    """Act, or say in the form why it was refused; return what the act returned."""
    try:
        return act(timezone.now())
    except RefusedError as refused:
        form.add_error(None, sentence(refused))
        return None


def allowed(request: HttpRequest, organisation: Organisation) -> Authority:
    """Return whether the person who asks may give numbers of an organisation today, and why."""
    return may(officer_of(request), NUMBER, organisation, on=timezone.localdate())


def under(title: str, *between: tuple[str, str]) -> dict[str, Any]:
    """Return the frame of a page below the list of books."""
    return framed(title, ICON, (reverse("documents_desk:registers"), _("Sổ cấp số")), *between)
