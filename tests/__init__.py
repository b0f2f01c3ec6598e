"""Tests that no room owns: journeys in a real browser, architecture, visibility, scale."""
