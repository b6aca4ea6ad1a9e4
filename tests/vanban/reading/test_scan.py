"""Scans, read by the real Tesseract: words, order, turned pages, processes, pictures of pages."""

import io
import json
import os
import subprocess
import sys
import tempfile
import threading
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.vanban.reading.making import Sheet, font_file, paragraph, photograph, word
from vanban.errors import InputTooLarge, UnreadableInput
from vanban.reading import Limits, read, render_page
from vanban.reading.recognition import lines_of_words
from vanban.reading.tesseract import Engine, Failure, Word, is_there

pytestmark = pytest.mark.ocr
with_tesseract = pytest.mark.skipif(not is_there(), reason="no Tesseract with Vietnamese")
PAGE = [
    "Ủy ban nhân dân các xã, phường ven biển tuyên truyền,",
    "vận động ngư dân chấp hành nghiêm quy định của pháp luật",
    "và báo cáo kết quả thực hiện trước ngày 01/12/2026.",
    "a) Cơ quan thường trực hướng dẫn các đơn vị trực thuộc.",
]


def alike(found: str, right: str) -> bool:
    """The same words but for at most one in twenty, which Tesseract may misread."""
    return SequenceMatcher(None, found.split(), right.split()).ratio() >= 0.9


def is_page(document) -> bool:
    return alike(document.text, " ".join(PAGE))


@with_tesseract
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_gives_vietnamese_lines(tmp_path, form):
    path = tmp_path / "scan.bin"
    photograph(PAGE).save(path, form, dpi=(300, 300))
    document = read(path)
    assert is_page(document)
    assert (document.kind, document.origin, document.pages) == ("scan", "image/ocr", 1)
    assert all(0.7 < line.confidence <= 1 for line in document.lines if line.text)


@with_tesseract
def test_pages_of_a_tiff_are_read_in_order_and_progress_is_told(tmp_path):
    pages = [photograph([f"{PAGE[i]}"], (2480, 900)) for i in range(4)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    told = []
    document = read(tmp_path / "a.tif", progress=lambda *x: told.append(x))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    lines = [line for line in document.lines if line.text]
    assert [line.page for line in lines] == [1, 2, 3, 4]
    assert all(alike(line.text, right) for line, right in zip(lines, PAGE, strict=True))


@with_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_put_upright(tmp_path, turn):
    photograph(PAGE * 4).rotate(turn, expand=True).save(tmp_path / "a.png")
    document = read(tmp_path / "a.png")
    assert PAGE[1] in document.text


def ruled_picture() -> Image.Image:
    """Three columns, three rows; the last cell of the second column spans two rows."""
    image = photograph([], (2480, 1700))
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(font_file()), 58)
    for x in (250, 460, 1375, 2085):
        pen.line((x, 400, x, 1000), fill=0, width=3)
    for y, end in ((400, 2085), (520, 2085), (800, 1375), (1000, 2085)):
        pen.line((250, y, end, y), fill=0, width=3)
    for x, y, text in (
        (700, 200, "Phụ lục nhiệm vụ"), (290, 430, "TT"), (500, 430, "Nhiệm vụ"),
        (1420, 430, "Chủ trì"), (290, 550, "1"), (500, 550, "Tổ chức họp báo"),
        (500, 640, "định kỳ"), (290, 850, "2"), (500, 850, "Làm phim tài liệu"),
        (1420, 720, "Sở Tài chính"), (250, 1200, "Các đơn vị báo cáo kết quả thực hiện."),
    ):  # fmt: skip
        pen.text((x, y), text, fill=0, font=font)
    return image


@with_tesseract
@pytest.mark.parametrize("turn", [0.0, 0.35, -0.35, 90])
def test_a_ruled_table_on_paper_gives_rows_of_cells(tmp_path, turn):
    picture = ruled_picture().rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    picture.save(tmp_path / "a.png")
    document = read(tmp_path / "a.png")
    (table,) = document.tables
    assert table.rows == (
        ("TT", "Nhiệm vụ", "Chủ trì"),
        ("1", "Tổ chức họp báo định kỳ", "Sở Tài chính"),
        ("2", "Làm phim tài liệu", ""),
    )
    texts = [line.text for line in document.lines if line.text]
    assert alike(texts[0], "Phụ lục nhiệm vụ")
    assert texts[1] == "TT | Nhiệm vụ | Chủ trì"
    assert alike(texts[-1], "Các đơn vị báo cáo kết quả thực hiện.")


@with_tesseract
def test_a_scanned_pdf_and_a_mixed_one(tmp_path):
    scan = Sheet().picture(photograph(PAGE)).save(tmp_path / "a.pdf")
    document = read(scan)
    assert (document.kind, document.origin) == ("scan", "pdf/ocr")
    assert is_page(document)


@with_tesseract
def test_a_damaged_text_layer_over_a_scan_is_read_again(tmp_path):
    damaged = [
        "Uy ban nhan dan cac xa, phuéng ven bién tuyén truyén,",
        "van d6ng ngu dan chap hanh nghiém quy dinh cua phap luat",
        "va bao cdo két qua thuc hién truéc ngay 01/12/2026.",
        "a) Co quan thudng truc hudng dan cac don vi truc thuéc.",
    ]
    sheet = Sheet().picture(photograph(PAGE))
    for at, line in enumerate(damaged):
        sheet.text(72, 72 + at * 21.6, line, visible=False)
    document = read(sheet.save(tmp_path / "a.pdf"))
    assert document.origin == "pdf/ocr"
    assert document.warnings
    assert is_page(document)


def test_a_damaged_text_layer_stays_and_is_told_where_there_is_no_tesseract(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    sheet = Sheet()
    for at in range(6):
        sheet.text(72, 72 + at * 21, "Uy ban nhan dan cac xa, phuéng ven bién tuyén truyén, cua")
    document = read(sheet.save(tmp_path / "a.pdf"))
    assert document.origin == "pdf/text"
    assert "Tesseract" in document.warnings[0]


@with_tesseract
def test_letters_without_a_code_are_read_from_the_picture(tmp_path):
    sheet = Sheet().picture(photograph(PAGE))
    for at in range(4):
        sheet.text(72, 300 + at * 20, "\ue123\ue145\ue167\ue199 " * 6, visible=False)
    document = read(sheet.save(tmp_path / "a.pdf"))
    assert PAGE[0] in document.text
    assert "\ue123" not in document.text


@with_tesseract
def test_a_white_page_has_no_text(tmp_path):
    Image.new("L", (1240, 1754), 255).save(tmp_path / "a.png")
    with pytest.raises(UnreadableInput) as caught:
        read(tmp_path / "a.png")
    assert caught.value.code == "no-text"


@pytest.fixture
def slow_tesseract(tmp_path, monkeypatch):
    """A Tesseract that lists Vietnamese and then never ends; it notes its process number."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = --list-langs ]; then echo vie; exit; fi\n'
        f'echo $$ >> "{tmp_path}/started"\nexec sleep 600\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return tmp_path / "started"


def assert_ended(started: Path) -> None:
    for number in started.read_text().split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(number), 0)


def test_a_page_that_takes_too_long_ends_every_process(tmp_path, slow_tesseract):
    frames = [Image.new("L", (400, 400), 255)] * 3
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    with pytest.raises(UnreadableInput) as caught:
        read(tmp_path / "a.tif", limits=Limits(page_seconds=0.3))
    assert caught.value.code == "ocr-failed"
    assert_ended(slow_tesseract)


def test_a_reading_that_takes_too_long_ends_every_process(tmp_path, slow_tesseract):
    Image.new("L", (400, 400), 255).save(tmp_path / "a.png")
    with pytest.raises(InputTooLarge) as caught:
        read(tmp_path / "a.png", limits=Limits(seconds=0.3))
    assert caught.value.code == "too-slow"
    assert_ended(slow_tesseract)


def test_an_interrupted_reading_ends_every_process(tmp_path, slow_tesseract):
    engine = Engine()
    failed = []

    def recognise():
        try:
            engine.words(Image.new("L", (50, 50), 255), 60)
        except Failure:
            failed.append(True)

    thread = threading.Thread(target=recognise)
    thread.start()
    while not slow_tesseract.exists() or not slow_tesseract.read_text().strip():
        pass
    engine.close()
    thread.join(20)
    assert failed
    assert_ended(slow_tesseract)


def test_tesseract_gets_one_thread_and_no_files(tmp_path, monkeypatch):
    program = tmp_path / "tesseract"
    program.write_text(
        f'#!/bin/sh\ncat > /dev/null\necho "$OMP_THREAD_LIMIT $*" > "{tmp_path}/call"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    Engine().words(Image.new("L", (50, 50), 255), 20)
    assert (tmp_path / "call").read_text().startswith("1 stdin stdout -l vie")
    assert not list(spare.iterdir())


def test_blocks_side_by_side_give_one_line_and_dirt_none():
    def word_at(text, x, y, block, height=40, sure=0.9):
        return Word(text, x, y, x + 200, y + height, sure, (block, "1"), (block, "1", str(y)))

    places = [
        ("TỈNH", 100, 100, "1"), ("Độc", 1200, 104, "2"), ("—", 1200, 160, "2"),
        ("thân", 100, 300, "3"), ("bài", 100, 360, "3"), ("viết", 100, 420, "3"),
    ]  # fmt: skip
    words = [word_at(*place) for place in places]
    words += [word_at("1", 100, 600, "4", 26), word_at("ghi", 320, 600, "4", 26)]
    lines = lines_of_words(words)
    assert [line.text for line in lines] == ["TỈNH Độc", "thân", "bài", "viết", "1 ghi"]
    assert [line.note_mark for line in lines] == ["", "", "", "", "1"]


def test_pictures_of_pages_for_the_eye(tmp_path):
    sheet = Sheet().text(72, 100, "chữ").save(tmp_path / "a.pdf")
    photograph(PAGE).save(tmp_path / "a.png")
    for path in (sheet, tmp_path / "a.png"):
        data = render_page(path, 1, 600)
        picture = Image.open(io.BytesIO(data))
        assert picture.format == "PNG"
        assert picture.size[0] == 600
        assert picture.convert("L").getextrema()[0] < 100
    with pytest.raises(UnreadableInput) as caught:
        render_page(sheet, 2, 600)
    assert caught.value.code == "no-page-image"
    with pytest.raises(UnreadableInput):
        render_page(word(tmp_path / "a.docx", paragraph("chữ")), 1, 600)


@with_tesseract
def test_the_command_prints_lines_and_json(tmp_path):
    photograph(PAGE).save(tmp_path / "a.png")
    source = Path(__file__).parents[3] / "src"
    done = subprocess.run(
        [sys.executable, "-m", "vanban", "read", str(tmp_path / "a.png"), "--json"],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(source)},
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["origin"] == "image/ocr"
    assert alike(" ".join(line["text"] for line in found["lines"]), " ".join(PAGE))
