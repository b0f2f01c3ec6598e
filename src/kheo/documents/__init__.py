"""Official documents: the library, and what documents say of each other.

In: documents by form, file or table; text in which documents are cited by số, ký hiệu. Out:
documents with their status on a day, and citations that lead to them. Stands on accounts,
organisations, ledger and core; `citations` on the standard library alone.
"""
