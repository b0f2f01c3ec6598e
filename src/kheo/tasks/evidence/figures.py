"""Figures as Vietnamese writes them: dots between thousands, a comma before decimals."""

import re
from decimal import Decimal
from typing import Final

from kheo.core.text import one_line

GROUPED: Final = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+(?:,\d{1,3})?")
PLAIN: Final = re.compile(r"-?\d{1,15}(?:,\d{1,3})?")
DOTTED: Final = re.compile(r"-?\d{1,15}\.\d{1,2}")
"""With one or two digits behind it a dot can only be meant as a comma."""


class NotAFigureError(ValueError):
    """Words that say no figure."""


def figure_in(typed: str) -> Decimal:
    """Return the figure that is typed: “1.234,5”, “1234,5” and “1.5”. Raises NotAFigureError.

    At most fifteen digits before the comma and three behind it.
    """
    said = one_line(typed).replace("−", "-")
    if GROUPED.fullmatch(said) or PLAIN.fullmatch(said):
        said = said.replace(".", "").replace(" ", "").replace(",", ".")
    elif not DOTTED.fullmatch(said):
        raise NotAFigureError(typed)
    if len(said.lstrip("-").partition(".")[0]) > 15:
        raise NotAFigureError(typed)
    return Decimal(said)


def written(figure: Decimal | int) -> str:
    """Return a figure as it is read, without empty decimals."""
    plain = f"{figure:,f}" if isinstance(figure, Decimal) else f"{figure:,}"
    whole, _dot, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
