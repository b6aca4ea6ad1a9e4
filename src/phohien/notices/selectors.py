"""Reading the inbox."""

from django.db.models import QuerySet

from phohien.notices.models import Notice
from phohien.security.policies import visible


def inbox(*, actor) -> QuerySet[Notice]:
    """The actor's notices, newest first."""
    return visible(actor, Notice)


def unread_count(*, actor) -> int:
    """How many notices the actor has not opened."""
    return inbox(actor=actor).filter(read_at=None).count()
