"""Pictures for the sample, drawn by code: the same name gives the same picture, to the last bit."""
