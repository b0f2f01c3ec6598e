"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    """Rules in force, the calendar, deadlines."""

    name = "kheo.law"
    label = "law"
    verbose_name = "Quy tắc và lịch làm việc"

    def ready(self) -> None:
        """Tell the ledger what is done here, and the handover queue where open terms lie."""
        from kheo.ledger import verbs

        for verb, label in (
            ("law.loaded", _("Nạp quy tắc và lịch làm việc")),
            ("law.rule_set", _("Đặt quy tắc")),
            ("law.rule_ended", _("Kết thúc quy tắc")),
            ("law.rule_verified", _("Kiểm chứng quy tắc")),
            ("law.day_verified", _("Kiểm chứng ngày trong lịch")),
            ("law.days_announced", _("Công bố ngày nghỉ, ngày làm bù")),
            ("law.days_withdrawn", _("Rút ngày nghỉ, ngày làm bù")),
            ("law.hours_set", _("Đặt giờ làm việc")),
            ("law.deadline_opened", _("Mở thời hạn")),
            ("law.deadline_met", _("Làm xong trong thời hạn đã mở")),
            ("law.deadline_cancelled", _("Hủy thời hạn")),
            ("law.deadline_recomputed", _("Tính lại hạn")),
            ("law.deadline_handed_over", _("Chuyển thời hạn")),
        ):
            verbs.enlist(verb, label)

        from kheo.law.duties import OpenDeadlines
        from kheo.organisations import duties

        duties.enlist(OpenDeadlines())
