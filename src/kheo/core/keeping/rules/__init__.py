"""The format `kheo-backup-1`: what stands in a backup, written down and read back. Pure."""

from kheo.core.keeping.rules.lines import LONGEST_LINE, canonical, dump, line_of, loaded
from kheo.core.keeping.rules.manifest import (
    FORMAT,
    LONGEST_MANIFEST,
    MANIFEST,
    MEDIA,
    MEDIA_LIST,
    MISSING_NAMED,
    TABLES,
    FileRecord,
    Manifest,
    MediaRecord,
    TableRecord,
    file_line,
    manifest_text,
    read_file_line,
    read_manifest,
)
from kheo.core.keeping.rules.names import STAGING, is_safe, too_old
from kheo.core.keeping.rules.refusals import UnusableError, Wrong

__all__ = [
    "FORMAT",
    "LONGEST_LINE",
    "LONGEST_MANIFEST",
    "MANIFEST",
    "MEDIA",
    "MEDIA_LIST",
    "MISSING_NAMED",
    "STAGING",
    "TABLES",
    "FileRecord",
    "Manifest",
    "MediaRecord",
    "TableRecord",
    "UnusableError",
    "Wrong",
    "canonical",
    "dump",
    "file_line",
    "is_safe",
    "line_of",
    "loaded",
    "manifest_text",
    "read_file_line",
    "read_manifest",
    "too_old",
]
