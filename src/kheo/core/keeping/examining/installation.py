"""Is the installation set up as a real site must be: settings, folders, disk, clock?"""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.checks import CheckMessage, run_checks
from django.db import connection
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Site

from kheo.core.keeping.doctor import Finding, look, wrong

GIBIBYTE: Final = 1024**3
FULL: Final = GIBIBYTE // 4
SCARCE: Final = 2 * GIBIBYTE
WEAK: Final = 50
SKEW: Final = timedelta(minutes=2)
LOCAL: Final = ("localhost", "127.0.0.1", "[::1]")


def checks() -> Iterator[Finding]:
    """Find what Django, Wagtail and their parts object to in the settings."""
    for message in run_checks(include_deployment_checks=settings.PRODUCTION):
        if not message.is_silenced():
            yield objection(message)


def objection(message: CheckMessage) -> Finding:
    """Return what a framework objects to."""
    tell = wrong if message.is_serious() else look
    return tell(
        f"{message.id or ''} {message.msg}".strip(),
        str(message.hint or _("Xem docs/reference/settings.md.")),
    )


def configuration() -> Iterator[Finding]:
    """Find settings with which a real site would fail its readers."""
    yield from secret()
    if settings.PRODUCTION:
        yield from real_site()
    if inside(media_folder(), Path(settings.STATIC_ROOT)):
        yield wrong(
            _("Thư mục tệp nằm trong thư mục công khai, nên tệp chưa đăng ai cũng tải được."),
            _("Đặt KHEO_VAR đến một thư mục khác rồi chuyển tệp sang đó."),
        )


def secret() -> Iterator[Finding]:
    """Find a secret that could be guessed or read by others."""
    if len(settings.SECRET_KEY) < WEAK:
        yield wrong(
            _("Khóa bí mật quá ngắn: phiên đăng nhập có thể bị làm giả."),
            _("Đặt KHEO_SECRET dài ít nhất %(count)d ký tự ngẫu nhiên.") % {"count": WEAK},
        )
    for path in private_files():
        if path.is_file() and path.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
            yield look(
                _("Người dùng khác trên máy đọc được %(path)s.") % {"path": path},
                _("Chạy: chmod o-rwx %(path)s") % {"path": path},
            )


def private_files() -> list[Path]:
    """Return the files that only the site itself should read."""
    folder = Path(settings.VAR)
    database = Path(str(connection.settings_dict["NAME"]))
    found = [folder / "secret", *sorted((folder / "backups").glob("*.zip"))]
    # A demo's database is no secret on the machine of the person who tries it.
    on_real_sqlite = settings.PRODUCTION and connection.vendor == "sqlite"
    return [*found, database] if on_real_sqlite else found


def real_site() -> Iterator[Finding]:
    """Find what a real site lacks that a demo does not need."""
    if not settings.MAIL_SERVER:
        yield look(
            _("Chưa khai máy chủ thư: trang không gửi được thư nào."),
            _("Đặt KHEO_SMTP_URL, xem docs/reference/settings.md."),
        )
    if not settings.SITE_URL:
        yield look(
            _("Chưa khai địa chỉ của trang: liên kết trong thư sẽ sai."),
            _("Đặt KHEO_URL, ví dụ https://danvan.example.vn"),
        )
    names = Site.objects.filter(is_default_site=True).values_list("hostname", flat=True)
    for name in names:
        if name in LOCAL:
            yield look(
                _("Trang mặc định trong Quản trị vẫn mang tên máy %(name)s.") % {"name": name},
                _("Vào Quản trị, Thiết lập, Trang web, và ghi tên máy thật."),
            )


def folders() -> Iterator[Finding]:
    """Find folders that cannot be written to, and disks that are nearly full."""
    for folder in (Path(settings.VAR), media_folder(), Path(settings.STATIC_ROOT)):
        if not folder.is_dir() and not os.access(folder.parent, os.W_OK):
            yield cannot_write(folder)
        elif folder.is_dir():
            yield from of_folder(folder)


def of_folder(folder: Path) -> Iterator[Finding]:
    """Find what is wrong with one folder."""
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield cannot_write(folder)
    free = shutil.disk_usage(folder).free
    if free < SCARCE:
        tell = wrong if free < FULL else look
        yield tell(
            _("Ổ đĩa của %(folder)s chỉ còn %(free)d MiB.")
            % {"folder": folder, "free": free // 1024**2},
            _("Xóa bớt bản sao lưu cũ (./kheo backup --keep N) hoặc thêm chỗ."),
        )


def cannot_write(folder: Path) -> Finding:
    """Return that a folder cannot be written to."""
    return wrong(
        _("Không ghi được vào %(folder)s.") % {"folder": folder},
        _("Giao thư mục ấy cho người dùng chạy trang: chown -R."),
    )


def clock(at: datetime) -> Iterator[Finding]:
    """Find a clock that goes wrong, and a time zone that this machine does not know."""
    try:
        ZoneInfo(settings.TIME_ZONE)
    except ZoneInfoNotFoundError:
        yield wrong(
            _("Máy không biết múi giờ %(zone)s.") % {"zone": settings.TIME_ZONE},
            _("Cài gói tzdata của hệ điều hành."),
        )
    last = PageLogEntry.objects.order_by("-timestamp").values_list("timestamp", flat=True).first()
    if last and last > at + SKEW:
        yield wrong(
            _("Đồng hồ máy chạy chậm: đã có việc ghi lúc %(last)s, sau giờ hiện nay.")
            % {"last": f"{last:%d/%m/%Y %H:%M} UTC"},
            _("Bật đồng bộ giờ: timedatectl set-ntp true"),
        )
    if abs(clock_of_database(at) - at) > SKEW:
        yield wrong(
            _("Đồng hồ của máy chủ cơ sở dữ liệu lệch với đồng hồ máy này."),
            _("Bật đồng bộ giờ trên cả hai máy: timedatectl set-ntp true"),
        )


def clock_of_database(at: datetime) -> datetime:
    """Return what time it is on the machine of the database; SQLite is on ours."""
    if connection.vendor != "postgresql":
        return at
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
        return found


def media_folder() -> Path:
    """Return the folder of the media."""
    return Path(settings.MEDIA_ROOT)


def inside(one: Path, other: Path) -> bool:
    """Return whether a folder is another, or lies in it."""
    return one.resolve().is_relative_to(other.resolve())
