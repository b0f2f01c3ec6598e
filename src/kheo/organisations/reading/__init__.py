"""Questions, answered for a day."""
