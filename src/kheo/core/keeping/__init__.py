"""Keeping what was entrusted: one backup of everything, its way back, and the doctor.

In: the tables of all rooms, the media folder, what rooms enlist. Out: `kheo backup`,
`kheo restore`, `kheo doctor`. The format is written down in `docs/reference/backup-format.md`.
"""
