"""Pictures that people take: what comes from a telephone becomes what a site keeps and shows.

In: the file as it came. Out: a picture that stands upright, of a bounded size, that tells nothing
of where or with what it was taken (`taking.take_in`); small ones for lists (`taking.small`). What
is no picture is refused with a reason, and `sentences.why` says it in words.
"""
