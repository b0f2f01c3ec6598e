"""What an officer says of a document; the same form whether it is typed or proposed from a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.text import clean, one_line, slugify
from kheo.documents.actions.entering import IssuedBy, Particulars
from kheo.documents.intake.reasons import MOST_TEXT
from kheo.documents.models import Document, Subject
from kheo.documents.models.words import TYPE_CHOICES
from kheo.documents.recognising import recognised
from kheo.documents.rules.signing import Authority, SignedBy
from kheo.documents.rules.spelled import Spelled, read_signature
from kheo.law.forms.public import DayField
from kheo.organisations.models import Place
from kheo.organisations.reading.places import who_is
from kheo.organisations.rules.places import PlaceKind

lazy = gettext_lazy
MOST_LINES: Final = 100
YEARS: Final = (1945, 2200)
WIDEST: Final = {"issuers": 255, "signatories": 480, "addressees": 300}


def area(label: Any, rows: int, hint: Any = "") -> forms.CharField:
    """Return a field of several lines."""
    return forms.CharField(
        label=label, required=False, help_text=hint, widget=forms.Textarea(attrs={"rows": rows})
    )


def line(label: Any, longest: int, hint: Any = "") -> forms.CharField:
    """Return a field of one line."""
    return forms.CharField(label=label, required=False, max_length=longest, help_text=hint)


class ParticularsForm(forms.Form):
    """All that may be said; nothing must be, until the document is published."""

    type = forms.ChoiceField(
        label=lazy("Loại văn bản"), required=False,
        choices=[("", lazy("Chưa rõ")), *TYPE_CHOICES],
    )  # fmt: skip
    number = line(lazy("Số, ký hiệu"), 120, lazy("Ví dụ: 33/CT-TTg, 25-NQ/TW, 1907/UBND-KSTT."))
    title = forms.CharField(
        label=lazy("Trích yếu"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    issuers = area(
        lazy("Cơ quan ban hành"), 2,
        lazy("Mỗi dòng một cơ quan, ghi tên vào ngày ban hành: Ủy ban nhân dân tỉnh Quảng Ngãi."),
    )  # fmt: skip
    signed_on = DayField(
        label=lazy("Ngày ban hành"), required=False, help_text=lazy("Ví dụ 26/11/2021.")
    )
    year = forms.IntegerField(
        label=lazy("Năm ban hành"), required=False, min_value=YEARS[0], max_value=YEARS[1],
        help_text=lazy("Chỉ điền khi không rõ ngày."), localize=False,
    )  # fmt: skip
    effective_on = DayField(label=lazy("Ngày có hiệu lực"), required=False)
    expires_on = DayField(label=lazy("Ngày cuối cùng có hiệu lực"), required=False)
    signatories = area(
        lazy("Người ký"), 2,
        lazy(
            "Mỗi dòng một người, các phần cách nhau bằng dấu |: "
            "KT. Bộ trưởng | Thứ trưởng | Lê Văn An. Tự ký thì ghi: Chủ tịch | Lê Văn An."
        ),
    )  # fmt: skip
    addressees = area(lazy("Nơi nhận"), 3, lazy("Mỗi dòng một nơi nhận."))
    subject = forms.ModelChoiceField(
        label=lazy("Lĩnh vực"), required=False, queryset=Subject.objects.all(),
        empty_label=lazy("Chưa chọn"),
    )  # fmt: skip
    new_subject = line(lazy("Lĩnh vực mới"), 120, lazy("Chỉ điền khi danh sách trên chưa có."))
    province = forms.ModelChoiceField(
        label=lazy("Tỉnh, thành phố"), required=False, queryset=Place.objects.none(),
        empty_label=lazy("Cả nước hoặc chưa rõ"),
    )  # fmt: skip
    commune = line(
        lazy("Xã, phường, đặc khu, hoặc địa bàn cũ"), 120,
        lazy("Ví dụ: phường Kon Tum; huyện Đăk Glei. Tên vào ngày ban hành."),
    )  # fmt: skip
    gazette = line(lazy("Công báo"), 200, lazy("Ví dụ: số 905 + 906, ngày 20/12/2022."))
    source = line(lazy("Nguồn"), 300, lazy("Lấy văn bản từ đâu."))
    source_address = forms.URLField(
        label=lazy("Địa chỉ nguồn"), required=False, max_length=500, assume_scheme="https",
        error_messages={"invalid": lazy("Địa chỉ bắt đầu bằng https://.")},
    )  # fmt: skip
    note = area(lazy("Ghi chú nội bộ"), 2)
    text = area(lazy("Toàn văn"), 14)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})
        provinces = Place.objects.filter(kind=str(PlaceKind.PROVINCE), until=None)
        self.fields["province"].queryset = provinces.order_by("key", "pk")  # type: ignore[attr-defined]
        self.place: Place | None = None

    def clean_number(self) -> str:
        """Return the number on one line."""
        return one_line(self.cleaned_data["number"])

    def clean_title(self) -> str:
        """Return the subject on one line."""
        return one_line(self.cleaned_data["title"])

    def clean_issuers(self) -> list[str]:
        """Return the names, each once."""
        return self.lines_of("issuers")

    def clean_addressees(self) -> list[str]:
        """Return whom it was sent to, each once."""
        return self.lines_of("addressees")

    def clean_signatories(self) -> list[Spelled]:
        """Return the signatures. Raises ValidationError that names the line that is none."""
        found = []
        for number, given in enumerate(self.lines_of("signatories"), 1):
            read = read_signature(given)
            if read is None:
                said = _(
                    "Dòng %(line)d không đọc được. Viết như: KT. Bộ trưởng | Thứ trưởng | Lê Văn An"
                )
                raise forms.ValidationError(said % {"line": number})
            found.append(read)
        return found

    def clean_text(self) -> str:
        """Return the text clean. Raises ValidationError for one that is too long."""
        text = clean(self.cleaned_data["text"]).strip()
        if len(text.encode()) > MOST_TEXT:
            raise forms.ValidationError(_("Toàn văn dài hơn 5 MB. Hãy để phụ lục ở tệp riêng."))
        return text

    def lines_of(self, name: str) -> list[str]:
        """Return the lines of a field. Raises ValidationError for too many, or one too long."""
        lines = [one_line(one) for one in clean(self.cleaned_data[name]).split("\n")]
        found = list(dict.fromkeys(one for one in lines if one))
        longest = WIDEST[name]
        if len(found) > MOST_LINES or any(len(one) > longest for one in found):
            said = _("Nhiều nhất %(most)d dòng, mỗi dòng nhiều nhất %(longest)d chữ.")
            raise forms.ValidationError(said % {"most": MOST_LINES, "longest": longest})
        return found

    def clean(self) -> dict[str, Any]:
        """Check what must fit together: days in order, the year of the day, a place that is one."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("effective_on"), given.get("expires_on")
        if first and last and last < first:
            self.add_error("expires_on", _("Ngày cuối cùng đứng trước ngày có hiệu lực."))
        signed = given.get("signed_on")
        if signed and given.get("year") not in {None, signed.year}:
            self.add_error("year", _("Năm không khớp với ngày ban hành. Để trống ô này cũng được."))
        self.find_place(given, signed)
        return given

    def find_place(self, given: Mapping[str, Any], signed: date | None) -> None:
        """Find the place that is said, or say which it may be."""
        self.place, words = given.get("province"), given.get("commune") or ""
        if not words:
            return
        asked = f"{words}, {self.place.name}" if self.place and "," not in words else words
        found = who_is(asked, on=signed or timezone.localdate())
        if len(found) == 1:
            self.place = found[0].place
            return
        names = "; ".join(str(one.place) for one in found[:10])
        said = (
            _("Có nhiều địa bàn tên như vậy: %(names)s. Hãy ghi rõ hơn, kèm tên tỉnh.")
            if found
            else _("Không có địa bàn nào tên như vậy vào ngày ban hành. Hãy xem lại chính tả.")
        )
        self.add_error("commune", said % {"names": names} if found else said)

    def issued_by(self) -> list[IssuedBy]:
        """Return the issuers with the organisations that were recognised."""
        given = self.cleaned_data
        return recognised(given["issuers"], on=given["signed_on"])

    def particulars(self, *, text_origin: str = "") -> Particulars:
        """Return what is said. A new subject is made where one is named."""
        given = self.cleaned_data
        same = ("type", "number", "title", "signed_on", "year", "effective_on", "expires_on",
                "gazette", "source", "source_address", "note", "text", "addressees")  # fmt: skip
        return Particulars(
            **{name: given[name] for name in same},
            issuers=self.issued_by(),
            signatories=[
                SignedBy(one.name[:120], one.office[:200], one.authority, one.behalf[:255])
                for one in given["signatories"]
            ],
            subject=self.chosen_subject(),
            place=self.place,
            text_origin=text_origin,
        )

    def chosen_subject(self) -> Subject | None:
        """Return the subject, made where its name is new."""
        named = one_line(self.cleaned_data["new_subject"])
        if not named:
            chosen: Subject | None = self.cleaned_data["subject"]
            return chosen
        slug = slugify(named)
        return Subject.objects.filter(slug=slug).first() or Subject.objects.create(
            name=named, slug=slug
        )


def initial_of(document: Document) -> dict[str, Any]:
    """Return what the form says at first: the document as it is."""
    same = ("type", "number", "title", "signed_on", "effective_on", "expires_on", "subject",
            "gazette", "source", "source_address", "note")  # fmt: skip
    place, full = document.place, getattr(document, "full_text", None)
    is_province = place is not None and place.kind == PlaceKind.PROVINCE and place.until is None
    return {name: getattr(document, name) for name in same} | {
        "year": None if document.signed_on else document.year,
        "issuers": joined(one.name for one in document.issuers.all()),
        "signatories": joined(
            str(Spelled(one.name, one.office, Authority(one.authority), one.behalf))
            for one in document.signatories.all()
        ),
        "addressees": joined(one.name for one in document.addressees.all()),
        "province": place if is_province else None,
        "commune": place.name if place and not is_province else "",
        "text": full.text if full else "",
    }


def joined(lines: Any) -> str:
    """Return lines as they are typed."""
    given: Sequence[str] = list(lines)
    return "\n".join(given)
