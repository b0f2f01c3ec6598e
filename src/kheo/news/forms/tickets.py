"""What guards a form against machines: a ticket, and a field that people never see."""

from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.verdict import Verdict, no
from kheo.news.actions.tickets import new_ticket, read, sign
from kheo.news.rules.tickets import Ticket, may_be_used

TICKET_REFUSALS: Final = {
    "ticket_unknown": _(
        "Trang này đã cũ nên chưa gửi được. Nội dung vẫn còn: hãy bấm gửi lần nữa."
    ),
    "ticket_too_new": _("Chưa gửi vì bấm quá nhanh. Hãy đợi vài giây rồi bấm gửi lần nữa."),
    "ticket_too_old": _(
        "Trang này đã mở quá 4 giờ nên chưa gửi được. Nội dung vẫn còn: hãy bấm gửi lần nữa."
    ),
    "trapped": _("Chưa gửi vì có dấu hiệu gửi tự động. Nếu bạn là người, hãy bấm gửi lần nữa."),
}


class TicketForm(forms.Form):
    """A form that is taken once, from people."""

    required_css_class = "required"
    purpose: ClassVar[str]
    refusals: ClassVar[dict[str, Any]] = {}

    ticket = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False,
        label=_("Để trống ô này"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, page_id: int, at: datetime) -> None:
        super().__init__(data, label_suffix="")
        self.page_id, self.at = page_id, at
        self.verdict = no("ticket_unknown")
        self.taken = self.next = self.new()
        if data is not None and (brought := read(str(data.get("ticket", "")))):
            self.take(brought)

    def new(self) -> Ticket:
        """Return a ticket for a form that is opened now."""
        return new_ticket(purpose=self.purpose, page_id=self.page_id, at=self.at)

    def take(self, brought: Ticket) -> None:
        """Look at the ticket that came back; one that was only too quick is given out again."""
        self.taken = brought
        self.verdict = may_be_used(brought, purpose=self.purpose, page_id=self.page_id, at=self.at)
        if self.verdict or self.verdict.reason == "ticket_too_new":
            self.next = brought

    @property
    def next_ticket(self) -> str:
        """The ticket for the form as it is shown again."""
        return sign(self.next)

    def clean(self) -> dict[str, Any]:
        """Refuse what no person sends."""
        cleaned = super().clean() or {}
        verdict = no("trapped") if cleaned.get("website") else self.verdict
        if not verdict:
            self.refuse(verdict)
        return cleaned

    def refuse(self, verdict: Verdict, field: str | None = None) -> None:
        """Say beside a field, or over the form, why it was not taken."""
        self.add_error(field, (TICKET_REFUSALS | self.refusals)[verdict.reason])

    def refuse_sent(self, verdict: Verdict) -> None:
        """Say why it was not done; the next sending has a ticket of its own."""
        self.next = self.new()
        self.refuse(verdict)
