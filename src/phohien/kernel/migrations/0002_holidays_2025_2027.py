"""Public holidays 2025–2027 (Labour Code 2019, article 112, and the yearly exchanges of days).

Editable data: an administrator corrects a row when the Government decides otherwise. Days that
were not settled when this was written are marked "(dự kiến)". A holiday falling on
a weekend moves to the next working day (article 111.3).
"""

import datetime as dt

from django.db import migrations

OFF = [
    ("2025-01-01", "Tết Dương lịch"),
    *[(f"2025-01-{day}", "Tết Nguyên đán Ất Tỵ") for day in (27, 28, 29, 30, 31)],
    ("2025-04-07", "Giỗ Tổ Hùng Vương"),
    ("2025-04-30", "Ngày Chiến thắng"),
    ("2025-05-01", "Ngày Quốc tế lao động"),
    ("2025-05-02", "Nghỉ hoán đổi với ngày 26/04/2025"),
    ("2025-09-01", "Quốc khánh"),
    ("2025-09-02", "Quốc khánh"),
    ("2026-01-01", "Tết Dương lịch"),
    ("2026-01-02", "Nghỉ hoán đổi với ngày 10/01/2026"),
    *[(f"2026-02-{day}", "Tết Nguyên đán Bính Ngọ") for day in (16, 17, 18, 19, 20)],
    ("2026-04-27", "Giỗ Tổ Hùng Vương (nghỉ bù)"),
    ("2026-04-30", "Ngày Chiến thắng"),
    ("2026-05-01", "Ngày Quốc tế lao động"),
    ("2026-08-31", "Nghỉ hoán đổi với ngày 22/08/2026"),
    ("2026-09-01", "Quốc khánh"),
    ("2026-09-02", "Quốc khánh"),
    ("2026-11-24", "Ngày Văn hóa Việt Nam (dự kiến, Nghị quyết 80-NQ/TW)"),
    ("2027-01-01", "Tết Dương lịch"),
    ("2027-02-05", "Tết Nguyên đán Đinh Mùi (dự kiến)"),
    ("2027-02-08", "Tết Nguyên đán Đinh Mùi (dự kiến)"),
    ("2027-02-09", "Tết Nguyên đán Đinh Mùi (dự kiến)"),
    ("2027-02-10", "Tết Nguyên đán Đinh Mùi (nghỉ bù, dự kiến)"),
    ("2027-02-11", "Tết Nguyên đán Đinh Mùi (nghỉ bù, dự kiến)"),
    ("2027-04-16", "Giỗ Tổ Hùng Vương"),
    ("2027-04-30", "Ngày Chiến thắng"),
    ("2027-05-03", "Ngày Quốc tế lao động (nghỉ bù)"),
    ("2027-09-02", "Quốc khánh"),
    ("2027-09-03", "Quốc khánh (dự kiến)"),
    ("2027-11-24", "Ngày Văn hóa Việt Nam (dự kiến, Nghị quyết 80-NQ/TW)"),
]
WORKED = [
    ("2025-04-26", "Làm bù cho ngày 02/05/2025"),
    ("2026-01-10", "Làm bù cho ngày 02/01/2026"),
    ("2026-08-22", "Làm bù cho ngày 31/08/2026"),
]


def fill(apps, schema_editor):
    Holiday = apps.get_model("kernel", "Holiday")
    rows = [(day, name, False) for day, name in OFF] + [(day, name, True) for day, name in WORKED]
    for day, name, swap in rows:
        Holiday.objects.get_or_create(
            date=dt.date.fromisoformat(day), defaults={"name": name, "is_working_swap": swap}
        )


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
