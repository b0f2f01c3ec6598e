"""Where a checker with Word's own schemas is installed, it finds nothing in any paper."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from kheo.papers.making import Format, make
from kheo.papers.tests.samples import ALL

audit = pytest.importorskip(
    "openxml_audit", reason="pip install openxml-audit: Word's own schemas, 14 MB"
)

VERSIONS = ["office2007", "office2019", "microsoft365"]


@pytest.fixture(scope="module")
def checkers():
    return {one: audit.OpenXmlValidator(audit.FileFormat(one), strict=True) for one in VERSIONS}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ALL)
def test_word_finds_nothing_to_repair(checkers, tmp_path, name, version):
    file = tmp_path / f"{name}.docx"
    file.write_bytes(make(ALL[name], Format.DOCX))

    assert checkers[version].validate(file).errors == []


def test_the_checker_finds_what_stands_in_the_wrong_order(checkers, tmp_path):
    file, made = tmp_path / "bad.docx", make(ALL["letter"], Format.DOCX)
    with ZipFile(BytesIO(made)) as good, ZipFile(file, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:keepNext/>", b'<w:jc w:val="left"/><w:keepNext/>', 1)
            bad.writestr(name, content)

    assert checkers["office2019"].validate(file).errors
