"""Law as data: rules in force on a day, the working calendar, due dates that explain themselves.

In: rules with their legal basis, holidays and swapped days with theirs, office hours. Out: the
rule in force on a day, the day a term ends with the reasons, and deadlines: open terms that an
organisation holds on any record. Stands on organisations, ledger and core.
"""
