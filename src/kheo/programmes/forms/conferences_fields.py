"""Fields into which a secretary pastes a list: one thing a line, errors by their line."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.terms import Term
from kheo.core.text import clean, one_line
from kheo.documents.models import Document
from kheo.documents.rules.numbers import key_of
from kheo.organisations.forms.organisation_fields import ADDRESS, LineField, meant
from kheo.organisations.forms.villages import REQUIRED
from kheo.organisations.models import Organisation, Place
from kheo.organisations.reading import places
from kheo.programmes.rules.meeting_lines import CellLine, lines_of
from kheo.programmes.rules.said_terms import NotATermError, term_in

T = TypeVar("T")
LONGEST: Final = 100_000
MOST_ERRORS: Final = 10
DIGITS: Final = re.compile(r"[1-9]\d{0,2}")


class ListField(forms.CharField):
    """Lines, read by `read`; what is wrong is told with the number of its line."""

    def __init__(self, *, rows: int = 6, **more: Any) -> None:
        given: dict[str, Any] = {
            "max_length": LONGEST,
            "widget": forms.Textarea(attrs={"rows": rows}),
            "error_messages": {"required": REQUIRED},
        }
        super().__init__(**(given | more))

    def to_python(self, value: Any) -> str:
        """Return the text with its tabs, which tell cells apart."""
        text = str(super().to_python(value) or "")
        return "\n".join(
            "\t".join(clean(cell) for cell in line.split("\t")) for line in text.splitlines()
        )

    def clean(self, value: Any) -> list[Any]:
        """Return what the lines mean. Raises ValidationError with the first ten that mean none."""
        return by_line(lines_of(str(super().clean(value) or "")), self.read)

    def read(self, line: CellLine) -> Any:
        """Return what a line means. Raises ValidationError."""
        return line.cell(0)


def by_line(lines: list[CellLine], read: Callable[[CellLine], T]) -> list[T]:
    """Return what lines mean, in their order. Raises ValidationError."""
    found: list[T] = []
    errors: list[ValidationError] = []
    for line in lines:
        try:
            found.append(read(line))
        except ValidationError as error:
            told = {"line": line.number, "wrong": " ".join(error.messages)}
            errors.append(ValidationError(_("Dòng %(line)d: %(wrong)s") % told))
    if errors:
        raise ValidationError(errors[:MOST_ERRORS])
    return found


class DocumentsField(ListField):
    """Published documents by their numbers, or by their addresses in square brackets."""

    def read(self, line: CellLine) -> Document:
        """Return the document. Raises ValidationError."""
        return document_meant(line.cell(0))

    def clean(self, value: Any) -> list[Document]:
        """Return the documents, each once. Raises ValidationError."""
        return list(dict.fromkeys(super().clean(value)))


def document_meant(line: str) -> Document:
    """Return the published document that a line means. Raises ValidationError."""
    rows = Document.objects.published()
    address = ADDRESS.search(line)
    found = list(
        rows.filter(slug=address[1]) if address else rows.filter(number_key=key_of(line))[:6]
    )
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValidationError(
            _("Thư viện không có văn bản đã công bố nào số “%(line)s”.") % {"line": line}
        )
    several = "; ".join(document_written(one) for one in found)
    raise ValidationError(
        _("Có nhiều văn bản số “%(line)s”. Hãy chép một dòng trong số này: %(lines)s.")
        % {"line": line, "lines": several}
    )


def document_written(document: Document) -> str:
    """Return the line that means a document and no other."""
    return f"{document.name} [{document.slug}]"


class PlacesField(ListField):
    """Places, one a line."""

    def read(self, line: CellLine) -> Place:
        """Return the place. Raises ValidationError."""
        said = ", ".join(line.cells)
        address = ADDRESS.search(said)
        if address:
            found = list(Place.objects.filter(slug=address[1]))
        else:
            found = places.meant(said, on=timezone.localdate())
        if not found:
            raise ValidationError(
                _(
                    "Không rõ “%(line)s” là địa bàn nào. Nếu trùng tên, hãy ghi thêm tỉnh sau dấu "
                    "phẩy."
                )
                % {"line": said}
            )
        return found[0]

    def clean(self, value: Any) -> list[Place]:
        """Return the places, each once. Raises ValidationError."""
        return list(dict.fromkeys(super().clean(value)))


def place_written(place: Place) -> str:
    """Return the line that means a place and no other."""
    return f"{place.name} [{place.slug}]"


class OrganisationField(LineField):
    """One organisation by its name."""

    def clean(self, value: Any) -> Organisation | None:
        """Return the organisation. Raises ValidationError for a name that means none or many."""
        typed = super().clean(value)
        return meant(typed) if typed else None


def organisation_in(cell: str) -> Organisation | None:
    """Return the organisation that a cell names, or None for an empty one.

    Raises ValidationError.
    """
    return meant(cell) if cell else None


def term_of(cell: str) -> Term:
    """Return the term that a cell says. Raises ValidationError."""
    try:
        return term_in(cell)
    except NotATermError as wrong:
        raise ValidationError(
            _(
                "Không rõ thời hạn “%(said)s”. Hãy viết như 30/6/2026, tháng 6/2026, quý II/2026 "
                "hoặc thường xuyên."
            )
            % {"said": one_line(cell)}
        ) from wrong


def whole_number(cell: str) -> int | None:
    """Return a number from 1 to 999, or None for an empty cell. Raises ValidationError."""
    if not cell:
        return None
    if not DIGITS.fullmatch(cell):
        raise ValidationError(_("“%(said)s” không phải là số thứ tự.") % {"said": cell})
    return int(cell)


def today() -> date:
    """Return the day here."""
    return timezone.localdate()
