"""Readers' remarks: the words, who sent them, what they agreed to, and what became of it all.

Nothing here is ever deleted: a remark is hidden with a reason, a sender forgotten, the rest stays.
"""

from datetime import datetime
from typing import Final, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from kheo.core.text import fold
from kheo.news.models.gatherings import Album, Event
from kheo.news.models.kept import ConsentText, Kept, KeptManager, KeptQuerySet
from kheo.news.models.pages import Article
from kheo.news.rules.contacts import ContactKind
from kheo.news.rules.remarks import STAFF_VERBS, Purpose, State, Verb

MODERATE: Final = "news.moderate_remark"
Reader = AbstractBaseUser | AnonymousUser

STATE_LABELS: Final = {
    State.RECEIVED: _("Mới nhận"),
    State.ACCEPTED: _("Đã tiếp nhận"),
    State.HIDDEN: _("Đang ẩn"),
}
VERB_LABELS: Final = {
    Verb.RECEIVE: _("Bạn đọc gửi"),
    Verb.ACCEPT: _("Tiếp nhận"),
    Verb.ANSWER: _("Trả lời"),
    Verb.HIDE: _("Ẩn"),
    Verb.SHOW: _("Cho hiện lại"),
    Verb.WITHDRAW: _("Người gửi rút đồng ý đăng"),
    Verb.FORGET: _("Xóa thông tin người gửi"),
}
CONTACT_LABELS: Final = {ContactKind.EMAIL: _("Thư điện tử"), ContactKind.PHONE: _("Điện thoại")}
NAMELESS: Final = _("Bạn đọc")


def pages_with_forms() -> PageQuerySet:
    """Return the pages that readers may pass on and remark on."""
    return Page.objects.live().public().type((Article, Album, Event)).specific()


class RemarkQuerySet(KeptQuerySet):
    """How remarks are found."""

    def public(self) -> Self:
        """Remarks that every reader may see, oldest first, with their answers; two queries.

        Contact and address are not even fetched.
        """
        return (
            self.filter(agreed(Purpose.PUBLISH_TEXT), state=State.ACCEPTED, page__live=True)
            .annotate(name_is_public=agreed(Purpose.PUBLISH_NAME))
            .defer("contact", "address", "folded")
            .prefetch_related("answers")
            .order_by("sent_at", "pk")
        )

    def visible_to(self, user: Reader) -> Self:
        """Remarks that somebody may see: all for those who moderate, the public ones for others."""
        moderates = isinstance(user, PermissionsMixin) and user.has_perm(MODERATE)
        return self.all() if moderates else self.public()

    def waiting(self) -> Self:
        """Remarks that nobody has looked at yet."""
        return self.filter(state=State.RECEIVED)

    def under(self, page: Page) -> Self:
        """Remarks on a page or on any page below it."""
        return self.filter(page__path__startswith=page.path)

    def listed(self) -> Self:
        """Bring along what the desk's list shows, newest first; of senders only allowed names."""
        answered = RemarkAnswer.objects.filter(remark=OuterRef("pk"))
        return (
            self.select_related("page")
            .defer("contact", "address", "folded")
            .annotate(
                answered=Exists(answered),
                may_publish=agreed(Purpose.PUBLISH_TEXT),
                name_is_public=agreed(Purpose.PUBLISH_NAME),
            )
            .order_by("-sent_at", "-pk")
        )

    def searched(self, words: str, state: str = "") -> Self:
        """Remarks in a state where text (marks or none) or page has the words."""
        rows = self.filter(state=state) if state else self
        if not words:
            return rows
        found = Q(folded__contains=fold(words).lower())
        return rows.filter(found | Q(page__title__icontains=words))

    def for_desk(self) -> Self:
        """Bring along all that a moderator sees of a remark; the sender only when asked for."""
        return (
            self.select_related("page")
            .defer("name", "contact", "address")
            .prefetch_related("consents__wording", "answers__answered_by", "events__by")
        )

    def to_forget(self, before: datetime) -> Self:
        """Remarks whose sender is still known and to which nothing has happened since."""
        news = RemarkEvent.objects.filter(remark=OuterRef("pk"), at__gte=before)
        return self.filter(~Exists(news), forgotten_at=None, sent_at__lt=before)


class Remark(Kept):
    """What a reader wrote under a page, with the sender, whom only moderators see.

    The page is protected: one with remarks is withdrawn, not deleted, so that the sender's code
    still leads to what was written, and the answer to what it answers.
    """

    page = models.ForeignKey(
        Page, verbose_name=_("Bài"), on_delete=models.PROTECT, related_name="remarks"
    )
    text = models.TextField(_("Nội dung"))
    folded = models.TextField(editable=False)
    name = models.CharField(_("Họ tên"), max_length=60, blank=True)
    contact = models.CharField(_("Cách liên lạc"), max_length=254, blank=True)
    contact_kind = models.CharField(max_length=5, choices=CONTACT_LABELS)
    address = models.CharField(_("Địa chỉ"), max_length=200, blank=True)
    sent_at = models.DateTimeField(_("Lúc gửi"))
    # The state after the last event, kept here so that lists can be counted by it.
    state = models.CharField(
        _("Trạng thái"), max_length=8, choices=STATE_LABELS, default=State.RECEIVED
    )
    forgotten_at = models.DateTimeField(null=True)
    ticket = models.CharField(max_length=64, unique=True, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)

    objects = RemarkQuerySet.as_manager()

    class Meta(Kept.Meta):
        verbose_name = _("Phản hồi")
        verbose_name_plural = _("Phản hồi")
        permissions = (("moderate_remark", _("Tiếp nhận, trả lời và ẩn phản hồi")),)
        indexes = (models.Index(fields=["state", "-sent_at"], name="remark_by_state"),)
        constraints = (
            models.CheckConstraint(name="remark_state", condition=Q(state__in=list(State))),
            models.CheckConstraint(
                name="remark_sender_known_until_forgotten",
                condition=Q(forgotten_at=None) & ~Q(name="") & ~Q(contact="")
                | Q(forgotten_at__isnull=False, name="", contact="", address=""),
            ),
        )

    def __str__(self) -> str:
        # Wagtail shows this in places that anyone on the staff can see: no name, no words.
        return f"#{self.pk}"

    @property
    def shown_name(self) -> str:
        """The name that readers see: the sender's own only where it was allowed and asked for."""
        return self.name if self.name and getattr(self, "name_is_public", False) else str(NAMELESS)


class RemarkConsent(Kept):
    """A sender agreed to one wording; withdrawn or not."""

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="consents")
    wording = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = KeptManager()

    class Meta(Kept.Meta):
        constraints = (
            models.UniqueConstraint(fields=["remark", "wording"], name="remark_consent_once"),
            models.CheckConstraint(
                name="remark_consent_withdrawn_after_given",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("given_at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.remark_id}: {self.wording_id}"


class RemarkAnswer(Kept):
    """What the office answered."""

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(_("Nội dung trả lời"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    objects = KeptManager()

    class Meta(Kept.Meta):
        ordering = ("answered_at", "pk")

    def __str__(self) -> str:
        return f"{self.remark_id}: {self.pk}"


class RemarkEvent(Kept):
    """Something that happened to a remark; rows are added, never changed."""

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(max_length=8, choices=VERB_LABELS)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    objects = KeptManager()

    class Meta(Kept.Meta):
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["remark", "at"], name="remark_event_by_time"),)
        constraints = (
            models.CheckConstraint(name="remark_event_verb", condition=Q(verb__in=list(Verb))),
            models.CheckConstraint(
                name="remark_event_by_officer",
                condition=Q(by__isnull=False, verb__in=sorted(STAFF_VERBS))
                | Q(by=None) & ~Q(verb__in=sorted(STAFF_VERBS)),
            ),
            models.CheckConstraint(
                name="remark_event_hidden_with_reason",
                condition=~Q(verb=Verb.HIDE) & Q(reason="") | Q(verb=Verb.HIDE) & ~Q(reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.remark_id}: {self.verb}"


def agreed(purpose: Purpose) -> Exists:
    """Return the condition that a sender agreed to a purpose and still does."""
    standing = RemarkConsent.objects.filter(
        remark=OuterRef("pk"), wording__purpose=purpose, withdrawn_at=None
    )
    return Exists(standing)
