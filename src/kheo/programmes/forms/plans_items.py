"""The items of a plan as one form, row by row; names are looked up together, not row by row."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from kheo.core.terms import Term
from kheo.core.text import one_line
from kheo.documents.forms.desk import Unlabelled
from kheo.organisations.forms.organisation_fields import ADDRESS, LineField, meant
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.programmes.actions.planning import MOST_ITEMS, ItemSaid
from kheo.programmes.forms.conferences_fields import term_of
from kheo.programmes.models import PlanItem
from kheo.programmes.models.words import ITEM_KINDS
from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.rules.said_terms import term_written

EMPTY_ROWS: Final = 2
KNOWN: Final = "co-quan-quen"
"""The list of likely organisations on the page, which browsers offer while one types."""
TEXT_MISSING: Final = _("Hãy ghi nội dung việc, hoặc đánh dấu bỏ việc này.")


class HeadForm(Unlabelled):
    """What a plan is called."""

    title = LineField(label=_("Tên kế hoạch"), max_length=500)
    theme = LineField(label=_("Chủ đề năm"), max_length=300, required=False)


class ItemForm(Unlabelled):
    """One item; a new row in which nothing is written is none."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput())
    clause = forms.ChoiceField(
        label=_("Thuộc mục của chương trình"), required=False,
        error_messages={"invalid_choice": _("Hãy chọn một mục trong danh sách.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Loại"), choices=choices(ITEM_KINDS), initial=str(ItemKind.WORK), required=False
    )
    text = forms.CharField(
        label=_("Nội dung"), max_length=5000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    product = LineField(label=_("Sản phẩm"), max_length=500, required=False)
    lead = LineField(label=_("Cơ quan chủ trì"), required=False,
                     widget=forms.TextInput(attrs={"list": KNOWN}))  # fmt: skip
    partners = forms.CharField(
        label=_("Cơ quan phối hợp, mỗi dòng một cơ quan"), max_length=6000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    term = LineField(label=_("Thời hạn"), max_length=60, required=False)

    def __init__(self, *args: Any, clauses: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["clause"].choices = [("", _("Ngoài chương trình")), *clauses]  # type: ignore[attr-defined]
        if self.initial.get("id"):
            del self.fields["clause"]

    def clean_term(self) -> Term:
        """Return the term."""
        return term_of(self.cleaned_data["term"])

    @property
    def lines(self) -> list[str]:
        """The names of organisations that are typed in this row."""
        typed = [self.data_of("lead"), *self.data_of("partners").splitlines()]
        return [line for line in map(one_line, typed) if line]

    def data_of(self, name: str) -> str:
        """Return what was typed in a field."""
        return str(self.data.get(self.add_prefix(name), ""))


class Items(BaseFormSet[ItemForm]):
    """All items of a plan."""

    def clean(self) -> None:
        """Look up every name once, and tell each row what is wrong with its own."""
        book = Names(line for form in self.forms for line in form.lines)
        for form in self.forms:
            if not self.is_left_out(form):
                settle(form, book)

    def is_left_out(self, form: ItemForm) -> bool:
        """Return whether a row stands for no item."""
        gone = bool(getattr(form, "cleaned_data", {}).get("DELETE"))
        return gone or (not form.initial.get("id") and not form.has_changed())

    def said(self) -> list[ItemSaid]:
        """Return the items in the order that was asked for."""
        kept = [form for form in self.forms if not self.is_left_out(form)]
        kept.sort(key=lambda form: form.cleaned_data.get("ORDER") or MOST_ITEMS + 1)
        placed: list[ItemForm] = []
        for form in kept:
            placed.insert(place_of(form, placed), form)
        return [item_of(form) for form in placed]


def place_of(form: ItemForm, before: Sequence[ItemForm]) -> int:
    """Return where an item stands among others: a new one behind the last of its clause."""
    key = "" if form.initial.get("id") else form.cleaned_data.get("clause", "")
    same = [place for place, one in enumerate(before) if key and clause_of(one) == key]
    return same[-1] + 1 if same else len(before)


def clause_of(form: ItemForm) -> str:
    """Return the key of the clause on which an item stands."""
    return str(form.initial.get("clause_key") or form.cleaned_data.get("clause", ""))


class Names:
    """Organisations by what was typed for them: one query for names, one for addresses.

    What neither settles is looked up by itself.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        typed = set(lines)
        slugs = {found[1] for line in typed if (found := ADDRESS.search(line))}
        rows = list(Organisation.objects.filter(name__in=typed))
        self.by_slug = {one.slug: one for one in Organisation.objects.filter(slug__in=slugs)}
        names = [one.name for one in rows]
        self.by_name = {one.name: one for one in rows if names.count(one.name) == 1}

    def meant(self, line: str) -> Organisation:
        """Return the organisation that a line means. Raises ValidationError."""
        address = ADDRESS.search(line)
        found = self.by_slug.get(address[1]) if address else self.by_name.get(line)
        return found or meant(line)


def settle(form: ItemForm, book: Names) -> None:
    """Put organisations in place of what was typed, or say what is wrong."""
    if not one_line(form.cleaned_data.get("text", "")):
        form.add_error("text", TEXT_MISSING)
    try:
        line = one_line(form.cleaned_data.get("lead", ""))
        form.cleaned_data["lead"] = book.meant(line) if line else None
    except ValidationError as wrong:
        form.add_error("lead", wrong)
    try:
        lines = [one_line(line) for line in form.data_of("partners").splitlines()]
        form.cleaned_data["partners"] = [book.meant(line) for line in lines if line]
    except ValidationError as wrong:
        form.add_error("partners", wrong)


def item_of(form: ItemForm) -> ItemSaid:
    """Return a row as an item."""
    typed = form.cleaned_data
    return ItemSaid(
        text=typed["text"], key=typed.get("id"), clause_key=typed.get("clause", ""),
        kind=ItemKind(typed["kind"] or ItemKind.WORK), product=typed["product"],
        lead=typed["lead"], partners=tuple(typed["partners"]), term=typed["term"],
    )  # fmt: skip


ItemFormSet = formset_factory(
    ItemForm, formset=Items, extra=EMPTY_ROWS, can_delete=True, can_order=True,
    max_num=MOST_ITEMS, absolute_max=MOST_ITEMS + EMPTY_ROWS,
)  # fmt: skip


def initial_of(item: PlanItem) -> dict[str, Any]:
    """Return an item as its row begins."""
    return {
        "id": item.pk, "clause_key": item.clause_key, "kind": item.kind, "text": item.text,
        "product": item.product,
        "lead": item.lead.name if item.lead else "",
        "partners": "\n".join(one.name for one in item.partners.all()),
        "term": term_written(item.term),
    }  # fmt: skip
