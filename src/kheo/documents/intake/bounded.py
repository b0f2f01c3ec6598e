"""An upload beyond its bound is thrown away while it comes, not after it filled a disk."""

from typing import Any, Final

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from kheo.documents.intake.reasons import MOST_BYTES

SLACK: Final = 1024 * 1024
"""For the other fields of the form."""


class Bounded(TemporaryFileUploadHandler):
    """Takes one file up to a bound; `exceeded` tells that more came."""

    def __init__(self, request: HttpRequest | None = None, *, most: int = MOST_BYTES) -> None:
        super().__init__(request)
        self.most, self.came, self.exceeded = most, 0, False

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *more: Any) -> None:  # noqa: N803 - Django's names
        """Refuse at once what says itself that it is too long."""
        self.exceeded = content_length > self.most + SLACK

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, unless there are too many."""
        self.came += len(raw_data)
        if self.exceeded or self.came > self.most:
            self.exceeded = True
            self.upload_interrupted()
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)
