"""Clearing content: requests, signatures, voiding, emergency publications and their review."""

from phohien.clearance.services.confirming import confirm_finding
from phohien.clearance.services.emergency import publish_in_emergency, review_emergency
from phohien.clearance.services.requesting import request_clearance
from phohien.clearance.services.signing import (
    claim_step,
    clear_step,
    release_step,
    request_changes,
    return_step,
)
from phohien.clearance.services.voiding import void_cases

__all__ = [
    "claim_step",
    "clear_step",
    "confirm_finding",
    "publish_in_emergency",
    "release_step",
    "request_changes",
    "request_clearance",
    "return_step",
    "review_emergency",
    "void_cases",
]
