"""Changing what is said about a file, taking back consent, deleting. The file itself never changes:
what was cleared is what is shown; another picture is another row.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.media.enums import Consent
from phohien.media.models import Clip, Paper, Photo
from phohien.media.rights import sharing_problems, standing_against
from phohien.media.selectors import is_public
from phohien.media.services.alarms import alarm
from phohien.security import audit
from phohien.security.policies import require

Row = TypeVar("Row", Photo, Clip, Paper)
RIGHTS = ("credit", "source", "licence", "rights_holder", "consent", "taken_on", "shareable")
FIELDS = {
    Photo: ("title", "alt", "caption", *RIGHTS),
    Clip: ("title", "transcript", "poster", "seconds", *RIGHTS),
    Paper: ("title", "credit", "source", "licence", "rights_holder", "shareable"),
}
NEVER_EMPTY = ("title", "alt", "caption", "credit", "source", "transcript")


@transaction.atomic
def change(*, actor, row: Row, **new: Any) -> Row:
    """Change words and rights. Where the file is public and may no longer be, people are alarmed.

    Raises InvalidInput for an empty word or a sharing that rights forbid, NotAllowed, NotVisible.
    """
    row = type(row).objects.select_for_update().get(pk=row.pk)
    require(actor, "change", row)
    unknown = set(new) - set(FIELDS[type(row)])
    if unknown:
        raise TypeError(f"not to be changed: {sorted(unknown)}")
    differences = audit.changed(row, new)
    _check(row, new)
    if differences:
        row.save(update_fields=list(differences))
        tell_change(actor, row, differences)
    return row


def _check(row: Row, new: Mapping[str, Any]) -> None:
    for field in NEVER_EMPTY:
        if field in new and not new[field].strip():
            raise InvalidInput(field, _("Hãy điền mục này; độc giả và người duyệt cần đến nó."))
    if row.shareable and (against := sharing_problems(row)):
        raise InvalidInput("shareable", " ".join(against))


def tell_change(actor, row: Row, differences: Mapping[str, tuple]) -> None:
    """The audit entry of a change, and the alarm when something public lost its right to be."""
    kind = row._meta.model_name
    audit.record(
        actor=actor, action=f"media.change_{kind}", on=row, changes=differences,
        agency_id=row.agency_id,
    )  # fmt: skip
    against = standing_against(row)
    if {"licence", "rights_holder", "consent"} & set(differences) and against:
        alarm(row, reason=" ".join(against))


@transaction.atomic
def withdraw_consent(*, actor, row: Row, reason: str) -> Row:
    """A person in the picture took their consent back (Law 91/2025/QH15): alarm where it is used.

    The file keeps being shown until people withdraw or change the contents that show it; from now
    on nothing new can be published with it. Returns the row.
    """
    row = type(row).objects.select_for_update().get(pk=row.pk)
    require(actor, "change", row)
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi ai rút lại sự đồng ý và bằng cách nào."))
    if row.consent == Consent.WITHDRAWN:
        raise RuleBroken("withdrawn", _("Sự đồng ý đã được ghi là rút lại từ trước."))
    changes = {"consent": (row.consent, str(Consent.WITHDRAWN)), "reason": (None, reason.strip())}
    row.consent, row.shareable = Consent.WITHDRAWN, False
    row.save(update_fields=["consent", "shareable"])
    kind = row._meta.model_name
    audit.record(
        actor=actor, action=f"media.withdraw_consent_{kind}", on=row, changes=changes,
        agency_id=row.agency_id,
    )  # fmt: skip
    alarm(row, reason=_("Người trong hình đã rút lại sự đồng ý."))
    return row


@transaction.atomic
def delete(*, actor, row: Row) -> None:
    """Delete a file that no public content ever used, sizes and all."""
    row = type(row).objects.select_for_update().get(pk=row.pk)
    require(actor, "delete", row)
    require_unused(row)
    tell_deletion(actor, row)
    stored = [(row.file.storage, row.file.name)]
    if isinstance(row, Clip) and row.captions:
        stored.append((row.captions.storage, row.captions.name))
    row.delete()
    transaction.on_commit(lambda: [storage.delete(name) for storage, name in stored])


def require_unused(row: Row) -> None:
    """Raise RuleBroken while ``row`` is public; the policy keeps what was ever used anyway."""
    if is_public(row._meta.model_name, row.pk):
        raise RuleBroken("in-use", _("Tệp đang hiện trên trang công khai nên không xóa được."))


def tell_deletion(actor, row: Row) -> None:
    kind = row._meta.model_name
    changes = {"file_hash": (row.file_hash, None)}
    audit.record(
        actor=actor, action=f"media.delete_{kind}", on=row, changes=changes, agency_id=row.agency_id
    )
