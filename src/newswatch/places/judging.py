"""The decision: evidence times weights, as a probability with its reasons. Weights: tuning.py."""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from newswatch.documents import Document
from newswatch.places.evidence import Evidence, gather
from newswatch.places.explaining import reasons
from newswatch.places.roles import Mention


@dataclass(frozen=True, slots=True)
class Judgement:
    """``concerns`` the province with ``confidence`` 0.5–1 in that answer."""

    concerns: bool
    confidence: float
    places: list[dict[str, Any]]
    why: list[str]


def judge(document: Document) -> Judgement:
    """Whether the story is about the province or happens in it, under any of its names."""
    evidence = gather(document)
    shares = {name: weights()[name] * value for name, value in evidence.features.items()}
    odds = weights()["bias"] + sum(shares.values())
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    concerns = chance >= 0.5 and any_place(evidence)
    confidence = chance if concerns else max(1 - chance, 0.5)
    return Judgement(
        concerns, round(confidence, 3), _places(evidence), reasons(evidence, shares, concerns)
    )


def any_place(evidence: Evidence) -> bool:
    """No decision for the province without one name of it."""
    return bool(evidence.mentions)


@cache
def weights() -> dict[str, float]:
    """Weights of the features, as tuned on the labelled documents for development."""
    return json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def _places(evidence: Evidence) -> list[dict[str, Any]]:
    grouped: dict[tuple[str, str], list[Mention]] = {}
    for mention in evidence.mentions:
        name = mention.match.name
        grouped.setdefault((name.name, name.kind), []).append(mention)
    return [_place(mentions) for mentions in grouped.values()]


def _place(mentions: list[Mention]) -> dict[str, Any]:
    name = mentions[0].match.name
    roles = list(dict.fromkeys(str(m.role) for m in mentions))
    return {
        "name": name.name,
        "kind": name.kind,
        "code": name.code,
        "where": name.where,
        "count": len(mentions),
        "as": roles,
    }
