"""Tables of tasks: read as people write them, shown before anything is given, and given out again.

In: a pasted table, a CSV or an XLSX file. Out: rows, each a task to give or with what is wrong cell
by cell. Nothing here writes; `actions.bulk` does.
"""
