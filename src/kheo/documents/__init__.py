"""Official documents and what they say of each other.

In: text in which documents are cited by số, ký hiệu. Out: citations with their exact place, what
was normalised, and how sure each is. Stands on the standard library alone.
"""
