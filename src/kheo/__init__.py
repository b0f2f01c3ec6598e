"""Khéo: what the software does, one folder a room, in the order of the work."""
