"""The regimes that are shipped with the software."""

import json
from pathlib import Path

from django.db import transaction

from phohien.reports.models import ReportingRegime

DATA = Path(__file__).resolve().parents[1] / "data" / "regimes.json"


@transaction.atomic
def load_regimes() -> int:
    """Create the shipped regimes that are missing; those changed by people stay as they are."""
    made = 0
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        _regime, created = ReportingRegime.objects.get_or_create(code=row.pop("code"), defaults=row)
        made += created
    return made
