"""Marks of secrecy in a labelled set of lines and in real files of every kind."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from phohien.clearance.secrecy import scan_file, scan_lines

SET = Path(__file__).with_name("secrecy_set")
FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"
PLAIN = [
    "UBND TỈNH HƯNG YÊN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH",
    "Tổ chức lễ hội chùa Keo năm 2026", "Thực hiện Luật Bảo vệ bí mật nhà nước.",
]  # fmt: skip


def marked(name: str) -> list[tuple[str, list[str]]]:
    rows = (row.split("\t", 1) for row in lines_of(name))
    return [(kind, text.split(" ⏎ ")) for kind, text in rows]


def clean(name: str) -> list[list[str]]:
    return [line.split(" ⏎ ") for line in lines_of(name)]


def lines_of(name: str) -> list[str]:
    text = (SET / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("prefix", ["", "held_out_"])
def test_precision_and_recall(prefix, capsys):
    found = [(bool(scan_lines(lines)), kind, lines) for kind, lines in marked(f"{prefix}marked")]
    false = [lines for lines in clean(f"{prefix}clean") if scan_lines(lines)]
    right = sum(hit for hit, _kind, _lines in found)
    precision, recall = right / (right + len(false)), right / len(found)
    with capsys.disabled():
        print(
            f"\nsecrecy {prefix or 'tuned '}: {len(found)} marked, "
            f"{len(clean(f'{prefix}clean'))} clean, "
            f"precision {precision:.3f}, recall {recall:.3f}"
        )
    assert recall >= 0.99, [lines for hit, _kind, lines in found if not hit]
    assert precision >= 0.98, false


def test_the_set_is_large_enough_and_its_halves_do_not_overlap():
    assert len(marked("marked")) >= 60 and len(clean("clean")) >= 200
    first = {tuple(lines) for _kind, lines in marked("marked")}
    assert not first & {tuple(lines) for _kind, lines in marked("held_out_marked")}
    assert not {tuple(x) for x in clean("clean")} & {tuple(x) for x in clean("held_out_clean")}


def test_a_hit_names_kind_and_line_and_shows_the_mark_only():
    lines = ["UBND TỈNH HƯNG YÊN", "Số: 12/BC-UBND-MẬT", "Phương án Alpha"]
    (hit,) = scan_lines(lines)
    assert (hit.kind, hit.line) == ("symbol", 2)
    assert "12" not in hit.shown and "Alpha" not in hit.shown and hit.label


def test_a_long_article_on_secrecy_is_clean():
    text = "Tỉnh tập huấn bảo vệ bí mật nhà nước với ba độ mật: mật, tối mật, tuyệt mật. "
    assert scan_lines([text * 20, *PLAIN * 40]) == []


# --- files ---------------------------------------------------------------------------------------
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
V = "urn:schemas-microsoft-com:vml"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(path: Path, body: str = "", **parts: str) -> Path:
    """A Word file; ``parts`` maps header, footer, core to their XML."""
    body = body or "".join(paragraph(line) for line in PLAIN)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:v="{V}"><w:body>{body}</w:body>'
        "</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"/>',
    }
    names = {
        "header": "word/header1.xml",
        "footer": "word/footer2.xml",
        "core": "docProps/core.xml",
    }
    files |= {names[name]: xml for name, xml in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def header(inner: str) -> str:
    return f'<w:hdr xmlns:w="{W}" xmlns:v="{V}">{inner}</w:hdr>'


def test_word_files(tmp_path):
    assert scan_file(docx(tmp_path / "sach.docx")) == []
    cases = {
        "than": {"body": paragraph("MẬT") + paragraph("KẾ HOẠCH")},
        "dau-trang": {"header": header(paragraph("TỐI MẬT"))},
        "chia-manh": {
            "header": header("<w:p><w:r><w:t>TUYỆT</w:t></w:r><w:r><w:t> MẬT</w:t></w:r></w:p>")
        },
        "chan-trang": {"footer": header(paragraph("Tài liệu lưu hành nội bộ"))},
        "chim": {
            "header": header(
                '<w:p><w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r>'
                "</w:p>"
            )
        },
        "hop-chu": {
            "body": "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            + paragraph("TUYỆT MẬT")
            + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
            + paragraph("KẾ HOẠCH")
        },
        "thuoc-tinh": {
            "core": '<cp:p xmlns:cp="x" xmlns:dc="y"><dc:title>Kế hoạch</dc:title>'
            "<cp:keywords>Độ mật: Tối mật</cp:keywords></cp:p>"
        },
    }
    for name, parts in cases.items():
        assert scan_file(docx(tmp_path / f"{name}.docx", **parts)), name


def test_properties_that_speak_of_secrecy_are_no_mark(tmp_path):
    core = '<cp:p xmlns:cp="x" xmlns:dc="y"><dc:title>Tập huấn bảo mật</dc:title></cp:p>'
    assert scan_file(docx(tmp_path / "a.docx", core=core)) == []


def test_workbooks(tmp_path):
    for mark, expected in (("TỐI MẬT", True), ("Mật ong hoa nhãn", False)):
        book = Workbook()
        book.active.append(["STT", "Nội dung"])
        book.active.append([1, mark])
        book.save(tmp_path / "bang.xlsx")
        assert bool(scan_file(tmp_path / "bang.xlsx")) is expected


def test_old_word_files(tmp_path):
    for text, expected in (("TUYỆT MẬT\rKẾ HOẠCH", True), ("Bảo vệ bí mật nhà nước\r", False)):
        path = tmp_path / "cu.doc"
        body = (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 504
            + text.encode("utf-16-le")
            + b"\0" * 64
        )
        path.write_bytes(body)
        assert bool(scan_file(path)) is expected


def test_text_files_and_things_that_hold_no_words(tmp_path):
    (tmp_path / "a.txt").write_text("\n".join(["MẬT", *PLAIN]), "utf-8")
    assert scan_file(tmp_path / "a.txt")
    (tmp_path / "b.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 20)
    assert scan_file(tmp_path / "b.mp4") == []
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 broken")
    assert scan_file(tmp_path / "c.zip") == []


def page(stamp: str = "") -> Image.Image:
    """A scanned sheet of A4 at 150 dots an inch, with a red boxed stamp under the office."""
    sheet = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(sheet)
    text, mark = ImageFont.truetype(FONT, 30), ImageFont.truetype(FONT, 40)
    draw.text((120, 90), "UBND TỈNH HƯNG YÊN", "black", text)
    draw.text((640, 90), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "black", text)
    if stamp:
        draw.rectangle((140, 190, 420, 260), outline=(200, 20, 20), width=4)
        draw.text((170, 200), stamp, (200, 20, 20), mark)
    body = "Tổ chức lễ hội chùa Keo mùa thu năm 2026 tại xã Vũ Thư."
    for row in range(12):
        draw.text((120, 420 + row * 60), body, "black", text)
    return sheet


@pytest.mark.ocr
@pytest.mark.parametrize("kind", ["png", "jpg", "pdf"])
@pytest.mark.parametrize(("stamp", "expected"), [("TUYỆT MẬT", True), ("HỎA TỐC", False)])
def test_scans(tmp_path, kind, stamp, expected):
    path = tmp_path / f"quet.{kind}"
    page(stamp).save(path, resolution=150.0)
    assert bool(scan_file(path)) is expected


def pdf_with_text(path: Path, stamp: str) -> Path:
    """Text that can be copied, with a picture of a stamp laid over; as sent by offices."""
    sheet = Image.new("RGB", (300, 80), "white")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((8, 4, 290, 74), outline=(200, 20, 20), width=4)
    draw.text((40, 14), stamp, (200, 20, 20), ImageFont.truetype(FONT, 40))
    below = io.BytesIO()
    sheet.save(below, "PDF", resolution=150.0)
    rows = [
        f"1 0 0 1 60 {560 - row * 20} Tm (Le hoi chua Keo mua thu, dong {row}.) Tj"
        for row in range(15)
    ]
    content = "BT /F1 13 Tf " + " ".join(rows) + " ET"
    writer = PdfWriter()
    words = writer.add_blank_page(width=595.2, height=841.9)
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    words[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(content.encode())
    words[NameObject("/Contents")] = writer._add_object(stream)
    moved = Transformation().translate(70, 740)
    words.merge_transformed_page(PdfReader(below).pages[0], moved)
    writer.write(path)
    return path


@pytest.mark.ocr
def test_a_stamp_over_a_pdf_with_text_is_seen(tmp_path):
    path = pdf_with_text(tmp_path / "a.pdf", "TỐI MẬT")
    assert scan_file(path)
    assert scan_file(pdf_with_text(tmp_path / "b.pdf", "KHẨN")) == []


def test_properties_of_a_pdf(tmp_path):
    for keywords, expected in (("Độ mật: Mật", True), ("bảo vệ bí mật nhà nước", False)):
        writer = PdfWriter(clone_from=pdf_with_text(tmp_path / "a.pdf", ""))
        writer.add_metadata({"/Title": "Kế hoạch", "/Keywords": keywords})
        writer.write(tmp_path / "b.pdf")
        assert bool(scan_file(tmp_path / "b.pdf")) is expected
