"""Papers as offices write them, for tests and measurements."""

from dataclasses import replace
from datetime import date

from kheo.papers.rules.parts import (
    Align,
    Appendix,
    Authority,
    Copy,
    CopyKind,
    Issuer,
    IssuerKind,
    Level,
    Node,
    Number,
    Paper,
    PlaceAndDate,
    SignatureBlock,
    Span,
    Table,
    Title,
    Urgency,
    Warrant,
    Words,
)

LONG = (
    "Các tổ dân phố, thôn, làng rà soát hộ còn khó khăn, đề xuất mô hình “Dân vận khéo” phù hợp "
    "với điều kiện thực tế của địa phương; báo cáo kết quả trước ngày 20 hằng tháng."
)
ON_BEHALF, DEPUTY = Authority.ON_BEHALF, Authority.DEPUTY
TASKS = Table(
    ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
    tuple(
        (str(n), "Tổ chức đối thoại với Nhân dân", "Văn phòng HĐND và UBND", f"{n:02d}/3/2026")
        for n in range(1, 61)
    ),
    (1, 6, 4, 2.4),
    (Align.CENTRE, Align.LEFT, Align.LEFT, Align.CENTRE),
)

PLAN = Paper(
    issuers=(
        Issuer("Ủy ban nhân dân phường Kon Tum", IssuerKind.STATE),
        Issuer("Ủy ban Mặt trận Tổ quốc Việt Nam phường Kon Tum", IssuerKind.UNION),
    ),
    number=Number("UBND-MTTQ", "KH", 5),
    place_and_date=PlaceAndDate("Kon Tum", date(2026, 2, 5)),
    title=Title(
        "Kế hoạch",
        "Phối hợp thực hiện công tác dân vận và phong trào thi đua “Dân vận khéo” trên địa bàn "
        "phường Kon Tum năm 2026",
    ),
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",
    ),
    body=(
        Node(Level.TEXT, "Hai bên xây dựng Kế hoạch phối hợp như sau:"),
        Node(Level.HEADING, title="Mục đích, yêu cầu"),
        Node(Level.CLAUSE, title="Mục đích"),
        Node(Level.POINT, "Nâng cao nhận thức của cán bộ, công chức về công tác dân vận."),
        Node(Level.POINT, "Kịp thời lắng nghe ý kiến, kiến nghị của Nhân dân."),
        Node(Level.CLAUSE, "Việc phối hợp phải rõ người, rõ việc, rõ thời hạn, rõ kết quả."),
        Node(Level.HEADING, title="Tổ chức thực hiện"),
        *(Node(Level.ITEM, LONG) for _ in range(10)),
        Node(Level.TEXT, "Trong quá trình thực hiện nếu có vướng mắc, hai bên cùng bàn bạc."),
    ),
    recipients=("Thường trực Đảng ủy (b/c)", "Các phòng, đơn vị", "Lưu: VT, VHXH"),
    signatures=(
        SignatureBlock("Y Ngọc", "Chủ tịch", (Warrant(ON_BEHALF, "Ban Thường trực"),)),
        SignatureBlock(
            "Nguyễn Thị Hương",
            "Phó Chủ tịch",
            (Warrant(ON_BEHALF, "Ủy ban nhân dân"), Warrant(DEPUTY, "Chủ tịch")),
        ),
    ),
    urgency=Urgency.VERY_URGENT,
    appendices=(
        Appendix("Phân công nhiệm vụ", (TASKS,)),
        Appendix("Biểu tổng hợp", (TASKS,), landscape=True),
    ),
)

RESOLUTION = Paper(
    issuers=(Issuer("Đảng ủy phường Kon Tum", IssuerKind.PARTY, "Đảng bộ tỉnh Quảng Ngãi"),),
    number=Number("ĐU", "NQ", 5),
    place_and_date=PlaceAndDate("Kon Tum", date(2026, 9, 5)),
    title=Title("Nghị quyết", "về tăng cường công tác dân vận trong tình hình mới"),
    bases=("Căn cứ Điều lệ Đảng",),
    body=(
        Node(Level.HEADING, title="Quan điểm, mục tiêu"),
        Node(Level.CLAUSE, title="Quan điểm", text=LONG),
        *(Node(Level.CLAUSE, LONG * 2) for _ in range(12)),
        Node(Level.TEXT, "Nghị quyết này phổ biến đến các chi bộ./."),
    ),
    recipients=("Ban Thường vụ Tỉnh ủy (b/c)", "Các chi bộ trực thuộc", "Lưu Đảng ủy"),
    signatures=(SignatureBlock("Trần Văn Bình", "Phó Bí thư", (Warrant(ON_BEHALF, "Đảng ủy"),)),),
    draft=2,
)

LETTER = Paper(
    issuers=(Issuer("Phòng Văn hóa - Xã hội", IssuerKind.STATE, "Ủy ban nhân dân phường Kon Tum"),),
    number=Number("PVHXH", value=107, unit="DV"),
    place_and_date=PlaceAndDate("Thành phố Hồ Chí Minh", date(2026, 11, 23)),
    title=Title(subject="báo cáo kết quả thực hiện Quy chế dân chủ ở cơ sở 6 tháng đầu năm 2026"),
    to=("Các tổ dân phố, thôn, làng trên địa bàn", "Trạm Y tế phường"),
    body=(Node(Level.TEXT, LONG * 3), Node(Level.TEXT, "Đề nghị các đơn vị quan tâm thực hiện")),
    recipients=("Như trên", "Lưu: VT"),
    signatures=(
        SignatureBlock("Lê Thị Hồng Hạnh", "Phó Trưởng phòng", (Warrant(DEPUTY, "Trưởng phòng"),)),
    ),
    urgency=Urgency.EXPRESS,
)

DECISION = Paper(
    issuers=(Issuer("Ủy ban nhân dân phường Kon Tum", IssuerKind.STATE),),
    number=Number("UBND", "QĐ", 120),
    place_and_date=PlaceAndDate("Kon Tum", date(2026, 3, 12)),
    title=Title("Quyết định", "Ban hành Quy chế dân chủ"),
    bases=("Căn cứ Luật Thực hiện dân chủ ở cơ sở",),
    body=(
        Node(Level.ENACTING, "Quyết định:"),
        Node(Level.ARTICLE, "Ban hành kèm theo Quyết định này Quy chế dân chủ."),
        Node(
            Level.CHAPTER,
            title="Quy định chung",
            parts=(
                Node(
                    Level.SECTION,
                    title="Phạm vi",
                    parts=(
                        Node(
                            Level.ARTICLE,
                            title="Đối tượng",
                            parts=(
                                Node(Level.CLAUSE, "Cán bộ, công chức."),
                                Node(
                                    Level.CLAUSE, "Người lao động.", parts=(Node(Level.POINT, "A"),)
                                ),
                            ),
                        ),
                        Node(Level.ARTICLE, title="Nguyên tắc", text="Công khai, minh bạch."),
                    ),
                ),
            ),
        ),
    ),
    signatures=(SignatureBlock("Bùi Văn An", "Chủ tịch", (Warrant(ON_BEHALF, "UBND"),)),),
)

COUNTED = Table(
    ("STT", "Đơn vị", "Tổng số", "Nam", "Nữ", "Ghi chú"),
    tuple((str(n), f"Tổ dân phố {n}", str(20 + n), "10", str(10 + n), "") for n in range(1, 6)),
    (1, 4, 2, 1.5, 1.5, 2),
    (Align.CENTRE, Align.LEFT, *(Align.RIGHT,) * 3, Align.LEFT),
    (Span(columns=2), Span("Số người tham gia", 3), Span()),
)
COPY = Copy(
    kind=CopyKind.WHOLE,
    issuer=Issuer("Ủy ban nhân dân phường Kon Tum", IssuerKind.STATE),
    number=Number("UBND", value=3),
    place_and_date=PlaceAndDate("Kon Tum", date(2026, 12, 1)),
    recipients=("Các tổ dân phố", "Lưu: VT"),
    signatures=(
        SignatureBlock("Bùi Văn An", "Chánh Văn phòng", (Warrant(Authority.BY_ORDER, "Chủ tịch"),)),
    ),
)
COPIED = replace(
    LETTER,
    body=(
        Node(
            Level.TEXT,
            runs=(
                Words("Đề nghị "),
                Words("trước ngày 20/12/2026", bold=True),
                Words(" các đơn vị "),
                Words("rà soát", italic=True),
                Words(" và báo cáo theo biểu sau:"),
            ),
        ),
        COUNTED,
        Node(Level.CLAUSE, runs=(Words("Số liệu "), Words("chính xác", bold=True, italic=True))),
        Node(Level.TEXT, "Đề nghị các đơn vị quan tâm thực hiện"),
    ),
    drafter="PVH.(15)",
    address="Số 542 Nguyễn Huệ, phường Kon Tum, tỉnh Quảng Ngãi; thư điện tử: kontum@example.vn",
    copy=COPY,
    urgency=None,
)
FORMER_STATE = replace(
    PLAN,
    place_and_date=PlaceAndDate("Kon Tum", date(2015, 2, 5)),
    appendices=PLAN.appendices[:1],
    copy=replace(COPY, place_and_date=PlaceAndDate("Kon Tum", date(2015, 3, 1))),
)
DRAFT = replace(
    PLAN,
    number=Number("UBND-MTTQ", "KH"),
    place_and_date=replace(PLAN.place_and_date, dated=False),
    draft=3,
    urgency=None,
    circulation="Tài liệu hội nghị",
    appendices=(),
    signatures=PLAN.signatures[1:],
)
FIVE = replace(
    PLAN,
    issuers=(*PLAN.issuers, Issuer("Hội Liên hiệp Phụ nữ phường Kon Tum", IssuerKind.UNION)),
    body=PLAN.body[:8],
    signatures=tuple(
        SignatureBlock(name, "Phó Chủ tịch", (Warrant(ON_BEHALF, "Ban Thường trực Ủy ban"),))
        for name in ("Y Ngọc", "Lê Hạnh", "Bùi An", "Trần Bình", "Hồ Minh")
    ),
    appendices=(),
)

ALL = {
    "plan": PLAN,
    "resolution": RESOLUTION,
    "letter": LETTER,
    "decision": DECISION,
    "copied": COPIED,
    "former_state": FORMER_STATE,
    "draft": DRAFT,
    "five": FIVE,
}
