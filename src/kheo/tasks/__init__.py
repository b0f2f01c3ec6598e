"""Tasks: what a unit has to do by when, and whether it did.

In: a clause, a conclusion or an article that asks for something. Out: who does what by when, in
which state, and sums that close. Stands on programmes, documents, organisations, ledger and core;
so far the rules alone.
"""
