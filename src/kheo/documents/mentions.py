"""Citations of a text as references keep them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kheo.documents import citations
from kheo.documents.rules.numbers import key_of
from kheo.documents.rules.relating import relation_in, relation_in_title
from kheo.documents.rules.relations import Part, Relation

TITLE: Final = "title"
TEXT: Final = "text"


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation, where it stands, and what it makes of the two documents.

    `spot` names the part of the record (`text`, `title`, `lead`); `first` is the citation that
    names the same document first there, and says what this one leaves out.
    """

    found: citations.Citation
    first: citations.Citation
    spot: str = TEXT
    relation: Relation = Relation.CITES
    part: Part = Part.WHOLE


Judge = Callable[[citations.Citation], tuple[Relation, Part]]


def cites(_found: citations.Citation) -> tuple[Relation, Part]:
    """Return that a citation is no more than one."""
    return Relation.CITES, Part.WHOLE


def mentions_in(
    text: str, *, spot: str = TEXT, own: str = "", judge: Judge = cites
) -> list[Mention]:
    """Return the citations of a text in order, without those of the holder's `own` number."""
    found = citations.find(text)
    itself = key_of(own)
    mentions = []
    for one in found:
        if itself and key_of(str(one.number)) == itself:
            continue
        first = one if one.same_as is None else found[one.same_as]
        mentions.append(Mention(one, first, spot, *judge(one)))
    return mentions


def of_document(*, title: str, text: str, number: str) -> list[Mention]:
    """Return what a document cites in its title and its text, and as what."""
    in_title = mentions_in(
        title, spot=TITLE, own=number, judge=lambda one: relation_in_title(title, one.start)
    )
    in_text = mentions_in(text, own=number, judge=lambda one: relation_in(text, one.start, one.end))
    return in_title + in_text
