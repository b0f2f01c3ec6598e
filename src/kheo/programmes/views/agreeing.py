"""What parties do: send, comment, reply, sign, change; each on a page that says what it does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.once import once
from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.programmes.actions import agreeing
from kheo.programmes.actions.commenting import comment as say
from kheo.programmes.actions.commenting import reply as say_back
from kheo.programmes.forms.agreeing import (
    AnswerForm,
    CommentForm,
    NothingForm,
    ReasonForm,
    ReplyForm,
    SignatureForm,
)
from kheo.programmes.models import DraftComment, Party, Programme, Version
from kheo.programmes.reading.programmes_texts import numbered_text
from kheo.programmes.rules.states import State
from kheo.programmes.views.acting import (
    Asked,
    act_page,
    address_of,
    done,
    programme_of,
    show,
    standing,
    version_meant,
    way_through,
)

ASKING = ["GET", "HEAD", "POST"]


def party_of(programme: Programme, pk: int) -> Party:
    """Return a party of a programme. Raises Http404 for one of another."""
    rows = programme.parties.select_related("organisation", "desk", "programme")
    return get_object_or_404(rows, pk=pk)


@work_page
@require_http_methods(ASKING)
def send_for_comments(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the draft before all parties."""
    at = standing(request, programme_of(request, pk))
    version, by, on = version_meant(request, at), officer_of(request), timezone.localdate()
    form = NothingForm(request.POST if request.method == "POST" else None)
    asked = Asked(
        _("Gửi các bên góp ý"),
        _("Sau khi gửi, nội dung lần này không sửa được nữa; muốn sửa phải lấy dự thảo về."),
        _("Gửi góp ý"), _("Đã gửi dự thảo để các bên góp ý."),
    )  # fmt: skip
    return act_page(
        request, at, form, asked, shown=version,
        act=lambda moment: agreeing.send_for_comments(version=version, by=by, on=on, at=moment),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def send_for_signing(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask all parties to sign."""
    at = standing(request, programme_of(request, pk))
    version, by, on = version_meant(request, at), officer_of(request), timezone.localdate()
    form = NothingForm(request.POST if request.method == "POST" else None)
    waits = version.comments.filter(replied_at=None).count()
    lead = _("Chương trình có hiệu lực khi tất cả các bên đã ký.")
    if waits:
        lead += " " + _("Còn %(count)d ý kiến góp ý chưa được trả lời.") % {"count": waits}
    asked = Asked(_("Gửi các bên ký"), lead, _("Gửi ký"), _("Đã gửi dự thảo để các bên ký."))
    return act_page(
        request, at, form, asked, shown=version,
        act=lambda moment: agreeing.send_for_signing(version=version, by=by, on=on, at=moment),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a draft back to be written anew."""
    at = standing(request, programme_of(request, pk))
    version, by, on = version_meant(request, at), officer_of(request), timezone.localdate()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    asked = Asked(
        _("Lấy dự thảo về sửa"),
        _("Chữ ký đã có vẫn lưu lại nhưng không còn giá trị; các bên sẽ ký lại từ đầu."),
        _("Lấy về sửa"), _("Đã lấy dự thảo về. Hãy sửa rồi gửi lại."),
    )  # fmt: skip
    return act_page(
        request, at, form, asked, shown=version,
        act=lambda moment: agreeing.take_back(
            version=version, reason=form.cleaned_data["reason"], by=by, on=on, at=moment
        ),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
@once
def comment(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Say for a party, or its desk, what it thinks of the draft or of one clause."""
    at = standing(request, programme_of(request, pk))
    party, version = party_of(at.programme, party_pk), version_meant(request, at)
    by, on = officer_of(request), timezone.localdate()
    speaker = at.speaks_for(party) or party.organisation
    clauses = [
        (one.clause.key, f"{one.path}: {Truncator(one.clause.text).chars(80)}")
        for one in numbered_text(version.outline)
    ]
    asked_for = {"clause": request.GET.get("muc", "")}
    form = CommentForm(
        request.POST if request.method == "POST" else None, clauses=clauses, initial=asked_for
    )
    asked = Asked(_("Góp ý dự thảo"), str(speaker), _("Gửi góp ý"), _("Đã gửi ý kiến góp ý."))
    return act_page(
        request, at, form, asked, shown=version,
        act=lambda moment: say(
            version=version, organisation=speaker, text=form.cleaned_data["text"],
            clause_key=form.cleaned_data["clause"], by=by, on=on, at=moment,
        ),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def reply(request: HttpRequest, pk: int, comment_pk: int) -> HttpResponse:
    """Say whether a comment was taken in."""
    programme = programme_of(request, pk)
    rows = DraftComment.objects.select_related("organisation", "version")
    row = get_object_or_404(rows, pk=comment_pk, version__programme=programme)
    if not standing(request, programme).drafts:
        raise Http404
    by, on = officer_of(request), timezone.localdate()
    form = ReplyForm(request.POST if request.method == "POST" else None)
    asked = Asked(_("Trả lời góp ý"), "", _("Ghi trả lời"), _("Đã trả lời góp ý."))
    if done(request, form, asked.said, lambda moment: say_back(
        row=row, taken=form.is_taken, text=form.cleaned_data["text"], by=by, on=on, at=moment
    )):  # fmt: skip
        return redirect(f"{address_of(programme)}#gop-y")
    context = {"programme": programme, "asked": asked, "form": form, "comment": row}
    way, wrong = way_through(programme), bool(form.errors)
    return show(request, "programmes/work/act.html", context, way, wrong=wrong)


@work_page
@require_http_methods(ASKING)
def answer(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Sign for a party, or decline; a programme as a whole, or a change of it."""
    at = standing(request, programme_of(request, pk))
    party, version = party_of(at.programme, party_pk), version_meant(request, at)
    by, on = officer_of(request), timezone.localdate()
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        yes=_("Đồng ý, ký"), no=_("Không đồng ý"), initial=hand_of(request, party),
    )  # fmt: skip
    signs = at.programme.state == State.SIGNING
    asked = Asked(
        _("Ký chương trình") if signs else _("Trả lời nội dung bổ sung"),
        _("Ký thay mặt %(party)s. Khi đã ký, nội dung chỉ thay đổi được nếu tất cả các bên đồng ý.")
        % {"party": party.organisation},
        _("Gửi trả lời"), _("Đã ghi trả lời của %(party)s.") % {"party": party.organisation},
    )  # fmt: skip
    return act_page(
        request, at, form, asked, shown=version, compare=before(version),
        act=lambda moment: agreeing.answer(
            version=version, party=party, accepted=form.accepted, signature=form.signature(),
            reason=form.cleaned_data["reason"], by=by, on=on, at=moment,
        ),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def propose_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a change of a running programme before the other parties."""
    at = standing(request, programme_of(request, pk))
    version, by, on = version_meant(request, at), officer_of(request), timezone.localdate()
    party = version.proposed_by
    form = SignatureForm(
        request.POST if request.method == "POST" else None, initial=hand_of(request, party)
    )
    asked = Asked(
        _("Gửi các bên đồng ý nội dung bổ sung"),
        _("%(party)s ký trước. Nội dung có hiệu lực khi tất cả các bên khác cũng đồng ý.")
        % {"party": party.organisation},
        _("Ký và gửi"), _("Đã gửi nội dung bổ sung cho các bên."),
    )  # fmt: skip
    return act_page(
        request, at, form, asked, shown=version, compare=before(version),
        act=lambda moment: agreeing.propose_change(
            version=version, signature=form.signature(), by=by, on=on, at=moment
        ),
    )  # fmt: skip


@work_page
@require_http_methods(ASKING)
def withdraw_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a change that does not bind yet."""
    at = standing(request, programme_of(request, pk))
    version, by, on = version_meant(request, at), officer_of(request), timezone.localdate()
    form = NothingForm(request.POST if request.method == "POST" else None)
    asked = Asked(
        _("Rút nội dung bổ sung"), _("Nội dung đang có hiệu lực giữ nguyên."),
        _("Rút"), _("Đã rút nội dung bổ sung."),
    )  # fmt: skip
    return act_page(
        request, at, form, asked, shown=version,
        act=lambda moment: agreeing.withdraw_change(version=version, by=by, on=on, at=moment),
    )  # fmt: skip


def hand_of(request: HttpRequest, party: Party) -> dict[str, str]:
    """Return who most likely signs: the party's leader, else the officer."""
    if party.leader:
        return {"name": party.leader, "office": party.leader_office}
    return {"name": officer_of(request).get_full_name(), "office": ""}


def before(version: Version) -> Version | None:
    """Return the version that binds, which a change would take the place of."""
    return version.programme.versions.binding().exclude(pk=version.pk).first()
