"""How Khéo runs.

Settings from the environment, addresses, the server, and the commands of `./kheo`.
"""
