"""Words that would like to be instructions stay words, in both formats."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kheo.papers.making import Format, make
from kheo.papers.rules.cleaning import clean
from kheo.papers.rules.parts import Level, Node, Span, Table, Words
from kheo.papers.tests.samples import COPY, LETTER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = [
    '#read("/etc/passwd")',
    '#include "setting.typ"',
    "#let x = 1; #panic()",
    '#image("setting.typ")',
    "$ sum_(i=1)^n $ @label <start> \\u{41} \\",
    '"); #eval("1+1") //',
    "= Đề mục * đậm * _ nghiêng _ `mã` ~ --- ...",
    "</w:t></w:r><w:p>&amp; & <!-- ]]> <?xml",
    "{{ 7*7 }} {% load x %} ${jndi} %s {0}",
    "A\x00B\x1b[31mC\u202eD\ufffeE\ud800F\u200bG\r\nH\tI",
]


def with_words(text):
    return replace(
        LETTER,
        title=replace(LETTER.title, subject=f"về {text}"),
        body=(
            Node(Level.TEXT, text),
            Table((text, "B"), ((text, text),), spans=(Span(text, 2),)),
            Node(Level.ITEM, runs=(Words(text, bold=True), Words(f" {text}", italic=True))),
            Node(Level.ITEM, text),
        ),
        to=(text,),
        recipients=(text,),
        signatures=(replace(LETTER.signatures[0], name=text),),
        drafter=text,
        address=text,
        copy=replace(COPY, signatures=(replace(LETTER.signatures[0], name=text),)),
    )


def docx_text(content):
    with ZipFile(BytesIO(content)) as file:
        return "".join(etree.fromstring(file.read("word/document.xml")).itertext(f"{W}t"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stand_in_the_pdf_as_they_were_written(pdf_of, text):
    reader = pdf_of(with_words(text))
    read = "".join("".join(page.extract_text() for page in reader.pages).split())

    assert read.count("".join(clean(text).rstrip(" ;,./").split())) >= 3


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stand_in_the_docx_as_they_were_written(text):
    assert docx_text(make(with_words(text), Format.DOCX)).count(clean(text).rstrip(" ;,./")) >= 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_a_docx_that_can_be_read(text):
    assert clean(text).rstrip(" ;,./") in docx_text(make(with_words(text), Format.DOCX))


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(min_codepoint=1, max_codepoint=0x17F), max_size=60))
def test_any_latin_text_gives_a_pdf(pdf_of, text):
    assert len(pdf_of(with_words(text)).pages) >= 1


def test_a_long_word_and_a_long_office_break_nothing(pdf_of):
    paper = replace(
        with_words("x" * 500),
        signatures=(replace(LETTER.signatures[0], office="Phó Trưởng ban Thường trực " * 6),),
    )

    assert len(pdf_of(paper).pages) >= 1
    assert docx_text(make(paper, Format.DOCX)).count("x" * 500) >= 3
