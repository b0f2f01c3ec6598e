"""What was found in a text brought in from elsewhere, shown above the editor's form."""

from typing import Any

from wagtail.admin.panels import Panel

from kheo.news.import_notes import sentences


class ImportNotesPanel(Panel):
    """A list of what an editor must fill in; shown only for articles that were brought in."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one article."""

        template_name = "news/staff/import_notes.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.text = getattr(self.instance, "imported_text", None)

        def is_shown(self) -> bool:
            """Return whether the article was brought in from elsewhere."""
            return self.text is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what the list shows."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "text": self.text,
                "notes": sentences(self.text.found["notes"]) if self.text else [],
            }
