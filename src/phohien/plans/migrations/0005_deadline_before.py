"""A deadline written "trước ngày D" ends the day before; work that is there follows."""

import datetime as dt

from django.db import migrations, models
from django.db.models import F

from phohien.plans.deadlines import says_before


def read_words(apps, schema_editor) -> None:
    tasks = apps.get_model("plans", "PlanTask").objects.exclude(deadline=None)
    for task in tasks.select_related("plan__paper").iterator():
        if not says_before(task.deadline, f"{task.text}\n{_lines(task)}"):
            continue
        task.deadline_is_exclusive = True
        task.save(update_fields=["deadline_is_exclusive"])
        given = apps.get_model("plans", "Assignment").objects.filter(task=task)
        given.filter(deadline=task.deadline).update(deadline=task.deadline - dt.timedelta(days=1))


def take_back(apps, schema_editor) -> None:
    rows = apps.get_model("plans", "Assignment").objects
    for row in rows.filter(task__deadline_is_exclusive=True).annotate(day=F("task__deadline")):
        rows.filter(pk=row.pk).update(deadline=row.day)


def _lines(task) -> str:
    if task.plan.paper is None or not task.line_start:
        return ""
    lines = task.plan.paper.lines[task.line_start - 1 : task.line_end or task.line_start]
    return " ".join(line["text"] if isinstance(line, dict) else line for line in lines)


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_evidence_address")]
    operations = [
        migrations.AddField(
            model_name="plantask",
            name="deadline_is_exclusive",
            field=models.BooleanField(default=False, verbose_name="ngày ấy đã là trễ"),
        ),
        migrations.RunPython(read_words, take_back),
    ]
