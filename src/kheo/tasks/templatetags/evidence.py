"""What the screen of a task asks for of its evidence."""

from django import template
from django.template import Context
from django.utils import timezone

from kheo.tasks.evidence.hands import unit_for
from kheo.tasks.evidence.showing import Overview, overview
from kheo.tasks.models import Task

register = template.Library()


@register.simple_tag
def evidence_of(task: Task) -> Overview:
    """Return the evidence of a task; no query where the page brought it along."""
    return overview(task)


@register.simple_tag(takes_context=True)
def may_add_evidence(context: Context, task: Task) -> bool:
    """Return whether the reader may add evidence to a task now.

    For who works in the lead unit the page knows it already; for others it is asked for.
    """
    user = context.get("user")
    if not task.is_open or user is None or not user.is_authenticated:
        return False
    seen = context.get("seen")
    if seen is not None and (seen.works or not task.partners.all()):
        return bool(seen.works)
    return unit_for(user, task, on=timezone.localdate()) is not None
