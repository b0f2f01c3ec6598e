"""Khéo: what the software does, one folder a room, in the order of the work."""

from typing import Final

__version__: Final = "0.1.0"
"""The same as in pyproject.toml; a test holds them together."""
