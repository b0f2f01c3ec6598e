"""Reminders and the mails that carry them, each sent once; how officers want to be told."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Officer, Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.tasks.models.tasks import Task
from kheo.tasks.models.words import REMINDERS
from kheo.tasks.rules.reminding import ReminderKind

TOKEN_LENGTH: Final = 64


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """How reminders are found."""

    def unsent(self) -> Self:
        """Reminders that no mail carries yet."""
        return self.filter(letter=None)


class Letter(models.Model):
    """One mail to one officer: a digest, or an urgent reminder by itself.

    `message_id` is the same however often it is handed over, so that a mailbox keeps one.
    """

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("Ngày"))
    # Several mails a day only for what is express; the digest is number 0.
    number = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=120, unique=True)
    made_at = models.DateTimeField(_("Soạn lúc"))
    sent_at = models.DateTimeField(_("Gửi lúc"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Nobody hands it over before: somebody just does, or it failed; None when done with.
    wait_until = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(_("Lỗi gửi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Thư nhắc việc")
        verbose_name_plural = _("Thư nhắc việc")
        ordering = ("-day", "officer", "number")
        indexes = (
            models.Index(
                fields=("wait_until",),
                condition=Q(wait_until__isnull=False),
                name="letter_waits",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="letter_sent_waits_no_more", condition=Q(sent_at=None) | Q(wait_until=None)
            ),
            models.UniqueConstraint(fields=("officer", "day", "number"), name="letter_once"),
        )

    def __str__(self) -> str:
        return self.message_id


class Reminder(models.Model):
    """Somebody is told one thing of a task, once for a term."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="reminders")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(_("Loại"), max_length=9, choices=choices(REMINDERS))
    number = models.PositiveSmallIntegerField(default=0)
    # What it is about, a due day or a step: another term, or another return, reminds anew.
    occasion = models.CharField(max_length=40)
    day = models.DateField(_("Ngày"))
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="reminders")
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="reminders"
    )
    seen_at = models.DateTimeField(_("Đã xem lúc"), null=True, blank=True)

    objects: ClassVar[ReminderQuerySet] = ReminderQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Nhắc việc")
        verbose_name_plural = _("Nhắc việc")
        ordering = ("-day", "-pk")
        indexes = (
            models.Index(fields=("officer", "-day"), name="reminder_of_officer"),
            models.Index(
                fields=("officer", "day"), condition=Q(letter=None), name="reminder_unsent"
            ),
        )
        constraints = (
            known("reminder_kind_known", kind=ReminderKind),
            models.UniqueConstraint(
                fields=("task", "officer", "kind", "number", "occasion"),
                name="reminder_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task}"


class Round(models.Model):
    """How far reminders of a day have come: its terms are told, and steps up to a key."""

    day = models.DateField(_("Ngày"), unique=True)
    steps_to = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(_("Lúc"))

    class Meta:
        verbose_name = _("Lượt nhắc việc")
        verbose_name_plural = _("Lượt nhắc việc")
        ordering = ("-day",)

    def __str__(self) -> str:
        return str(self.day)


class Wishes(models.Model):
    """How an officer wants to be told: a digest at an hour, nothing in quiet hours."""

    officer = models.OneToOneField(
        Officer, on_delete=models.CASCADE, primary_key=True, related_name="task_wishes"
    )
    by_mail = models.BooleanField(_("Nhắc qua thư điện tử"), default=True)
    digest_at = models.TimeField(_("Giờ gửi thư tổng hợp"), default="07:00")
    quiet_from = models.TimeField(_("Không làm phiền từ"), default="20:00")
    quiet_until = models.TimeField(_("đến"), default="06:30")
    on_days_off = models.BooleanField(_("Gửi cả ngày nghỉ"), default=False)

    class Meta:
        verbose_name = _("Cách nhận nhắc việc")
        verbose_name_plural = _("Cách nhận nhắc việc")

    def __str__(self) -> str:
        return str(self.officer)


class SavedFilter(models.Model):
    """A choice of tasks that an officer keeps under a name."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="task_filters")
    name = models.CharField(_("Tên"), max_length=80)
    query = models.CharField(max_length=1000)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Bộ lọc đã lưu")
        verbose_name_plural = _("Bộ lọc đã lưu")
        ordering = ("officer", "name")
        constraints = (models.UniqueConstraint(fields=("officer", "name"), name="filter_once"),)

    def __str__(self) -> str:
        return self.name


class FeedToken(models.Model):
    """A secret address under which a calendar reads a unit's terms; only its hash is kept."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="task_feeds"
    )
    digest = models.CharField(max_length=TOKEN_LENGTH, unique=True)
    label = models.CharField(_("Dùng ở đâu"), max_length=120)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("Tạo lúc"))
    revoked_at = models.DateTimeField(_("Thu hồi lúc"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last_read_on = models.DateField(_("Đọc lần cuối"), null=True, blank=True)

    class Meta:
        verbose_name = _("Địa chỉ lịch")
        verbose_name_plural = _("Địa chỉ lịch")
        ordering = ("organisation", "-made_at")
        constraints = (
            models.CheckConstraint(
                name="feed_revoked_by_whom",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.label
