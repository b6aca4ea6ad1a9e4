"""The written file itself: what stands in it, where, and that its bytes are fixed."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from vanban.linting import lint
from vanban.writing import (
    Appendix,
    Bullet,
    Column,
    Heading,
    Note,
    Numbered,
    Paragraph,
    Quote,
    Run,
    Signature,
    Table,
    render,
    write,
)
from vanban.writing.examples import EXAMPLES, letter, plan, report


def _open(document):
    return docx.Document(io.BytesIO(render(document)))


def _texts(document) -> list[str]:
    """Every paragraph in order, those of tables too."""
    return [
        "".join(node.text or "" for node in element.iter(qn("w:t")))
        for element in _open(document).element.body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_kind_is_clean_and_the_same_twice(kind) -> None:
    data = render(EXAMPLES[kind])
    assert data == render(EXAMPLES[kind])
    assert lint(io.BytesIO(data)) == []


def test_write_takes_a_path_and_an_open_file(tmp_path) -> None:
    stream = io.BytesIO()
    write(report(), tmp_path / "a.docx")
    write(report(), stream)
    assert (tmp_path / "a.docx").read_bytes() == stream.getvalue() == render(report())


def test_members_carry_no_time_of_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(render(report()))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2026-12-05T00:00:00Z" in core
    assert "<dc:language>vi-VN</dc:language>" in core


def test_head_of_a_report() -> None:
    texts = [text for text in _texts(report()) if text]
    assert texts[:7] == [
        "UBND TỈNH HƯNG YÊN",
        "SỞ VĂN HÓA, THỂ THAOVÀ DU LỊCH",  # a line break between the two halves
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 215/BC-SVHTTDL",
        "Hưng Yên, ngày 05 tháng 12 năm 2026",
        "BÁO CÁO",
    ]


def test_room_is_left_for_number_and_day() -> None:
    letterhead = replace(report().letterhead, number=None, date=None, year=2026)
    document = replace(report(), letterhead=letterhead)
    texts = _texts(document)
    assert "Số:         /BC-SVHTTDL" in texts
    assert "Hưng Yên, ngày     tháng     năm 2026" in texts
    assert lint(io.BytesIO(render(document))) == []


def test_labels_run_and_begin_again() -> None:
    body = (
        Heading("Một"),
        Numbered("x"),
        *(Numbered("y", 3) for _ in range(7)),
        Heading("Hai"),
        Heading("Ba", 2),
        Numbered("z", 3),
        Bullet("v"),
        Bullet("w", 2),
    )
    texts = _texts(replace(report(), body=body, appendices=()))
    labels = [text.split()[0] for text in texts[texts.index("I. MỘT") :] if text][:14]
    assert labels == [
        *("I.", "1.", "a)", "b)", "c)", "d)", "đ)", "e)", "g)"),
        *("II.", "1.", "a)", "-", "+"),
    ]


def test_end_mark_replaces_the_last_mark() -> None:
    assert "Xin cảm ơn./." in _texts(replace(letter(), body=(Paragraph("Xin cảm ơn ;"),)))
    emphasised = Paragraph(("Xin ", Run("cảm ơn.", bold=True)))
    assert "Xin cảm ơn./." in _texts(replace(letter(), body=(emphasised,)))


def test_nothing_of_odd_text_is_lost() -> None:
    odd = "A & B <c> \"d\" 'e' \x0bmột\x00 hai\ud800 \u2028ba " + "x" * 5000
    texts = " ".join(_texts(replace(letter(), body=(Paragraph(odd),))))
    for piece in ("A & B <c> \"d\" 'e'", "một hai", "ba", "x" * 5000):
        assert piece in texts


def test_decomposed_text_is_composed() -> None:
    body = (Paragraph("Đo\u0302\u0301i ngoa\u0323i"),)
    assert "Đối ngoại./." in _texts(replace(letter(), body=body))


def test_empty_sections_and_quotes_and_notes_are_written() -> None:
    body = (Heading("Rỗng"), Quote("Lời", "nguồn"), Paragraph(("Có chú", Note("Chú thích & rõ"))))
    document = replace(report(), body=body, appendices=())
    data = render(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "Chú thích &amp; rõ" in archive.read("word/footnotes.xml").decode()
    assert "“Lời” (nguồn)" in _texts(document)
    assert lint(io.BytesIO(data)) == []


def test_a_body_that_ends_in_a_table_is_closed_beneath_it() -> None:
    table = Table((Column("A"), Column("B")), ((1, 2.5),))
    texts = [text for text in _texts(replace(report(), body=(table,), appendices=())) if text]
    assert texts[texts.index("2,5") + 1] == "./."


def test_table_of_500_rows_keeps_every_cell_and_repeats_its_head() -> None:
    columns = (Column("STT"), Column("Tên"), Column("Số", group="Nhóm"), Column("Tỷ", group="Nhóm"))
    rows = tuple((n, f"Đơn vị {n}", n * 1000, None) for n in range(1, 501))
    appendix = Appendix("Bảng", (Table(columns, rows),))
    document = replace(report(), appendices=(appendix,))
    table = next(t for t in _open(document).tables if len(t.rows) > 100)
    cells = [node.text for node in table._tbl.iter(qn("w:t"))]
    assert len(table._tbl.tr_lst) == 502
    assert "Đơn vị 500" in cells
    assert "500.000" in cells
    assert len(list(table._tbl.iter(qn("w:tblHeader")))) == 2
    assert lint(io.BytesIO(render(document))) == []


def test_a_wide_table_turns_its_appendix_and_pages_begin_again() -> None:
    columns = tuple(Column(f"Chỉ tiêu thứ{'ự' * 6}") for _ in range(12))
    wide = Appendix("Bảng rộng", (Table(columns, ((1,) * 12,)),))
    narrow = Appendix("Bảng hẹp", (Paragraph("Hết"),))
    document = _open(replace(report(), appendices=(wide, narrow)))
    shapes = [section.page_width > section.page_height for section in document.sections]
    starts = [
        [start.get(qn("w:start")) for start in section._sectPr.iter(qn("w:pgNumType"))]
        for section in document.sections
    ]
    assert shapes == [False, True, False]
    assert starts == [[], ["1"], ["1"]]


def test_a_text_that_names_no_appendix_gets_a_sentence_that_does() -> None:
    document = replace(report(), body=(Paragraph("Nội dung"),), appendices=report().appendices * 2)
    texts = _texts(document)
    assert "Chi tiết tại Phụ lục I, Phụ lục II kèm theo./." in texts
    assert lint(io.BytesIO(render(document))) == []


@pytest.mark.parametrize("urgency", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"])
def test_urgency_contact_and_drafter_leave_the_form_clean(urgency) -> None:
    document = replace(
        letter(), urgency=urgency, contact="Số 1 đường An Vũ\nĐT: 0221", drafter="PL.(300)"
    )
    assert urgency in _texts(document)
    assert lint(io.BytesIO(render(document))) == []


@pytest.mark.parametrize(
    "name",
    [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Ủy ban nhân dân xã Đông Thái Ninh",
        "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh Hưng Yên",
        "Công an tỉnh",
    ],
)
def test_agencies_of_any_length_are_clean(name) -> None:
    letterhead = replace(plan().letterhead, issuer=name, parent="UBND tỉnh Hưng Yên")
    assert lint(io.BytesIO(render(replace(plan(), letterhead=letterhead)))) == []


def test_lines_of_authority() -> None:
    deputy = Signature(position="Phó Chủ tịch", on_behalf_of="Ủy ban nhân dân", for_head="Chủ tịch")
    assert deputy.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert Signature(position="Giám đốc", acting=True).lines == ("Q. GIÁM ĐỐC",)
    office = Signature(position="Chánh Văn phòng", by_order_of="Chủ tịch")
    assert office.lines == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")


def test_another_office_of_the_signer_stands_above_the_name() -> None:
    signature = Signature(
        position="Trưởng ban",
        on_behalf_of="Ban Chỉ đạo",
        other_position="Phó Chủ tịch Ủy ban nhân dân tỉnh",
        name="Lê Văn C",
    )
    document = replace(plan(), signature=signature)
    texts = [text for text in _texts(document) if text]
    place = texts.index("TRƯỞNG BAN")
    assert texts[place + 1 : place + 3] == ["PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Lê Văn C"]
    assert lint(io.BytesIO(render(document))) == []


def test_130_recipients_are_all_there_and_clean() -> None:
    names = tuple(f"Ủy ban nhân dân xã số {n}" for n in range(130))
    document = replace(report(), recipients=names)
    texts = _texts(document)
    assert all(f"- {name};" in texts for name in names)
    assert texts.index("- Lưu: VT, QLBC.") > texts.index("- Ủy ban nhân dân xã số 129;")
    assert lint(io.BytesIO(render(document))) == []
