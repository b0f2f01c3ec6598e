"""Fields for plain text that strangers type."""

from typing import Any

from django import forms

from kheo.core.text import one_line
from kheo.news.rules.plain import clean


class LineField(forms.CharField):
    """One line, without signs that cannot be seen."""

    def to_python(self, value: Any) -> str:
        """Return the cleaned line."""
        return one_line(super().to_python(value) or "")


class WordsField(forms.CharField):
    """Several lines, without signs that cannot be seen."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """Return the cleaned text."""
        return clean(super().to_python(value) or "")
