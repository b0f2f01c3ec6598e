"""Several uploads at once, each on the disk and within its bound: one too long harms no other."""

from typing import Any, Final

from django.core.files.uploadhandler import SkipFile, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from kheo.core.photos.reasons import MOST_BYTES

MOST_AT_ONCE: Final = 12
MOST_TOGETHER: Final = 8 * MOST_BYTES
SLACK: Final = 1024 * 1024
"""For the other fields of the form."""


class EachBounded(TemporaryFileUploadHandler):
    """Takes files up to a bound each and all; `too_long` names what was left out for its length.

    `exceeded` tells that all together were more than a request may bring; nothing of it is taken.
    """

    def __init__(
        self, request: HttpRequest | None = None, *, each: int = MOST_BYTES,
        together: int = MOST_TOGETHER,
    ) -> None:  # fmt: skip
        super().__init__(request)
        self.each, self.together = each, together
        self.of_this, self.of_all, self.exceeded = 0, 0, False
        self.too_long: list[str] = []

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *more: Any) -> None:  # noqa: N803 - Django's names
        """Refuse at once what says itself that it is too long."""
        self.exceeded = content_length > self.together + SLACK

    def new_file(self, *args: Any, **more: Any) -> None:
        """Begin to count anew."""
        if self.exceeded:
            raise StopUpload(connection_reset=False)
        self.of_this = 0
        super().new_file(*args, **more)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece; leave a file out that has too many, and all where all have."""
        self.of_this += len(raw_data)
        self.of_all += len(raw_data)
        if self.of_all > self.together:
            self.exceeded = True
            self.upload_interrupted()
            raise StopUpload(connection_reset=False)
        if self.of_this > self.each:
            self.too_long.append(str(self.file_name))
            self.upload_interrupted()
            raise SkipFile
        super().receive_data_chunk(raw_data, start)
