"""PDF files: lines as the eye reads them, tables with rules, pages that are pictures."""

import pytest
from PIL import ImageFont

from tests.vanban.reading.making import Sheet, font_file, photograph
from vanban.errors import UnreadableInput
from vanban.reading import read


def texts(path) -> list[str]:
    return [line.text for line in read(path, ocr="never").lines if line.text]


def letterhead(sheet: Sheet) -> Sheet:
    """Written column by column, as most programs do."""
    sheet.text(70, 60, "ỦY BAN NHÂN DÂN", 13).text(70, 76, "TỈNH HƯNG YÊN", 13)
    sheet.text(280, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    return sheet.text(320, 76, "Độc lập - Tự do - Hạnh phúc", 13)


def test_a_letterhead_in_two_columns_reads_across(tmp_path):
    sheet = letterhead(Sheet()).text(200, 130, "KẾ HOẠCH")
    assert texts(sheet.save(tmp_path / "a.pdf")) == [
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH HƯNG YÊN Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


def test_white_between_blocks_is_an_empty_line(tmp_path):
    sheet = Sheet().text(70, 100, "một").text(70, 117, "liền").text(70, 160, "xa")
    lines = read(sheet.save(tmp_path / "a.pdf"), ocr="never").lines
    assert [line.text for line in lines][:4] == ["một", "liền", "", "xa"]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_raised_digits_are_footnote_marks_and_others_are_not(tmp_path):
    end = 70 + ImageFont.truetype(str(font_file()), 14).getlength("Bộ Chính trị")
    sheet = Sheet().text(70, 100, "Bộ Chính trị").text(end, 95, "1", 8).text(end + 4, 100, ".")
    sheet.text(70, 200, "1", 6).text(75, 204, "Kết luận số 57", 10).text(70, 240, "Số: 01 và 12")
    found = texts(sheet.save(tmp_path / "a.pdf"))
    assert found == ["Bộ Chính trị¹.", "¹ Kết luận số 57", "Số: 01 và 12"]


def test_a_page_shown_turned_is_read_as_shown(tmp_path):
    sheet = Sheet().turned_text(100, 800, "Phụ lục").turned_text(300, 500, "bên phải")
    sheet.turned_text(300, 800, "bên trái")
    assert texts(sheet.save(tmp_path / "a.pdf")) == ["Phụ lục", "bên trái bên phải"]


def ruled(sheet: Sheet) -> Sheet:
    """A table of three columns whose last cell spans two rows; second row has two lines."""
    for x in (60, 110, 330, 500):
        sheet.line(x, 200, x, 320)
    for y, end in ((200, 500), (230, 500), (280, 330), (320, 500)):
        sheet.line(60, y, end, y)
    for x, text in ((70, "TT"), (120, "Nhiệm vụ"), (340, "Chủ trì")):
        sheet.text(x, 220, text)
    sheet.text(70, 250, "1").text(120, 250, "Tổ chức họp báo").text(120, 270, "định kỳ")
    sheet.text(70, 305, "2").text(120, 305, "Làm phim")
    return sheet.text(340, 282, "Sở Tài chính")


def test_ruled_tables_give_rows_of_cells(tmp_path):
    sheet = ruled(Sheet().text(70, 100, "Phụ lục")).text(70, 400, "Hết")
    document = read(sheet.save(tmp_path / "a.pdf"), ocr="never")
    assert [line.text for line in document.lines if line.text] == [
        "Phụ lục",
        "TT | Nhiệm vụ | Chủ trì",
        "1 | Tổ chức họp báo định kỳ | Sở Tài chính",
        "2 | Làm phim | ",
        "Hết",
    ]
    (table,) = document.tables
    assert table.rows[2] == ("2", "Làm phim", "")
    assert document.lines[table.first_line - 1].text.startswith("TT | ")


def test_a_frame_around_words_is_no_table(tmp_path):
    sheet = Sheet().text(70, 220, "KHẨN").text(70, 300, "Kính gửi")
    for y in (200, 230):
        sheet.line(60, y, 130, y)
    for x in (60, 130):
        sheet.line(x, 200, x, 230)
    document = read(sheet.save(tmp_path / "a.pdf"), ocr="never")
    assert not document.tables
    assert [line.text for line in document.lines if line.text] == ["KHẨN", "Kính gửi"]


def test_a_picture_of_a_page_needs_recognition(tmp_path):
    sheet = Sheet().picture(photograph(["Kính gửi các đơn vị"]))
    with pytest.raises(UnreadableInput) as caught:
        read(sheet.save(tmp_path / "a.pdf"), ocr="never")
    assert caught.value.code == "needs-ocr"


def test_text_in_an_old_font_is_decoded(tmp_path):
    sheet = Sheet().text(70, 100, "Céng hßa x· héi chñ nghÜa ViÖt Nam")
    sheet.text(70, 130, "kÕ ho¹ch th«ng tin ®èi ngo¹i cña tØnh")
    document = read(sheet.save(tmp_path / "a.pdf"), ocr="never")
    assert document.lines[0].text == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert "tcvn3" in document.origin
