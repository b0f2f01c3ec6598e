"""Documents for tests."""

from datetime import date
from typing import Any

from kheo.documents.actions.entering import IssuedBy, Particulars, enter_document
from kheo.documents.actions.publishing import publish_document
from kheo.documents.models import Document
from kheo.law.tests.factories import NOON
from kheo.ledger.rules import system

LIBRARIAN = system("test")
DIRECTIVE = "33/CT-TTg"


def said(**more: Any) -> Particulars:
    """Return what is said of the directive on dân vận in State administration, or of another."""
    issuer = more.pop("issuer", "Thủ tướng Chính phủ")
    given: dict[str, Any] = {
        "type": "chỉ thị",
        "number": DIRECTIVE,
        "title": "Tiếp tục tăng cường và đổi mới công tác dân vận",
        "issuers": [IssuedBy(issuer)],
        "signed_on": date(2021, 11, 26),
    }
    return Particulars(**(given | more))


def draft(**more: Any) -> Document:
    """Enter a document."""
    return enter_document(said=said(**more), by=LIBRARIAN, at=NOON)


def published(**more: Any) -> Document:
    """Enter a document and publish it."""
    return publish_document(document=draft(**more), by=LIBRARIAN, at=NOON)
