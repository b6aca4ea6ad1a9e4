"""What reports say can be searched; the reports that are there are taken in."""

import django.db.models.deletion
from django.db import migrations, models

from phohien.reports.texts import plain_of, words_of


def take_in(apps, schema_editor) -> None:
    reports = apps.get_model("reports", "AgencyReport")
    versions = apps.get_model("reports", "ReportVersion")
    for row in reports.objects.iterator():
        _keep(apps, row.pk, "draft", row.sections)
    for row in versions.objects.order_by("number").iterator():
        _keep(apps, row.report_id, "sent", row.sections)


def _keep(apps, report: int, kind: str, sections: dict) -> None:
    plain = plain_of(sections)
    apps.get_model("reports", "ReportText").objects.update_or_create(
        report_id=report, kind=kind, defaults={"plain": plain.lower(), "words": words_of(plain)}
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_frozen_versions")]
    operations = [
        migrations.CreateModel(
            name="ReportText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("draft", "Đang soạn"), ("sent", "Đã gửi")], max_length=10
                    ),
                ),
                ("plain", models.TextField()),
                ("words", models.TextField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="reports.agencyreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "kind"), name="one_text_of_a_kind")
                ]
            },
        ),
        migrations.RunPython(take_in, migrations.RunPython.noop),
    ]
