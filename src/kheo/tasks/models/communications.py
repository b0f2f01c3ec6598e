"""Communication activities (tuyên truyền, giáo dục): tasks with a form of their own."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.tasks.models.tasks import Task
from kheo.tasks.rules.communications import Channel, Precision

CHANNELS = {
    Channel.MEETING: _("Hội nghị, họp dân"),
    Channel.TALK: _("Nói chuyện chuyên đề, tập huấn"),
    Channel.BROADCAST: _("Truyền thanh"),
    Channel.TELEVISION: _("Phát thanh, truyền hình"),
    Channel.PRESS: _("Báo, tạp chí"),
    Channel.PORTAL: _("Cổng, trang thông tin điện tử"),
    Channel.SOCIAL: _("Mạng xã hội"),
    Channel.PRINT: _("Tờ rơi, áp phích, pa nô"),
    Channel.VISIT: _("Đến từng nhà"),
    Channel.EVENT: _("Hội thi, văn nghệ, sự kiện"),
}
PRECISIONS = {
    Precision.EXACT: _("Chính xác"),
    Precision.ABOUT: _("Khoảng"),
    Precision.OVER: _("Trên"),
    Precision.NEARLY: _("Gần"),
}


class Communication(models.Model):
    """What is said to whom, through which channel, when, by whom; whom it reached, what it cost.

    `cost` is in đồng; `reach` counts people, as precisely as `reach_precision` says.
    """

    task = models.OneToOneField(
        Task, on_delete=models.CASCADE, primary_key=True, related_name="communication"
    )
    audience = models.CharField(_("Đối tượng"), max_length=300)
    channel = models.CharField(_("Hình thức"), max_length=10, choices=choices(CHANNELS))
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"), null=True, blank=True)
    venue = models.CharField(_("Nơi tổ chức"), max_length=300, blank=True)
    speaker = models.CharField(_("Người thực hiện"), max_length=300, blank=True)
    reach = models.PositiveIntegerField(_("Số người"), null=True, blank=True)
    reach_precision = models.CharField(
        max_length=6, choices=choices(PRECISIONS), default=str(Precision.EXACT)
    )
    cost = models.PositiveBigIntegerField(_("Kinh phí (đồng)"), null=True, blank=True)

    class Meta:
        verbose_name = _("Hoạt động tuyên truyền")
        verbose_name_plural = _("Hoạt động tuyên truyền")
        ordering = ("starts_on", "pk")
        indexes = (models.Index(fields=("starts_on",), name="communication_calendar"),)
        constraints = (
            known("communication_words_known", channel=Channel, reach_precision=Precision),
            models.CheckConstraint(
                name="communication_in_order",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        )

    def __str__(self) -> str:
        return self.audience
