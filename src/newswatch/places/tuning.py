"""Fits the weights: ``python -m newswatch.places.tuning LABELLED.jsonl``. Not used when judging."""

import json
import sys
from pathlib import Path

import numpy as np

from newswatch.documents import Document
from newswatch.fitting import fit
from newswatch.pages import page_of
from newswatch.places.evidence import gather

POSITIVE = ("title", "lead", "body", "agency", "here", "dateline", "distinct", "host", "ours_first")


def main(path: str) -> None:
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    evidence = [
        gather(page_of(Document(str(r["id"]), r["title"], r["text"], r.get("url", ""))))
        for r in rows
    ]
    rows = [row for row, one in zip(rows, evidence, strict=True) if one]
    found = [one.features for one in evidence if one]
    names = list(found[0])
    matrix = np.array([[f[name] for name in names] for f in found])
    signs = np.array([1 if name in POSITIVE else -1 for name in names])
    weights, bias = fit(matrix, np.array([float(r["concerns"]) for r in rows]), signs)
    result = {"bias": round(bias, 3)} | {
        name: round(float(w), 3) for name, w in zip(names, weights, strict=True)
    }
    target = Path(__file__).with_name("weights.json")
    target.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
