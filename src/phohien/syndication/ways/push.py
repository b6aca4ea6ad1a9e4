"""By HTTP POST with a signature, a timestamp and an idempotency key, through the one door."""

import json

from phohien.kernel import clock, outbound
from phohien.syndication.connection import SHORTEST_SECRET, needed, secret
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Channel
from phohien.syndication.parcels import Parcel
from phohien.syndication.services.carrying import Outcome
from phohien.syndication.signing import signature

LIMITS = outbound.Limits(seconds=60, size=256 * 1024, redirects=0)
LATER = {408, 423, 425, 429}
KNOWN = 409  # the receiver has this key already


def deliver(channel: Channel, parcel: Parcel) -> Outcome:
    """200 and 201: it stands there. 202 and 204: taken in. 409: known by this key already."""
    key = secret(needed(channel, "secret_env"))
    if len(key) < SHORTEST_SECRET:
        raise WayFailed(f"Khóa ký phải dài ít nhất {SHORTEST_SECRET} ký tự.", again=False)
    try:
        answer = outbound.send(
            needed(channel, "url"), body=parcel.body, headers=headers(parcel, key), limits=LIMITS
        )
    except outbound.OutboundRefused as error:
        raise WayFailed(f"Địa chỉ nhận không được phép ({error.code}).", again=False) from error
    except outbound.OutboundFailed as error:
        raise WayFailed(f"Không gửi được: {error}", unclear=True) from error
    return _outcome(answer)


def headers(parcel: Parcel, key: str) -> dict[str, str]:
    timestamp = str(int(clock.now().timestamp()))
    return {
        "Content-Type": parcel.media_type,
        "Idempotency-Key": parcel.key,
        "X-Phohien-Event": parcel.event,
        "X-Phohien-Timestamp": timestamp,
        "X-Phohien-Signature": signature(key, timestamp, parcel.key, parcel.event, parcel.body),
    }


def _outcome(answer: outbound.Answer) -> Outcome:
    if answer.status == KNOWN or 200 <= answer.status < 300:
        told = _told(answer.body)
        return Outcome(
            detail=f"HTTP {answer.status}",
            remote_id=str(told.get("id", ""))[:200],
            remote_url=_web_address(told.get("url")),
            accepted=answer.status in (200, 201, KNOWN),
        )
    again = answer.status in LATER or answer.status >= 500
    words = answer.body[:300].decode("utf-8", "replace")
    raise WayFailed(f"Nơi nhận trả lời HTTP {answer.status}: {words}", again=again)


def _told(body: bytes) -> dict:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _web_address(value: object) -> str:
    text = str(value or "")
    return text if text.startswith(("https://", "http://")) and len(text) <= 500 else ""
