"""Pictures of conferences: added and taken away at work, shown to everybody with their page."""

from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_http_methods, require_safe

from kheo.core.days import today
from kheo.core.http import for_everyone
from kheo.core.photos.reasons import PhotoRefusedError
from kheo.core.photos.sentences import why
from kheo.core.photos.taking import SMALL_TYPE, Photo, small, take_in
from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.photos import PhotoWords, add_photo, remove_photo
from kheo.programmes.forms.conferences import ReasonForm
from kheo.programmes.forms.conferences_record import PhotoForm
from kheo.programmes.models import Conference, ConferencePhoto
from kheo.programmes.views.conferences_acting import (
    address_of,
    conference_of,
    done,
    form_page,
    held_conference,
    tried,
    way_to,
)

FORM_METHODS: Final = ["GET", "HEAD", "POST"]
SHUT: Final = "default-src 'none'; sandbox"


@work_page
@require_http_methods(FORM_METHODS)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a picture with its words."""
    held = held_conference(request, pk)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and kept(request, held, form):
        return done(request, _("Đã thêm ảnh."), address_of(held))
    return form_page(
        request, form, title=_("Thêm ảnh hội nghị"), action=_("Thêm ảnh"), back=address_of(held),
        breadcrumbs=way_to(held), files=True,
        warning=_(
            "Chỉ đưa ảnh của cơ quan hoặc ảnh được phép dùng. Vị trí chụp và thông tin máy ảnh "
            "được xóa khi lưu."
        ),
    )  # fmt: skip


def kept(request: HttpRequest, held: Conference, form: PhotoForm) -> ConferencePhoto | None:
    """Keep what was brought, or say in the form why not; return the picture or None."""
    photo = taken(form)
    if photo is None:
        return None
    given = form.cleaned_data
    words = PhotoWords(given["photo"].name, given["alt"], given["caption"], given["credit"])
    row: ConferencePhoto | None = tried(form, lambda at: add_photo(
        conference=held, photo=photo, words=words, by=officer_of(request), on=today(), at=at
    ))  # fmt: skip
    return row


def taken(form: PhotoForm) -> Photo | None:
    """Return what was brought as a picture of ours, or say in the form why it is none."""
    try:
        return take_in(form.cleaned_data["photo"])
    except PhotoRefusedError as refused:
        form.add_error("photo", why(refused))
        return None


@work_page
@require_http_methods(FORM_METHODS)
def remove(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """Take a picture away, with a reason."""
    held = held_conference(request, pk)
    row = get_object_or_404(ConferencePhoto, pk=photo, conference=held)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: (remove_photo(
            photo=row, reason=form.cleaned_data["reason"], by=officer_of(request), on=today(),
            at=at,
        ), True))  # fmt: skip
        if made:
            return done(request, _("Đã gỡ ảnh."), address_of(held))
    return form_page(
        request, form, title=_("Gỡ ảnh"), action=_("Gỡ ảnh này"), back=address_of(held),
        breadcrumbs=way_to(held), warning=row.alt,
    )  # fmt: skip


@work_page
@require_safe
def at_work(request: HttpRequest, pk: int, photo: int, size: str) -> HttpResponseBase:
    """Answer a picture to officers whose business the conference is."""
    held = conference_of(request, pk)
    return answered(request, get_object_or_404(ConferencePhoto, pk=photo, conference=held), size)


@require_safe
@for_everyone
def public(request: HttpRequest, slug: str, photo: int, size: str) -> HttpResponseBase:
    """Answer a picture of a conference that everybody may read of."""
    held = get_object_or_404(Conference.objects.shown(), slug=slug)
    return answered(request, get_object_or_404(ConferencePhoto, pk=photo, conference=held), size)


def answered(request: HttpRequest, row: ConferencePhoto, size: str) -> HttpResponseBase:
    """Answer the bytes, small or as they are, or 304 to who has them. Raises Http404."""
    if not row.file.storage.exists(str(row.file.name)):
        raise Http404

    @condition(etag_func=lambda _request: f'"{row.sha256[:32]}-{size}"')
    def answer(_request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase
        if size == "nho":
            with row.file.open() as source:
                response = HttpResponse(small(source), content_type=SMALL_TYPE)
        else:
            response = FileResponse(row.file.open(), content_type=row.media_type)
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = SHUT
        return response

    return answer(request)
