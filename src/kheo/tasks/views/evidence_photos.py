"""Several pictures at once: each is kept or not by itself, and what was not is told by name."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kheo.core.text import one_line
from kheo.core.verdict import RefusedError
from kheo.organisations.staff import officer_of
from kheo.tasks.actions.evidence import add_photo
from kheo.tasks.evidence.bringing import NotBroughtError, photo_of
from kheo.tasks.evidence.captions import shared
from kheo.tasks.evidence.uploading import MOST_AT_ONCE
from kheo.tasks.forms.evidence import PhotosForm
from kheo.tasks.models import Task
from kheo.tasks.refusals import sentence


def take_photos(request: HttpRequest, task: Task, form: PhotosForm, *, left_out: list[str]) -> bool:
    """Keep the pictures of a form; return whether it brought any.

    What is wrong with one of them keeps no other from being kept. `left_out` says of those that
    were too long to come at all why they did not.
    """
    brought = form.photos()
    if not brought and not left_out:
        form.add_error("chosen", _("Hãy chụp hoặc chọn ít nhất một ảnh."))
        return False
    captions = shared(form.cleaned_data["captions"], len(brought))
    wrong = [
        take(request, task, photo, caption)
        for photo, caption in zip(brought[:MOST_AT_ONCE], captions, strict=False)
    ]
    tell(request, [*wrong, *left_out], beyond=len(brought) - MOST_AT_ONCE)
    return True


def take(request: HttpRequest, task: Task, photo: Any, caption: str) -> str:
    """Keep a picture; return what is wrong with it, nothing when it was kept."""
    name = one_line(str(photo.name))[:80]
    try:
        with photo_of(photo) as made:
            add_photo(
                task=task, photo=made, name=str(photo.name), caption=caption,
                by=officer_of(request), on=timezone.localdate(), at=timezone.now(),
            )  # fmt: skip
    except NotBroughtError as refused:
        return f"{name}: {refused}"
    except RefusedError as refused:
        return f"{name}: {sentence(refused.verdict.reason)}"
    return ""


def tell(request: HttpRequest, wrong: list[str], *, beyond: int) -> None:
    """Say how many pictures were kept, and of each other one why not."""
    kept = wrong.count("")
    if kept:
        said = ngettext("Đã nhận %(count)d ảnh.", "Đã nhận %(count)d ảnh.", kept)
        messages.success(request, said % {"count": kept})
    for one in filter(None, wrong):
        messages.error(request, one)
    if beyond > 0:
        said = ngettext(
            "%(count)d ảnh sau cùng chưa nhận: mỗi lần nhiều nhất 12 ảnh. Hãy gửi tiếp.",
            "%(count)d ảnh sau cùng chưa nhận: mỗi lần nhiều nhất 12 ảnh. Hãy gửi tiếp.",
            beyond,
        )
        messages.error(request, said % {"count": beyond})
