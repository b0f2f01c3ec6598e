"""The ledger: who did what, when, on what, by which rule, and why; and links between records.

In: one entry for every act, in its transaction, from every room. Out: a chain of hashes in which
none can be altered, taken out or moved unseen, an export that outsiders check, the thread between
records. Stands on core alone: it keeps actors and records as keys and names, not as foreign keys.
"""
