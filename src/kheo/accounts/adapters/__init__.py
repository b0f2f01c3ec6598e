"""Where allauth asks how this house wants it."""
