"""Does a story concern the province: labelled documents, single decisions, explanations."""

import json
import subprocess
import sys

import pytest

from newswatch.documents import Document
from newswatch.folding import fold, tone_key
from newswatch.places import judge
from newswatch.places.gazetteer import names
from tests.newswatch.places.labelled import load


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("dev.txt", 0.97),
        ("held_out.txt", 0.95),
        ("second_held_out.txt", 0.95),
        ("fourth_held_out.txt", 0.95),
        ("fifth_held_out.txt", 0.95),
        ("sixth_held_out.txt", 0.93),
        ("seventh_held_out.txt", 0.92),
        ("eighth_held_out.txt", 0.9),
        ("ninth_held_out.txt", 0.95),
        ("tenth_held_out.txt", 0.95),
        ("eleventh_held_out.txt", 0.95),
    ],
)
def test_accuracy_on_labelled_documents(name, least):
    rows = load(name)
    right = sum(judge(document).concerns == concerns for document, concerns in rows)
    assert right / len(rows) >= least


def test_the_naive_rule_is_far_worse():
    rows = load("held_out.txt")
    right = 0
    for document, concerns in rows:
        text = document.title + document.text
        right += ("Hưng Yên" in text or "Thái Bình" in text) == concerns
    assert right / len(rows) < 0.7


def test_every_commune_is_known_once_by_code():
    codes = {n.code for n in names() if n.kind == "commune"}
    districts = {n.name for n in names() if n.kind == "district"}
    assert len(codes) >= 88
    assert len(districts) == 16


def decided(title, text=""):
    return judge(Document("1", title, text)).concerns


@pytest.mark.parametrize(
    "title",
    [
        "Thuỵ Anh: mở đường liên xã ở tỉnh Hưng Yên",
        "Khởi công bệnh viện tại Hưng Yên",
        "HUNG YEN WELCOMES INVESTORS",
    ],
)
def test_spelling_of_names(title):
    assert decided(title)


def test_decomposed_letters():
    import unicodedata

    assert decided(unicodedata.normalize("NFD", "Công an tỉnh Hưng Yên bắt nhóm trộm"))


def test_wrong_marks_are_another_name():
    assert not decided("Nhà xuất bản Kim Đồng ra sách", "Kim Đồng in 12 tập truyện.")


def test_explanation_names_what_was_set_aside():
    found = judge(Document("1", "Bắt nghi phạm ở Bình Dương", "Vũ T., quê Thái Bình, bị bắt."))
    assert not found.concerns
    assert any("quê quán" in reason for reason in found.why)


@pytest.mark.parametrize(
    ("title", "text", "concerns"),
    [
        ("Môi trường bị kêu", "Sở Nông nghiệp và Môi trường Hưng Yên phạt một xưởng.", True),
        ("Giá thuê nhà", "Số hộ ở nhà thuê Hà Nội tăng; ông Tú, quê Hưng Yên, thuê trọ.", False),
        ("Dong lua", "Lanh dao xa Tan Hung va xa Hong Quang tham dong lua.", True),
        ("Lang que", "O Kien Xuong, nhieu nguoi tung lam o Binh Duong nay mo xuong.", True),
        ("Ong Vu Thai Binh lam giam doc", "Ong Binh, 48 tuoi, dieu hanh hang bay.", False),
        ("Món chè", "Nấu nhãn lồng Hưng Yên với đường phèn ở Hà Nội.", False),
    ],
)
def test_agencies_homes_communes_together_products(title, text, concerns):
    assert decided(title, text) == concerns


def test_where_another_provinces_people_come_from_does_not_count():
    text = "Bắt ba người ở Khoái Châu: Vũ T., quê Nghệ An; Lê H., quê Hà Tĩnh; Bùi N., quê Huế."
    found = judge(Document("1", "Bắt nhóm trộm", text))
    assert found.concerns
    assert "before_ours" in found.evidence.features
    assert found.evidence.features["lead_others"] == 0


def test_place_has_its_code_and_count():
    found = judge(Document("1", "Phố Hiến", "Phường Phố Hiến, tỉnh Hưng Yên họp dân Phố Hiến."))
    (place,) = [p for p in found.places if p["name"] == "Phố Hiến"]
    assert (place["code"], place["count"]) == ("11953", 3)


def test_fold_keeps_offsets():
    text = "Đối ngoại — 𝕏 Hưng Yên!"
    assert len(fold(text)) == len(text)
    assert fold("ĐƯỜNG Thụy Anh") == "duong thuy anh"
    assert tone_key("Thuỵ Hoà") == tone_key("Thụy Hòa")


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00" * 50, "Hưng Yên " * 5000, "a" * 100_000],
    ids=["empty", "blank", "zeros", "one name over and over", "one long word"],
)
def test_odd_texts(text):
    judge(Document("1", "", text))


def test_command_streams_json_lines():
    lines = [
        '{"id": 7, "title": "Tin", "text": "Tại tỉnh Hưng Yên sáng nay."}',
        "",
        "không phải JSON",
    ]
    run = subprocess.run(
        [sys.executable, "-m", "newswatch", "places", "-"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        env={"PYTHONPATH": "src", "PATH": "/usr/bin"},
    )
    first = json.loads(run.stdout.splitlines()[0])
    assert (first["id"], first["concerns"], run.returncode) == (7, True, 1)
    assert "Dòng 3" in run.stderr
