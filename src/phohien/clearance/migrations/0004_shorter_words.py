"""Shorter names of three states; nothing changes in the database.

A change that rebuilds these tables on SQLite loses the triggers of 0003 and has to make them again.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clearance", "0003_frozen_cases")]
    operations = [
        migrations.AlterField(
            model_name="case",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "Đang duyệt"),
                    ("cleared", "Đã duyệt"),
                    ("returned", "Trả lại"),
                    ("changes", "Yêu cầu sửa"),
                    ("void", "Hết giá trị"),
                    ("emergency", "Khẩn cấp, chờ xem lại"),
                    ("upheld", "Khẩn cấp, đã giữ"),
                    ("struck_down", "Khẩn cấp, đã bác"),
                ],
                default="open",
                max_length=20,
                verbose_name="trạng thái",
            ),
        )
    ]
