"""What the doctor examines of documents: that no number is missing from a book."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from kheo.core.keeping.doctor import Finding, wrong
from kheo.documents.models import Register
from kheo.documents.rules.numbering import gaps


def numbers() -> Iterator[Finding]:
    """Find books whose run of numbers has a gap, or numbers beyond their last."""
    run = Count("numbers", filter=Q(numbers__letter=""))
    books = Register.objects.listed().annotate(run=run)
    for book in books.exclude(run=F("last") - F("first") + 1):
        rows = book.numbers.filter(letter="").values_list("value", flat=True)
        missing = ", ".join(map(str, gaps(rows, book.first, book.last)[:20]))
        yield wrong(
            _("Sổ “%(book)s” không liền số; thiếu: %(numbers)s.")
            % {"book": book, "numbers": missing or "–"},
            _("Có người sửa thẳng cơ sở dữ liệu. Đối chiếu với sổ ghi việc và bản sao lưu."),
        )
