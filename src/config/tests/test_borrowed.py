"""What the packages say to staff is Vietnamese, whole and in the words of the glossary."""

import re

import pytest
from babel.messages import pofile
from django.utils import translation

from config import borrowed, messages, prepare
from config.environment import ROOT

CATALOGUES = [found for domain in borrowed.DOMAINS for found in borrowed.borrowed(domain)]
NAMES = [f"{found.package}-{found.domain}" for found in CATALOGUES]
each_catalogue = pytest.mark.parametrize("found", CATALOGUES, ids=NAMES)

# Where the word means something else, or Vietnamese needs no word for it.
SAID_OTHERWISE = (
    "file a bug report",
    "heading tags",
    "Task submitted by",
    "Unpublish scheduled draft",
    "Unpublished scheduled draft",
)


def terms():
    """Yield the lines of the table in the glossary: Vietnamese words, English words, never."""
    page = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    table = page.partition("## Words of the desk")[2]
    for line in table.splitlines():
        cells = [cell.strip().split(", ") for cell in line.strip("|").split("|")]
        if len(cells) == 3 and line[:3] not in {"|--", "| V"}:
            yield cells


TERMS = list(terms())


def has(word, sentence):
    """Whether a sentence has the word itself, perhaps in the plural; not glued to a code."""
    return re.search(rf"(?<![\w)-]){re.escape(word)}s?(?!\w)", sentence, re.IGNORECASE)


@each_catalogue
def test_nearly_all_that_staff_can_meet_is_vietnamese(found):
    assert found.share >= borrowed.LEAST, sorted(key[0] for key in found.missing)


def test_the_packages_that_staff_meet_are_all_here():
    assert {found.package for found in CATALOGUES} == set(borrowed.PACKAGES)


@each_catalogue
def test_no_translation_loses_a_place_a_mark_or_an_edge(found):
    assert sorted(borrowed.disagreeing(found)) == []


@each_catalogue
def test_the_words_of_the_glossary_are_used(found):
    wrong = [
        f"{word}: {source} → {shown}"
        for source, shown in pairs(found)
        if not any(words in source for words in SAID_OTHERWISE)
        for vietnamese, english, _ in TERMS
        for word in english
        if has(word, source) and not any(one in shown.lower() for one in vietnamese)
    ]
    assert wrong == []


@each_catalogue
def test_no_word_that_the_glossary_rules_out_is_shown(found):
    wrong = [
        f"{word}: {shown}"
        for _, shown in pairs(found)
        for *_, never in TERMS
        for word in never
        if word != "–" and has(word, borrowed.PLACES.sub("", shown))
    ]
    assert wrong == []


@each_catalogue
def test_the_tone_mark_stands_on_the_first_of_two_open_vowels(found):
    """As in our own sentences: xóa, not xoá."""
    late = re.compile(r"(?<![qQ])(?:o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ])(?!\w)")
    assert [shown for _, shown in pairs(found) if late.search(shown)] == []


def pairs(found):
    """Return the sentences of a catalogue, without their places, and what staff read for them."""
    return [
        (
            borrowed.PLACES.sub("", messages.forms(found.said[key].id)[-1]),
            messages.forms(m.string)[0],
        )
        for key, m in found.shown.items()
    ]


@pytest.fixture
def compiled(tmp_path, monkeypatch, settings):
    """Our catalogues as Django reads them."""
    folder = tmp_path / "vi/LC_MESSAGES"
    folder.mkdir(parents=True)
    for domain in borrowed.DOMAINS:
        (folder / f"{domain}.po").write_bytes((borrowed.FOLDER / f"{domain}.po").read_bytes())
    monkeypatch.setattr(prepare, "LOCALE", tmp_path)
    prepare.compile_catalogues()
    settings.LOCALE_PATHS = [tmp_path]


@pytest.mark.usefixtures("compiled")
def test_ours_win_over_those_of_the_packages():
    with translation.override("vi"):
        assert translation.gettext("Publish") == "Đăng"
        assert translation.ngettext("1 page", "%(counter)s pages", 1) == "%(counter)s trang"
    with translation.override("en"):
        assert translation.gettext("Publish") == "Publish"


@pytest.mark.parametrize(
    ("source", "ours", "good"),
    [
        (("%(n)s page", "%(n)s pages"), ("%(n)s trang",), True),
        (("1 page", "%(n)s pages"), ("1 trang",), False),
        (("By <b>%s</b> ",), ("Bởi <b>%s</b> ",), True),
        (("By <b>%s</b> ",), ("Bởi <b>%s</b>",), False),
        (("By <b>%s</b>",), ("Bởi <i>%s</i>",), False),
        (("{0} of {1}",), ("{0}",), False),
        (("%(a)s\n",), ("%(b)s\n",), False),
        (("page", "pages"), ("trang", "trang"), False),
    ],
)
def test_what_agrees(source, ours, good):
    assert borrowed.agrees(source, ours) is good


ENGLISH = """
msgid "Publish"
msgstr ""

msgid "Draft"
msgstr ""

msgid "%(n)s page"
msgid_plural "%(n)s pages"
msgstr[0] ""
msgstr[1] ""
"""
THEIRS = """
msgid "Draft"
msgstr "Bản thảo"
"""
OURS = """
msgid "Publish"
msgstr "Đăng"

msgid "Draft"
msgstr "Bản thảo"

msgid "Gone"
msgstr "Đã bỏ"
"""
HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
)


@pytest.fixture
def inn(tmp_path, monkeypatch):
    """A package with three sentences, one of them translated; and our own catalogue for it."""
    put(tmp_path / "locale/en/LC_MESSAGES", ENGLISH, "en")
    put(tmp_path / "locale/vi/LC_MESSAGES", THEIRS, "vi")
    put(tmp_path / "ours", OURS, "vi")
    monkeypatch.setattr(borrowed, "FOLDER", tmp_path / "ours")
    monkeypatch.setattr(borrowed, "PACKAGES", ("inn",))
    monkeypatch.setattr(borrowed, "folder_of", lambda package: tmp_path)
    return tmp_path


def put(folder, text, language):
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(HEAD.format(language=language) + text, encoding="utf-8")


def ours(folder):
    with (folder / "ours/django.po").open("rb") as file:
        return {messages.forms(m.id)[0]: m.string for m in pofile.read_po(file) if m.id}


def test_the_catalogue_takes_what_is_missing_and_drops_what_nobody_needs(inn, capsys):
    assert messages.main(["--borrowed"]) == 0
    assert ours(inn) == {"Publish": "Đăng", "%(n)s page": ("",)}
    assert "2/3" in capsys.readouterr().out


def test_running_again_changes_nothing(inn):
    messages.main(["--borrowed"])
    before = (inn / "ours/django.po").read_bytes()
    messages.main(["--borrowed"])
    assert (inn / "ours/django.po").read_bytes() == before


def test_what_is_missing_is_told_and_too_much_is_refused(inn, capsys):
    assert messages.main(["--borrowed", "--check"]) == 1
    assert capsys.readouterr().err == "not translated: inn: %(n)s page\n"
    assert "Gone" in ours(inn)


def test_what_does_not_agree_is_told(inn, capsys):
    path = inn / "ours/django.po"
    text = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "trang"\n'
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    assert messages.main(["--borrowed", "--check"]) == 1
    assert capsys.readouterr().err == "other places than in: %(n)s page\n"


def test_a_package_without_a_catalogue_is_read_from_its_sources(inn):
    (inn / "locale/en/LC_MESSAGES/django.po").unlink()
    (inn / "locale/en/LC_MESSAGES").rmdir()
    (inn / "locale/en").rmdir()
    (inn / "filters.py").write_text('LABEL = _("Any date")\n', encoding="utf-8")
    (found,) = borrowed.borrowed("django")
    assert list(found.missing) == [("Any date", None)]


def test_a_package_that_is_gone_is_noticed():
    with pytest.raises(LookupError):
        borrowed.folder_of("no_such_package")
