"""Why a paper is not made: one kind of error, whose words are for the person who asked."""


class PaperError(Exception):
    """A paper cannot be made; nothing was. Its words say what is wrong and what to do."""
