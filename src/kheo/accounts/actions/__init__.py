"""Verbs of the room: each is one transaction with its entry in the ledger."""
