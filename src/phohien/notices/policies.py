"""A notice is for its recipient alone."""

from django.db.models import Q

from phohien.notices.models import Notice
from phohien.security.policies import rule


@rule(Notice, "view")
@rule(Notice, "read")
def _own(actor) -> Q:
    return Q(recipient_id=actor.pk)
