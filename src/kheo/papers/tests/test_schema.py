"""Elements stand in the order of ECMA-376, which Word insists on; nothing foreign is there."""

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from lxml import etree

from kheo.papers.making import Format, make
from kheo.papers.tests.samples import ALL

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ORDERS = {
    # ECMA-376 part 1: CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr, CT_PBdr, CT_Style, CT_Settings.
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing"
    " mirrorIndents jc textDirection textAlignment outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike vanish color spacing w kern"
    " position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd"
    " tblLayout tblCellMar tblLook tblCaption",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "pBdr": "top left bottom right between bar",
    "trPr": "cantSplit tblHeader",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign hideMark",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders pgNumType cols"
    " vAlign titlePg docGrid",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked"
    " pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang"
    " clrSchemeMapping decimalSymbol listSeparator",
}
ONCE_ONLY = set(ORDERS) - {"tbl", "tr", "styles", "sectPr"}
PARTS = ["document", "styles", "settings"]
PARTS += ["header1", "header2", "footer1", "footer2", "footer3"]
CASES = [(name, part) for name in ALL for part in PARTS]


def xml_of(paper, name):
    with ZipFile(BytesIO(make(paper, Format.DOCX))) as file:
        return etree.fromstring(file.read(name))


def local(element):
    return etree.QName(element).localname


@pytest.mark.parametrize(("name", "part"), CASES)
def test_children_stand_in_the_order_of_the_schema(name, part):
    for element in xml_of(ALL[name], f"word/{part}.xml").iter():
        if order := ORDERS.get(local(element), "").split():
            places = [order.index(local(child)) for child in element]
            assert places == sorted(places), etree.tostring(element)[:400]
            assert local(element) not in ONCE_ONLY or len(set(places)) == len(places)


def columns_of(cell):
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val"))


@pytest.mark.parametrize("name", ALL)
def test_each_cell_ends_with_a_paragraph_and_rows_have_as_many_cells_as_the_grid(name):
    for table in xml_of(ALL[name], "word/document.xml").iter(f"{W}tbl"):
        wide = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            assert sum(map(columns_of, row.findall(f"{W}tc"))) == wide
        for cell in table.iter(f"{W}tc"):
            assert local(cell[-1]) == "p"


@pytest.mark.parametrize("name", ALL)
def test_two_tables_never_touch_and_a_paragraph_stands_before_the_last_section(name):
    [body] = xml_of(ALL[name], "word/document.xml")

    for one, other in pairwise(body):
        assert (local(one), local(other)) != ("tbl", "tbl")
    assert [local(one) for one in body][-2:] == ["p", "sectPr"]


@pytest.mark.parametrize("name", ALL)
def test_every_style_and_every_link_leads_somewhere(name):
    document = xml_of(ALL[name], "word/document.xml")
    known = {s.get(f"{W}styleId") for s in xml_of(ALL[name], "word/styles.xml").iter(f"{W}style")}
    links = {r.get("Id") for r in xml_of(ALL[name], "word/_rels/document.xml.rels")}

    assert {s.get(f"{W}val") for s in document.iter(f"{W}pStyle")} <= known
    edges = (*document.iter(f"{W}headerReference"), *document.iter(f"{W}footerReference"))
    assert {one.get(f"{R}id") for one in edges} <= links


def test_every_part_is_declared_reached_and_ours():
    with ZipFile(BytesIO(make(ALL["plan"], Format.DOCX))) as file:
        names = file.namelist()
        types = etree.fromstring(file.read("[Content_Types].xml"))
        content = b"".join(file.read(name) for name in names)
    declared = {one.get("PartName", "").lstrip("/") for one in types}

    assert names[0] == "[Content_Types].xml"
    assert {n for n in names if not n.endswith(".rels")} - {names[0]} == declared - {""}
    assert b"stylesWithEffects" not in content
    assert b"mc:" not in content
    assert b"w14:" not in content
