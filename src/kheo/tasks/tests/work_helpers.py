"""What tests of the pages of work share."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kheo.organisations.models import Officer
from kheo.tasks.models import Task


def today() -> date:
    return timezone.localdate()


def address(task: Task) -> str:
    return reverse("tasks_work:task", args=[task.pk])


def at_work(client: Client, who: Officer) -> Client:
    client.force_login(who)
    return client


def post(client: Client, task: Task, name: str, **typed: Any) -> HttpResponse:
    """Press one of the buttons of a task."""
    follow = typed.pop("follow", False)
    return client.post(f"{address(task)}{name}/", typed, follow=follow)  # type: ignore[return-value]
