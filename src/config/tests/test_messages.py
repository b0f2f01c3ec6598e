"""Every Vietnamese sentence has its English, under the very words that Django looks up."""

import pytest
from babel.messages import pofile
from django.template import engines
from django.utils import translation

from config import messages, prepare

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

TITLE = _("Tin bài " "mới")
def lines(n):
    \"\"\"Thuyết minh không phải là câu cho người đọc.\"\"\"
    return ngettext("%(n)s dòng", "%(n)s dòng", n), pgettext("màu", "Tối"), "không đánh dấu"
"""
TEMPLATE = """{% load i18n %}
<main>
  (  {% translate "Về trang chủ" %} · {% translate "Giảm 5%" %}
      {% translate "Tối" context "màu" %}
    {{ nothing|default:_("Chưa có") }}
  {% blocktranslate trimmed with title=page.title %}
      Bài “{{ title }}”
        đã gửi.
  {% endblocktranslate %}
      {% blocktranslate trimmed count number=number %}
        {{ number }} bài
        ở đây
      {% plural %}
        {{ number }} bài
        ở đây
      {% endblocktranslate %}
  {% blocktranslate trimmed context "thư" %}Kính gửi{% endblocktranslate %}
</main>
"""
ENGLISH = {
    "Về trang chủ": "Back to the home page",
    "Giảm 5%%": "5%% less",
    "Tối": "Dark",
    "Chưa có": "Nothing yet",
    "Bài “%(title)s” đã gửi.": "“%(title)s” has been sent.",
    "%(number)s bài ở đây": ("%(number)s article here", "%(number)s articles here"),
    "Kính gửi": "Dear reader",
}


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house with one template and no translations."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "CATALOGUE", tmp_path / "locale/en/LC_MESSAGES/django.po")
    room = tmp_path / "src/kheo/room"
    (room / "templates/room").mkdir(parents=True)
    (room / "tests").mkdir()
    (room / "templates/room/page.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def run(*words):
    """Run the command on the house."""
    return messages.main(list(words))


def translate(english):
    """Fill in the catalogue as a translator would."""
    with messages.CATALOGUE.open("rb") as file:
        catalogue = pofile.read_po(file, locale="en")
    for message in catalogue:
        if message.id:
            message.string = english[messages.forms(message.id)[0]]
    with messages.CATALOGUE.open("wb") as file:
        pofile.write_po(file, catalogue)


def sentences():
    return {messages.forms(m.id)[0] for m in messages.extracted() if m.id}


def test_every_way_to_mark_a_sentence_in_a_template_is_found(house):
    assert sentences() == set(ENGLISH)


def test_every_way_to_mark_a_sentence_in_python_is_found(house):
    (house / "src/kheo/room/views.py").write_text(PYTHON, encoding="utf-8")
    assert sentences() - set(ENGLISH) == {"Tin bài mới", "%(n)s dòng"}
    assert {m.context for m in messages.extracted() if m.id == "Tối"} == {"màu"}


def test_sentences_of_tests_and_migrations_are_not_for_readers(house):
    for folder in ("tests", "migrations"):
        (house / "src/kheo/room" / folder).mkdir(exist_ok=True)
        (house / "src/kheo/room" / folder / "some.py").write_text('_("Mẫu")', encoding="utf-8")
    assert "Mẫu" not in sentences()


def test_the_translated_catalogue_passes(house):
    run()
    translate(ENGLISH)
    assert run("--check") == 0


def test_a_new_sentence_is_noticed(house, capsys):
    run()
    translate(ENGLISH)
    (house / "src/kheo/room/views.py").write_text('_("Câu mới")', encoding="utf-8")
    assert run("--check") == 1
    assert capsys.readouterr().err == "not translated: Câu mới\n"


def test_a_removed_sentence_is_noticed_and_goes(house, capsys):
    page = house / "src/kheo/room/templates/room/page.html"
    run()
    translate(ENGLISH)
    shorter = TEMPLATE.replace('{% translate "Về trang chủ" %}', "")
    page.write_text(shorter, encoding="utf-8")
    assert run("--check") == 1
    assert capsys.readouterr().err == "no longer in the code: Về trang chủ\n"
    run()
    assert run("--check") == 0


def test_a_sentence_in_another_context_is_another_sentence(house, capsys):
    run()
    translate(ENGLISH)
    (house / "src/kheo/room/views.py").write_text('_("Tối")', encoding="utf-8")
    assert run("--check") == 1
    assert capsys.readouterr().err == "not translated: Tối\n"


def test_one_missing_form_of_a_number_is_noticed(house, capsys):
    run()
    translate(ENGLISH | {"%(number)s bài ở đây": ("%(number)s article here", "")})
    assert run("--check") == 1
    assert "not translated: %(number)s bài ở đây" in capsys.readouterr().err


def test_a_guess_counts_as_missing(house, capsys):
    run()
    translate(ENGLISH)
    text = messages.CATALOGUE.read_text(encoding="utf-8")
    guessed = text.replace('msgid "Về trang', '#, fuzzy\nmsgid "Về trang')
    messages.CATALOGUE.write_text(guessed, encoding="utf-8")
    assert run("--check") == 1
    assert "not translated: Về trang chủ" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["It has been sent.", "“%(tilte)s” has been sent."])
def test_a_translation_that_loses_or_misspells_a_place_is_noticed(house, capsys, wrong):
    run()
    translate(ENGLISH | {"Bài “%(title)s” đã gửi.": wrong})
    assert run("--check") == 1
    assert "other places than in: Bài “%(title)s” đã gửi." in capsys.readouterr().err


def test_running_again_changes_nothing_and_keeps_what_was_translated(house):
    run()
    translate(ENGLISH)
    run()
    before = messages.CATALOGUE.read_bytes()
    run()
    assert messages.CATALOGUE.read_bytes() == before
    assert b"Back to the home page" in before


def test_django_finds_each_sentence_under_the_words_we_extracted(house, settings, monkeypatch):
    monkeypatch.setattr(prepare, "LOCALE", house / "locale")
    run()
    translate(ENGLISH)
    prepare.compile_catalogues()
    settings.LOCALE_PATHS = [house / "locale"]
    page = engines["django"].from_string(TEMPLATE)
    with translation.override("en"):
        shown = " ".join(page.render({"page": {"title": "Hội nghị"}, "number": 2}).split())
    assert shown == (
        "<main> ( Back to the home page · 5% less Dark Nothing yet “Hội nghị” has been sent. "
        "2 articles here Dear reader </main>"
    )


def test_without_a_translation_the_reader_sees_the_vietnamese_sentence(house):
    page = engines["django"].from_string(TEMPLATE)
    with translation.override("vi"):
        shown = " ".join(page.render({"page": {"title": "Hội nghị"}, "number": 1}).split())
    assert shown == (
        "<main> ( Về trang chủ · Giảm 5% Tối Chưa có Bài “Hội nghị” đã gửi. "
        "1 bài ở đây Kính gửi </main>"
    )
