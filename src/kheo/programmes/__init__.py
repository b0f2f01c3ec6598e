"""Coordination programmes: what parties agree to do together, clause by clause.

In: directives and the parties that carry them out. Out: clauses that all have signed, yearly plans
drawn from them. Stands on documents, organisations, ledger and core; so far the rules alone.
"""
