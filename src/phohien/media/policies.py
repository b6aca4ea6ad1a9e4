"""Who sees, uploads, changes and deletes files that are not public. The whole policy on one page.

What is public anybody sees; the door at /tep/ asks that before it asks who is there.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from phohien.clearance.enums import CaseState
from phohien.clearance.models import Case
from phohien.media.enums import MediaKind
from phohien.media.models import Clip, MediaUse, Paper, Photo
from phohien.media.selectors import public_ids
from phohien.organisation.enums import AGENCY_ROLES, BOUND_ROLES, Role
from phohien.security.policies import EVERYTHING, NOTHING, rule, visible

# People whose work is content of all agencies.
CONTENT_READERS = (Role.EDITOR, Role.REVIEWER, Role.COORDINATOR, Role.AUDITOR)
UPLOADERS = (*AGENCY_ROLES, Role.EDITOR)
KINDS = ((Photo, MediaKind.PHOTO), (Clip, MediaKind.CLIP), (Paper, MediaKind.PAPER))
NOT_YOURS = _("Chỉ người của đơn vị giữ tệp và điều phối viên sửa được tệp này.")
IN_USE = _("Chỉ xóa được tệp của đơn vị mình chưa từng dùng trong nội dung công khai nào.")


def uploads_for(actor) -> list[int] | None:
    """Agencies in whose name the actor may upload; None means any."""
    if actor.has_role(Role.COORDINATOR):
        return None
    return actor.agency_ids(*UPLOADERS)


def _viewing(kind: str):
    def view(actor) -> Q:
        if actor.has_role(*CONTENT_READERS):
            return EVERYTHING
        if not actor.live_grants:
            return NOTHING
        own = Q(agency_id__in=actor.agency_ids(*BOUND_ROLES)) | Q(pk__in=public_ids(kind))
        return own | Q(pk__in=_in_cases(actor, kind))

    return view


def _in_cases(actor, kind: str):
    """Files in contents that the actor may see being cleared, whoever keeps the file."""
    cases = visible(actor, Case).filter(
        state=CaseState.OPEN, subject_type=OuterRef("subject_type"),
        subject_id=OuterRef("subject_id"),
    )  # fmt: skip
    return MediaUse.objects.filter(Exists(cases), kind=kind).values("object_id")


def _changing(actor) -> Q:
    agencies = uploads_for(actor)
    return EVERYTHING if agencies is None else Q(agency_id__in=agencies)


def _deleting(kind: str):
    def delete(actor) -> Q:
        used = MediaUse.objects.filter(kind=kind).values("object_id")
        return _changing(actor) & ~Q(pk__in=used)

    return delete


for _model, _kind in KINDS:
    rule(_model, "view")(_viewing(_kind))
    rule(_model, "change", NOT_YOURS)(_changing)
    rule(_model, "delete", IN_USE)(_deleting(_kind))
