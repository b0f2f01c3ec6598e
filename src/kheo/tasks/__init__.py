"""Tasks: what a unit has to do by when, and whether it did.

In: an item of a plan, a conclusion, a recommendation or an article that asks for something. Out:
who does what by when, evidence, verdicts, reminders, calendars, and sums that close. Stands on
programmes, documents, accounts, law, organisations, ledger and core.
"""
