"""Channels as data: who may change them, and that no secret gets into their settings."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.organisation.policies import require_any
from phohien.security import audit
from phohien.security.policies import require
from phohien.syndication import connection
from phohien.syndication.enums import Way
from phohien.syndication.models import Channel

CHANGEABLE = (
    "name", "kind", "way", "form", "network", "languages", "sections", "topics", "agencies",
    "is_automatic", "is_active", "responsible", "settings", "correct_hours", "withdraw_hours",
    "note", "order",
)  # fmt: skip


@transaction.atomic
def create_channel(*, actor, code: str, **fields) -> Channel:
    """A new channel. Raises NotAllowed, InvalidInput by field."""
    require_any(actor, "change", Channel)
    if Channel.objects.filter(code=code).exists():
        raise InvalidInput("code", _("Mã này đã có. Hãy chọn mã khác."))
    channel = Channel(code=code)
    _set(channel, fields)
    channel.save()
    audit.record(actor=actor, action="syndication.create_channel", on=channel)
    return channel


@transaction.atomic
def change_channel(*, actor, channel: Channel, **fields) -> Channel:
    """Change a channel; what stands there already goes on being followed."""
    channel = Channel.objects.select_for_update(of=("self",)).get(pk=channel.pk)
    require(actor, "change", channel)
    changes = _set(channel, fields)
    if changes:
        channel.save()
        audit.record(actor=actor, action="syndication.change_channel", on=channel, changes=changes)
    return channel


def _set(channel: Channel, fields: dict) -> dict:
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"unknown fields: {unknown}")
    way = fields.get("way", channel.way)
    if "settings" in fields or "way" in fields:
        given = fields.get("settings", channel.settings)
        known = connection.FIELDS.get(Way(way), {})
        kept = {k: v for k, v in given.items() if k in known} if "settings" not in fields else given
        fields["settings"] = connection.checked(way, kept)
    if way == Way.SOCIAL_BY_HAND and not fields.get("network", channel.network):
        raise InvalidInput("network", _("Hãy chọn mạng xã hội của kênh này."))
    if way == Way.SOCIAL_BY_HAND and fields.get("is_automatic", channel.is_automatic):
        raise InvalidInput(
            "is_automatic", _("Kênh mạng xã hội luôn do người đăng; không tự đưa bài.")
        )
    return audit.changed(channel, fields)
