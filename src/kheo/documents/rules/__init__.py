"""Rules of the room: standard library, core and citations only."""
