"""What types, states and relations are called."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.documents.citations import TYPES
from kheo.documents.rules.relations import Part, Relation, Standing, Way
from kheo.documents.rules.signing import Authority
from kheo.documents.rules.states import State
from kheo.documents.rules.validity import Status

# Words before a title or in a sentence, which are no types of documents of their own.
NOT_KEPT: Final = frozenset({"văn bản", "bản án", "cáo trạng"})
TYPE_NAMES: Final = tuple(kind.name for kind in TYPES if kind.name not in NOT_KEPT)
TYPE_CHOICES: Final = [(name, name.capitalize()) for name in TYPE_NAMES]

STATES: Final = {
    State.DRAFT: _("Bản nháp"),
    State.PUBLISHED: _("Đã công bố"),
    State.WITHDRAWN: _("Đã rút"),
}
STATUSES: Final = {
    Status.NOT_YET: _("Chưa có hiệu lực"),
    Status.IN_FORCE: _("Còn hiệu lực"),
    Status.PARTLY: _("Hết hiệu lực một phần"),
    Status.ENDED: _("Hết hiệu lực"),
    Status.UNKNOWN: _("Chưa rõ hiệu lực"),
}
# From the document that names to the one named, and back.
RELATIONS: Final = {
    Relation.BASED_ON: _("Căn cứ"),
    Relation.IMPLEMENTS: _("Triển khai thực hiện"),
    Relation.GUIDES: _("Hướng dẫn"),
    Relation.AMENDS: _("Sửa đổi, bổ sung"),
    Relation.REPLACES: _("Thay thế"),
    Relation.ANNULS: _("Bãi bỏ"),
    Relation.CITES: _("Trích dẫn"),
}
RELATIONS_BACK: Final = {
    Relation.BASED_ON: _("Là căn cứ của"),
    Relation.IMPLEMENTS: _("Được triển khai bởi"),
    Relation.GUIDES: _("Được hướng dẫn bởi"),
    Relation.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    Relation.REPLACES: _("Được thay thế bởi"),
    Relation.ANNULS: _("Bị bãi bỏ bởi"),
    Relation.CITES: _("Được trích dẫn bởi"),
}
PARTS: Final = {Part.WHOLE: _("Toàn bộ"), Part.PARTS: _("Một phần")}
WAYS: Final = {Way.FOUND: _("Máy tìm thấy trong văn bản"), Way.STATED: _("Cán bộ khai")}
STANDINGS: Final = {
    Standing.OPEN: _("Chưa có người xác nhận"),
    Standing.CONFIRMED: _("Đã xác nhận"),
    Standing.DECLINED: _("Không phải văn bản trong thư viện"),
}
AUTHORITIES: Final = {
    Authority.ITSELF: _("Tự ký"),
    Authority.ON_BEHALF: _("Thay mặt (TM.)"),
    Authority.ACTING: _("Quyền (Q.)"),
    Authority.DEPUTY: _("Ký thay (KT.)"),
    Authority.BY_ORDER: _("Thừa lệnh (TL.)"),
    Authority.AUTHORISED: _("Thừa ủy quyền (TUQ.)"),
}
SIGNS: Final = {
    Authority.ITSELF: "",
    Authority.ON_BEHALF: "TM.",
    Authority.ACTING: "Q.",
    Authority.DEPUTY: "KT.",
    Authority.BY_ORDER: "TL.",
    Authority.AUTHORISED: "TUQ.",
}
"""What stands before an office in a signature of the State (Nghị định 30/2020/NĐ-CP, Điều 13)."""
