"""Counts words restored exactly, line by line. Used by the tests and the bench."""

import os
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PHOHIEN_SHARED", HERE.parents[3] / "shared"))
PLAN = SHARED / "plan" / "ke-hoach-2026.ocr.txt"
PLAN_GOLD = SHARED / "plan" / "ke-hoach-2026.gold-to-line-254.txt"


def syllables(line: str) -> list[str]:
    """Runs of letters; digits, marks and signs do not count."""
    return re.findall(r"[^\W\d_]+", line)


def count_exact(given: Sequence[str], gold: Sequence[str], cut=syllables) -> tuple[int, int]:
    """Syllables of ``gold`` found exactly (case too), in order, on the same line; and all."""
    right = total = 0
    for got, want in zip(given, gold, strict=True):
        left, goal = cut(got), cut(want)
        matcher = SequenceMatcher(None, left, goal, autojunk=False)
        right += sum(block.size for block in matcher.get_matching_blocks())
        total += len(goal)
    return right, total


def accuracy(given: Sequence[str], gold: Sequence[str], cut=syllables) -> float:
    """Share of the gold's syllables (or words, with ``str.split``) that are exact."""
    right, total = count_exact(given, gold, cut)
    return right / total


def held_out() -> tuple[list[str], list[str]]:
    """The project's own sentences as Tesseract ``eng`` read them, and as they were written."""
    rows = (HERE / "held_out.tsv").read_text("utf-8").rstrip("\n").split("\n")
    pairs = [row.split("\t") for row in rows]
    return [read for read, _ in pairs], [gold for _, gold in pairs]


def plan_lines() -> tuple[list[str], list[str]] | None:
    """The corrected lines of the real plan, read and gold; None where it is not there."""
    if not PLAN_GOLD.exists():
        return None
    gold = PLAN_GOLD.read_text("utf-8").split("\n")[:254]
    return PLAN.read_text("utf-8").split("\n")[: len(gold)], gold
