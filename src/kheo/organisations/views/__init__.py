"""Pages, public and of the desk."""
