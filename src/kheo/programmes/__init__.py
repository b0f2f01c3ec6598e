"""Coordination programmes: what parties agree to do together, clause by clause.

In: directives and the parties that carry them out. Out: texts that all have signed, yearly plans
drawn from them, conferences with their conclusions, inspections with their recommendations. Stands
on documents, accounts, law, organisations, papers, ledger and core.
"""
