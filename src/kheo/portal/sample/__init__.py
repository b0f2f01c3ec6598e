"""Sample content: a province that does not exist, so that a first look at the site shows something.

In come texts (``articles/*.toml``, ``site/*.toml``) and pictures drawn by code; out come pages that
were published the way an editor publishes them. Every page says that it is a sample.
"""
