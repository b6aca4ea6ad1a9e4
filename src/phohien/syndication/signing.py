"""The signature of an HTTP push: HMAC-SHA256 over time, key, event and body.

The receiver's side is in docs/mechanisms/syndication.md; a test runs those very lines.
"""

import hashlib
import hmac


def signature(secret: str, timestamp: str, key: str, event: str, body: bytes) -> str:
    """``v1=<64 hex digits>`` over ``timestamp.key.event.body``."""
    told = f"{timestamp}.{key}.{event}.".encode() + body
    return "v1=" + hmac.new(secret.encode(), told, hashlib.sha256).hexdigest()
