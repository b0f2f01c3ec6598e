"""What a paper is and where each part of it stands. Pure: no framework, no files, no clock."""
