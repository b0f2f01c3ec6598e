"""The checks of the core under their names, in the order in which the doctor tells of them."""

import time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.core.keeping import doctor
from kheo.core.keeping.examining import database, files, installation, links, pages


def enlist_all() -> None:
    """Have the doctor look after all that stands below the rooms."""
    doctor.enlist("core.settings", _("Thiết lập"), installation.configuration)
    doctor.enlist("core.checks", _("Điều khung phần mềm đòi hỏi"), installation.checks)
    doctor.enlist("core.folders", _("Thư mục và chỗ trống"), installation.folders)
    doctor.enlist("core.clock", _("Đồng hồ"), lambda: installation.clock(timezone.now()))
    doctor.enlist("core.migrations", _("Bảng dữ liệu đúng phiên bản"), database.migrations)
    doctor.enlist("core.database", _("Cơ sở dữ liệu"), database.engine)
    doctor.enlist("core.tree", _("Cây trang"), pages.tree)
    doctor.enlist("core.links", _("Liên kết trong nội dung"), links.links)
    doctor.enlist("core.redirects", _("Chuyển hướng"), links.redirects)
    doctor.enlist("core.schedule", _("Việc hẹn giờ"), lambda: pages.overdue(timezone.now()))
    doctor.enlist("core.locks", _("Trang bị khóa"), lambda: pages.locked(timezone.now()))
    doctor.enlist("core.search", _("Chỉ mục tìm kiếm"), database.search)
    doctor.enlist("core.files", _("Tệp mà dữ liệu nhắc đến"), files.named_files)
    doctor.enlist("core.originals", _("Nội dung tệp gốc"), files.originals)
    doctor.enlist("core.orphans", _("Tệp thừa"), lambda: files.orphans(time.time()))
    doctor.enlist("core.remains", _("Dấu vết của việc dở dang"), files.left_behind)
