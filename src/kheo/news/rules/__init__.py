"""Pure rules of the room: no framework, no clock."""
