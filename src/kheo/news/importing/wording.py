"""Lists of words and phrases, written as text so that they read as lists."""


def words(*lines: str) -> frozenset[str]:
    """Return the words of some lines."""
    return frozenset(word for line in lines for word in line.split())


def phrases(*lines: str) -> frozenset[str]:
    """Return the phrases of some lines, parted by commas."""
    parts = (part.strip() for line in lines for part in line.split(","))
    return frozenset(part for part in parts if part)
