"""The real plan: the corrected half against its annotation, the whole scan for its sixty duties."""

import json
import os
from pathlib import Path

import pytest

from vanban.parsing import mend, parse

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("PHOHIEN_SHARED", ROOT.parent / "shared")) / "plan"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="shared/plan is not here")


@pytest.fixture(scope="module")
def gold():
    return json.loads((SHARED / "ke-hoach-2026.gold-to-line-254.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def half():
    return parse((SHARED / "ke-hoach-2026.gold-to-line-254.txt").read_text("utf-8").split("\n"))


@pytest.fixture(scope="module")
def whole():
    source = (SHARED / "ke-hoach-2026.ocr.txt").read_text("utf-8").split("\n")
    return parse(mend(source), source)


def test_header_of_the_scan(whole, gold):
    keys = ("issuer", "number", "symbol", "date", "day", "place", "type", "plan_year")
    assert {k: getattr(whole.header, k) for k in keys} == {k: gold["header"][k] for k in keys}


@pytest.mark.parametrize("key", ["kind", "date", "issuer", "subject", "cited_in"])
def test_legal_bases(half, gold, key):
    mine = {b.number: getattr(b, key) for b in half.legal_bases}
    assert mine == {b["number"]: b[key] for b in gold["legal_bases"]}


@pytest.mark.parametrize(
    "key", ["role", "text", "deadline", "recurrence", "line_start", "line_end"]
)
def test_tasks_of_the_corrected_half(half, gold, key):
    mine = {t.id: getattr(t, key) for t in half.tasks}
    assert mine == {t["id"]: t[key] for t in gold["tasks"]}


def test_bases_of_the_scan(whole, gold):
    assert {b.number for b in whole.legal_bases} >= {b["number"] for b in gold["legal_bases"]}


def test_whole_scan_has_its_sixty_duties(whole):
    counts = (5, 9, 6, 4, 3, 5, 4, 3, 6, 6)
    rows = ["abcdđefgh"[:count] for count in counts]
    points = {f"IV.{n}": letters for n, letters in enumerate(rows, 1)}
    wanted = ["II.1", "II.2", "II.3.a", "II.3.b", "II.4", "II.5", "II.6", "III"]
    wanted += [f"{place}.{letter}" for place, letters in points.items() for letter in letters]
    assert [t.id for t in whole.tasks] == [*wanted, "closing"]


def test_closing_duty_of_the_scan(whole):
    closing = whole.tasks[-1]
    assert (closing.deadline, closing.role) == ("2026-12-01", "perform")
    assert closing.agencies == ("Các cơ quan, đơn vị",)
    assert (closing.line_start, closing.line_end) == (530, 533)


def test_bodies_of_the_scan(whole):
    owed = {t.id: t.agencies for t in whole.tasks}
    assert owed["IV.5.a"] == (
        "Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh",
        "Ban Quản lý các khu công nghiệp tỉnh",
    )
    assert owed["IV.7.b"] == ("Bộ Chỉ huy Quân sự tỉnh",)
    assert owed["IV.8.a"] == ("Các sở, ban, ngành tỉnh",)
    assert owed["IV.10.a"] == ("Ủy ban nhân dân xã, phường",)
    assert "ven biển" in owed["IV.10.e"][0]
