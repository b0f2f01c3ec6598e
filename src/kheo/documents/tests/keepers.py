"""Officers and a plan for tests of the desk."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Permission

from kheo.law.tests import factories
from kheo.organisations.models import Officer

FORM_OF_A_PLAN: dict[str, Any] = {
    "type": "kế hoạch", "number": "5/KH-UBND", "issuer": "UBND xã Đăk Pék",
    "title": "Triển khai Chỉ thị số 33/CT-TTg", "signed_on": date(2026, 1, 2),
}  # fmt: skip


def visitor(name: str) -> Officer:
    """Return an officer who works on the staff path, with nothing to do in the library."""
    return allowed(name, ())


def keeper(name: str, *more: str) -> Officer:
    """Return an officer who enters and changes documents, and may do more."""
    return allowed(name, ("add_document", "change_document", *more))


def allowed(name: str, codenames: tuple[str, ...]) -> Officer:
    """Return an officer with permissions of the library."""
    user = factories.officer(name, email=f"{name}@mau.example")
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="documents", codename__in=codenames),
    )
    return Officer.objects.get(pk=user.pk)
