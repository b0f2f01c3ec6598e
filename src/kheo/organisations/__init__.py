"""Places, organisations, officers and what they may do: who and where, through time.

In: registers of places, organisations as staff and files tell of them, successions by their
documents. Out: the names that news, documents and tasks point to, who answers for whom on a day,
whether somebody may do something somewhere, and the queue of what ended organisations still owe.
Stands on core and the ledger.
"""
