"""What officers change about their sign-in stands in the ledger, in the transaction of the act."""

from typing import Any, ClassVar

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kheo.accounts.reading import signed_in
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer


class Recorded:
    """A view of allauth whose act is written down with it.

    allauth acts in views and tells by signals, some of them only after its transaction; here the
    entry stands or falls with the act.
    """

    verb: ClassVar[str]
    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Act and write it down."""
        officer, facts = self.officer, self.facts()
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            at = timezone.now()
            record(self.verb, target=officer, by=officer, at=at, facts=facts)
            self.also(officer)
        return answer

    @property
    def officer(self) -> Officer:
        """Whose sign-in it is."""
        return signed_in(self.request)

    def facts(self) -> dict[str, Fact]:
        """Return what else is written down."""
        return {}

    def also(self, officer: Officer) -> None:
        """Do what follows from the act."""
