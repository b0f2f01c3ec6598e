"""Whom the provider of the tests knows, and what it says of each."""

from typing import Any, Final

PASSWORD: Final = "mật-khẩu-ở-đơn-vị-2026"
CLIENT: Final = "kheo-thu"
CLIENT_SECRET: Final = "bi-mat-giua-hai-may-chu-chi-de-thu"

LAN: Final = {"email": "lan@xa.example.vn", "email_verified": True, "name": "Đỗ Thị Lan"}
PERSONS: Final[dict[str, dict[str, Any]]] = {
    "lan-tinh": {**LAN, "acr": "loa2", "amr": ["pwd"], "preferred_username": "lan"},
    "lan-the": {**LAN, "acr": "loa3", "amr": ["pwd", "otp"]},
    "lan-chua-xac-minh": {**LAN, "email_verified": False},
    "hoa": {"email": "hoa@xa.example.vn", "email_verified": True, "name": "Y Hoa"},
    "khong-thu": {"name": "Không Có Thư"},
}
