"""A browser of the tests and measurements that has signed in, second factor and all."""

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from kheo.accounts.second_factor import SESSION_KEY


def prove(client: Client, officer: AbstractBaseUser) -> None:
    """Let a browser that has signed in have proved a second factor elsewhere."""
    session = client.session
    session[SESSION_KEY] = {"officer": str(officer.pk), "elsewhere": True}
    session.save()
