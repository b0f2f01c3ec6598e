"""What the doctor examines of sign-in."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from kheo.accounts import second_factor
from kheo.accounts.adapters.mfa import is_readable
from kheo.core.keeping.doctor import Finding, look, wrong
from kheo.organisations.models import Officer


def second_factors() -> Iterator[Finding]:
    """Find second factors that nobody can use any more, and officers who still lack one."""
    for row in Authenticator.objects.select_related("user").iterator():
        if not is_readable(row):
            yield wrong(
                _("Không đọc được xác thực hai bước của %(officer)s: khóa bí mật đã đổi.")
                % {"officer": row.user},
                _("Đặt khóa cũ vào KHEO_OLD_SECRETS, hoặc chạy ./kheo reset-second-factor."),
            )
    for officer in Officer.objects.filter(is_active=True).iterator():
        if second_factor.is_needed_by(officer) and not second_factor.has_one(officer):
            yield look(
                _("%(officer)s cần xác thực hai bước mà chưa bật.") % {"officer": officer},
                _("Người ấy bật ở lần đăng nhập tới; không đăng nhập nữa thì cho ngừng dùng."),
            )
