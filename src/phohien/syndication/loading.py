"""Loads the channels that the project ships. Safe to run again: what a person changed stays."""

import csv
from pathlib import Path

from django.db import transaction

from phohien.syndication.models import Channel

DATA = Path(__file__).with_name("data") / "channels.tsv"


@transaction.atomic
def load_channels() -> tuple[int, int]:
    """Create the missing channels by code; returns (created, total)."""
    with DATA.open(encoding="utf-8", newline="") as file:
        created = sum(_load(row) for row in csv.DictReader(file, delimiter="\t"))
    return created, Channel.objects.count()


def _load(row: dict[str, str]) -> bool:
    fields = {name: row[name] for name in ("name", "kind", "way", "form", "network", "note")}
    fields |= {
        "languages": row["languages"].split(),
        "is_automatic": row["automatic"] == "1",
        "order": int(row["order"]),
    }
    return Channel.objects.get_or_create(code=row["code"], defaults=fields)[1]
