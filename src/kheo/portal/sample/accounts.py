"""The sample's accounts: known to everybody, and so made only in a demo.

Nothing here needs Django, so that the command that starts the site can print them.
"""

from typing import Final, NamedTuple


class Account(NamedTuple):
    """Somebody who can log in: an editor's group, or a role in an organisation, or all rights."""

    name: str
    shown_as: str
    group: str = ""
    role: str = ""
    works_for: str = ""

    @property
    def may_all(self) -> bool:
        """Whether nothing bounds what the account may do."""
        return not self.group and not self.role


PASSWORD: Final = "suoi-may-thuong-ngan"  # noqa: S105 - printed on purpose; refused in production
ADMINISTRATOR: Final = Account("quantri", "Quản trị (mẫu)")
APPROVER: Final = Account("duyetbai", "Duyệt bài (mẫu)", "Người duyệt")
EDITOR: Final = Account("bientap", "Biên tập (mẫu)", "Biên tập viên")
COMMUNE: Final = Account("canboxa", "Cán bộ xã Suối Mây (mẫu)", "", "can-bo", "ubnd-xa-suoi-may")
DESK: Final = Account("thuongtruc", "Sở Nội vụ (mẫu)", "", "thuong-truc", "so-noi-vu-an-linh")
ONE_PARTY: Final = Account(
    "bendang", "Ban Tuyên giáo và Dân vận (mẫu)", "", "lanh-dao-ben",
    "ban-tuyen-giao-va-dan-van-tinh-uy-an-linh",
)  # fmt: skip
OTHER_PARTY: Final = Account(
    "benubnd", "Đảng ủy UBND tỉnh (mẫu)", "", "lanh-dao-ben", "dang-uy-ubnd-tinh-an-linh"
)
ACCOUNTS: Final = (
    ADMINISTRATOR, APPROVER, EDITOR, COMMUNE, DESK, ONE_PARTY, OTHER_PARTY,
)  # fmt: skip
