"""Places, and later organisations, officers and roles: who and where, through time.

In: registers of places. Out: the names that news, documents and tasks point to. Stands on core.
"""
