"""The sample's accounts: known to everybody, and so made only in a demo.

Nothing here needs Django, so that the command that starts the site can print them.
"""

from typing import Final, NamedTuple


class Account(NamedTuple):
    """Somebody who can log in; no group means all rights."""

    name: str
    shown_as: str
    group: str = ""


PASSWORD: Final = "suoi-may-thuong-ngan"  # noqa: S105 - printed on purpose; refused in production
ADMINISTRATOR: Final = Account("quantri", "Quản trị (mẫu)")
APPROVER: Final = Account("duyetbai", "Duyệt bài (mẫu)", "Người duyệt")
EDITOR: Final = Account("bientap", "Biên tập (mẫu)", "Biên tập viên")
ACCOUNTS: Final = (ADMINISTRATOR, APPROVER, EDITOR)
