"""Who is told what of tasks, what mails say, and how they are handed over."""
