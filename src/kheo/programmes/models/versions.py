"""What a programme says, version by version, and what each party said to each."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.programmes import Party, Programme
from kheo.programmes.models.words import ANSWERS, CLAUSE_KINDS, OPENINGS
from kheo.programmes.rules import outline, versions
from kheo.programmes.rules.instruments import Opening
from kheo.programmes.rules.outline import ClauseKind
from kheo.programmes.rules.versions import Answer


class VersionQuerySet(models.QuerySet["Version"]):
    """How versions are found."""

    def binding(self) -> Self:
        """Versions that bind their parties now, or bound them last."""
        return self.filter(bound_at__isnull=False, overtaken_at=None)

    def open(self) -> Self:
        """Versions that are being written, or that wait for answers."""
        return self.filter(bound_at=None, closed_at=None)


class Version(models.Model):
    """One text of a programme. Once it is put forward nothing in it changes any more."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Lần"))
    proposed_by = models.ForeignKey(
        Party, verbose_name=_("Bên đề xuất"), on_delete=models.PROTECT, related_name="proposed"
    )
    note = models.CharField(_("Thay đổi gì, vì sao"), max_length=500, blank=True)
    begun_at = models.DateTimeField(_("Soạn từ lúc"))
    put_forward_at = models.DateTimeField(_("Gửi các bên lúc"), null=True, blank=True)
    bound_at = models.DateTimeField(_("Các bên đồng ý đủ lúc"), null=True, blank=True)
    overtaken_at = models.DateTimeField(_("Được thay lúc"), null=True, blank=True)
    closed_at = models.DateTimeField(_("Không được đồng ý lúc"), null=True, blank=True)

    objects: ClassVar[VersionQuerySet] = VersionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Lần sửa chương trình")
        verbose_name_plural = _("Lần sửa chương trình")
        ordering = ("programme", "number")
        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="version_once"),
            models.UniqueConstraint(
                fields=("programme",),
                condition=Q(bound_at__isnull=False, overtaken_at=None),
                name="version_one_binds",
            ),
            models.UniqueConstraint(
                fields=("programme",),
                condition=Q(bound_at=None, closed_at=None),
                name="version_one_open",
            ),
            models.CheckConstraint(
                name="version_bound_when_put_forward",
                condition=Q(bound_at=None) | Q(put_forward_at__isnull=False, closed_at=None),
            ),
            models.CheckConstraint(
                name="version_overtaken_when_bound",
                condition=Q(overtaken_at=None) | Q(bound_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme} ({self.number})"

    @property
    def is_editable(self) -> bool:
        """Whether its text may still be written."""
        return self.put_forward_at is None and self.closed_at is None

    @property
    def outline(self) -> list[outline.Clause]:
        """Its clauses as rules read them, in order."""
        return [clause.as_rule for clause in self.clauses.all()]

    @property
    def as_rule(self) -> versions.Version:
        """The version as rules read it; parties by key."""
        answers = {one.party_id: Answer(one.answer) for one in self.answers.all()}
        return versions.Version(self.number, self.proposed_by_id, answers)


class Basis(models.Model):
    """A legal basis as the text quotes it, with the document where the library has it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="bases")
    order = models.PositiveSmallIntegerField(default=0)
    opening = models.CharField(
        _("Mở đầu"), max_length=12, choices=choices(OPENINGS), default=str(Opening.BASED_ON)
    )
    text = models.CharField(_("Nguyên văn"), max_length=1000)
    document = models.ForeignKey(
        Document, verbose_name=_("Văn bản"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="bases_in_programmes",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Căn cứ")
        verbose_name_plural = _("Căn cứ")
        ordering = ("version", "order")
        constraints = (
            known("basis_opening_known", opening=Opening),
            models.UniqueConstraint(fields=("version", "order"), name="basis_place_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_opening_display()} {self.text}"


class Clause(models.Model):
    """One clause; `key` is the same in all versions, `depth` 1 to 4 for I, 1, a and -."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=12)
    order = models.PositiveSmallIntegerField(default=0)
    depth = models.PositiveSmallIntegerField(_("Bậc"), default=1)
    kind = models.CharField(
        _("Loại"), max_length=11, choices=choices(CLAUSE_KINDS), default=str(ClauseKind.CONTENT)
    )
    text = models.TextField(_("Nội dung"), max_length=20_000)

    class Meta:
        verbose_name = _("Mục")
        verbose_name_plural = _("Mục")
        ordering = ("version", "order")
        constraints = (
            known("clause_kind_known", kind=ClauseKind),
            models.CheckConstraint(
                name="clause_depth_known", condition=Q(depth__gte=1, depth__lte=outline.DEEPEST)
            ),
            models.UniqueConstraint(fields=("version", "key"), name="clause_once"),
            models.UniqueConstraint(fields=("version", "order"), name="clause_place_once"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def as_rule(self) -> outline.Clause:
        """The clause as rules read it."""
        return outline.Clause(self.key, self.depth, self.text, ClauseKind(self.kind))


class PartyAnswer(models.Model):
    """What a party said to a version, by whose hand; a yes to the first one is its signature."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="answers")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="answers")
    answer = models.CharField(_("Trả lời"), max_length=8, choices=choices(ANSWERS))
    name = models.CharField(_("Người ký"), max_length=120)
    office = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("Lý do"), max_length=1000, blank=True)
    at = models.DateTimeField(_("Lúc"))

    class Meta:
        verbose_name = _("Trả lời của một bên")
        verbose_name_plural = _("Trả lời của các bên")
        ordering = ("version", "at", "pk")
        constraints = (
            known("answer_known", answer=Answer),
            models.UniqueConstraint(fields=("version", "party"), name="answer_once"),
            models.CheckConstraint(
                name="answer_no_with_reason", condition=~Q(answer="declined") | ~Q(reason="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.get_answer_display()}"


class DraftComment(models.Model):
    """What an organisation thinks of a version, or of one clause of it, and what became of that."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    clause_key = models.CharField(max_length=12, blank=True)
    text = models.TextField(_("Ý kiến"), max_length=5000)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Lúc"))
    reply = models.TextField(_("Tiếp thu, giải trình"), max_length=5000, blank=True)
    taken = models.BooleanField(_("Đã tiếp thu"), null=True, blank=True)
    replied_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replied_at = models.DateTimeField(_("Trả lời lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("Ý kiến về dự thảo")
        verbose_name_plural = _("Ý kiến về dự thảo")
        ordering = ("version", "at", "pk")
        constraints = (
            models.CheckConstraint(
                name="comment_replied_by_whom",
                condition=Q(replied_at=None, replied_by=None, taken=None, reply="")
                | Q(replied_at__isnull=False, replied_by__isnull=False, taken__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]
