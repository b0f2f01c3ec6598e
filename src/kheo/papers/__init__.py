"""Official papers: DOCX and PDF from plain data, in the layout that issuer and day ask for.

In: a `Paper` (issuers, number, title, body, appendices, signatures), with no record behind it.
Out: the bytes of a DOCX and of a PDF, made on this machine without network, whose every part
stands as the State's or the Party's rules of that day want it. Stands on core alone; no tables.
"""
