"""The handbook shows the tables that the rules hold."""

from config.environment import ROOT
from kheo.organisations.models.organisation_words import SUCCESSION_KINDS
from kheo.organisations.rules.custody import NEXT, Custody
from kheo.organisations.rules.succession import MANY, SHAPES, Shape

PAGE = ROOT / "docs" / "reference" / "organisations.md"


def how_many(numbers: range) -> str:
    if numbers.stop == MANY:
        return "several" if numbers.start > 1 else "one or more"
    return "one" if numbers.start else "none"


def successions() -> str:
    def line(kind: str, shape: Shape) -> str:
        more = [word for word, holds in (("ends", shape.ends_old), ("founded", shape.founds_new))
                if holds]  # fmt: skip
        ends = f"{kind}_old([{how_many(shape.olds)}]) --> {kind}_new([{how_many(shape.news)}])"
        return ends.replace("-->", f'-- "{", ".join([kind, *more])}" -->')

    lines = [f"  {line(kind, shape)}" for kind, shape in SHAPES.items()]
    return "\n".join(["```mermaid", "flowchart LR", *lines, "```"])


def custody() -> str:
    lines = [f"  {now} --> {then}" for now in Custody for then in Custody if then in NEXT[now]]
    return "\n".join(["```mermaid", "stateDiagram-v2", f"  [*] --> {Custody.HELD}", *lines, "```"])


def test_the_diagrams_are_those_of_the_tables():
    page = PAGE.read_text(encoding="utf-8")
    assert successions() in page
    assert custody() in page


def test_every_kind_has_its_words():
    assert set(SUCCESSION_KINDS) == set(SHAPES)
