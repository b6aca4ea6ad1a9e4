"""Fits the weights of pairs: ``python -m newswatch.stories.tuning LABELLED.jsonl``. Not used later.

Each line is a document with its ``event``, in order of time.
"""

import itertools
import json
import sys
from pathlib import Path

import numpy as np

from newswatch.documents import Document
from newswatch.fitting import fit
from newswatch.stories.clustering import Clusterer
from newswatch.stories.pairs import MAX_GAP, features, likeness, same_text
from newswatch.stories.signature import signature_of

POSITIVE_TEXT = "terms names title values date_same concepts names_translated concepts_translated"
POSITIVE = frozenset(POSITIVE_TEXT.split())
FREE = frozenset(["translated"])
PULL = 0.0008
LEAST = 0.03  # pairs less alike than this are never compared


def pairs(records: list[dict[str, str]]) -> tuple[list[dict[str, float]], list[float]]:
    """Features and labels of all pairs that the clusterer would have to decide on."""
    clusterer = Clusterer()
    found, labels = [], []
    signatures = []
    for record in records:
        document = Document(record["id"], record["title"], record["text"], "", record["published"])
        clusterer.place(document)
        signatures.append((signature_of(document, clusterer.idf), record["event"]))
    for (a, one), (b, other) in itertools.combinations(signatures, 2):
        if a.bulletin or b.bulletin or (one == other and abs(a.hour - b.hour) > MAX_GAP):
            continue
        if likeness(a, b) < LEAST or same_text(a, b):
            continue
        found.append(features(a, b))
        if one != other:  # as if they came within days: other events are always about
            found[-1]["gap"] = min(found[-1]["gap"], len(found) % 5 / 2)
        labels.append(float(one == other))
    return found, labels


def main(path: str) -> None:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    found, labels = pairs([json.loads(line) for line in lines])
    names = list(found[0])
    matrix = np.array([[f[name] for name in names] for f in found])
    signs = np.array([0 if n in FREE else 1 if n in POSITIVE else -1 for n in names])
    weights, bias = fit(matrix, np.array(labels), signs, PULL)
    result = {"bias": round(bias, 3)} | {
        name: round(float(w), 3) for name, w in zip(names, weights, strict=True)
    }
    target = Path(__file__).with_name("weights.json")
    target.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
