"""Loads the topics and ladders that the project ships. Safe to run again; edits are kept."""

import csv
from pathlib import Path

from django.db import transaction

from phohien.clearance.models import ContentClass, LadderStep, Topic
from phohien.organisation.models import Agency

DATA = Path(__file__).with_name("data")


@transaction.atomic
def load() -> tuple[int, int]:
    """Create missing topics, classes and ladders by code; returns (created, topics in all).

    A class that has a ladder keeps it: an administrator may have changed it.
    """
    created = sum(_load_topic(row) for row in _rows("topics.tsv"))
    created += _load_ladders(_rows("ladders.tsv"))
    return created, Topic.objects.count()


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _load_topic(row: dict[str, str]) -> bool:
    body = row["reviewing_body"]
    fields = {
        "name": row["name"],
        "name_en": row["name_en"],
        "order": int(row["order"]),
        "is_sensitive": row["is_sensitive"] == "1",
        "reviewing_body": Agency.objects.get(code=body) if body else None,
    }
    return Topic.objects.get_or_create(code=row["code"], defaults=fields)[1]


def _load_ladders(rows: list[dict[str, str]]) -> int:
    names = {row["class"]: row["class_name"] for row in rows}
    made = 0
    for code, name in names.items():
        content_class, _new = ContentClass.objects.get_or_create(code=code, defaults={"name": name})
        if content_class.ladder.exists():
            continue
        steps = [row for row in rows if row["class"] == code]
        made += len(LadderStep.objects.bulk_create([_step(content_class, row) for row in steps]))
    return made


def _step(content_class: ContentClass, row: dict[str, str]) -> LadderStep:
    return LadderStep(
        content_class=content_class,
        order=int(row["order"]),
        kind=row["kind"],
        role=row["role"],
        whose=row["whose"],
        label=row["label"],
        hours=int(row["hours"]),
    )
