"""The cache that stands before Django: public pages, compressed, kept in each process.

In: Django's own WSGI function. Out: the same function, faster; a socket for those who count views
(`counting`) and one for work that is done at intervals (`housekeeping`).
"""
