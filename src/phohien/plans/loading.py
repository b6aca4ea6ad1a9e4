"""Loads the register of legal texts that the project ships. Safe to run again."""

import csv
import datetime as dt
from pathlib import Path

from django.db import transaction

from phohien.plans.models import LegalBasis

DATA = Path(__file__).with_name("data") / "legal_bases.tsv"
DATES = ("issued_on", "effective_from", "effective_to")


@transaction.atomic
def load_legal_bases() -> tuple[int, int]:
    """Create missing texts and fill what is empty; what a person wrote stays. (created, total)."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    created = sum(_load(row) for row in rows)
    for row in rows:
        _link(row)
    return created, LegalBasis.objects.count()


def _load(row: dict[str, str]) -> bool:
    fields = {
        name: dt.date.fromisoformat(value) if name in DATES else value
        for name, value in row.items()
        if value and name not in ("number", "replaced_by", "amended_by")
    }
    basis, created = LegalBasis.objects.get_or_create(number=row["number"], defaults=fields)
    if not created:
        for name, value in fields.items():
            setattr(basis, name, getattr(basis, name) or value)
        basis.save()
    return created


def _link(row: dict[str, str]) -> None:
    basis = LegalBasis.objects.get(number=row["number"])
    if row["replaced_by"] and basis.replaced_by is None:
        basis.replaced_by = LegalBasis.objects.get(number=row["replaced_by"])
        basis.save(update_fields=["replaced_by"])
    if row["amended_by"]:
        basis.amended_by.add(LegalBasis.objects.get(number=row["amended_by"]))
