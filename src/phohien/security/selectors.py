"""Reading the audit log: the list for those who audit, and the history of one thing."""

import datetime as dt
from collections.abc import Sequence

from django.db import models
from django.db.models import Q, QuerySet

from phohien.kernel.errors import NotVisible
from phohien.security.models import AuditEntry, ChainCheck
from phohien.security.policies import may, visible


def entries(
    *,
    actor,
    action: str = "",
    person: str = "",
    agency_id: int | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    text: str = "",
    before: int | None = None,
) -> QuerySet[AuditEntry]:
    """Entries the actor may read, the latest first; ``before`` is the key to go on from."""
    rows = visible(actor, AuditEntry)
    exact = {
        "action": action,
        "agency_id": agency_id,
        "at__date__gte": since,
        "at__date__lte": until,
        "pk__lt": before,
        "actor_name__icontains": person.strip(),
        "object_label__icontains": text.strip(),
    }
    return rows.filter(**{name: value for name, value in exact.items() if value}).order_by("-pk")


def history(
    *,
    actor,
    on: models.Model,
    also: tuple[type[models.Model], Sequence[int]] | None = None,
    limit: int = 20,
) -> list[AuditEntry]:
    """The latest entries about a thing the actor may see (NotVisible otherwise).

    ``also`` adds entries about other rows, whose keys the caller took from what is visible.
    """
    if not may(actor, "view", on):
        raise NotVisible()
    about = Q(object_type=on._meta.label, object_id=str(on.pk))
    if also and also[1]:
        model, keys = also
        about |= Q(object_type=model._meta.label, object_id__in=[str(key) for key in keys])
    return list(AuditEntry.objects.filter(about).order_by("-pk")[:limit])


def last_check() -> ChainCheck | None:
    """The latest verification of the chain."""
    return ChainCheck.objects.order_by("-pk").first()
