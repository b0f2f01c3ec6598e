"""With what the name of an issuer begins, in small letters.

Taken from the laws on the organisation of the State, from the Party's rules, and from how
newspapers shorten both.
"""

from typing import Final

# Names that are whole: nothing of a name follows them.
CLOSED: Final = (
    "chính phủ", "thủ tướng chính phủ", "thủ tướng", "phó thủ tướng chính phủ", "phó thủ tướng",
    "phó thủ tướng thường trực", "quốc hội", "ủy ban thường vụ quốc hội",
    "uỷ ban thường vụ quốc hội", "ubtvqh", "ubtv quốc hội", "ủy ban tvqh", "chủ tịch nước",
    "hội đồng bộ trưởng", "hội đồng chính phủ", "bộ chính trị", "ban bí thư",
    "ban bí thư trung ương", "ban bí thư trung ương đảng", "ban bí thư tw đảng",
    "ban chấp hành trung ương", "ban chấp hành trung ương đảng", "ban chấp hành tw đảng",
    "bch t.ư đảng", "bch t.ư", "ban bí thư t.ư đảng", "t.ư đảng", "bch trung ương",
    "bch trung ương đảng", "bch tw đảng", "trung ương đảng", "tw đảng",
    "văn phòng chính phủ", "vpcp", "thanh tra chính phủ", "tổng thanh tra chính phủ",
    "phó tổng thanh tra chính phủ", "tổng ttcp", "phó ttcp", "phó tổng ttcp",
    "phó thủ tướng thường trực chính phủ", "văn phòng quốc hội", "văn phòng trung ương đảng",
    "văn phòng chủ tịch nước", "cp", "qh", "ttg cp", "ngân hàng nhà nước việt nam",
    "ngân hàng nhà nước", "nhnn", "nhnn việt nam", "nhnn vn", "kiểm toán nhà nước",
    "tổng kiểm toán nhà nước", "ktnn", "ủy ban dân tộc", "uỷ ban dân tộc", "liên bộ", "hđbt",
    "ubck nhà nước", "ubcknn", "ttcp", "tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ",
    "liên hiệp quốc", "liên hợp quốc", "lhq", "tổ công tác của thủ tướng chính phủ",
    "tổ công tác của thủ tướng",
)  # fmt: skip
# Behind these a name goes on: Cục Thuế, UBND tỉnh Kon Tum.
BODIES: Final = (
    "ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "ủy ban", "uỷ ban", "ubnd", "ub",
    "hđnd", "hội đồng", "sở", "ban", "cục", "chi cục", "tổng cục", "vụ", "văn phòng", "tòa án",
    "toà án", "tand", "viện", "vksnd", "thanh tra", "huyện ủy", "huyện uỷ", "quận ủy",
    "quận uỷ", "thị ủy", "thị uỷ", "đảng ủy", "đảng uỷ", "đảng đoàn", "ngân hàng",
    "tổng liên đoàn", "tổng lđlđvn", "tlđlđvn", "tlđlđ", "liên đoàn", "mặt trận", "mttq",
    "đoàn", "trung ương đoàn", "trung ương hội", "trung ương mặt trận", "hội", "công an",
    "bảo hiểm xã hội", "bhxh", "kho bạc", "trường",
    "đại học", "công ty", "tập đoàn", "tổng công ty", "trung tâm", "phòng", "thường trực",
    "thường vụ", "btv", "bộ tư lệnh", "quân ủy", "quân uỷ", "bch", "đại hội", "hội nghị",
    "hiệp hội", "cơ quan", "bệnh viện", "học viện", "tỉnh", "thành phố", "tp", "huyện", "quận",
    "xã", "phường", "thị xã", "quân khu", "vksndtc", "tandtc", "thành đoàn", "tỉnh đoàn",
    "ban quản lý", "hải quan", "kiểm lâm", "liên đoàn bóng đá", "cảng vụ", "đội", "csgt",
    "cục csgt", "lđlđ", "tổng lđlđ", "tòa", "nhà xuất bản", "tổng bí thư", "bqp", "bca", "quỹ",
    "ubkt", "ubkttw", "điện lực", "tổ công tác", "hội đồng quản trị", "hđqt",
    "hội đồng thành viên",
)  # fmt: skip
# Behind these the name of a place stands, every syllable with a capital.
OF_PLACES: Final = (
    "ubnd", "ub", "hđnd", "tỉnh", "huyện", "quận", "xã", "phường", "tp", "mttq", "btv", "bch",
    "thành phố", "thị xã", "ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "công an",
    "huyện ủy", "huyện uỷ", "quận ủy", "quận uỷ",
)  # fmt: skip
# Persons by their office; a body and then the name of a person may follow.
OFFICES: Final = (
    "bộ trưởng", "thứ trưởng", "giám đốc", "phó giám đốc", "chủ tịch", "phó chủ tịch",
    "chánh án", "viện trưởng", "phó viện trưởng", "chánh thanh tra", "phó chánh thanh tra",
    "cục trưởng", "phó cục trưởng", "tổng cục trưởng", "phó tổng cục trưởng", "thống đốc",
    "phó thống đốc", "bí thư", "phó bí thư", "trưởng ban", "phó trưởng ban", "hiệu trưởng",
    "tổng giám đốc", "tư lệnh", "chánh văn phòng", "phó chánh văn phòng", "chủ nhiệm",
    "bộ trưởng - chủ nhiệm", "bộ trưởng, chủ nhiệm", "trưởng phòng", "vụ trưởng", "thủ trưởng",
    "tổng tham mưu trưởng", "phó tổng giám đốc", "chi cục trưởng", "trưởng công an",
    "quyền chủ tịch", "quyền bộ trưởng", "tổng bí thư", "phó chủ nhiệm", "phó vụ trưởng",
    "phó trưởng phòng", "phó hiệu trưởng", "phó chánh án", "phó chi cục trưởng", "quyền giám đốc",
    "phó chủ tịch thường trực", "phó giám đốc thường trực", "thứ trưởng thường trực",
    "phó bí thư thường trực", "phó tư lệnh",
)  # fmt: skip
LEVELS: Final = (
    "tỉnh", "thành phố", "tp", "huyện", "quận", "xã", "phường", "thị xã", "thị trấn", "tx",
    "đặc khu", "tt",
)  # fmt: skip
# What often begins with a small letter in the middle of a sentence.
OFTEN_SMALL: Final = (
    "cơ quan", "công an", "ủy ban", "uỷ ban", "tòa án", "toà án", "viện", "thanh tra",
    "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "bộ trưởng", "thứ trưởng",
    "cục trưởng", "chánh", "tỉnh ủy", "thành ủy", "huyện ủy", "chi cục", "tổng cục",
    "thống đốc", "hội đồng", "tỉnh", "thành phố", "sở", "cục", "phòng", "ban", "trưởng",
)  # fmt: skip
