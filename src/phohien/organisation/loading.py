"""Loads the agencies, communes and groups that the project ships. Safe to run again."""

import csv
from pathlib import Path

from django.db import transaction

from phohien.organisation.models import Agency, AgencyGroup

DATA = Path(__file__).with_name("data")
NUMBERS = ("area_km2", "population", "latitude", "longitude", "tile_column", "tile_row")


@transaction.atomic
def load() -> tuple[int, int]:
    """Create or refresh the shipped agencies by code; returns (created, total)."""
    created = sum(_load_agency(row) for row in _rows("agencies.tsv"))
    for row in _rows("groups.tsv"):
        row["aliases"] = row["aliases"].split("; ")
        AgencyGroup.objects.get_or_create(code=row.pop("code"), defaults=row)
    return created, Agency.objects.count()


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _load_agency(row: dict[str, str]) -> bool:
    parent = row.pop("parent")
    fields = {name: (value or None) if name in NUMBERS else value for name, value in row.items()}
    fields |= {
        "is_coastal": row["is_coastal"] == "1",
        "owes_reports": row["owes_reports"] == "1",
        "parent": Agency.objects.get(code=parent) if parent else None,
    }
    _agency, created = Agency.objects.get_or_create(code=fields.pop("code"), defaults=fields)
    return created
