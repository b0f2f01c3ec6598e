"""Tables of documents that people keep: read, compared with the library, shown before anything.

In: a CSV or XLSX file under its name. Out: rows as `Given`, each with what is wrong with it.
Nothing here writes; `actions.loading` does.
"""
