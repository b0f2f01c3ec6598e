"""What an editor is told about a text brought in from elsewhere."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kheo.news.models.sources import ImportedText

SENTENCES: Final[dict[str, Any]] = {}


def sentences(text: ImportedText) -> list[str]:
    """Return one sentence for each thing that an editor must fill in or check."""
    return [SENTENCES[note["code"]] % note for note in text.found["notes"]]
