"""Same texts and same events: labelled stories, traps, memory, the command."""

import itertools
import json
import subprocess
import sys

import pytest

from newswatch.documents import Document
from newswatch.stories import Clusterer
from newswatch.stories.figures import Figure, figures_of
from newswatch.stories.sketch import overlap, shingles_of, sketch_of
from tests.newswatch.stories.labelled import load

TEXT = (
    "Sáng nay đoàn công tác kiểm tra tiến độ làm đường ở xã Nghĩa Trụ và gặp nhà thầu. "
    "Theo báo cáo, mặt bằng còn vướng bảy hộ dân, trong đó ba hộ chưa nhận tiền đền bù. "
    "Lãnh đạo xã hứa xong trước cuối tháng để bàn giao cho đơn vị thi công lớp nền. "
)


def f1(found: set, true: set) -> tuple[float, float, float]:
    right = len(found & true)
    precision, recall = right / max(len(found), 1), right / max(len(true), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def pairs_of(keys: dict) -> set:
    return {(a, b) for a, b in itertools.combinations(sorted(keys), 2) if keys[a] == keys[b]}


def placed(name: str):
    rows, clusterer = load(name), Clusterer()
    placements = [clusterer.place(document) for document, _, _ in rows]
    roots: dict = {}
    for p in placements:
        roots[p.id] = roots[p.nearest] if p.relation == "same-text" else p.id
    stories = {p.id: p.story for p in placements}
    return rows, stories, roots


@pytest.mark.parametrize(
    ("name", "least"), [("dev.txt", 0.93), ("held_out.txt", 0.9), ("second_held_out.txt", 0.9)]
)
def test_labelled_stories(name, least):
    rows, stories, roots = placed(name)
    events = {document.id: event for document, event, _ in rows}
    texts = {document.id: text for document, _, text in rows}
    assert f1(pairs_of(stories), pairs_of(events))[2] >= least
    assert f1(pairs_of(roots), pairs_of(texts))[2] >= 0.97


def place_two(first: Document, second: Document):
    clusterer = Clusterer()
    clusterer.place(first)
    return clusterer.place(second)


def test_long_text_shortened_to_a_third():
    sentences = [
        f"Câu thứ {n} kể về việc số {n * 7} của thôn {n * 3} trong năm qua." for n in range(90)
    ]
    whole, part = " ".join(sentences), " ".join(sentences[:30])
    found = place_two(Document("a", "Chuyện làng", whole), Document("b", "Tin khác", part))
    assert found.relation == "same-text"
    assert "câu trùng" in found.why


def test_identical_bulletins_of_two_days_stay_apart():
    days = [
        Document("a", "Giá vàng hôm nay", TEXT, published="2026-05-01T07:00:00+07:00"),
        Document("b", "Giá vàng hôm nay", TEXT, published="2026-05-02T07:00:00+07:00"),
    ]
    assert place_two(*days).relation is None


def test_a_corrected_figure_is_no_republication():
    changed = TEXT.replace("bảy hộ", "17 hộ").replace("ba hộ", "12 hộ")
    first = Document("a", "Kiểm tra đường", TEXT.replace("bảy hộ", "27 hộ"))
    assert (
        place_two(first, Document("b", "Đính chính: kiểm tra đường", changed)).relation
        != "same-text"
    )


def test_figures_in_both_languages():
    vietnamese, dates = figures_of("Vốn 2.300 tỷ đồng, 14 km, 7,5%, ngày 12/3")
    english, dates_en = figures_of("VND 2,300 billion, 14 km, 7.5 percent, on March 12")
    assert {f.value for f in vietnamese} == {f.value for f in english} == {2.3e12, 14, 7.5}
    assert dates == dates_en == {(3, 12)}
    assert Figure(42, "nguoi") in figures_of("42 workers fell ill")[0]


def _sketch(words: list[str]):
    return sketch_of(shingles_of(" ".join(words)))


def test_sketch_measures_containment():
    words = [f"tu{n}" for n in range(3000)]
    whole, part = _sketch(words), _sketch(words[:900])
    _, contained, _ = overlap(whole, part)
    assert contained > 0.9
    assert overlap(whole, _sketch([f"khac{n}" for n in range(3000)]))[1] == 0


def test_the_window_is_bounded_and_forgets():
    clusterer = Clusterer(window=10)
    for n in range(60):
        clusterer.place(Document(n, f"Tin {n}", f"Ông Trần Việt{n} mở quán số {n * 13} ở phố {n}."))
    window = clusterer._window
    assert len(window.entries) == 10
    assert sum(map(len, window._keys.values())) <= sum(len(e.keys) for e in window.entries.values())


@pytest.mark.parametrize(
    "text", ["", "\n", "123 456", "a " * 50_000], ids=["empty", "line end", "digits", "long"]
)
def test_odd_texts(text):
    assert place_two(Document("a", "", text), Document("b", "", text)).id == "b"


def test_command_gives_one_line_for_each_document():
    records = [{"id": str(n), "title": "Kiểm tra đường", "text": TEXT} for n in range(2)]
    run = subprocess.run(
        [sys.executable, "-m", "newswatch", "cluster", "-"],
        input="\n".join(map(json.dumps, records)),
        capture_output=True,
        text=True,
        env={"PYTHONPATH": "src", "PATH": "/usr/bin"},
    )
    first, second = map(json.loads, run.stdout.splitlines())
    assert (first["relation"], second["relation"], second["story"]) == (None, "same-text", "0")
