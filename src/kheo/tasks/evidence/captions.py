"""Words under pictures that come together: one line for all, or a line for each."""

from kheo.core.text import one_line


def shared(text: str, count: int) -> list[str]:
    """Return a caption for each of some pictures, in their order.

    With fewer lines than pictures the last line stands under the rest of them; with more, the last
    picture has what is left. No word is lost, and there is none where the text says nothing.
    """
    lines = [line for line in map(one_line, text.splitlines()) if line] or [""]
    if count < 1:
        return []
    if len(lines) > count:
        lines = [*lines[: count - 1], "; ".join(lines[count - 1 :])]
    return lines + lines[-1:] * (count - len(lines))
