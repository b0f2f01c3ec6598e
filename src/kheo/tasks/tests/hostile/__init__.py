"""Tables that are meant to hurt, and tables as offices really send them."""
