"""Documents, what they consist of, and how they and other records name documents."""

from kheo.documents.models.discrepancies import Discrepancy
from kheo.documents.models.documents import Document, DocumentText, Subject
from kheo.documents.models.parts import Addressee, DocumentFile, Issuing, Signatory
from kheo.documents.models.references import Reference
from kheo.documents.models.registers import IssuedNumber, Register, Term
from kheo.documents.models.tables import WaitingTable

__all__ = [
    "Addressee",
    "Discrepancy",
    "Document",
    "DocumentFile",
    "DocumentText",
    "IssuedNumber",
    "Issuing",
    "Reference",
    "Register",
    "Signatory",
    "Subject",
    "Term",
    "WaitingTable",
]
