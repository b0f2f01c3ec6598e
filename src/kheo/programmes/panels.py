"""Socket: what later rooms show on the public pages of programmes and plans."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

from kheo.programmes.models import Plan, Programme


class Panel(Protocol):
    """A part of a page with a template of its own."""

    template: str

    def of_programme(self, programme: Programme, day: date) -> Mapping[str, Any] | None:
        """Return what the template shows, the same for every reader; None for nothing."""

    def of_plan(self, plan: Plan, day: date) -> Mapping[str, Any] | None:
        """Return the same of a plan."""


class Filled(NamedTuple):
    """A panel with what it shows."""

    template: str
    shown: Mapping[str, Any]


PANELS: Final[dict[str, Panel]] = {}


def enlist(name: str, panel: Panel) -> None:
    """Let a room show a part of each programme's and each plan's page."""
    PANELS[name] = panel


def of_programme(programme: Programme, day: date) -> list[Filled]:
    """Return the panels of a programme's page."""
    shown = [(panel.template, panel.of_programme(programme, day)) for panel in PANELS.values()]
    return [Filled(template, what) for template, what in shown if what is not None]


def of_plan(plan: Plan, day: date) -> list[Filled]:
    """Return the panels of a plan's page."""
    shown = [(panel.template, panel.of_plan(plan, day)) for panel in PANELS.values()]
    return [Filled(template, what) for template, what in shown if what is not None]
