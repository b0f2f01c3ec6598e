"""Words that names of issuers are made of, so that a name ends where it ends.

Ministries and fields of work as the law names them, past ones too; provinces before and after
1 July 2025; family names, with which the name of a person begins behind an office.
"""

from typing import Final

from kheo.documents.citations.letters import word_set

# Fields of a ministry or a provincial department, in parts: between parts stand “và”, “&”, a comma,
# a dash, or nothing, as writers please.
FIELDS: Final = (
    ("Lao động", "Thương binh", "Xã hội"), ("LĐ", "TB", "XH"), ("LĐTB", "XH"), ("LĐTBXH",),
    ("Tài nguyên", "Môi trường"), ("TN", "MT"), ("TNMT",),
    ("Nông nghiệp", "Phát triển nông thôn"), ("Nông nghiệp", "PTNT"), ("NN", "PTNT"), ("NNPTNT",),
    ("Nông nghiệp", "Môi trường"), ("NN", "MT"), ("Nông nghiệp",),
    ("Văn hóa", "Thể thao", "Du lịch"), ("Văn hoá", "Thể thao", "Du lịch"), ("VH", "TT", "DL"),
    ("VHTT", "DL"), ("VHTTDL",), ("Văn hóa", "Thể thao"), ("Văn hoá", "Thể thao"), ("VH", "TT"),
    ("Văn hóa", "Thông tin"), ("Văn hoá", "Thông tin"), ("VHTT",), ("Văn hóa",),
    ("Thông tin", "Truyền thông"), ("TT", "TT"), ("TTTT",), ("4T",),
    ("Giáo dục", "Đào tạo"), ("GD", "ĐT"), ("GDĐT",), ("Giáo dục",),
    ("Kế hoạch", "Đầu tư"), ("KH", "ĐT"), ("KHĐT",),
    ("Khoa học", "Công nghệ", "Môi trường"), ("Khoa học", "Công nghệ"), ("KH", "CN"), ("KHCN",),
    ("Giao thông", "vận tải"), ("Giao thông",), ("GTVT",), ("GT", "VT"),
    ("Công Thương",), ("Công nghiệp",), ("Thương mại",), ("CT",), ("Thủy sản",), ("Thuỷ sản",),
    ("Tài chính",), ("TC",), ("Tư pháp",), ("TP",), ("Nội vụ",), ("Y tế",), ("Xây dựng",), ("XD",),
    ("Ngoại giao",), ("Công an",), ("CA",), ("Quốc phòng",), ("QP",), ("Dân tộc", "Tôn giáo"),
    ("Quy hoạch", "Kiến trúc"), ("QH", "KT"), ("QHKT",), ("Du lịch",), ("Ngoại vụ",), ("Lao động",),
    ("Bưu chính", "Viễn thông"), ("Cảnh sát phòng cháy chữa cháy",), ("Cảnh sát PCCC",),
)  # fmt: skip
PROVINCES: Final = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "BR-VT", "Bạc Liêu", "Bắc Giang", "Bắc Kạn",
    "Bắc Cạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận",
    "Cà Mau",
    "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắc Lắc", "Đăk Lăk", "Đắk Nông", "Đắc Nông",
    "Đăk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội",
    "Hà Tây", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hoà Bình",
    "Hồ Chí Minh",
    "HCM", "Huế", "Hưng Yên", "Khánh Hòa", "Khánh Hoà", "Kiên Giang", "Kon Tum", "Lai Châu",
    "Lạng Sơn",
    "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ",
    "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng",
    "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thanh Hoá", "Thừa Thiên - Huế",
    "Thừa Thiên-Huế", "Thừa Thiên Huế", "TT-Huế", "TT Huế", "Tiền Giang", "Trà Vinh",
    "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái", "Việt Nam",
)  # fmt: skip
FAMILIES: Final = word_set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh "
    "đinh mai trương lâm tô hà tạ lương cao châu chu phùng thái kiều tăng vương thân giàng "
    "lò vi nông bạch quách khuất từ triệu la mạc lại tống thạch nghiêm văn tôn đàm hứa uông "
    "ma viên lưu kim quàng phó cầm điểu sùng vàng thào hầu hạng"
)
# Small letters that go on in a name: “Cục Cảnh sát giao thông”, “Tòa án nhân dân tối cao”.
INNER: Final = word_set(
    "nhân dân tối cao trung ương tỉnh thành phố huyện quận xã phường thị trấn nhà nước quốc "
    "gia việt nam đảng bộ cấp khối cơ quan uỷ ủy ban thanh tra kiểm tra kiểm sát tòa toà án "
    "điều cảnh sát giao thông vận tải đường bộ sắt thủy nội địa hàng hải không lao động "
    "thương binh hội tài nguyên môi trường nông nghiệp phát triển thôn văn hóa hoá thể thao "
    "du lịch tin truyền giáo dục đào tạo kế hoạch đầu tư khoa học công nghệ tài chính tư "
    "pháp vụ y tế xây dựng ngoại an quốc phòng quản lý cạnh tranh cán sự tuyên tổ chức đại "
    "biểu hợp tác viên chứng khoán ngân hàng mặt trận tổ quốc thường trực chỉ đạo hành dân "
    "vận thực phẩm dược chất lượng thú sản lâm nghiệp thuế hải quan kho bạc bảo hiểm báo chí "
    "xuất bản phát thanh hình điện tử chữa cháy tội phạm tham nhũng cứu nạn kinh doanh khu "
    "chế xuất thẩm phán trị toàn lần thứ bóng đá phụ nữ cựu chiến thanh niên thiên "
    "tai tìm kiếm bệnh"
)
# Small letters that go on in the name of a place.
INNER_OF_PLACES: Final = word_set("nhân dân tỉnh thành phố huyện quận xã phường thị trấn cấp tw")
# With which of them a name may end.
LAST: Final = word_set(
    "tỉnh huyện quận xã phường phố dân cao ương nước gia thông tải ủy uỷ đảng tế hội an vụ "
    "thuế thôn trường tạo tư lý tranh sát tra nghiệp quan chính đạo bạc phòng báo trị khoán "
    "đoàn vận giáo chức trấn lâm bộ dục dựng pháp chí bản trí viện quốc thẩm phán nạn tai bệnh"
)
# A small syllable of these does not close a word of a name: the sentence goes on.
SENTENCE: Final = word_set(
    "đã vừa cũng có về ký ra ban quy hướng yêu gửi cho đề do thì là và tại trong theo với để "
    "được bị phải sẽ đang mới còn không ngày năm tháng khi từ đến tới nêu giao chỉ trình "
    "thông phê chấp sửa bổ nhằm như này nói trên của các những một số thuộc cùng hay hoặc "
    "vào rằng nhưng mà lại đồng tiếp bãi thay xử quyết công khẳng trả họp gồm bao sau trước "
    "ở bởi nên đều chưa chính cần cấp lập thực kết tổ khóa khoá lần nhiệm kể đối căn dưới "
    "hiện kiến"
)
# These end a name also where all is in capitals.
STOPS: Final = word_set("về ngày số ký ra theo tại do của v/v khóa khoá")
SHOUTED_STOPS: Final = word_set("nghị quyết chỉ luật cộng hành")
