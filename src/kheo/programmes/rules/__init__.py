"""Rules of the room: standard library and core only."""
