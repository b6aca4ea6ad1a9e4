"""Same texts and same events: labelled stories, traps, memory, the command."""

import dataclasses
import itertools
import json
import re
import subprocess
import sys

import numpy as np
import pytest

from newswatch.documents import Document
from newswatch.pages import batch_of
from newswatch.stories import Clusterer
from newswatch.stories.alike import FEATURES, features, shared_text
from newswatch.stories.figures import figures_of
from newswatch.stories.frequencies import Frequencies
from newswatch.stories.prints import prints_of
from tests.newswatch.stories.labelled import load

SETS = {
    "dev.txt": 0.93,
    "held_out.txt": 0.9,
    "second_held_out.txt": 0.9,
    "third_held_out.txt": 0.9,
    "fourth_held_out.txt": 0.9,
    "fifth_held_out.txt": 0.9,
}  # the F1 of same events that each has to reach
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


def on_one_day(document: Document, day: str) -> Document:
    return dataclasses.replace(document, text=re.sub(r"\b\d{1,2}/\d{1,2}\b", day, document.text))


def placed(name: str, day: str = ""):
    """``day``: all dates of the texts become this one."""
    rows, clusterer = load(name), Clusterer()
    if day:
        rows = [(on_one_day(document, day), event, text) for document, event, text in rows]
    placements = [clusterer.place(document) for document, _, _ in rows]
    roots: dict = {}
    for p in placements:
        roots[p.id] = roots[p.nearest] if p.relation == "same-text" else p.id
    stories = {p.id: p.story for p in placements}
    return rows, stories, roots


@pytest.mark.parametrize(("name", "least"), SETS.items())
def test_labelled_stories(name, least):
    rows, stories, roots = placed(name)
    events = {document.id: event for document, event, _ in rows}
    texts = {document.id: text for document, _, text in rows}
    assert f1(pairs_of(stories), pairs_of(events))[2] >= least
    assert f1(pairs_of(roots), pairs_of(texts))[2] >= 0.97


def test_events_of_one_day_stay_apart():
    """Whatever happened that day: the date in common makes no event of it."""
    right = found = 0
    for name in SETS:
        rows, stories, _ = placed(name, "16/7")
        events = {document.id: event for document, event, _ in rows}
        together = pairs_of(stories)
        found += len(together)
        right += len(together & pairs_of(events))
    assert right / found >= 0.96


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
    vietnamese, dates = figures_of("vốn 2.300 tỷ đồng, 14 km, 7,5%, ngày 12/3")
    english, dates_en = figures_of("vnd 2,300 billion, 14 km, 7.5 percent, on march 12")
    assert {value for value, _ in vietnamese} == {v for v, _ in english} == {2.3e12, 14, 7.5}
    assert dates == dates_en == {(3, 12)}
    assert (42, "nguoi") in figures_of("42 workers fell ill")[0]


def rows_of(*texts: str):
    documents = [Document(n, "", text) for n, text in enumerate(texts)]
    return prints_of(batch_of(documents), Frequencies().telling)[0]


def test_samples_measure_containment():
    words = [f"tu{n}" for n in range(3000)]
    others = [f"khac{n}" for n in range(3000)]
    rows = rows_of(" ".join(words), " ".join(words[:900]), " ".join(others))
    part, other = shared_text(rows[[0, 0]], rows[[1, 2]])
    assert part > 0.9
    assert other == 0


def test_the_window_is_bounded_and_forgets():
    clusterer = Clusterer(window=10)
    story = Document("a", "Kiểm tra đường", TEXT)
    clusterer.place(story)
    others = [
        Document(n, f"Tin {n}", f"Ông Trần Việt{n} mở quán số {n * 13} ở phố {n}.")
        for n in range(60)
    ]
    list(clusterer.place_many(others))
    assert clusterer.place(Document("b", "Kiểm tra đường", TEXT)).relation is None
    assert clusterer.place(Document("c", "Kiểm tra đường", TEXT)).nearest == "b"


def test_a_copy_is_found_after_the_index_has_grown(monkeypatch):
    monkeypatch.setattr("newswatch.stories.clustering.FIRST_INDEX", 50)
    clusterer = Clusterer(window=1000)
    clusterer.place(Document("a", "Kiểm tra đường", TEXT))
    others = [Document(n, f"Tin {n}", f"Quán số {n} của ông Việt{n} mở cửa.") for n in range(400)]
    list(clusterer.place_many(others))
    assert clusterer.place(Document("b", "Tin khác", TEXT)).nearest == "a"


def test_many_copies_are_one_story():
    clusterer = Clusterer()
    documents = [Document(n, "Kiểm tra đường", TEXT) for n in range(300)]
    assert {p.story for p in clusterer.place_many(documents)} == {0}


def test_a_batch_is_placed_as_one_by_one():
    documents = [document for document, _, _ in load("dev.txt")]
    one, many = Clusterer(), Clusterer()
    single = [one.place(d).story for d in documents]
    batched = [p.story for p in many.place_many(documents)]
    assert sum(a == b for a, b in zip(single, batched, strict=True)) >= 0.97 * len(documents)


def test_what_is_kept_of_a_text_does_not_depend_on_its_neighbours():
    alone, among = rows_of(TEXT), rows_of("Tin khác hẳn.", TEXT, "")
    assert (alone[0] == among[1]).all()


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


@pytest.mark.parametrize(
    ("first", "second", "weight"),
    [
        ("khu đất 14 ha", "14 lồng cá chết", 0.4),  # by chance
        ("rộng 14 ha", "a site of 14 hectares", 1.0),  # they count the same thing
        ("vốn 9.800 tỷ đồng", "cost VND 9,800 billion", 1.0),
        ("5 lồng cá", "5 lồng cá", 0.0),  # up to twelve they tell nothing
    ],
)
def test_a_small_number_in_common_may_be_chance(first, second, weight):
    one, other = rows_of(first, second)
    found = features(one[None, :], other[None, :], Frequencies())
    assert found[0, FEATURES.index("values")] == pytest.approx(np.log1p(weight))
