"""How Khéo runs: settings from the environment, addresses, the server, and the commands of `./kheo`."""
