"""The room as Django knows it."""

from typing import Final

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

VERBS: Final = {
    "invited": _("Mời cán bộ"),
    "invitation_withdrawn": _("Rút lời mời"),
    "invitation_accepted": _("Nhận lời mời"),
    "second_factor_set": _("Bật xác thực hai bước"),
    "second_factor_removed": _("Tắt một cách xác thực hai bước"),
    "second_factor_reset": _("Xóa xác thực hai bước đã mất"),
    "recovery_codes_made": _("Tạo mã khôi phục"),
    "password_changed": _("Đổi mật khẩu"),
    "password_reset": _("Đặt lại mật khẩu qua thư"),
    "sessions_ended": _("Kết thúc phiên đăng nhập"),
    "provider_linked": _("Gắn với đơn vị xác thực"),
    "provider_unlinked": _("Thôi gắn với đơn vị xác thực"),
}


class AccountsConfig(AppConfig):
    """Sign-in."""

    name = "kheo.accounts"
    label = "accounts"
    verbose_name = "Đăng nhập"

    def ready(self) -> None:
        """Enlist verbs, what needs a second factor here, and the tidying up."""
        from django.utils import timezone

        from kheo.accounts import needs
        from kheo.accounts.actions.sessions import forget_what_is_over
        from kheo.accounts.doctor import second_factors
        from kheo.accounts.models import SharedValue
        from kheo.core.front import housekeeping
        from kheo.core.keeping import doctor, tables
        from kheo.ledger import verbs

        for verb, label in VERBS.items():
            verbs.enlist(f"accounts.{verb}", label)
        needs.enlist()
        tables.leave_out(SharedValue, "attempts to sign in: over within minutes")
        doctor.enlist("accounts.factors", _("Xác thực hai bước"), second_factors)
        hour = 3600
        housekeeping.enlist("accounts.over", hour, lambda: forget_what_is_over(at=timezone.now()))
