"""The sheet: one page whatever the day, the same bytes, every part in its place, all its words."""

import io
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from phohien.press_monitoring.digest import cutting, docx, fitting, pdf, wording
from phohien.press_monitoring.digest.page import Failure, Page
from tests.press_monitoring import digest_pages as days

DAYS = {
    "ordinary": days.sample(),
    "empty": days.sample(stories=[], answers=[], failures=[], decisions=[], editor="", opening=""),
    "thirty": days.of_length(30, 3, answers_count=8, failures=9),
    "sixty": days.of_length(60, 5),
    "answers": days.of_length(2, 11, answers_count=20),
    "broken": days.of_length(6, 13, failures=40),
}


def text_of(body: bytes) -> str:
    with pypdfium2.PdfDocument(body) as paper:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())


@pytest.mark.parametrize("name", DAYS)
def test_the_pdf_is_one_page(name):
    sheet = fitting.fitted(DAYS[name], days.BASE)
    assert pdf.sheets(pdf.render(sheet)) == 1


@pytest.mark.parametrize("seed", range(12))
def test_any_long_day_is_one_page_and_full(seed):
    page = days.of_length(40, seed)
    cut = fitting.cut_of(page, days.BASE)
    assert 0 < cut.stories < 40
    if cut.stories < fitting.MOST:
        more = wording.Cut(cut.stories + 1, cut.answers, cut.size)
        longer = wording.sheet_of(page, days.BASE, cut=more)
        assert pdf.sheets(pdf.render(longer)) == 2, "one more story would have fitted"


def test_what_was_cut_is_counted_and_linked():
    page = days.of_length(40, 5)
    sheet = fitting.fitted(page, days.BASE)
    left = 40 - len(sheet.entries)
    assert sheet.more.text == f"… còn {left} tin nữa"
    assert sheet.more.href == f"{days.BASE}/lam-viec/nghe-bao/diem-bao/2026-11-24/"
    assert f"còn {left} tin nữa" in text_of(pdf.render(sheet))


def test_a_short_day_is_set_large():
    assert fitting.cut_of(days.sample(), days.BASE).size == fitting.SIZES[0]
    assert fitting.cut_of(days.of_length(40, 5), days.BASE).size == fitting.SIZES[-1]


@pytest.mark.needs_soffice
def test_the_word_file_is_one_page_too(tmp_path):
    known = DAYS | {f"long{seed}": days.of_length(40, seed) for seed in range(12)}
    for name, page in known.items():
        body = docx.render(fitting.fitted(page, days.BASE))
        (tmp_path / f"{name}.docx").write_bytes(body)
    _to_pdf(tmp_path)
    pages = {name: pdf.sheets((tmp_path / f"{name}.pdf").read_bytes()) for name in known}
    assert pages == dict.fromkeys(known, 1)


def _to_pdf(folder: Path) -> None:
    home = f"-env:UserInstallation=file://{folder}/office"
    files = sorted(folder.glob("*.docx"))
    command = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def test_the_same_page_gives_the_same_bytes():
    page = days.sample()
    again = Page.of(page.plain())
    assert again == page
    for render in (pdf.render, docx.render):
        first = render(fitting.fitted(page, days.BASE))
        assert first == render(fitting.fitted(again, days.BASE))
    changed = days.sample(opening="Khác.")
    assert pdf.render(fitting.fitted(changed, days.BASE)) != pdf.render(
        fitting.fitted(page, days.BASE)
    )


def test_it_begins_with_what_was_not_read_and_ends_with_yesterday():
    text = text_of(pdf.render(fitting.fitted(days.sample(), days.BASE)))
    order = [
        "Có 2 trên 41 nguồn báo chưa đọc được",
        "Báo Duyên hải: từ 05:10 ngày 24/11; máy chủ của báo không trả lời.",
        "Khu công nghiệp Bãi Sậy",
        "Cầu mới qua sông Luộc",
        "Nước sông Luộc đổi màu",
        "Vụ việc số 12: chờ số liệu",
        "Chưa mở vụ việc làm rõ.",
        "Gộp 2 tin trùng; tách 1 tin.",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places and places == sorted(places), dict(zip(order, places, strict=True))


def test_sources_that_share_a_reason_share_a_line():
    broken = [
        Failure(name=f"Báo {n}", since=days.at(5, n), why="Máy chủ không trả lời.")
        for n in range(7)
    ]
    page = days.sample(failures=[*broken, Failure(name="Báo Mới", why="Đã ngừng hẳn.")])
    assert fitting.fitted(page, days.BASE).failures == [
        "Báo 0, Báo 1, Báo 2 và 4 nguồn khác: từ 05:00 ngày 24/11; máy chủ không trả lời.",
        "Báo Mới: chưa đọc được lần nào; đã ngừng hẳn.",
    ]
    assert "Báo 6" in wording.sheet_of(page, days.BASE).failures[0]


def test_a_story_names_its_papers_and_links_the_first():
    page = days.sample(stories=[days.item(7, "Tin thử.", outlets=days.OUTLETS)])
    entry = wording.sheet_of(page, days.BASE).entries[0]
    texts = [bit.text.replace("\u00a0", " ") for bit in entry.bits]
    assert texts[0] == "8 báo, 9 bài"
    assert texts[1] == "đầu tiên: Báo Sông Hồng, 20:07 ngày 23/11"
    assert entry.bits[1].href == "https://bao7.example/tin/7.html"
    assert texts[2] == "cùng đưa: Thời báo Đồng bằng, Kinh tế Phố Hiến và 5 báo khác"


def test_links_are_on_paper():
    sheet = fitting.fitted(days.sample(), days.BASE)
    with zipfile.ZipFile(io.BytesIO(docx.render(sheet))) as parts:
        links = parts.read("word/_rels/document.xml.rels").decode()
        words = parts.read("word/document.xml").decode()
    assert "https://bao3.example/tin/3.html" in links and sheet.link.href in links
    assert "w:hyperlink" in words


def test_words_from_newspapers_never_become_markup():
    nasty = '*đậm* #link("x") $a$ <b>x</b> & _y_ `z` @w \\ [k]'
    page = days.sample(stories=[days.item(1, nasty, nasty, note=nasty)], opening=nasty)
    sheet = fitting.fitted(page, days.BASE)
    assert "*đậm* #link(" in text_of(pdf.render(sheet))
    with zipfile.ZipFile(io.BytesIO(docx.render(sheet))) as parts:
        assert b"&lt;b&gt;x&lt;/b&gt; &amp;" in parts.read("word/document.xml")


def test_nobody_looked_is_said():
    assert "chưa có người soát" in wording.signed(days.sample(editor="", edited_at=None))
    assert wording.signed(days.sample()) == "Trần Thị Mẫu soát lúc 06:48."


@pytest.mark.parametrize(
    ("text", "limit", "told"),
    [
        ("Câu một. Câu hai! Câu ba.", 60, "Câu một. Câu hai!"),
        ("Vốn 1.250 tỷ đồng, dài 3.2 km. Hết.", 60, "Vốn 1.250 tỷ đồng, dài 3.2 km. Hết."),
        ("Một câu rất dài không có dấu chấm nào cả ở trong", 20, "Một câu rất dài…"),
        ("", 20, ""),
    ],
)
def test_first_sentences(text, limit, told):
    assert cutting.first_sentences(text, limit) == told
