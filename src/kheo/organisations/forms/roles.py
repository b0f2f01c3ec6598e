"""What a role carries."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.organisations.forms.organisation_fields import LineField
from kheo.organisations.forms.villages import REQUIRED, DeskForm
from kheo.organisations.models import Role
from kheo.organisations.verbs import VERBS

NOT_AT_ALL, HERE, BELOW = "", "here", "below"
REACH: Final = [
    (NOT_AT_ALL, _("Không")),
    (HERE, _("Ở chính tổ chức")),
    (BELOW, _("Cả tổ chức trực thuộc")),
]


class RoleForm(DeskForm):
    """A role, and for each verb of the house how far it reaches."""

    part = "role"
    code = forms.SlugField(
        label=_("Mã"),
        max_length=60,
        help_text=_("Chữ không dấu, số và gạch nối: truong-ban."),
        error_messages={"required": REQUIRED, "invalid": _("Chỉ dùng chữ không dấu và gạch nối.")},
    )
    name = LineField(label=_("Tên"), max_length=120)
    rank = forms.IntegerField(
        label=_("Thứ tự"),
        min_value=1,
        max_value=1000,
        initial=100,
        error_messages={"required": REQUIRED, "invalid": _("Hãy ghi một số.")},
    )

    def __init__(self, *args: Any, role: Role | None = None, **more: Any) -> None:
        carried = dict(role.verbs.values_list("verb", "below")) if role else {}
        initial = {"code": role.code, "name": role.name, "rank": role.rank} if role else {}
        initial |= {verb: BELOW if below else HERE for verb, below in carried.items()}
        # Verbs of a room that this site does not have now stay with the role.
        self.kept = {verb: below for verb, below in carried.items() if verb not in VERBS}
        super().__init__(*args, initial=initial or None, **more)
        if role:
            del self.fields["code"]
        for verb in sorted(VERBS.values(), key=lambda one: one.code):
            self.fields[verb.code] = forms.ChoiceField(
                label=str(verb.label), choices=REACH, required=False
            )

    def verbs(self) -> dict[str, bool]:
        """Return the verbs chosen; True: also for what stands below."""
        chosen = {verb: self.cleaned_data[verb] for verb in VERBS if self.cleaned_data[verb]}
        return self.kept | {verb: reach == BELOW for verb, reach in chosen.items()}
