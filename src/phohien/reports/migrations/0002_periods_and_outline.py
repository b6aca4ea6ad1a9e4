"""A year may have several rounds of a regime; a round keeps the outline it was opened with."""

from django.db import migrations, models


def copy_outline(apps, schema_editor) -> None:
    for row in apps.get_model("reports", "ReportRound").objects.select_related("regime"):
        row.outline = row.regime.outline
        row.save(update_fields=["outline"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [
        migrations.AlterModelOptions(
            name="reportround",
            options={
                "ordering": ["-year", "regime__name", "-number"],
                "verbose_name": "kỳ báo cáo",
                "verbose_name_plural": "kỳ báo cáo",
            },
        ),
        migrations.RemoveConstraint(model_name="reportround", name="one_round_of_a_plan"),
        migrations.AddField(
            model_name="reportround",
            name="number",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="kỳ thứ"),
        ),
        migrations.AddField(
            model_name="reportround",
            name="outline",
            field=models.JSONField(default=list, verbose_name="đề cương"),
        ),
        migrations.RunPython(copy_outline, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="reportround",
            constraint=models.UniqueConstraint(
                fields=("regime", "year", "number"), name="one_round_of_a_period"
            ),
        ),
    ]
