"""One JSON question to a server through the one door; every failure is an AssistFailed."""

import json
import logging
from collections.abc import Mapping
from typing import Any

from phohien.assist.errors import AssistFailed
from phohien.kernel.outbound import Limits, OutboundFailed, OutboundRefused, send

log = logging.getLogger(__name__)
LARGEST_ANSWER = 4 * 1024 * 1024


def ask(url: str, question: Mapping[str, Any], *, key: str = "", seconds: float) -> dict:
    """POST ``question`` as JSON and return the JSON object of a 200 answer.

    ``key`` goes into the Authorization header. Neither question nor answer is logged.
    """
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    body = json.dumps(question, ensure_ascii=False).encode()
    limits = Limits(seconds=seconds, size=LARGEST_ANSWER, redirects=0)
    try:
        answer = send(url, body=body, headers=headers, limits=limits)
    except (OutboundRefused, OutboundFailed) as error:
        raise _failed(str(error)) from error
    if answer.status != 200:
        raise _failed(f"status {answer.status}")
    try:
        found = json.loads(answer.body)
    except ValueError as error:
        raise _failed("no JSON") from error
    if not isinstance(found, dict):
        raise _failed("no JSON object")
    return found


def _failed(reason: str) -> AssistFailed:
    log.warning("assist failed", extra={"reason": reason})
    return AssistFailed(reason)
