"""The decision: evidence times weights, as a probability with its reasons. Weights: tuning.py."""

import json
import math
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from newswatch.documents import Document
from newswatch.pages import Page, page_of
from newswatch.places.evidence import Evidence, gather
from newswatch.places.explaining import reasons
from newswatch.places.roles import Mention

NOWHERE = 0.99  # confidence that a story without any name of the province is not about it


@dataclass(frozen=True)
class Judgement:
    """``concerns`` the province with ``confidence`` 0.5–1 in that answer.

    ``places`` and ``why`` are worked out when they are asked for.
    """

    concerns: bool
    confidence: float
    evidence: Evidence | None = None

    @cached_property
    def places(self) -> list[dict[str, Any]]:
        """Name, kind, code, where, count and roles of each place of the province."""
        return _places(self.evidence) if self.evidence else []

    @cached_property
    def why(self) -> list[str]:
        """At most five sentences in Vietnamese."""
        if not self.evidence:
            return ["Bài không nêu địa danh nào của tỉnh."]
        return reasons(self.evidence, _shares(self.evidence), self.concerns)


def judge(document: Document) -> Judgement:
    """Whether the story is about the province or happens in it, under any of its names."""
    return judge_page(page_of(document))


def judge_page(page: Page) -> Judgement:
    """The same for a page of a batch."""
    evidence = gather(page)
    if evidence is None:
        return Judgement(False, NOWHERE)
    odds = weights()["bias"] + sum(_shares(evidence).values())
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    return Judgement(chance >= 0.5, round(max(chance, 1 - chance), 3), evidence)


def _shares(evidence: Evidence) -> dict[str, float]:
    return {name: weights()[name] * value for name, value in evidence.features.items()}


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
