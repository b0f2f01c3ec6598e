"""One search over everything public, the same on SQLite and on PostgreSQL.

In: entries that rooms bring through `socket`, written by their actions in the same transaction.
Out: what answers a query, best first, with extracts, counts and better spellings. Postings are
packed in plain tables and weighed here, so that no engine has a say in the order. Measured and
described in docs/reference/search.md, decided in docs/why/0019-search-of-our-own.md.
"""
