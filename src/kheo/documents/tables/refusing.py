"""What cannot be used at all, in one sentence."""


class TableRefusedError(ValueError):
    """The file as a whole cannot be used; the sentence says why and what to do."""
