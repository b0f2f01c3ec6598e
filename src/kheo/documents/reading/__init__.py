"""The library as readers find it: shelves, effects, relations, who implements what."""
