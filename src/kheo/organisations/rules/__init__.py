"""What is so, whatever holds it: no database, no clock."""
