"""What becomes of a programme that runs: changed, tied to its document, ended; or dropped."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.attaching import attach_document
from kheo.programmes.actions.ending import drop as drop_programme
from kheo.programmes.actions.ending import end as end_programme
from kheo.programmes.actions.writing import begin_version as begin
from kheo.programmes.forms.agreeing import AttachForm, NothingForm, ReasonForm
from kheo.programmes.views.acting import Asked, act_page, programme_of, standing
from kheo.programmes.views.agreeing import ASKING, party_of


@work_page
@require_http_methods(ASKING)
def begin_version(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Begin a change of a programme that runs, for one party."""
    programme = programme_of(request, pk)
    party, by, on = party_of(programme, party_pk), officer_of(request), timezone.localdate()
    form = NothingForm(request.POST if request.method == "POST" else None)
    asked = Asked(
        _("Soạn nội dung bổ sung"),
        _("Bản soạn bắt đầu từ nội dung đang có hiệu lực. Chưa bên nào bị ràng buộc cho đến khi "
          "tất cả các bên đồng ý."),
        _("Bắt đầu soạn"), _("Đã có bản soạn. Hãy sửa nội dung rồi gửi các bên."),
    )  # fmt: skip
    return act_page(
        request, standing(request, programme), form, asked,
        lambda at: begin(programme=programme, party=party, by=by, on=on, at=at),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which document in the library is the signed programme."""
    programme = programme_of(request, pk)
    by, on = officer_of(request), timezone.localdate()
    form = AttachForm(request.POST if request.method == "POST" else None)
    asked = Asked(
        _("Gắn văn bản đã ký"), _("Trang chương trình sẽ dẫn tới văn bản này."),
        _("Gắn văn bản"), _("Đã gắn văn bản đã ký."),
    )  # fmt: skip
    return act_page(
        request, standing(request, programme), form, asked,
        lambda at: attach_document(
            programme=programme, document=form.cleaned_data["document"], by=by, on=on, at=at
        ),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a programme that runs."""
    programme = programme_of(request, pk)
    by, on = officer_of(request), timezone.localdate()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    asked = Asked(
        _("Kết thúc chương trình"),
        _("Việc đã kết thúc không mở lại được. Nhiệm vụ đang làm vẫn được theo dõi đến khi xong."),
        _("Kết thúc chương trình"), _("Đã kết thúc chương trình."),
    )  # fmt: skip
    return act_page(
        request, standing(request, programme), form, asked,
        lambda at: end_programme(
            programme=programme, reason=form.cleaned_data["reason"], by=by, on=on, at=at
        ),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a programme up before it is signed."""
    programme = programme_of(request, pk)
    by, on = officer_of(request), timezone.localdate()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    asked = Asked(
        _("Bỏ, không ký"), _("Dự thảo và ý kiến vẫn được lưu. Việc đã bỏ không mở lại được."),
        _("Bỏ chương trình"), _("Đã bỏ chương trình."),
    )  # fmt: skip
    return act_page(
        request, standing(request, programme), form, asked,
        lambda at: drop_programme(
            programme=programme, reason=form.cleaned_data["reason"], by=by, on=on, at=at
        ),
    )  # fmt: skip
