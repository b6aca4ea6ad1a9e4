"""Who reads the morning page, who edits it, who keeps the list of those it is sent to."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import PROVINCE_READERS
from phohien.organisation.policies import everywhere
from phohien.press_monitoring.models import Digest, DigestDelivery, DigestReader
from phohien.press_monitoring.policies import DECIDERS
from phohien.security.policies import EVERYTHING, rule

_EDIT = _("Chỉ cán bộ theo dõi báo chí và điều phối viên soát điểm báo.")


@rule(Digest, "view")
def _view_digest(actor) -> Q:
    """The province's readers see all; a leader of an agency the pages that were sent to them."""
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    mine = DigestDelivery.objects.filter(recipient_id=actor.pk)
    return Q(pk__in=mine.values("digest_id"))


rule(Digest, "edit", _EDIT)(everywhere(*DECIDERS))
rule(DigestDelivery, "view", _EDIT)(everywhere(*PROVINCE_READERS))
rule(DigestDelivery, "edit", _EDIT)(everywhere(*DECIDERS))
rule(DigestReader, "view", _EDIT)(everywhere(*PROVINCE_READERS))
rule(
    DigestReader,
    "change",
    _("Chỉ cán bộ theo dõi báo chí và điều phối viên sửa danh sách người nhận điểm báo."),
)(everywhere(*DECIDERS))
