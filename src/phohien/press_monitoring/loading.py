"""Loads the sources that the project ships. Safe to run again: what a person changed stays.

Addresses were noted from public lists and change at times; ``note`` says which were never
seen to answer. The health of a source is what tells.
"""

import csv
from pathlib import Path

from django.db import transaction

from phohien.kernel import clock
from phohien.organisation.models import Agency
from phohien.press_monitoring.models import PressSource, Watch

DATA = Path(__file__).with_name("data") / "sources.tsv"
PLAIN = ("outlet", "name", "homepage", "language", "region", "publisher", "note")


@transaction.atomic
def load_sources() -> tuple[int, int]:
    """Create the missing sources by address; returns (created, total). Reading stays off."""
    Watch.objects.get_or_create(pk=1)
    owners = dict(Agency.objects.values_list("code", "pk"))
    known = set(PressSource.objects.values_list("address", flat=True))
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["address"] not in known]
    for row in rows:
        fields = {name: row[name] for name in PLAIN}
        PressSource.objects.create(
            address=row["address"],
            owner_id=owners.get(row["owner"]),
            added_at=clock.now(),
            **fields,
        )
    return len(rows), PressSource.objects.count()
