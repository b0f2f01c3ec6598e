"""What the pages of the desk do alike: who may, act, say, the frame."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_required

from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.documents.models import Document
from kheo.documents.models.documents import PUBLISH
from kheo.documents.refusals import REFUSALS

ICON: Final = "doc-full"
CHANGE: Final = "documents.change_document"
ADD: Final = "documents.add_document"
keepers = permission_required(CHANGE)
enterers = permission_required(ADD)
publishers = permission_required(PUBLISH)


def sentence(refused: RefusedError) -> str:
    """Return why something was not done."""
    return str(REFUSALS[refused.verdict.reason])


def attempt(request: HttpRequest, said: str, act: Callable[[datetime], Any]) -> bool:
    """Act, and say that it was done, or why not; return whether it was done."""
    try:
        act(timezone.now())
    except RefusedError as refused:
        messages.error(request, sentence(refused))
        return False
    messages.success(request, said)
    return True


def under(title: str, *between: tuple[str, str]) -> dict[str, Any]:
    """Return the frame of a page below the list."""
    return framed(title, ICON, (reverse("documents_desk:list"), _("Văn bản")), *between)


def way_to(document: Document) -> tuple[str, str]:
    """Return the way back to a document's own page."""
    return reverse("documents_desk:detail", args=[document.pk]), document.name
