"""What tests of places share."""

from kheo.organisations.tests.national import national

__all__ = ["national"]
