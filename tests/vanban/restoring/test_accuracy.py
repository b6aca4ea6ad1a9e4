"""How much is restored exactly: on the project's own held-out pages and on the real plan."""

import pytest

from tests.vanban.restoring.scoring import accuracy, held_out, plan_lines
from vanban.restoring import restore
from vanban.restoring.model import FOLDER
from vanban.skeleton import strip_marks


def test_held_out_pages_of_everyday_words() -> None:
    read, gold = held_out()
    assert accuracy(read, gold) < 0.2
    assert accuracy(restore(read).lines, gold) >= 0.95


def test_marks_left_out_altogether() -> None:
    _, gold = held_out()
    bare = [strip_marks(line) for line in gold]
    assert accuracy(restore(bare).lines, gold) >= 0.95


def test_real_plan() -> None:
    lines = plan_lines()
    if lines is None:
        pytest.skip("plan/ke-hoach-2026 (PHOHIEN_SHARED) is not here")
    read, gold = lines
    restored = restore(read).lines
    assert accuracy(restored, gold) >= 0.98
    assert accuracy(restored, gold, str.split) >= 0.975


def test_confidence_tells_right_from_wrong() -> None:
    read, gold = held_out()
    right: dict[bool, list[bool]] = {True: [], False: []}
    for token in restore(read).tokens:
        if any(c.isalpha() for c in token.source):
            known = gold[token.line - 1].split()
            right[token.confidence >= 0.9].append(token.text in known)
    assert sum(right[True]) / len(right[True]) > 0.97
    assert sum(right[False]) / len(right[False]) < 0.9
    assert len(right[True]) > 5 * len(right[False])


def test_model_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 12_000_000
