"""The text of a version as it is typed."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.documents.forms.desk import Unlabelled
from kheo.organisations.forms.organisation_fields import LineField
from kheo.programmes.actions.writing import BasisSaid, Text
from kheo.programmes.models import Version
from kheo.programmes.models.words import CLAUSE_KINDS
from kheo.programmes.rules.guessing import bases_in, bases_printed, read
from kheo.programmes.rules.instruments import Opening
from kheo.programmes.rules.outline import Clause, ClauseKind
from kheo.programmes.rules.pasting import printed

LONGEST: Final = 300_000
KIND: Final = "loai-"
KINDS: Final = [(str(kind), label) for kind, label in CLAUSE_KINDS.items()]


class TextForm(Unlabelled):
    """Bases one a line, and clauses with the marks that one writes anyway."""

    bases = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Mỗi dòng một căn cứ, mở đầu bằng Căn cứ, Thực hiện, Xét hoặc Theo đề nghị của. "
            "Văn bản có trong thư viện sẽ tự được nối."
        ),
    )  # fmt: skip
    clauses = forms.CharField(
        label=_("Nội dung"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        help_text=_(
            "Gõ hoặc dán từ văn bản đã soạn. Mỗi mục một dòng, mở đầu bằng I. rồi 1. rồi a) rồi -. "
            "Dòng không có số hoặc dấu đầu dòng thuộc mục ngay trên. Số thứ tự được đánh lại."
        ),
    )  # fmt: skip
    note = LineField(
        label=_("Thay đổi gì, vì sao"), max_length=500, required=False,
        help_text=_("Một câu để các bên khác hiểu lần sửa này."),
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def read(self, known: Sequence[Clause], data: Mapping[str, Any]) -> list[Clause]:
        """Return the clauses; keys and kinds of known ones stay, kinds that were chosen count."""
        clauses = read(self.cleaned_data["clauses"], known)
        return [
            Clause(one.key, one.depth, one.text, chosen(data.get(f"{KIND}{place}"), one.kind))
            for place, one in enumerate(clauses)
        ]

    def text(self, clauses: Sequence[Clause]) -> Text:
        """Return the whole text."""
        bases = [BasisSaid(text, opening) for opening, text in bases_in(self.cleaned_data["bases"])]
        return Text(tuple(bases), tuple(clauses), self.cleaned_data["note"])


def chosen(word: Any, otherwise: ClauseKind) -> ClauseKind:
    """Return the kind that was chosen for a clause, or what it was before."""
    return ClauseKind(word) if word in set(ClauseKind) else otherwise


def initial_of(version: Version) -> dict[str, str]:
    """Return the text of a version as the form shows it."""
    bases = [(Opening(one.opening), one.text) for one in version.bases.all()]
    return {
        "bases": bases_printed(bases),
        "clauses": printed(version.outline),
        "note": version.note,
        "seen": mark_of(version),
    }


def mark_of(version: Version) -> str:
    """Return a mark that changes with the text of a version."""
    said = [(one.key, one.depth, one.kind, one.text) for one in version.clauses.all()]
    bases = [(one.opening, one.text) for one in version.bases.all()]
    return sha256(repr((said, bases, version.note)).encode()).hexdigest()[:16]
