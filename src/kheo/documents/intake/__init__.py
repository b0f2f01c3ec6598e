"""Files that an officer brings: read under limits, and what is proposed from what they say.

`extracting` reads a file in a process of its own; `proposing` reads number, issuer and the rest
from the text. Nothing here is kept: an officer checks the form that `staging` fills.
"""
