"""Published documents by what somebody remembers of them: a number, or words of the title."""

from kheo.documents.models import Document
from kheo.documents.models.documents import DocumentQuerySet
from kheo.documents.rules.numbers import key_of, words_of


def documents_found(words: str) -> DocumentQuerySet:
    """Return the published documents of that number, else those with all the words, newest first.

    Words are found with or without marks.
    """
    rows = Document.objects.published()
    numbered = rows.filter(number_key=key_of(words)).exclude(number_key="")
    if numbered.exists():
        return numbered.newest_first()
    for word in words_of(words).split()[:8]:
        rows = rows.filter(title_key__contains=word)
    return rows.newest_first()
