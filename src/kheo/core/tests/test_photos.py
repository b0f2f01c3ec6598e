"""A picture from a telephone becomes one that stands upright and tells nothing of its place."""

import io
import struct
import zlib

import pillow_heif
import pytest
from PIL import Image, ImageCms

from kheo.core.apart import ApartError, answer_of
from kheo.core.photos import taking
from kheo.core.photos.making import LONGEST
from kheo.core.photos.reasons import PhotoReason, PhotoRefusedError
from kheo.core.photos.sentences import SENTENCES, why
from kheo.core.photos.taking import small, take_in

GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110


def picture(width=60, height=40, mode="RGB", colour=None):
    """Return a picture whose upper left quarter is red."""
    made = Image.new(mode, (width, height), colour or 255)
    if mode == "RGB":
        made.paste((255, 255, 255), (0, 0, width, height))
        made.paste((200, 0, 0), (0, 0, width // 2, height // 2))
    return made


def as_file(made, kind="JPEG", **more):
    out = io.BytesIO()
    made.save(out, kind, **more)
    out.seek(0)
    return out


def told(turned=1):
    """Return notes as a telephone writes them."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MODEL] = turned, "SM-A105F"
    exif.get_ifd(GPS)[2] = (14.0, 21.0, 30.0)
    exif.get_ifd(GPS)[1] = "N"
    return exif


def shown(photo):
    made = Image.open(io.BytesIO(photo.content))
    made.load()
    return made


def refusal(content):
    with pytest.raises(PhotoRefusedError) as refused:
        take_in(io.BytesIO(content) if isinstance(content, bytes) else content)
    return refused.value.reason


def is_red(made, x, y):
    red, green, blue = made.getpixel((x, y))
    return red > 150 and green < 80 and blue < 80


def test_place_device_and_every_other_note_are_gone():
    brought = as_file(
        picture(), exif=told(), comment=b"nha rieng", icc_profile=srgb(), quality=95,
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>14.35</x:xmpmeta>",
    )  # fmt: skip
    assert b"SM-A105F" in brought.getvalue()
    photo = take_in(brought)
    made = shown(photo)
    assert not made.getexif()
    assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                              "progression"}  # fmt: skip
    for note in (b"SM-A105F", b"Exif", b"nha rieng", b"xmp", b"ICC_PROFILE", b"http"):
        assert note not in photo.content


def srgb():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("turned", "corner"),
    [(1, "left top"), (3, "right bottom"), (6, "right top"), (8, "left bottom")],
)
def test_it_stands_as_it_was_held(turned, corner):
    photo = take_in(as_file(picture(), exif=told(turned), quality=95))
    assert (photo.width, photo.height) == ((60, 40) if turned in {1, 3} else (40, 60))
    across, down = corner.split()
    x = 4 if across == "left" else photo.width - 5
    y = 4 if down == "top" else photo.height - 5
    assert is_red(shown(photo), x, y)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"])
def test_what_telephones_write_is_taken(kind):
    pillow_heif.register_heif_opener()
    photo = take_in(as_file(picture(), kind))
    made = shown(photo)
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (60, 40))
    assert is_red(made, 10, 8)
    assert (photo.media_type, photo.size) == ("image/jpeg", len(photo.content))


def test_a_heic_of_an_iphone_is_turned_once():
    pillow_heif.register_heif_opener()
    photo = take_in(as_file(picture(), "HEIF", exif=told(6).tobytes(), quality=90))
    assert (photo.width, photo.height) == (40, 60)
    assert is_red(shown(photo), photo.width - 5, 4)
    assert b"SM-A105F" not in photo.content


def test_a_large_one_is_made_smaller_and_keeps_its_shape():
    photo = take_in(as_file(picture(4096, 1024)))
    assert (photo.width, photo.height) == (LONGEST, 512)
    made = Image.open(io.BytesIO(small(io.BytesIO(photo.content))))
    assert (made.format, made.size) == ("WEBP", (400, 100))


def test_a_small_one_is_not_made_larger():
    photo = take_in(as_file(picture(30, 20)))
    assert (photo.width, photo.height) == (30, 20)


def test_what_is_seen_through_is_white():
    made = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert shown(take_in(as_file(made, "PNG"))).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["P", "L", "1", "LA", "CMYK", "I;16"])
def test_other_ways_of_colour_become_the_usual_one(mode):
    if mode == "I;16":
        made = Image.new("I;16", (40, 40), 40_000)
    else:
        made = picture(40, 40).convert("L" if mode == "LA" else "RGB").convert(mode)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    result = shown(take_in(as_file(made, kind)))
    assert (result.mode, result.size) == ("RGB", (40, 40))
    if mode == "I;16":
        assert abs(result.getpixel((5, 5))[0] - 40_000 // 256) < 4


def test_colours_of_another_profile_come_out_as_screens_show_them():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    result = shown(take_in(as_file(picture(), icc_profile=lab, quality=95)))
    assert is_red(result, 10, 8)
    assert is_red(shown(take_in(as_file(picture(), icc_profile=b"rubbish", quality=95))), 10, 8)


def test_of_one_that_moves_the_first_picture_is_kept():
    frames = [picture(), Image.new("RGB", (60, 40), (0, 0, 200))]
    for kind in ("GIF", "WEBP", "PNG"):
        brought = as_file(frames[0], kind, save_all=True, append_images=frames[1:])
        assert is_red(shown(take_in(brought)), 10, 8)


def test_the_same_file_twice_is_the_same_bytes():
    brought = as_file(picture()).getvalue()
    assert take_in(io.BytesIO(brought)).sha256 == take_in(io.BytesIO(brought)).sha256


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n%%EOF",
        b"II*\x00" + b"\x00" * 100,
        b"BM" + b"\x00" * 100,
        b"PK\x03\x04" + b"\x00" * 100,
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"chu khong phai anh",
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(content):
    assert refusal(content) is PhotoReason.NO_PICTURE


def test_an_empty_file_is_refused():
    assert refusal(b"") is PhotoReason.EMPTY


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_one_that_was_cut_off_is_refused(kind):
    pillow_heif.register_heif_opener()
    content = as_file(Image.effect_noise((300, 300), 90).convert("RGB"), kind).getvalue()
    assert refusal(content[: len(content) // 2]) is PhotoReason.BROKEN


def test_one_that_is_too_long_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(taking, "MOST_BYTES", 1000)
    assert refusal(as_file(picture(300, 300)).getvalue() + b"\x00" * 1000) is PhotoReason.TOO_BIG


def test_a_bomb_of_pixels_is_refused_by_what_it_says_of_itself():
    bomb = png_that_says(60_000, 60_000)
    assert len(bomb) < 300_000
    assert refusal(bomb) is PhotoReason.TOO_MANY_PIXELS


def png_that_says(width, height):
    """Return a PNG whose head promises a picture of a size."""

    def chunk(name, data):
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 1_000_000)) + chunk(b"IEND", b"")
    )  # fmt: skip


def test_a_process_that_ends_in_silence_is_an_error_of_its_own(tmp_path):
    with (tmp_path / "x").open("w+b") as source, pytest.raises(ApartError) as error:
        answer_of("kheo.core.no_such_module", source, seconds=20)
    assert not error.value.over_limits


def test_a_process_that_takes_too_long_is_ended(tmp_path):
    with (tmp_path / "x").open("w+b") as source, pytest.raises(ApartError) as error:
        answer_of("kheo.core.photos.child", source, seconds=0)
    assert error.value.over_limits


@pytest.mark.parametrize(
    ("over", "reason"), [(True, PhotoReason.TOO_SLOW), (False, PhotoReason.BROKEN)]
)
def test_a_process_that_dies_refuses_one_picture_and_harms_nothing(monkeypatch, over, reason):
    def dies(*_args, **_more):
        raise ApartError(over_limits=over)

    monkeypatch.setattr(taking, "answer_of", dies)
    assert refusal(as_file(picture())) is reason


def test_every_reason_has_a_sentence():
    assert set(SENTENCES) == set(PhotoReason)
    assert why(PhotoRefusedError(PhotoReason.TOO_BIG)).startswith("Ảnh lớn hơn 25 MB.")
