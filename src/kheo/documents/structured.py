"""What other programs read of a document: schema.org/Legislation."""

from typing import Any, Final

from django.http import HttpRequest

from kheo.core.structured import CONTEXT, breadcrumb_list, publisher
from kheo.documents.models import Document
from kheo.documents.rules.validity import Status
from kheo.documents.sentences import ShownEffect

FORCES: Final = {
    Status.IN_FORCE: "InForce",
    Status.PARTLY: "PartiallyInForce",
    Status.ENDED: "NotInForce",
    Status.NOT_YET: "NotInForce",
}


def document_data(
    document: Document,
    effect: ShownEffect,
    crumbs: list[tuple[str, str]],
    request: HttpRequest,
) -> list[dict[str, Any]]:
    """Return the document as Legislation with its force today, and the way to it."""
    steps = [*crumbs, (document.name, document.get_absolute_url())]
    return [legislation(document, effect, request), breadcrumb_list(steps, request)]


def legislation(document: Document, effect: ShownEffect, request: HttpRequest) -> dict[str, Any]:
    """Return schema.org/Legislation, without what is not known."""
    force = FORCES.get(effect.status)
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Legislation",
        "name": document.name,
        "description": document.title,
        "inLanguage": "vi",
        "url": request.build_absolute_uri(document.get_absolute_url()),
        "legislationIdentifier": document.number,
        "legislationType": document.type_name,
        "legislationPassedBy": {"@type": "Organization", "name": document.issuer_name},
        "legislationDate": day_of(document),
        "legislationLegalForce": f"{CONTEXT}/{force}" if force else "",
        "isBasedOn": document.source_address,
        "publisher": publisher(request),
    }
    return {name: value for name, value in data.items() if value}


def day_of(document: Document) -> str:
    """Return the day of signing, or the year where no more is known."""
    return document.signed_on.isoformat() if document.signed_on else str(document.year or "")
