"""What needs no database: the calendar, terms, office hours, thresholds."""
