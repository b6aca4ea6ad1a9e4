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
from newswatch.pages import batch_of
from newswatch.stories import rows as form
from newswatch.stories.alike import FEATURES, features, shared_text
from newswatch.stories.frequencies import Frequencies
from newswatch.stories.prints import prints_of

POSITIVE_TEXT = "terms names title values date_same concepts names_translated concepts_translated"
POSITIVE = frozenset(POSITIVE_TEXT.split())
FREE = frozenset(["translated"])
PULL = 0.0004
LEAST = 0.03  # likeness; pairs less alike than this are never compared
_GAP = FEATURES.index("gap")


def pairs(records: list[dict[str, str]]) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of all pairs that the clusterer would have to decide on."""
    documents = [Document(r["id"], r["title"], r["text"], "", r["published"]) for r in records]
    frequencies = Frequencies()
    rows, _ = prints_of(batch_of(documents), frequencies.telling)
    stories = list({r["event"]: n for n, r in enumerate(records)}.values())
    frequencies.count(rows[stories, form.TERMS_AT : form.VALUES_AT])
    pairs = np.array(list(itertools.combinations(range(len(rows)), 2)))
    one, other = rows[pairs[:, 0]], rows[pairs[:, 1]]
    found = features(one, other, frequencies)
    labels = np.array([records[a]["event"] == records[b]["event"] for a, b in pairs])
    periodic = (one[:, form.FLAGS] | other[:, form.FLAGS]) & form.BULLETIN != 0
    kept = ~periodic & (found[:, 0] >= LEAST) & (shared_text(one, other) == 0)
    found, labels = found[kept], labels[kept].astype(float)
    strangers = labels == 0  # as if they came within days: other events are always about
    found[strangers, _GAP] = np.minimum(found[strangers, _GAP], np.arange(sum(strangers)) % 5 / 2)
    return found, labels


def main(path: str) -> None:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    found, labels = pairs([json.loads(line) for line in lines])
    signs = np.array([0 if n in FREE else 1 if n in POSITIVE else -1 for n in FEATURES])
    weights, bias = fit(found, labels, signs, PULL)
    result = {"bias": round(bias, 3)} | {
        name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)
    }
    target = Path(__file__).with_name("weights.json")
    target.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
