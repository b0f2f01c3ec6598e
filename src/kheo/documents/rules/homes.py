"""Which province the name of a body says."""

import re
from typing import Final

from kheo.core.text import fold

OF_PROVINCE: Final = re.compile(r"\b(?:tinh uy|thanh uy|tinh|thanh pho|tp)\s+(?!uy\b)(.+)\Z")
NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")


def province_in(issuer: str) -> str:
    """Return the folded name of the province in the name of a body; empty where there is none.

    “Ban Dân vận Tỉnh ủy Kon Tum” says “kon tum”. Of several issuers the first is asked.
    """
    first = issuer.partition(" – ")[0]
    plain = NOT_A_LETTER.sub(" ", fold(first).casefold()).strip()
    said = OF_PROVINCE.search(plain)
    return said[1] if said else ""
