"""The parties of a programme, row by row; more rows come by a button."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.documents.forms.desk import Unlabelled
from kheo.organisations.forms.organisation_fields import LineField, OfficerField, written
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.programmes.actions.beginning import PartySaid
from kheo.programmes.forms.programmes import OneOrganisationField
from kheo.programmes.models import Party
from kheo.programmes.models.words import ROLES
from kheo.programmes.rules.instruments import PartyRole

PREFIX: Final = "ben"
COUNT: Final = "so_ben"
MORE: Final = "them"
MOST: Final = 30
TYPED: Final = ("organisation", "desk", "leader", "leader_office", "contact", "contact_office",
                "contact_officer")  # fmt: skip


class ContactsForm(Unlabelled):
    """Who answers for a party."""

    desk = OneOrganisationField(label=_("Cơ quan thường trực"), required=False)
    leader = LineField(label=_("Lãnh đạo phụ trách"), max_length=120, required=False)
    leader_office = LineField(
        label=_("Chức vụ của lãnh đạo phụ trách"), max_length=200, required=False
    )
    contact = LineField(label=_("Cán bộ theo dõi"), max_length=120, required=False)
    contact_office = LineField(
        label=_("Chức vụ của cán bộ theo dõi"), max_length=200, required=False
    )
    contact_officer = OfficerField(
        label=_("Tên đăng nhập của cán bộ theo dõi"), required=False,
        help_text=_("Người này sẽ thấy chương trình trong danh sách của mình."),
    )  # fmt: skip

    def said(self, organisation: Organisation, role: PartyRole) -> PartySaid:
        """Return a party with these people."""
        names = [name for name in TYPED if name != "organisation"]
        return PartySaid(organisation, role, **{name: self.cleaned_data[name] for name in names})


class PartyForm(ContactsForm):
    """One party; a row in which no organisation stands is no party."""

    organisation = OneOrganisationField(label=_("Tổ chức"), required=False)
    role = forms.ChoiceField(label=_("Vai trò"), choices=choices(ROLES))
    field_order = ("organisation", "role")

    def clean(self) -> dict[str, Any]:
        """Ask for the organisation where anything else is said."""
        cleaned: dict[str, Any] = super().clean() or {}
        said = any(cleaned.get(name) for name in TYPED)
        if said and not cleaned.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", _("Hãy ghi tổ chức, hoặc xóa hết dòng này."))
        return cleaned

    def party(self) -> PartySaid | None:
        """Return the party, or None for an empty row."""
        organisation = self.cleaned_data.get("organisation")
        role = PartyRole(self.cleaned_data["role"])
        return self.said(organisation, role) if organisation else None


class PartyRows:
    """All rows of parties of a page: as they were kept, or as they were typed."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, initial: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        self.more = data is not None and MORE in data
        typed = data is not None and not self.more
        rows = list(initial) if data is None else [{} for _row in range(counted(data))]
        if data is not None and self.more:
            rows = [typed_of(data, place) for place in range(len(rows))]
            rows = [*rows, {"role": str(PartyRole.PARTNER)}][:MOST]
        self.forms = [
            PartyForm(data if typed else None, prefix=f"{PREFIX}-{place}", initial=dict(row))
            for place, row in enumerate(rows)
        ]

    @property
    def count(self) -> int:
        """How many rows the page shows."""
        return len(self.forms)

    @property
    def may_grow(self) -> bool:
        """Whether another row may be asked for."""
        return self.count < MOST

    def is_valid(self) -> bool:
        """Return whether all rows can be read."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return not wrong

    def said(self) -> list[PartySaid]:
        """Return the parties in order."""
        return [party for form in self.forms if (party := form.party())]


def counted(data: Mapping[str, Any]) -> int:
    """Return how many rows a page sent."""
    said = str(data.get(COUNT, ""))
    return min(int(said), MOST) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def typed_of(data: Mapping[str, Any], place: int) -> dict[str, str]:
    """Return a row as it was typed, to be shown again."""
    return {name: str(data.get(f"{PREFIX}-{place}-{name}", "")) for name in (*TYPED, "role")}


def initial_rows(parties: Sequence[Party]) -> list[dict[str, Any]]:
    """Return parties as rows show them."""
    return [
        {"organisation": written(one.organisation), "role": one.role, **initial_contacts(one)}
        for one in parties
    ]


def initial_contacts(party: Party) -> dict[str, Any]:
    """Return who answers for a party as the form shows it."""
    return {
        "desk": written(party.desk) if party.desk else "",
        "leader": party.leader, "leader_office": party.leader_office,
        "contact": party.contact, "contact_office": party.contact_office,
        "contact_officer": party.contact_officer.username if party.contact_officer else "",
    }  # fmt: skip
