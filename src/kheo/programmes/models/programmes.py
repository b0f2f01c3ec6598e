"""Coordination programmes and their parties."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.organisations.models import Officer, Organisation, Place
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.words import INSTRUMENTS, OPENNESSES, ROLES, STATES
from kheo.programmes.rules.instruments import Instrument, PartyRole
from kheo.programmes.rules.openness import Openness
from kheo.programmes.rules.states import BEFORE_SIGNING, State

KIND: Final = "programmes.programme"
"""How the ledger, references and the search call programmes."""

SHOWN: Final = (State.RUNNING, State.ENDED, State.ENDED_WITH_PARTY)
"""A programme is for everybody to read once all have signed it."""
LIVING: Final = [str(state) for state in State if state in BEFORE_SIGNING | {State.RUNNING}]


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """How programmes are found."""

    def shown(self) -> Self:
        """Programmes that everybody may read."""
        return self.filter(state__in=SHOWN).exclude(openness=Openness.INTERNAL)

    def running(self) -> Self:
        """Programmes that run."""
        return self.filter(state=State.RUNNING)

    def running_first(self) -> Self:
        """Those that run before those that have ended, newest first."""
        return self.order_by(
            models.Case(models.When(state=State.RUNNING, then=0), default=1), "-since", "-pk"
        )

    def with_parties(self) -> Self:
        """Bring along the parties."""
        parties = Party.objects.select_related("organisation")
        return self.prefetch_related(models.Prefetch("parties", parties))

    def of(self, organisation: Organisation) -> Self:
        """Programmes to which an organisation is a party."""
        return self.filter(parties__organisation=organisation)


class Programme(models.Model):
    """What two or more organisations agree to do together; what it says stands in its versions."""

    instrument = models.CharField(
        _("Loại"), max_length=10, choices=choices(INSTRUMENTS), default=str(Instrument.PROGRAMME)
    )
    title = models.CharField(_("Tên"), max_length=500)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    place = models.ForeignKey(
        Place, verbose_name=_("Địa bàn"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="programmes",
    )  # fmt: skip
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    theme = models.CharField(_("Chủ đề"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("Chương trình cấp trên"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="children",
    )  # fmt: skip
    former = models.ForeignKey(
        "self", verbose_name=_("Kế tục chương trình"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="successors",
    )  # fmt: skip
    document = models.ForeignKey(
        Document, verbose_name=_("Văn bản đã ký"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="programmes",
    )  # fmt: skip
    openness = models.CharField(
        _("Mức công khai"), max_length=8, choices=choices(OPENNESSES), default=str(Openness.PUBLIC)
    )
    state = models.CharField(_("Tình trạng"), max_length=16, choices=choices(STATES))
    created_at = models.DateTimeField(_("Lập lúc"))
    signed_on = models.DateField(_("Ngày ký đủ"), null=True, blank=True)
    ended_on = models.DateField(_("Ngày kết thúc"), null=True, blank=True)
    ending = models.CharField(_("Lý do kết thúc"), max_length=500, blank=True)
    is_sample = models.BooleanField(_("Nội dung mẫu"), default=False)

    objects: ClassVar[ProgrammeQuerySet] = ProgrammeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Chương trình phối hợp")
        verbose_name_plural = _("Chương trình phối hợp")
        ordering = ("-since", "title", "pk")
        indexes = (models.Index(fields=("state", "-since"), name="programme_shelf"),)
        constraints = (
            known(
                "programme_words_known", instrument=Instrument, openness=Openness, state=State
            ),
            models.CheckConstraint(
                name="programme_in_order", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(
                name="programme_runs_when_signed",
                condition=~Q(state__in=[str(state) for state in SHOWN])
                | Q(signed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="programme_ended_on_a_day",
                condition=Q(ended_on=None, state__in=LIVING)
                | (Q(ended_on__isnull=False) & ~Q(state__in=LIVING)),
            ),
            models.CheckConstraint(
                name="programme_not_above_itself",
                condition=(Q(parent=None) | ~Q(parent=F("pk")))
                & (Q(former=None) | ~Q(former=F("pk"))),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("programmes:programme", args=[self.slug])

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it."""
        return self.state in SHOWN and self.openness != Openness.INTERNAL

    @property
    def is_running(self) -> bool:
        """Whether it binds its parties now."""
        return self.state == State.RUNNING


class Party(models.Model):
    """An organisation that agrees; with the desk and the people who answer for it there."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    order = models.PositiveSmallIntegerField(default=0)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Tổ chức"), on_delete=models.PROTECT, related_name="parties"
    )
    role = models.CharField(
        _("Vai trò"), max_length=8, choices=choices(ROLES), default=str(PartyRole.PARTNER)
    )
    desk = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan thường trực"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="desk_of",
    )  # fmt: skip
    leader = models.CharField(_("Lãnh đạo phụ trách"), max_length=120, blank=True)
    leader_office = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    contact = models.CharField(_("Cán bộ theo dõi"), max_length=120, blank=True)
    contact_office = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    contact_officer = models.ForeignKey(
        Officer, verbose_name=_("Tài khoản của cán bộ theo dõi"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Bên tham gia")
        verbose_name_plural = _("Bên tham gia")
        ordering = ("programme", "order", "pk")
        constraints = (
            known("party_role_known", role=PartyRole),
            models.UniqueConstraint(fields=("programme", "organisation"), name="party_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)
