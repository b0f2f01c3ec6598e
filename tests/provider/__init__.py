"""A real identity provider, run beside the site: django-oauth-toolkit in a process of its own."""
