"""The sample plans: made from their sources, and the same duties in every form."""

import json
import sys
from pathlib import Path

import pypdf
import pytest

from vanban.parsing import parse
from vanban.reading import read
from vanban.restoring import restore
from vanban.skeleton import fold

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
KEYS = ("agencies", "role", "partners", "deadline", "recurrence", "condition")


@pytest.fixture
def maker(monkeypatch):
    """The generator's modules, which live beside the samples."""
    monkeypatch.syspath_prepend(str(SAMPLES))
    yield
    for name in [x for x in sys.modules if x.startswith("plan_") or x == "make"]:
        if str(SAMPLES) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def expected(year: int) -> dict:
    return json.loads((SAMPLES / f"ke-hoach-mau-{year}.json").read_text(encoding="utf-8"))


def comparable(task: dict) -> dict:
    """Order and letter case of names do not matter."""
    found = {key: task[key] for key in KEYS}
    return found | {key: sorted(map(fold, found[key])) for key in ("agencies", "partners")}


def check(lines: list[str], year: int) -> None:
    plan, wanted = parse(lines).to_dict(), expected(year)
    found = {task["id"]: comparable(task) for task in plan["tasks"]}
    assert found == {task["id"]: comparable(task) for task in wanted["tasks"]}
    assert {key: plan["header"][key] for key in wanted["header"]} == wanted["header"]
    numbers = {base["number"] for base in plan["legal_bases"]}
    assert {base["number"] for base in wanted["legal_bases"]} <= numbers


def lines_of(name: str) -> list[str]:
    return [line.text for line in read(SAMPLES / name).lines]


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_word_files_give_the_expected_duties(year):
    check(lines_of(f"ke-hoach-mau-{year}.docx"), year)


@pytest.mark.ocr
def test_the_scan_gives_the_expected_duties():
    document = read(SAMPLES / "ke-hoach-mau-2026.pdf")
    assert document.kind == "scan"
    check([line.text for line in document.lines], 2026)


def test_the_damaged_text_gives_the_expected_duties():
    check(restore(lines_of("ke-hoach-mau-2026.ocr.txt")).lines, 2026)


def test_the_committed_files_are_what_the_sources_make(maker, tmp_path):
    from make import expectation
    from plan_docx import write_plan
    from plan_source import plan_of_2026, plan_of_2027

    for plan in (plan_of_2026(), plan_of_2027()):
        write_plan(plan, tmp_path / "again.docx")
        committed = SAMPLES / f"ke-hoach-mau-{plan.year}.docx"
        again = [line.text for line in read(tmp_path / "again.docx").lines]
        assert again == lines_of(committed.name)
        assert json.loads(json.dumps(expectation(plan))) == expected(plan.year)


def test_the_next_year_keeps_most_and_changes_the_rest(maker):
    from plan_source import plan_of_2026, plan_of_2027

    def words(duty) -> str:
        return " ".join(duty.paragraphs).replace("2027", "2026")

    old = {words(duty): duty for duty in plan_of_2026().duties}
    new = {words(duty): duty for duty in plan_of_2027().duties}
    kept = old.keys() & new.keys()
    assert 0.78 <= len(kept) / len(old) <= 0.86
    moved = [text for text in kept if old[text].agencies != new[text].agencies]
    assert len(moved) == 1
    assert len(new) - len(old) == 1
    assert {duty.deadline for duty in new.values()} == {None, "2027-12-01"}


def test_the_sample_has_the_sixty_duties_of_the_real_plan():
    ids = [task["id"] for task in expected(2026)["tasks"]]
    assert len(ids) == len(set(ids)) == 60
    assert ids[-1] == "closing"
    assert "IV.2.f" in ids


def test_the_scan_is_an_image_of_modest_size():

    path = SAMPLES / "ke-hoach-mau-2026.pdf"
    reader = pypdf.PdfReader(path)
    assert path.stat().st_size <= 3 * 2**20
    assert all(page.images and not page.extract_text().strip() for page in reader.pages)
