"""From the bytes of a stranger to a picture of ours; runs in a process of its own (`child`).

Nothing of what a telephone writes beside the picture is kept: no place, no time, no name of the
device, no smaller picture that shows what was cut away. Only colours are taken over, as sRGB.
"""

import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Final

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kheo.core.photos.reasons import (
    MOST_PIXELS,
    MOST_PIXELS_OF,
    PhotoReason,
    PhotoRefusedError,
)

LONGEST: Final = 2048
SMALL: Final = 400
QUALITY: Final = 82
"""Of JPEG, which every word processor takes in; below 80 small letters on banners blur."""
SMALL_QUALITY: Final = 60
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
WHITE: Final = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Made:
    """A JPEG with its size in pixels."""

    content: bytes
    width: int
    height: int


def make(source: IO[bytes]) -> Made:
    """Return the picture as it is kept. Raises PhotoRefusedError."""
    with suppress(ImportError):
        from pillow_heif import register_heif_opener

        register_heif_opener()
    picture = upright(shrunk(opened(source, FORMATS), LONGEST))
    return Made(written(picture, "JPEG", QUALITY), *picture.size)


def make_small(source: IO[bytes]) -> bytes:
    """Return one of our own pictures as lists show it, a WebP. Raises PhotoRefusedError."""
    return written(shrunk(opened(source, ("JPEG",)), SMALL), "WEBP", SMALL_QUALITY)


def opened(source: IO[bytes], formats: tuple[str, ...]) -> Image.Image:
    """Return the first picture of a file, not unpacked yet. Raises PhotoRefusedError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of notes beside the picture that are out of order
            picture = Image.open(source, formats=formats)
    except UnidentifiedImageError as error:
        raise PhotoRefusedError(PhotoReason.NO_PICTURE) from error
    except Image.DecompressionBombError as error:
        raise PhotoRefusedError(PhotoReason.TOO_MANY_PIXELS) from error
    except Exception as error:
        # Readers of pictures answer hostile bytes with any error there is.
        raise PhotoRefusedError(PhotoReason.BROKEN) from error
    if picture.width * picture.height > MOST_PIXELS_OF.get(picture.format or "", MOST_PIXELS):
        raise PhotoRefusedError(PhotoReason.TOO_MANY_PIXELS)
    return picture


def shrunk(picture: Image.Image, longest: int) -> Image.Image:
    """Return a picture in RGB of at most so many pixels a side. Raises PhotoRefusedError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture.draft(None, (longest, longest))  # of a JPEG not more is unpacked than is needed
            picture.load()
            turned = picture.getexif().get(0x0112, 1)
            colours = picture.info.get("icc_profile")
            small = in_rgb(picture, longest)
    except MemoryError as error:
        raise PhotoRefusedError(PhotoReason.TOO_SLOW) from error
    except Exception as error:
        raise PhotoRefusedError(PhotoReason.BROKEN) from error
    small.info = {"icc_profile": colours} if colours else {}
    small.getexif()[0x0112] = turned
    return small


def in_rgb(picture: Image.Image, longest: int) -> Image.Image:
    """Return a picture with three colours of eight bits each; what is seen through is white."""
    if picture.mode.startswith("I"):
        picture = eight_bits(picture)
    if picture.mode == "P" or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if picture.mode in {"RGBA", "LA", "PA", "RGBa", "La"}:
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, WHITE)
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return in_srgb(picture)


def eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture of sixteen bits of grey with eight."""
    deep = picture.convert("I")
    return deep.point(lambda level: level * (1 / 256) + 0).convert("L")


def in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture with the colours that screens expect, from those that it names itself."""
    named = picture.info.get("icc_profile")
    if named and picture.mode in {"RGB", "CMYK", "L"}:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            profile = ImageCms.ImageCmsProfile(io.BytesIO(named))
            made = ImageCms.profileToProfile(
                picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if made is not None:
                return made
    return picture.convert("RGB")


def upright(picture: Image.Image) -> Image.Image:
    """Return a picture turned as it was held."""
    return ImageOps.exif_transpose(picture)


def written(picture: Image.Image, kind: str, quality: int) -> bytes:
    """Return a picture as bytes that hold nothing else."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    more = {"optimize": True, "progressive": True} if kind == "JPEG" else {"method": 4}
    bare.save(out, kind, quality=quality, **more)
    return out.getvalue()
