"""Files that somebody may bring, some of them to do harm; all are made here, none is kept."""
