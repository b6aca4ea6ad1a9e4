"""Word documents: what the page shows must be in the lines."""

from tests.vanban.reading.making import paragraph, run, table, word
from vanban.reading import read

LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>'
    '<w:lvlText w:val="%1.%5."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="2">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, level: int, numbering: int = 7) -> str:
    return paragraph(
        text,
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>',
    )


def texts(path) -> list[str]:
    return [line.text for line in read(path).lines]


def test_labels_word_numbers_by_itself_are_in_the_text(tmp_path):
    body = (
        item("Nhiệm vụ", 0) + item("Một", 1) + item("chữ a", 2) + item("chữ b", 2) + item("gạch", 3)
        + item("Hai", 1) + item("lại a", 2) + item("Kinh phí", 0) + item("mục nhỏ", 4)
        + item("bắt đầu lại", 2, 8) + item("rồi b", 2, 8)
    )  # fmt: skip
    assert texts(word(tmp_path / "a.docx", body, numbering=LISTS)) == [
        "I. Nhiệm vụ", "1. Một", "a) chữ a", "b) chữ b", "- gạch", "2. Hai", "a) lại a",
        "II. Kinh phí", "2.1. mục nhỏ", "a) bắt đầu lại", "b) rồi b",
    ]  # fmt: skip


def test_a_list_may_come_from_the_style(tmp_path):
    styles = (
        '<w:style w:type="paragraph" w:styleId="Goc"><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Goc"/></w:style>'
    )
    body = paragraph("một", '<w:pStyle w:val="Con"/>') + paragraph("hai", '<w:pStyle w:val="Con"/>')
    body += paragraph("không", '<w:pStyle w:val="Con"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    path = word(tmp_path / "a.docx", body, numbering=LISTS, styles=styles)
    assert texts(path) == ["1. một", "2. hai", "không"]


def test_a_letterhead_reads_across(tmp_path):
    head = table(
        [
            ["ỦY BAN NHÂN DÂN\nTỈNH HƯNG YÊN\n", "CỘNG HÒA XÃ HỘI\nĐộc lập - Tự do - Hạnh phúc\n"],
            ["Số: 5/KH-UBND", "Hưng Yên, ngày 05 tháng 01 năm 2026"],
        ],
        borders=False,
    )
    document = read(word(tmp_path / "a.docx", head + paragraph("KẾ HOẠCH")))
    assert [line.text for line in document.lines] == [
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI",
        "TỈNH HƯNG YÊN Độc lập - Tự do - Hạnh phúc",
        "Số: 5/KH-UBND Hưng Yên, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
    ]
    assert not document.tables


def test_a_data_table_keeps_its_cells(tmp_path):
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("")
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Họp báo\nđịnh kỳ", "Văn phòng"],
        ["2", "Phim", merged],
    ]
    body = paragraph("Phụ lục") + table(rows, borders=True)
    document = read(word(tmp_path / "a.docx", body))
    assert [line.text for line in document.lines][1:] == [
        "TT | Nhiệm vụ | Chủ trì",
        "1 | Họp báo định kỳ | Văn phòng",
        "2 | Phim | ",
    ]
    (found,) = document.tables
    assert (found.first_line, found.last_line) == (2, 4)
    assert found.rows[1] == ("1", "Họp báo định kỳ", "Văn phòng")


def test_numbers_of_a_list_in_a_table_are_kept(tmp_path):
    label = "<w:tcPr/>" + item("x", 1)
    body = table([["TT", "Việc", "Ai"], [label, "Phim", "Sở"], [label, "Ảnh", "Sở"]], borders=True)
    found = texts(word(tmp_path / "a.docx", body, numbering=LISTS))
    assert found[1:] == ["1. x | Phim | Sở", "2. x | Ảnh | Sở"]


def test_footnotes_stand_as_raised_digits_and_follow_the_text(tmp_path):
    notes = "".join(
        f'<w:footnote w:id="{i}">{paragraph(run("") + run(text))}</w:footnote>'
        for i, text in ((4, "ghi chú đầu"), (9, "ghi chú sau"))
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = paragraph(run("Một") + mark.format(9)) + paragraph(run("Hai") + mark.format(4))
    found = texts(word(tmp_path / "a.docx", body, footnotes=notes))
    assert found == ["Một¹", "Hai²", "¹ ghi chú sau", "² ghi chú đầu"]


def test_tracked_changes_are_taken_in_and_deletions_left_out(tmp_path):
    body = paragraph(
        run("giữ ") + f"<w:del>{run('bỏ').replace('w:t', 'w:delText')}</w:del>"
        + f"<w:ins>{run('thêm')}</w:ins><w:moveFrom>{run('cũ')}</w:moveFrom>"
    )  # fmt: skip
    body += paragraph("nối ", "<w:rPr><w:del/></w:rPr>") + paragraph("liền")
    assert texts(word(tmp_path / "a.docx", body)) == ["giữ thêm", "nối liền"]


def test_breaks_tabs_hidden_words_and_capitals(tmp_path):
    body = paragraph(
        run("trái") + "<w:r><w:tab/></w:r>" + run("phải") + "<w:r><w:br/></w:r>" + run("dòng hai")
        + run("giấu", "<w:vanish/>") + run(" hoa", "<w:caps/>")
        + run("2", '<w:vertAlign w:val="superscript"/>')
    )  # fmt: skip
    assert texts(word(tmp_path / "a.docx", body)) == ["trái phải", "dòng hai HOA²"]


def test_text_boxes_are_read_once(tmp_path):
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawing = (
        f"<w:r><mc:AlternateContent {space}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = texts(word(tmp_path / "a.docx", paragraph(run("ngoài") + drawing)))
    assert found == ["ngoài", "trong khung"]


def test_old_fonts_are_read_as_unicode(tmp_path):
    def set_in(font: str, text: str) -> str:
        return run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')

    body = paragraph(set_in(".VnTime", "Céng hßa x· héi")) + paragraph(set_in(".VnTimeH", "ñy ban"))
    body += paragraph(set_in("VNI-Times", "Ñoäc laäp")) + paragraph(set_in("Arial", "Café"))
    assert texts(word(tmp_path / "a.docx", body)) == [
        "Cộng hòa xã hội",
        "ỦY BAN",
        "Độc lập",
        "Café",
    ]


def test_pages_follow_the_breaks_word_left(tmp_path):
    seen = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph("một") + paragraph('<w:r><w:br w:type="page"/></w:r>')
    body += paragraph(seen + run("hai")) + paragraph(run("vẫn hai ") + seen + run("sang ba"))
    body += paragraph("ba")
    document = read(word(tmp_path / "a.docx", body))
    assert [line.page for line in document.lines] == [1, 2, 2, 3]


def test_ordered_breaks_count_where_word_left_none(tmp_path):
    body = paragraph("một") + paragraph("hai", "<w:pageBreakBefore/>")
    assert [line.page for line in read(word(tmp_path / "a.docx", body)).lines] == [1, 2]
