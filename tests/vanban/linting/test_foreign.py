"""Documents others made, and files that are none: told plainly, never a crash."""

import io
import os
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from vanban.__main__ import main
from vanban.archive import ArchiveLimits, open_archive
from vanban.errors import InputTooLarge, UnreadableInput, VanbanError
from vanban.linting import lint
from vanban.writing import render, write
from vanban.writing.examples import letter, report

SHARED = Path(os.environ.get("PHOHIEN_SHARED", Path(__file__).parents[4] / "shared"))
FORMS = SHARED / "domain" / "nd30" / "Phuluc3.docx"


def _saved(document) -> io.BytesIO:
    stream = io.BytesIO()
    document.save(stream)
    return stream


def test_an_empty_word_document_lacks_everything() -> None:
    rules = {one.rule for one in lint(_saved(docx.Document()))}
    assert {"national.missing", "motto.missing", "number.missing", "place.missing"} <= rules
    assert {"page.size", "body.missing", "recipients.missing"} <= rules


def test_theme_fonts_of_the_template_are_resolved() -> None:
    document = docx.Document()
    document.add_paragraph("Nội dung viết bằng phông mặc định của mẫu.")
    found = [one for one in lint(_saved(document)) if one.rule == "font.name"]
    assert len(found) == 1
    assert "Cambria" in found[0].message or "Calibri" in found[0].message


def _hand_made(motto_line: str, issuer_line: str) -> io.BytesIO:
    """A head as people type it: underscores for lines, direct formatting, one cell a side."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    left, right = document.add_table(1, 2).rows[0].cells
    lines = [
        (left, "SỞ VĂN HÓA", 12, True, False),
        (left, issuer_line, 12, False, False),
        (left, "Số: 05/SVH-VP", 13, False, False),
        (left, "V/v trả lời", 12, False, False),
        (right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        (right, "Độc lập - Tự do - Hạnh phúc", 13, True, False),
        (right, motto_line, 12, False, False),
        (right, "Hưng Yên, ngày 05 tháng 3 năm 2026", 13, False, True),
    ]
    for cell, text, size, bold, italic in lines:
        paragraph = cell.add_paragraph()
        paragraph.alignment = 1
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return _saved(document)


def test_lines_of_underscores_are_measured() -> None:
    rules = {one.rule for one in lint(_hand_made("_" * 26, "_" * 6))}
    assert not rules & {"motto.line", "issuer.line", "issuer.form", "number.shape", "number.kind"}
    short = {one.rule for one in lint(_hand_made("_" * 10, "_" * 20))}
    assert {"motto.line", "issuer.line"} <= short


def test_many_findings_of_one_rule_are_told_as_one() -> None:
    document = docx.Document()
    for _ in range(300):
        document.add_paragraph("Nội dung viết bằng phông khác.")
    found = [one for one in lint(_saved(document)) if one.rule == "font.name"]
    assert len(found) == 21
    assert found[-1].where.startswith("280 chỗ khác")


@pytest.mark.skipif(not FORMS.exists(), reason="the decree's forms are not here")
def test_the_forms_of_the_decree_are_read() -> None:
    assert any(one.rule == "national.missing" for one in lint(FORMS))


def _zip(**members: str) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream


ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")
)
BAD = [
    (io.BytesIO(b""), "empty"),
    (io.BytesIO(b"%PDF-1.7 not a Word file"), "not-archive"),
    (io.BytesIO(ENCRYPTED), "encrypted"),
    (io.BytesIO(ENCRYPTED[:100]), "old-word"),
    (io.BytesIO(b"PK\x03\x04 torn"), "broken-archive"),
    (_zip(a_xml="<a/>"), "not-document"),
    (_zip(word__document_xml="<w:document"), "broken-archive"),
    (_zip(word__document_xml="<a/>"), "not-document"),
]


@pytest.mark.parametrize(("stream", "code"), BAD, ids=[code for _, code in BAD])
def test_what_is_no_document_is_refused(stream, code) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        lint(stream)
    assert refusal.value.code == code
    assert refusal.value.todo.startswith("Xin")


def test_every_torn_half_of_a_document_is_refused_or_read() -> None:
    data = render(report())
    for length in range(1, len(data), len(data) // 40):
        with pytest.raises(VanbanError):
            lint(io.BytesIO(data[:length]))


def test_flipped_bytes_never_crash() -> None:
    data = render(report())
    for place in range(30, len(data), len(data) // 150):
        torn = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        try:
            lint(io.BytesIO(torn))
        except VanbanError as error:
            assert error.todo


def test_limits_of_members_and_expansion() -> None:
    bomb = _zip(word__document_xml="0" * 3_000_000)
    tight = ArchiveLimits(ratio_from=1_000_000)
    with pytest.raises(InputTooLarge) as refusal:
        open_archive(bomb, limits=tight)
    assert refusal.value.code == "expands-too-much"
    with pytest.raises(InputTooLarge) as refusal:
        open_archive(bomb, limits=ArchiveLimits(expanded=1000))
    assert refusal.value.code == "expands-too-much"
    with pytest.raises(InputTooLarge) as refusal:
        open_archive(_zip(a_xml="", b_xml=""), limits=ArchiveLimits(members=1))
    assert refusal.value.code == "too-many-members"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
    with pytest.raises(UnreadableInput):
        lint(_zip(word__document_xml=bomb))


def test_command_exit_status_and_json(tmp_path, capsys) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    write(letter(), good)
    docx.Document().save(bad)
    assert main(["lint", str(good)]) == 0
    assert "đúng thể thức" in capsys.readouterr().out
    assert main(["lint", str(bad), "--json"]) == 3
    assert '"article": "Nghị định 30/2020/NĐ-CP' in capsys.readouterr().out
    assert main(["lint", str(tmp_path / "none.docx")]) == 1
    assert "Không tìm thấy tệp" in capsys.readouterr().err


def test_every_rule_is_in_the_manual_and_the_manual_names_no_other() -> None:
    root = Path(__file__).parents[3]
    manual = (root / "docs/mechanisms/writing.md").read_text(encoding="utf-8")
    rows = "".join(line.split("|")[1] for line in manual.splitlines() if line.startswith("| `"))
    named = {one for one in re.findall(r"`([a-z.-]+)`", rows) if "." in one}
    sources = [
        path.read_text(encoding="utf-8") for path in (root / "src/vanban/linting").glob("*.py")
    ]
    used = {one for text in sources for one in re.findall(r'"([a-z-]+\.[a-z-]+)"', text)}
    assert named == used
