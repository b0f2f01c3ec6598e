"""Diagrams for the handbook, drawn from the tables of rules; tests hold them against each other."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

State = TypeVar("State", bound=StrEnum)


def state_diagram(following: Mapping[State, Iterable[State]], begin: State) -> str:
    """Return the states and where they lead as a Mermaid diagram, in the order of their table."""
    lines = ["stateDiagram-v2", f"    [*] --> {begin}"]
    for state, leads_to in following.items():
        targets = sorted(leads_to, key=list(following).index)
        lines += [f"    {state} --> {target}" for target in targets]
        if not targets:
            lines.append(f"    {state} --> [*]")
    return "\n".join(lines)
