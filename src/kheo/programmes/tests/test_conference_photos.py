"""Bytes of pictures: none without a row, none that is not what it was."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from kheo.core.keeping.files import A_DAY
from kheo.core.photos.taking import Photo
from kheo.core.verdict import RefusedError
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry
from kheo.programmes import photos_keeping
from kheo.programmes.actions import photos
from kheo.programmes.actions.photos import PhotoWords, add_photo, remove_photo
from kheo.programmes.models import Conference, ConferencePhoto
from kheo.programmes.models.conferences import PHOTO_FOLDER
from kheo.programmes.tests.conferences import MEETING, THAT_DAY, announced, prepared
from kheo.programmes.tests.factories import body, works_for

pytestmark = pytest.mark.django_db
WORDS = PhotoWords("a.jpg", "Quang cảnh hội nghị")
PICTURE = Photo(b"not read again", 640, 400)


def who(held: Conference) -> dict[str, Any]:
    return {"by": works_for(held.host), "on": THAT_DAY, "at": MEETING}


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / PHOTO_FOLDER


def files() -> list[Path]:
    return list(folder().iterdir()) if folder().is_dir() else []


def test_a_picture_is_kept_with_its_words_and_an_entry() -> None:
    held = announced()
    row = add_photo(conference=held, photo=PICTURE, words=WORDS, **who(held))
    assert (row.alt, row.width, row.sha256) == ("Quang cảnh hội nghị", 640, PICTURE.sha256)
    verbs = Entry.objects.about(ref_of(held)).values_list("verb", flat=True)
    assert "programmes.photo_added" in verbs


@pytest.mark.parametrize(
    ("words", "reason"), [(PhotoWords("a.jpg", " "), "alt_missing"), (WORDS, "photo_twice")]
)
def test_what_cannot_be_is_refused_and_leaves_no_bytes(words: PhotoWords, reason: str) -> None:
    held = announced()
    add_photo(conference=held, photo=PICTURE, words=WORDS, **who(held))
    before = files()
    with pytest.raises(RefusedError, match=reason):
        add_photo(conference=held, photo=PICTURE, words=words, **who(held))
    assert files() == before


def test_strangers_and_conferences_that_nobody_knows_get_no_picture() -> None:
    held = announced()
    stranger = {**who(held), "by": works_for(body("Sở khác"))}
    with pytest.raises(RefusedError):
        add_photo(conference=held, photo=PICTURE, words=WORDS, **stranger)
    early = prepared(title="Hội nghị chưa thông báo")
    with pytest.raises(RefusedError, match="not_next"):
        add_photo(conference=early, photo=PICTURE, words=WORDS, **who(early))


def test_a_crash_between_bytes_and_entry_leaves_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    held = announced()
    before = files()

    def crash(*_args: Any, **_more: Any) -> None:
        raise OSError

    monkeypatch.setattr(photos, "record", crash)
    with pytest.raises(OSError):  # noqa: PT011 - the one raised above
        add_photo(conference=held, photo=PICTURE, words=WORDS, **who(held))
    assert files() == before
    assert not ConferencePhoto.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_bytes_go_when_the_removal_is_certain() -> None:
    held = announced()
    row = add_photo(conference=held, photo=PICTURE, words=WORDS, **who(held))
    name = str(row.file.name)
    with pytest.raises(RefusedError, match="reason_missing"):
        remove_photo(photo=row, reason=" ", **who(held))
    assert row.file.storage.exists(name)
    remove_photo(photo=row, reason="Chụp nhầm", **who(held))
    assert not row.file.storage.exists(name)
    with pytest.raises(RefusedError, match="photo_gone"):
        remove_photo(photo=row, reason="Lại", **who(held))


def test_bytes_that_no_row_names_are_swept_after_a_day() -> None:
    held = announced()
    row = add_photo(conference=held, photo=PICTURE, words=WORDS, **who(held))
    lost = folder() / "khong-ai-biet.jpg"
    lost.write_bytes(b"x")
    old = time.time() - 2 * A_DAY
    for path in files():
        os.utime(path, (old, old))
    assert photos_keeping.sweep() >= 1
    assert not lost.exists()
    assert row.file.storage.exists(str(row.file.name))


def test_the_doctor_names_a_picture_that_changed() -> None:
    held = announced()
    row = add_photo(conference=held, photo=PICTURE, words=WORDS, **who(held))
    assert list(photos_keeping.changed_photos()) == []
    (Path(settings.MEDIA_ROOT) / str(row.file.name)).write_bytes(b"other")
    (finding,) = photos_keeping.changed_photos()
    assert "không còn như lúc đưa lên" in finding.sentence
