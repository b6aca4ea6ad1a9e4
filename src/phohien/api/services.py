"""Partners and keys: opening, changing, issuing, rotating, revoking. Each is one audited step."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.api import keys
from phohien.api.enums import Resource
from phohien.api.models import ApiKey, Partner
from phohien.api.policies import MANAGERS
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.newsroom.models import Section
from phohien.portal import languages as public_languages
from phohien.security import audit
from phohien.security.policies import refusal, require
from vanban.skeleton import fold

LONGEST = dt.timedelta(days=731)
LONGEST_OVERLAP = dt.timedelta(days=30)
MOST_PER_MINUTE, MOST_PER_DAY = 6_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Scope:
    """What a key opens. Lists are complete: what they do not name stays closed."""

    resources: Sequence[str]
    languages: Sequence[str]
    sections: Sequence[str]
    per_minute: int
    per_day: int
    expires_at: dt.datetime


def is_manager(actor) -> bool:
    return actor is not None and actor.is_active and actor.has_role(*MANAGERS)


def require_manager(actor) -> None:
    """Raise NotAllowed unless ``actor`` may open partners at all."""
    if not is_manager(actor):
        raise NotAllowed("change", refusal(Partner, "change"))


@transaction.atomic
def create_partner(
    *, actor, name: str, contact_name: str, contact_email: str, purpose: str, agency=None
) -> Partner:
    """Enter a partner; keys are issued apart. Raises InvalidInput when the name is known."""
    require_manager(actor)
    name = name.strip()
    if _is_known(name):
        raise InvalidInput("name", _("Đã có đối tác tên này; hãy mở đối tác ấy."))
    partner = Partner.objects.create(
        name=name,
        agency=agency,
        contact_name=contact_name.strip(),
        contact_email=contact_email.strip(),
        purpose=purpose.strip(),
        created_at=clock.now(),
        created_by=actor,
    )
    changes = {"contact_name": (None, partner.contact_name), "purpose": (None, partner.purpose)}
    _record(actor, "create_partner", partner, partner, changes)
    return partner


def _is_known(name: str, but: Partner | None = None) -> bool:
    """Another partner of this name, whatever its capitals and marks."""
    rows = Partner.objects.filter(name_folded=fold(name)[:200])
    return rows.exclude(pk=but.pk if but else None).exists()


@transaction.atomic
def change_partner(*, actor, partner: Partner, **fields) -> Partner:
    """Correct particulars; ``fields`` of name, agency, contact_name, contact_email, purpose."""
    partner = _lock_partner(actor, partner)
    name = fields.get("name", partner.name)
    if _is_known(name, partner):
        raise InvalidInput("name", _("Đã có đối tác khác tên này."))
    changes = audit.changed(partner, fields)
    if changes:
        partner.save(update_fields=list(changes))
        _record(actor, "change_partner", partner, partner, changes)
    return partner


@transaction.atomic
def switch_partner(*, actor, partner: Partner, is_active: bool) -> Partner:
    """End the co-operation, which closes every key at once, or take it up again."""
    partner = _lock_partner(actor, partner)
    changes = audit.changed(partner, {"is_active": is_active})
    if changes:
        partner.save(update_fields=["is_active"])
        action = "reopen_partner" if is_active else "close_partner"
        _record(actor, action, partner, partner, changes)
    return partner


@transaction.atomic
def issue_key(*, actor, partner: Partner, label: str, scope: Scope) -> tuple[ApiKey, str]:
    """A new key and its text, which nobody can read again afterwards."""
    partner = _lock_partner(actor, partner)
    if not partner.is_active:
        raise RuleBroken("partner-closed", _("Đối tác đã ngừng hợp tác nên không cấp khóa mới."))
    if not label.strip():
        raise InvalidInput("label", _("Hãy ghi khóa dùng cho chương trình nào."))
    _check(scope)
    key, text = _make(actor, partner, label.strip(), scope)
    _record(actor, "issue_key", key, partner, _told(key))
    return key, text


@transaction.atomic
def rotate_key(*, actor, key: ApiKey, overlap: dt.timedelta) -> tuple[ApiKey, str]:
    """A successor with the same scope; the old key ends after ``overlap`` (0 to 30 days)."""
    key = _lock_key(actor, key)
    _require_open(key)
    if not dt.timedelta(0) <= overlap <= LONGEST_OVERLAP:
        raise InvalidInput("overlap", _("Khóa cũ chỉ được dùng thêm từ 0 đến 30 ngày."))
    if ApiKey.objects.filter(replaces=key).exists():
        raise RuleBroken("already-rotated", _("Khóa này đã được đổi; hãy mở khóa thay nó."))
    scope = Scope(key.resources, key.languages, key.sections, key.per_minute, key.per_day,
                  key.expires_at)  # fmt: skip
    successor, text = _make(actor, key.partner, key.label, scope, replaces=key)
    _shorten(actor, key, overlap)
    _record(actor, "rotate_key", successor, key.partner, {"key_name": (key.name, successor.name)})
    return successor, text


@transaction.atomic
def revoke_key(*, actor, key: ApiKey, reason: str) -> ApiKey:
    """Close a key now and for good."""
    key = _lock_key(actor, key)
    if key.revoked_at:
        raise RuleBroken("already-revoked", _("Khóa này đã được thu hồi trước đó."))
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi lý do thu hồi khóa."))
    _revoke(actor, key, reason.strip())
    return key


def _shorten(actor, key: ApiKey, overlap: dt.timedelta) -> None:
    if not overlap:
        _revoke(actor, key, _("Đã đổi sang khóa mới."))
        return
    changes = audit.changed(key, {"expires_at": min(key.expires_at, clock.now() + overlap)})
    key.save(update_fields=["expires_at"])
    if changes:
        _record(actor, "rotate_key", key, key.partner, changes)


def _revoke(actor, key: ApiKey, reason: str) -> None:
    new = {"revoked_at": clock.now(), "revoked_reason": str(reason)[:300]}
    changes = audit.changed(key, new)
    key.revoked_by = actor
    key.save(update_fields=["revoked_at", "revoked_reason", "revoked_by"])
    _record(actor, "revoke_key", key, key.partner, changes)


def _make(actor, partner, label: str, scope: Scope, replaces=None) -> tuple[ApiKey, str]:
    made = keys.fresh()
    key = ApiKey.objects.create(
        partner=partner,
        label=label,
        name=made.name,
        digest=made.digest,
        resources=sorted(set(scope.resources)),
        languages=sorted(set(scope.languages)),
        sections=sorted(set(scope.sections)),
        per_minute=scope.per_minute,
        per_day=scope.per_day,
        expires_at=scope.expires_at,
        created_at=clock.now(),
        created_by=actor,
        replaces=replaces,
    )
    return key, made.text


def _check(scope: Scope) -> None:
    """Raise InvalidInput, by field, for a scope that opens nothing or too much."""
    known = {
        "resources": set(Resource.values),
        "languages": set(public_languages.codes()),
        "sections": set(Section.objects.values_list("code", flat=True)),
    }
    for field, possible in known.items():
        chosen = set(getattr(scope, field))
        if not chosen or chosen - possible:
            raise InvalidInput(field, _("Hãy chọn ít nhất một giá trị có trong danh sách."))
    _check_limits(scope)


def _check_limits(scope: Scope) -> None:
    if not 1 <= scope.per_minute <= MOST_PER_MINUTE:
        raise InvalidInput("per_minute", _("Mỗi phút từ 1 đến 6.000 lượt."))
    if not scope.per_minute <= scope.per_day <= MOST_PER_DAY:
        raise InvalidInput("per_day", _("Mỗi ngày không ít hơn mỗi phút và tối đa 1.000.000 lượt."))
    if not clock.now() < scope.expires_at <= clock.now() + LONGEST:
        raise InvalidInput("expires_on", _("Ngày hết hạn phải ở sau hôm nay, trong vòng hai năm."))


def _require_open(key: ApiKey) -> None:
    if key.revoked_at or key.expires_at <= clock.now() or not key.partner.is_active:
        raise RuleBroken("key-closed", _("Khóa này không còn hiệu lực; hãy cấp khóa mới."))


def _lock_partner(actor, partner: Partner) -> Partner:
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    require(actor, "change", partner)
    return partner


def _lock_key(actor, key: ApiKey) -> ApiKey:
    rows = ApiKey.objects.select_for_update(of=("self",)).select_related("partner")
    key = rows.get(pk=key.pk)
    require(actor, "change", key)
    return key


def _told(key: ApiKey) -> dict:
    """The scope as the audit log keeps it; nothing of the secret."""
    fields = ("key_name", "resources", "languages", "sections", "per_minute", "per_day")
    held = {name: (None, getattr(key, name.removeprefix("key_"))) for name in fields}
    return held | {"expires_at": (None, key.expires_at)}


def _record(actor, action: str, on, partner: Partner, changes: dict) -> None:
    audit.record(
        actor=actor, action=f"api.{action}", on=on, changes=changes, agency_id=partner.agency_id
    )
