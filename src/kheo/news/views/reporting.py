"""A news article begun from a conference."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.news.actions.reporting import begin_article_from
from kheo.news.forms.reporting import SectionForm
from kheo.news.views.importing import open_sections
from kheo.organisations.staff import officer_of
from kheo.programmes.models import Conference

REFUSALS: Final = {
    "conference_not_shown": gettext_lazy("Hội nghị này không công khai nên không viết tin được."),
    "conference_cancelled": gettext_lazy("Hội nghị này đã hủy."),
    "not_yours": gettext_lazy("Tài khoản này không được viết bài trong chuyên mục đã chọn."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def from_conference(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the article on a conference that readers may read of, and open its desk."""
    held = get_object_or_404(Conference.objects.shown(), pk=pk)
    form = SectionForm(request.POST or None, sections=open_sections(request))
    if request.method == "POST" and form.is_valid():
        try:
            begun = begin_article_from(
                conference=held, section=form.cleaned_data["section"], by=officer_of(request),
                at=timezone.now(),
            )  # fmt: skip
        except RefusedError as refused:
            form.add_error(None, str(REFUSALS[refused.verdict.reason]))
        else:
            tell(request, held, made=begun.made)
            return redirect("news_desk", begun.article.pk)
    context = {
        "form": form,
        "conference": held,
        **framed(_("Viết tin từ hội nghị"), "doc-empty-inverse"),
    }
    return render(request, "news/staff/from_conference.html", context)


def tell(request: HttpRequest, conference: Conference, *, made: bool) -> None:
    """Tell the editor whether this is a new draft, and what it still needs."""
    if not made:
        messages.info(request, _("Hội nghị này đã có bài; đây là bài đang có."))
        return
    messages.success(request, _("Đã lập bản thảo từ hồ sơ hội nghị. Hãy đọc lại và bổ sung."))
    if conference.photos.exists():
        said = _("Hội nghị có ảnh trong hồ sơ. Hãy chọn ảnh được phép dùng và đưa vào kho ảnh.")
        messages.info(request, said)
