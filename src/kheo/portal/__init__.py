"""Pages that join rooms: home, archive, feeds, sitemap.

In: what every room has published. Out: ways to find it. Stands on all rooms.
"""
