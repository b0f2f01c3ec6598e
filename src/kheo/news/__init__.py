"""Articles, albums and events, and what readers do with them.

In: what editors write or bring in. Out: public pages, passing on to a friend, readers' remarks,
most-viewed lists. Stands on core and organisations.
"""
