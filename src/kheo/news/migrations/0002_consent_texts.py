"""The first wording of what senders of remarks agree to.

A change of wording is a new row of the next version: what somebody agreed to is never rewritten.
"""

from datetime import UTC, datetime

from django.db import migrations

IN_FORCE_FROM = datetime(2026, 1, 1, tzinfo=UTC)  # the day Luật 91/2025/QH15 came into force
WORDINGS = {
    "process": (
        "Tôi đồng ý để cơ quan chủ quản trang này dùng họ tên, cách liên lạc và địa chỉ tôi đã ghi, chỉ để "
        "xử lý và trả lời phản hồi này. Các thông tin ấy được xóa chậm nhất 12 tháng kể từ lần xử lý cuối "
        "cùng. Tôi có thể rút lại sự đồng ý và xóa chúng ngay bằng mã theo dõi ở trang “Theo dõi phản hồi”."
    ),
    "publish_text": (
        "Tôi đồng ý để nội dung phản hồi được đăng dưới bài này cùng câu trả lời, sau khi được tiếp nhận. "
        "Nội dung được đăng cho đến khi tôi rút lại sự đồng ý bằng mã theo dõi ở trang “Theo dõi phản hồi”; "
        "khi ấy nội dung không còn hiện công khai nhưng vẫn được lưu để giải quyết."
    ),
    "publish_name": (
        "Tôi đồng ý để họ tên của tôi được đăng cùng nội dung phản hồi. Họ tên được đăng nhiều nhất 12 tháng "
        "kể từ lần xử lý cuối cùng. Tôi có thể rút lại sự đồng ý bằng mã theo dõi ở trang “Theo dõi phản "
        "hồi”; khi ấy phản hồi không còn hiện công khai."
    ),
}


def add_wordings(apps, schema_editor):
    """Add version 1 of each wording, where it is missing."""
    texts = apps.get_model("news", "ConsentText").objects
    for purpose, wording in WORDINGS.items():
        first = {"wording": wording, "in_force_from": IN_FORCE_FROM}
        texts.get_or_create(purpose=purpose, version=1, defaults=first)


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]
    operations = [migrations.RunPython(add_wordings, migrations.RunPython.noop)]
