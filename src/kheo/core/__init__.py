"""What every room stands on, with no word of the field in it.

In: nothing. Out: Vietnamese text, public answers that any cache may keep, limits, named errors,
the base page and its parts.
"""
