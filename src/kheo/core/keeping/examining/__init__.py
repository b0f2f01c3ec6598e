"""What the doctor examines of all that stands below the rooms: files, links, tables, settings."""
