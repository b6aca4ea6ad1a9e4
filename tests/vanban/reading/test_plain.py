"""Text files: encodings, line numbers, pages."""

import subprocess

import pytest

from vanban.errors import UnreadableInput
from vanban.reading import read
from vanban.reading.syllable import is_syllable

TEXT = (
    "Kế hoạch\nThông tin đối ngoại của tỉnh năm tới\n\n"
    "1. Đề nghị các xã, phường ven biển tổ chức thực hiện nhiệm vụ được giao,\n"
    "bảo đảm tiết kiệm; những việc chưa rõ thì hỏi lại cơ quan thường trực.\n"
)


def iconv(encoding: str) -> bytes:
    """``TEXT`` in an old encoding, made by a program that is not ours."""
    return subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", encoding],
        input=TEXT.encode(),
        capture_output=True,
        check=True,
    ).stdout


@pytest.mark.parametrize(
    ("data", "origin"),
    [
        (TEXT.encode(), "text/utf-8"),
        (TEXT.encode("utf-8-sig"), "text/utf-8"),
        (TEXT.encode("utf-16"), "text/utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "text/utf-16-be"),
        (TEXT.encode("utf-16-le"), "text/utf-16-le"),
        (TEXT.encode("utf-16-be"), "text/utf-16-be"),
        (iconv("WINDOWS-1258"), "text/windows-1258"),
        (iconv("TCVN5712-1"), "text/tcvn3"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_encoding_gives_the_same_lines(tmp_path, data, origin):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    document = read(path)
    assert document.text == TEXT.removesuffix("\n")
    assert document.origin == origin


def test_vni_text_is_recognised(tmp_path):
    old = (
        "UÛY BAN NHAÂN DAÂN TÆNH HÖNG YEÂN\nCOÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM\n"
        "Ñoäc laäp - Töï do - Haïnh phuùc\nCaên cöù Luaät Toå chöùc chính quyeàn ñòa phöông;\n"
        "xeùt ñeà nghò cuûa Giaùm ñoác Sôû Kyõ thuaät, nhöõng vieäc caàn laøm ngay"
    )
    path = tmp_path / "a.txt"
    path.write_bytes(old.encode("cp1252"))
    assert read(path).origin == "text/vni"
    assert read(path).text == (
        "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nCăn cứ Luật Tổ chức chính quyền địa phương;\n"
        "xét đề nghị của Giám đốc Sở Kỹ thuật, những việc cần làm ngay"
    )


@pytest.mark.parametrize(
    "text", ["Ärger über Öl, größer, schön, müßig, Fuß", "Привет мир, это текст"]
)
def test_other_languages_are_not_taken_for_old_vietnamese(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1252" if "Ä" in text else "koi8-r"))
    with pytest.raises(UnreadableInput) as caught:
        read(path)
    assert caught.value.code == "unknown-encoding"


def test_lines_are_numbered_as_every_editor_does(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("một\r\nhai\x0bvẫn hai\u2028vẫn hai\r\n\r\nbốn".encode())
    lines = read(path).lines
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert lines[3].text == "bốn"


def test_decomposed_letters_become_composed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Hu\u031bng Ye\u0302n", encoding="utf-8")
    assert read(path).text == "Hưng Yên"


def test_form_feeds_begin_pages(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("một\n\fhai\nhai\n\fba", encoding="utf-8")
    assert [line.page for line in read(path).lines] == [1, 2, 2, 3]


def test_page_numbers_on_their_own_begin_pages_and_other_numbers_do_not(tmp_path):
    page = ["dòng chữ"] * 30
    lines = [*page, "", "2", "", *page, "7", *page, "", "4", "", *page, "", "90", "", "cuối"]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    document = read(path)
    assert document.pages == 4
    assert document.lines[31].page == 2
    assert document.lines[64].page == 2


@pytest.mark.parametrize("word", ["đường", "nghiêng", "quyền", "khuya", "xoay", "gì", "ỷ", "Thuở"])
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hßa", "größer", "ñaát", "x∙", "bđ"])
def test_other_words_are_no_syllables(word):
    assert not is_syllable(word)
