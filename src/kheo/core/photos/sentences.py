"""Why a picture is not taken, and what to do, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.core.photos.reasons import MOST_BYTES, PhotoReason, PhotoRefusedError

SENTENCES: Final = {
    PhotoReason.EMPTY: _("Ảnh rỗng. Hãy chọn lại ảnh."),
    PhotoReason.TOO_BIG: _("Ảnh lớn hơn %(megabytes)d MB. Hãy chụp ở cỡ nhỏ hơn rồi gửi lại."),
    PhotoReason.NO_PICTURE: _(
        "Tệp này không phải ảnh JPEG, PNG, WebP, HEIC, AVIF hay GIF. Hãy chọn đúng tệp ảnh."
    ),
    PhotoReason.TOO_MANY_PIXELS: _("Ảnh có quá nhiều điểm ảnh. Hãy chụp ở cỡ nhỏ hơn rồi gửi lại."),
    PhotoReason.BROKEN: _(
        "Ảnh bị hỏng hoặc tải lên dở dang. Hãy gửi lại; nếu vẫn không được, hãy chụp lại ở dạng "
        "JPEG."
    ),
    PhotoReason.TOO_SLOW: _(
        "Đọc ảnh này mất quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Hãy gửi ảnh ở dạng JPEG, cỡ "
        "nhỏ hơn."
    ),
}


def why(refused: PhotoRefusedError) -> str:
    """Return what is wrong with a picture, and what to do."""
    return str(SENTENCES[refused.reason]) % {"megabytes": MOST_BYTES // (1024 * 1024)}
