"""What happens to a task on its way: steps, extensions, evidence, comments."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.files import KeptFile
from kheo.programmes.models.terms import Termed
from kheo.tasks.models.tasks import Task
from kheo.tasks.models.words import EVIDENCE_KINDS, RULINGS, STATES
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.extensions import Ruling
from kheo.tasks.rules.states import State

EVIDENCE_FOLDER = "minh-chung"


class Step(models.Model):
    """A task passed from one state to another: when, by whom, for which organisation, and why."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="steps")
    old = models.CharField(max_length=9, choices=choices(STATES), blank=True)
    new = models.CharField(max_length=9, choices=choices(STATES))
    on = models.DateField(_("Ngày"))
    at = models.DateTimeField(_("Lúc"))
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.TextField(_("Lý do"), max_length=5000, blank=True)

    class Meta:
        verbose_name = _("Bước xử lý")
        verbose_name_plural = _("Bước xử lý")
        ordering = ("task", "at", "pk")
        constraints = (
            models.CheckConstraint(
                name="step_states_known",
                condition=Q(old__in=["", *map(str, State)]) & Q(new__in=[str(s) for s in State]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_old_display()} → {self.get_new_display()}"


class ExtensionQuerySet(models.QuerySet["Extension"]):
    """How wishes for more time are found."""

    def waiting(self) -> Self:
        """Wishes that nobody has answered yet."""
        return self.filter(ruling=Ruling.ASKED)


def wish_waits(task: str) -> Exists:
    """Return whether a wish for more time waits; `task` names the column with the task's key."""
    return Exists(Extension.objects.waiting().filter(task=OuterRef(task)))


class Extension(Termed):
    """A wish for more time, with the term before; the new term stands in the columns of a term."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    former_kind = models.CharField(max_length=7)
    former_day = models.DateField(null=True, blank=True)
    former_due = models.DateField(_("Hạn cũ"), null=True, blank=True)
    due = models.DateField(_("Hạn mới"), null=True, blank=True)
    reason = models.CharField(_("Lý do"), max_length=1000)
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("Xin lúc"))
    ruling = models.CharField(
        _("Kết quả"), max_length=7, choices=choices(RULINGS), default=str(Ruling.ASKED)
    )
    ruled_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ruled_at = models.DateTimeField(_("Trả lời lúc"), null=True, blank=True)
    note = models.CharField(_("Ý kiến"), max_length=1000, blank=True)

    objects: ClassVar[ExtensionQuerySet] = ExtensionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Termed.Meta):
        verbose_name = _("Gia hạn")
        verbose_name_plural = _("Gia hạn")
        ordering = ("task", "asked_at", "pk")
        indexes = (
            models.Index(fields=("asked_at",), condition=Q(ruling="asked"), name="extension_waits"),
            models.Index(fields=("ruled_at",), name="extension_ruled"),
        )
        constraints = (
            *Termed.Meta.constraints,
            known("extension_ruling_known", ruling=Ruling),
            models.CheckConstraint(
                name="extension_ruled_by_whom",
                condition=Q(ruling="asked", ruled_by=None, ruled_at=None)
                | (~Q(ruling="asked") & Q(ruled_by__isnull=False, ruled_at__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=("task",), condition=Q(ruling="asked"), name="extension_one_asked"
            ),
        )

    def __str__(self) -> str:
        return f"{self.former_due} → {self.due}"


class Evidence(KeptFile):
    """What shows that a task was done: a picture, a file, a document of the library, a figure.

    What was taken away leaves its row, with who and why; its bytes are gone.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("Loại"), max_length=8, choices=choices(EVIDENCE_KINDS))
    file = models.FileField(upload_to=EVIDENCE_FOLDER, max_length=200, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence_of"
    )
    figure = models.DecimalField(
        _("Số liệu"), max_digits=20, decimal_places=3, null=True, blank=True
    )
    unit = models.CharField(_("Đơn vị tính"), max_length=60, blank=True)
    caption = models.CharField(_("Mô tả"), max_length=500)
    removed_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(_("Gỡ lúc"), null=True, blank=True)
    removed_for = models.CharField(_("Lý do gỡ"), max_length=500, blank=True)

    class Meta(KeptFile.Meta):
        verbose_name = _("Minh chứng")
        verbose_name_plural = _("Minh chứng")
        ordering = ("task", "added_at", "pk")
        constraints = (
            known("evidence_kind_known", kind=EvidenceKind),
            models.CheckConstraint(
                name="evidence_is_something",
                condition=Q(kind__in=["photo", "file"], document=None, figure=None)
                | Q(kind="document", document__isnull=False, file="", figure=None)
                | (Q(kind="figure", figure__isnull=False, file="", document=None) & ~Q(unit="")),
            ),
            models.CheckConstraint(
                name="evidence_removed_by_whom",
                condition=Q(removed_at=None, removed_by=None, removed_for="")
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_for="")),
            ),
            models.UniqueConstraint(
                fields=("task", "sha256"),
                condition=Q(removed_at=None) & ~Q(sha256=""),
                name="evidence_once",
            ),
        )


class Comment(models.Model):
    """Working words about a task between those who work on it; never public."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Lúc"))
    text = models.TextField(_("Trao đổi"), max_length=5000)

    class Meta:
        verbose_name = _("Trao đổi")
        verbose_name_plural = _("Trao đổi")
        ordering = ("task", "at", "pk")

    def __str__(self) -> str:
        return self.text[:80]
