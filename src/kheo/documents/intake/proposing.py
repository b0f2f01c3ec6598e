"""From the text of a document to what its form may say. Pure; nothing is taken for true."""

from kheo.core.text import clean
from kheo.documents.intake.closings import read_closing
from kheo.documents.intake.effects import read_effect
from kheo.documents.intake.heads import read_head
from kheo.documents.intake.issuers import read_issuers
from kheo.documents.intake.proposals import Proposals
from kheo.documents.intake.sheets import sheet_of
from kheo.documents.intake.titles import read_title


def propose(text: str) -> Proposals:
    """Return what a text says of itself, in the layouts of State and Party.

    State: Nghị định 30/2020/NĐ-CP, Phụ lục I; Party: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW.
    """
    found = Proposals()
    sheet = sheet_of(text)
    if not sheet.lines:
        return found
    number = read_head(sheet, found)
    read_issuers(sheet, text, number, found)
    read_title(sheet, found)
    read_closing(sheet, found)
    read_effect(clean(text), found)
    return found
