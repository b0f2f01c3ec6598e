"""The sample's organisations, who holds what in them, and the real bodies of Kon Tum."""

from datetime import date, datetime
from typing import Final

from kheo.ledger.rules import system
from kheo.organisations.actions.load_organisations import CARRIED, load_organisations
from kheo.organisations.actions.mandates import appoint
from kheo.organisations.models import Mandate, Officer, Organisation, Role
from kheo.portal.sample.accounts import ACCOUNTS, ADMINISTRATOR, APPROVER, EDITOR
from kheo.portal.sample.texts import FOLDER

BY: Final = system("load-sample")
BOARD: Final = "ban-tuyen-giao-va-dan-van-tinh-uy-an-linh"
FORMER_BOARD: Final = "ban-dan-van-tinh-uy-an-linh"
DISTRICT: Final = "huyen-uy-song-may"
MANDATES: Final = (
    (ADMINISTRATOR.name, "bi-thu", "tinh-uy-an-linh", date(2024, 1, 2)),
    (APPROVER.name, "truong-ban", BOARD, date(2025, 2, 20)),
    (EDITOR.name, "bien-tap-vien-don-vi", BOARD, date(2025, 2, 20)),
    # Held in bodies that have ended: they wait in the handover queue.
    (APPROVER.name, "pho-truong-ban", FORMER_BOARD, date(2023, 5, 4)),
    (EDITOR.name, "chuyen-vien", DISTRICT, date(2022, 3, 1)),
    *(
        (one.name, one.role, one.works_for, date(2025, 7, 1))
        for one in ACCOUNTS
        if one.role and one.works_for
    ),
)


def load_bodies(*, at: datetime) -> None:
    """Bring in the organisations and mandates that are missing."""
    load_organisations(FOLDER / "site" / "organisations.toml", by=BY, at=at, is_sample=True)
    load_organisations(CARRIED, by=BY, at=at)
    if not Mandate.objects.exists():
        for name, role, organisation, since in MANDATES:
            appoint(
                officer=Officer.objects.get(username=name),
                role=Role.objects.get(code=role),
                organisation=Organisation.objects.get(slug=organisation),
                since=since,
                by=BY,
                at=at,
            )
