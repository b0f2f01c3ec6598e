"""Sign-in: who an officer is, proved by password, second factor, passkey or another provider.

In: invitations, and what a person types or a provider says. Out: a session that knows its officer
and whether a second factor was used in it. Stands on organisations (officers) and the ledger;
django-allauth does the proving, this room says in Vietnamese what it asks, and keeps its terms.
"""
