"""What tests of the search need: a small source, and a way to ask."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kheo.core.search import socket
from kheo.core.search.asking import Query, ranked
from kheo.core.search.models import SearchEntry
from kheo.core.search.socket import Item

KIND = "tests.thing"


class Things:
    """Things that a test makes public and takes back."""

    kind = KIND
    label = "Điều thử"

    def __init__(self, *items: Item) -> None:
        self.found = {item.key: item for item in items}

    def keys(self) -> Iterator[str]:
        return iter(self.found)

    def items(self, keys: Sequence[str]) -> Iterator[Item]:
        return (self.found[key] for key in keys if key in self.found)


@contextmanager
def enlisted(source: Things) -> Iterator[Things]:
    """Let only one source be found."""
    before = dict(socket.SOURCES)
    socket.SOURCES.clear()
    socket.enlist(source)  # type: ignore[arg-type] # a plain label will do
    try:
        yield source
    finally:
        socket.SOURCES.clear()
        socket.SOURCES.update(before)


def texts(*texts: str) -> Things:
    """Return things with those texts, their keys counted from 0."""
    return Things(
        *(
            Item(key=str(number), title=f"Điều {number}", address=f"/{number}/", text=text)
            for number, text in enumerate(texts)
        )
    )


def asked(typed: str) -> list[str]:
    """Return the keys of what answers, best first."""
    names = dict(SearchEntry.objects.values_list("pk", "key"))
    return [names[hit.doc] for hit in ranked(Query.of(typed)) if hit.doc in names]
