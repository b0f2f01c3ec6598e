"""What readers ask of organisations, and what staff type about them."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.organisations.forms.organisation_fields import (
    LineField,
    OfficerField,
    OrganisationsField,
)
from kheo.organisations.forms.places import LONGEST_QUERY, DayForm
from kheo.organisations.forms.villages import DeskForm, day_field, document_field
from kheo.organisations.models import Mandate, Role
from kheo.organisations.models.organisation_words import (
    KINDS,
    LEVELS,
    PRECISIONS,
    SUCCESSION_KINDS,
    choices,
)
from kheo.organisations.rules.lives import Precision
from kheo.organisations.rules.mandates import MandateKind
from kheo.organisations.verbs import VERBS


class FindForm(DayForm):
    """Which organisation somebody looks for, and on which day."""

    q = forms.CharField(
        label=_("Tìm tổ chức"),
        required=False,
        max_length=LONGEST_QUERY,
        help_text=_("Tên đang dùng, tên cũ hoặc chữ viết tắt, có dấu hoặc không: BTGDVTU."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    field_order = ("q", "ngay")

    def asked(self) -> str:
        """Return what is looked for, or nothing."""
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""


class DeskFindForm(FindForm):
    """The same on the desk, whose frame makes fields for searching wider than a telephone."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **more})
        self.fields["q"].widget = forms.TextInput(attrs={"autocomplete": "off"})


def abbreviation_field() -> LineField:
    """Return a field for the abbreviation in numbers of documents."""
    return LineField(
        label=_("Chữ viết tắt trong số, ký hiệu văn bản"),
        required=False,
        max_length=40,
        help_text=_("Ví dụ: BTGDVTU."),
    )


def precision_field() -> forms.ChoiceField:
    """Return a field for how exactly a day is known."""
    return forms.ChoiceField(
        label=_("Ngày này rõ đến đâu"),
        required=False,
        choices=choices(PRECISIONS),
        initial=str(Precision.DAY),
    )


class FoundForm(DeskForm):
    """A new organisation."""

    part = "found"
    name = LineField(label=_("Tên"))
    abbreviation = abbreviation_field()
    kind = forms.ChoiceField(label=_("Loại"), choices=choices(KINDS))
    level = forms.ChoiceField(label=_("Cấp"), choices=choices(LEVELS))
    parent = OrganisationsField(
        label=_("Tổ chức cấp trên"), required=False, widget=forms.TextInput()
    )
    since = day_field(_("Từ ngày"), required=False, hint=_("Để trống nếu không rõ."))
    precision = precision_field()
    document = document_field()
    source = LineField(label=_("Nguồn thông tin"), required=False, max_length=500)
    verified = forms.BooleanField(label=_("Đã kiểm chứng với văn bản gốc"), required=False)

    def clean_precision(self) -> Precision:
        """Return how exactly the day is known."""
        return Precision(self.cleaned_data["precision"] or Precision.DAY)


class RenameForm(DeskForm):
    """Another official name."""

    part = "rename"
    name = LineField(label=_("Tên mới"))
    abbreviation = abbreviation_field()
    day = day_field(_("Mang tên mới từ ngày"), required=True)
    document = document_field()


class NameForm(DeskForm):
    """Another name by which an organisation is found."""

    part = "name"
    name = LineField(label=_("Cũng gọi là"))
    abbreviation = abbreviation_field()


class MoveForm(DeskForm):
    """Another place in the tree."""

    part = "move"
    parent = OrganisationsField(
        label=_("Tổ chức cấp trên mới"),
        required=False,
        widget=forms.TextInput(),
        help_text=_("Để trống nếu không còn tổ chức cấp trên."),
    )
    day = day_field(_("Từ ngày"), required=True)
    document = document_field()


class EndForm(DeskForm):
    """The last day."""

    part = "end"
    last_day = day_field(
        _("Đến hết ngày"), required=True, hint=_("Ngày cuối cùng tổ chức còn hoạt động.")
    )
    document = document_field()


class SucceedForm(DeskForm):
    """Who comes after, and how."""

    part = "succeed"
    kind = forms.ChoiceField(label=_("Cách kế tục"), choices=choices(SUCCESSION_KINDS))
    others = OrganisationsField(label=_("Cùng với các tổ chức trước khác"), required=False)
    new = OrganisationsField(label=_("Tổ chức sau"), required=False)
    day = day_field(
        _("Từ ngày"), required=True, hint=_("Ngày đầu tiên tổ chức sau chịu trách nhiệm.")
    )
    precision = precision_field()
    document = document_field()
    source = LineField(label=_("Nguồn thông tin"), required=False, max_length=500)
    verified = forms.BooleanField(label=_("Đã kiểm chứng với văn bản gốc"), required=False)

    def clean_precision(self) -> Precision:
        """Return how exactly the day is known."""
        return Precision(self.cleaned_data["precision"] or Precision.DAY)


class AppointForm(DeskForm):
    """Who holds which role."""

    part = "appoint"
    officer = OfficerField(label=_("Tên đăng nhập của cán bộ"))
    role = forms.ModelChoiceField(label=_("Vai trò"), queryset=Role.objects.all())
    since = day_field(_("Từ ngày"), required=True)
    until = day_field(_("Đến hết ngày"), required=False)
    document = document_field()


class DelegateForm(DeskForm):
    """Who stands in for whom."""

    part = "delegate"
    STAND_INS: ClassVar = (MandateKind.DEPUTY, MandateKind.DELEGATED)
    to = OfficerField(label=_("Tên đăng nhập của người ký thay hoặc được ủy quyền"))
    kind = forms.ChoiceField(label=_("Cách giữ"))
    verbs = forms.MultipleChoiceField(
        label=_("Chỉ gồm các việc"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ký thay: để trống là mọi việc. Thừa ủy quyền: phải chọn."),
    )
    since = day_field(_("Từ ngày"), required=True)
    until = day_field(_("Đến hết ngày"), required=False)
    document = document_field()

    def __init__(self, *args: Any, grounds: Mandate, **more: Any) -> None:
        super().__init__(*args, **more)
        labels = {MandateKind.DEPUTY: _("Ký thay (KT.)"), MandateKind.DELEGATED: _("TUQ.")}
        carried = grounds.role.verbs.values_list("verb", flat=True)
        self.fields["kind"].choices = choices(labels)  # type: ignore[attr-defined] # a choice
        self.fields["verbs"].choices = [  # type: ignore[attr-defined] # a choice
            (verb, VERBS[verb].label) for verb in carried if verb in VERBS
        ]


class LastDayForm(DeskForm):
    """The last day of a mandate."""

    part = "over"
    last_day = day_field(_("Thôi giữ từ sau ngày"), required=True)
    reason = LineField(label=_("Lý do"), required=False, max_length=500)


class HandOverForm(DeskForm):
    """Where duties go, and why."""

    part = "handover"
    heirs = forms.MultipleChoiceField(
        label=_("Giao cho tổ chức kế tục"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = OrganisationsField(label=_("Giao cho tổ chức khác"), required=False)
    reason = LineField(
        label=_("Lý do"),
        required=False,
        max_length=500,
        help_text=_("Phải có khi giao cho nơi không kế tục, hoặc khi kết thúc không bàn giao."),
    )
    document = document_field()

    def __init__(self, *args: Any, heirs: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["heirs"].choices = heirs  # type: ignore[attr-defined] # a choice
        if not heirs:
            del self.fields["heirs"]
