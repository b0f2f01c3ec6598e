"""A sheet as DOCX: written in the order of its schema, from no borrowed template."""

from kheo.papers.docx.writing import write_docx

__all__ = ["write_docx"]
