"""The text of a DOCX, paragraph by paragraph and cell by cell, in reading order."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kheo.core.text import clean
from kheo.documents.intake.reasons import FileRefused, Reason
from kheo.documents.intake.zips import open_package, part

MAIN: Final = "word/document.xml"
TYPES: Final = "[Content_Types].xml"
# What other packages are, by a part that each has.
OTHERS: Final = (("xl/", "XLSX"), ("ppt/", "PPTX"), ("META-INF/", "JAR/ODF"), ("mimetype", "ODF"))
SCRIPTS: Final = re.compile(r"vbaproject|vbadata|activex", re.IGNORECASE)
# A template from the net is fetched by Word as soon as the file is opened.
FETCHED: Final = re.compile(
    rb"attachedTemplate[^>]*Target=.https?:|Target=.https?:[^>]*attachedTemplate", re.IGNORECASE
)
SPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BREAKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(content: bytes) -> str:
    """Return the text. Raises FileRefused, also for packages that are no Word files."""
    package = open_package(content)
    names = package.namelist()
    if MAIN not in names:
        found = next((kind for sign, kind in OTHERS if any(n.startswith(sign) for n in names)), "")
        raise FileRefused(Reason.OTHER_KIND, found or "ZIP")
    refuse_scripts(package, names)
    return clean("\n".join(paragraphs(part(package, MAIN))))


def refuse_scripts(package: zipfile.ZipFile, names: list[str]) -> None:
    """Refuse macros, controls, and templates that are fetched from the net."""
    if any(SCRIPTS.search(name) for name in names):
        raise FileRefused(Reason.SCRIPTED, "macro")
    if TYPES in names and b"macroEnabled" in part(package, TYPES):
        raise FileRefused(Reason.SCRIPTED, "macro")
    for name in names:
        if name.endswith(".rels") and FETCHED.search(part(package, name)):
            raise FileRefused(Reason.SCRIPTED, "attachedTemplate")


def paragraphs(xml: bytes) -> Iterator[str]:
    """Yield the paragraphs. Raises FileRefused for what is no XML, or calls for other files."""
    try:
        yield from read_paragraphs(xml)
    except (ParseError, UnicodeDecodeError, LookupError) as error:
        raise FileRefused(Reason.DAMAGED) from error
    except DefusedXmlException as error:
        raise FileRefused(Reason.SCRIPTED, "XML") from error


def read_paragraphs(xml: bytes) -> Iterator[str]:
    """Yield the paragraphs while the XML is read; what was read is let go of."""
    words: list[str] = []
    copies = 0
    for event, element in iterparse(
        io.BytesIO(xml), events=("start", "end"), forbid_dtd=True, forbid_external=True
    ):
        if element.tag == FALLBACK:
            copies += 1 if event == "start" else -1
        elif event == "end" and not copies:
            name = local(element)
            words.append(element.text or "" if name == "t" else BREAKS.get(name, ""))
            if name == "p":
                yield "".join(words)
                words.clear()
        if event == "end" and local(element) in {"p", "tbl"}:
            element.clear()


def local(element: Element) -> str:
    """Return the name of an element of Word's own; nothing for others."""
    for space in (SPACE, STRICT):
        if element.tag.startswith(space):
            return element.tag[len(space) :]
    return ""
