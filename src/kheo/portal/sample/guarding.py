"""Sample accounts are known to everybody: none may stand in a real site."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from kheo.accounts.sample import holders
from kheo.core.keeping.doctor import Finding, wrong
from kheo.organisations.models import Officer
from kheo.portal.sample.accounts import ACCOUNTS, PASSWORD


def open_to_everybody() -> list[Officer]:
    """Return the officers as whom everybody could sign in: by password or second factor."""
    names = [account.name for account in ACCOUNTS]
    named = Officer.objects.filter(username__in=names, is_active=True)
    found = [*(one for one in named if one.check_password(PASSWORD)), *holders()]
    return sorted(set(found), key=lambda officer: officer.username)


def examine() -> Iterator[Finding]:
    """Find sample accounts in a real site."""
    for officer in open_to_everybody() if settings.PRODUCTION else []:
        yield wrong(
            _("Tài khoản mẫu %(name)s còn dùng được trong trang thật: ai cũng biết mật khẩu.")
            % {"name": officer.username},
            _("Cho tài khoản ấy ngừng dùng, hoặc đổi mật khẩu và xác thực hai bước của nó."),
        )
