"""The table of contents of the file: levels without gaps, as readers' programs want them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kheo.papers.rules.sheets import Block, Paragraph


def without_gaps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks whose levels go down one at a time: an article right under the title is 2."""
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.outline:
            above = [level for level in above if level < block.outline] + [block.outline]
            yield replace(block, outline=len(above))
        else:
            yield block
