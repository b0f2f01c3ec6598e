"""Signatures as one line each, as they stand on paper: “KT. Bộ trưởng | Thứ trưởng | Lê Văn An”."""

import re
from dataclasses import dataclass
from typing import Final

from kheo.documents.rules.signing import Authority

BY_SIGN: Final = {
    "TM": Authority.ON_BEHALF, "T/M": Authority.ON_BEHALF, "Q": Authority.ACTING,
    "KT": Authority.DEPUTY, "K/T": Authority.DEPUTY, "TL": Authority.BY_ORDER,
    "T/L": Authority.BY_ORDER, "TUQ": Authority.AUTHORISED,
}  # fmt: skip
SIGN: Final = re.compile(r"(TUQ|TM|T/M|KT|K/T|TL|T/L|Q)(?:\.\s*|\s+|\Z)", re.IGNORECASE)
SIGN_OF: Final = {
    Authority.ITSELF: "", Authority.ON_BEHALF: "TM.", Authority.ACTING: "Q.",
    Authority.DEPUTY: "KT.", Authority.BY_ORDER: "TL.", Authority.AUTHORISED: "TUQ.",
}  # fmt: skip
MOST_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Spelled:
    """A signature: who, in which office, and in whose name."""

    name: str
    office: str = ""
    authority: Authority = Authority.ITSELF
    behalf: str = ""

    def __str__(self) -> str:
        sign = f"{SIGN_OF[self.authority]} {self.behalf}".strip()
        if self.authority is Authority.ACTING and not self.behalf:
            return " | ".join(part for part in (f"Q. {self.office}".strip(), self.name) if part)
        return " | ".join(part for part in (sign, self.office, self.name) if part)


def read_signature(line: str) -> Spelled | None:
    """Return a signature; None for a line with too many parts, or without a name."""
    parts = [" ".join(part.split()) for part in line.split("|")]
    if len(parts) > MOST_PARTS or not parts[-1]:
        return None
    first = parts[0] if len(parts) > 1 else ""
    found = SIGN.match(first)
    if found is None:
        return Spelled(parts[-1], " ".join(part for part in parts[:-1] if part))
    authority, rest = BY_SIGN[found[1].upper()], first[found.end() :].strip()
    if len(parts) == MOST_PARTS:
        return Spelled(parts[-1], parts[1], authority, rest)
    if authority is Authority.ACTING:
        return Spelled(parts[-1], rest, authority)
    return Spelled(parts[-1], "", authority, rest)
