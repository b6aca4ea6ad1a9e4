"""Whatever is wrong with a file: one clear error, within bounds, nothing left behind."""

import io
import os
import struct
import tempfile
import zipfile
import zlib
from random import Random

import pypdf
import pytest
from PIL import Image

from tests.vanban.reading.making import Sheet, paragraph, word
from vanban.errors import MissingTool, UnreadableInput, VanbanError
from vanban.reading import Limits, read
from vanban.reading.word.package import Package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FILES = {
    "empty.docx": (b"", "empty"),
    "blank.txt": (b" \n\n\t\n", "no-text"),
    "program.docx": (b"MZ\x90\x00" + bytes(300), "not-a-document"),
    "archive.pdf": (b"7z\xbc\xaf\x27\x1c" + bytes(300), "not-a-document"),
    "zeros.txt": (bytes(5000), "not-a-document"),
    "old.docx": (OLE, "not-a-document"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "rich.docx": (rb"{\rtf1 abc}", "not-a-document"),
    "page.txt": (b"<!DOCTYPE html><html></html>", "not-a-document"),
    "broken.pdf": (b"%PDF-1.7\n" + b"x" * 500, "damaged-file"),
    "cut.zip.docx": (b"PK\x03\x04" + bytes(200), "broken-archive"),
}


def code_of(path, **options) -> str:
    with pytest.raises(VanbanError) as caught:
        read(path, **options)
    assert caught.value.what.endswith(".")
    assert caught.value.todo.endswith(".")
    return caught.value.code


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_document(tmp_path, name):
    data, code = FILES[name]
    (tmp_path / name).write_bytes(data)
    assert code_of(tmp_path / name) == code


def test_paths_that_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert code_of(tmp_path / "none.txt") == "missing-file"
    assert code_of(tmp_path) == "not-a-file"
    assert code_of(tmp_path / "pipe") == "not-a-file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    (tmp_path / "a.txt").write_text("chữ")
    (tmp_path / "a.txt").chmod(0)
    assert code_of(tmp_path / "a.txt") == "no-permission"


def test_a_refused_open_is_told_as_missing_permission(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("chữ")

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("vanban.reading.reader.sniff", refuse)
    assert code_of(tmp_path / "a.txt") == "no-permission"


def test_other_office_packages_are_named(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(UnreadableInput, match="Excel"):
        read(path)


def test_content_decides_and_not_the_name(tmp_path):
    path = word(tmp_path / "a.pdf", paragraph("thật ra là Word"))
    assert read(path).kind == "docx"


def bomb(path, size: int):
    """A package whose document unpacks to ``size`` bytes of a few packed kilobytes."""
    word(path, "<w:p/>" + " " * size)
    return path


def test_a_zip_bomb_stops_before_it_is_unpacked(tmp_path, monkeypatch):
    path = bomb(tmp_path / "a.docx", 60 * 2**20)
    opened = []
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *a: opened.append(a))
    assert path.stat().st_size < 200_000
    assert code_of(path) == "expands-too-much"
    assert not opened


def test_one_part_may_not_be_too_large(tmp_path):
    path = bomb(tmp_path / "a.docx", 3000)
    assert code_of(path, limits=Limits(part=2000)) == "expands-too-much"


def test_a_package_that_lies_about_its_size_is_not_unpacked_further(tmp_path):
    path = bomb(tmp_path / "a.docx", 5_000_000)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        true = struct.pack("<I", package.getinfo("word/document.xml").file_size)
    path.write_bytes(bytes(data).replace(true, struct.pack("<I", 1000)))
    assert code_of(path) in ("damaged-file", "broken-archive")


def entities(levels: int) -> str:
    rows = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "lặp"}">' for i in range(levels))
    return f"<!DOCTYPE w [{rows}]>"


def test_entities_are_never_expanded(tmp_path):
    path = tmp_path / "a.docx"
    word(path, paragraph("&e9;"))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = entities(10).encode() + parts["word/document.xml"]
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert code_of(path) == "damaged-file"


def test_external_entities_are_not_fetched(tmp_path):
    (tmp_path / "secret.txt").write_text("mật")
    path = word(tmp_path / "a.docx", paragraph("chữ"))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(
            "word/styles2.xml",
            f'<!DOCTYPE a [<!ENTITY x SYSTEM "{tmp_path}/secret.txt">]><a>&x;</a>',
        )
    with Package(path, Limits()) as package, pytest.raises(UnreadableInput):
        package.tree("word/styles2.xml")


def test_cut_files_are_told_apart_from_whole_ones(tmp_path):
    whole = word(tmp_path / "a.docx", paragraph("chữ " * 500)).read_bytes()
    (tmp_path / "cut.docx").write_bytes(whole[: len(whole) // 2])
    sheet = Sheet().text(70, 100, "chữ").save(tmp_path / "a.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(sheet[: len(sheet) * 2 // 3])
    picture = io.BytesIO()
    Image.effect_noise((600, 800), 60).save(picture, "PNG")
    (tmp_path / "cut.png").write_bytes(picture.getvalue()[:30_000])
    assert code_of(tmp_path / "cut.docx") == "broken-archive"
    assert code_of(tmp_path / "cut.pdf") == "damaged-file"
    assert code_of(tmp_path / "cut.png") in ("damaged-file", "ocr-missing")


def test_an_encrypted_pdf(tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("mật khẩu")
    writer.write(tmp_path / "a.pdf")
    assert code_of(tmp_path / "a.pdf") == "encrypted"


def test_too_many_pages(tmp_path):
    writer = pypdf.PdfWriter()
    for _ in range(501):
        writer.add_blank_page(595, 842)
    writer.write(tmp_path / "a.pdf")
    assert code_of(tmp_path / "a.pdf") == "too-many-pages"
    (tmp_path / "a.txt").write_text("chữ\f" * 501)
    assert code_of(tmp_path / "a.txt") == "too-many-pages"


def test_a_blank_pdf_has_no_text(tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "a.pdf")
    assert code_of(tmp_path / "a.pdf") == "no-text"


def test_too_many_bytes_are_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20 + 1)
    assert code_of(path) == "too-many-bytes"


def test_too_much_text(tmp_path):
    (tmp_path / "a.txt").write_text("chữ\n" * 100)
    assert code_of(tmp_path / "a.txt", limits=Limits(characters=200)) == "too-much-text"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("side", [13_000, 60_000])
def test_a_decompression_bomb_image_is_not_unpacked(tmp_path, side, monkeypatch):
    size = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(99)))
    (tmp_path / "a.png").write_bytes(data + chunk(b"IEND", b""))
    monkeypatch.setattr("vanban.reading.recognition.require", lambda: None)
    assert code_of(tmp_path / "a.png") == "too-many-pixels"


def test_without_tesseract_a_scan_is_refused_and_a_text_is_not(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    Image.new("L", (300, 300), 255).save(tmp_path / "a.png")
    with pytest.raises(MissingTool) as caught:
        read(tmp_path / "a.png")
    assert caught.value.code == "ocr-missing"
    assert read(Sheet().text(70, 100, "chữ").save(tmp_path / "a.pdf")).origin == "pdf/text"


def test_tesseract_without_vietnamese_is_told(tmp_path, monkeypatch):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    Image.new("L", (300, 300), 255).save(tmp_path / "a.png")
    assert code_of(tmp_path / "a.png") == "ocr-without-vietnamese"


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    for name, (data, _) in FILES.items():
        (tmp_path / name).write_bytes(data)
        code_of(tmp_path / name)
    assert not list(spare.iterdir())


def mutated(data: bytes, random: Random) -> bytes:
    """``data`` with some bytes changed, lost and doubled."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 30)):
        at = random.randrange(len(changed))
        if random.random() < 0.5:
            changed[at] = random.randrange(256)
        else:
            del changed[at : at + random.randrange(1, 40)]
    return bytes(changed)


@pytest.mark.parametrize("form", ["docx", "pdf", "txt"])
def test_whatever_is_mutated_ends_in_lines_or_in_one_of_our_errors(tmp_path, form):
    whole = {
        "docx": lambda: word(tmp_path / "a.docx", paragraph("chữ") * 50).read_bytes(),
        "pdf": lambda: Sheet().text(70, 100, "chữ").save(tmp_path / "a.pdf").read_bytes(),
        "txt": lambda: ("Việc đường phố\n" * 50).encode(),
    }[form]()
    random, path = Random(7), tmp_path / "mutated"
    for _ in range(60):
        path.write_bytes(mutated(whole, random))
        try:
            assert read(path, ocr="never").lines
        except VanbanError as error:
            assert error.todo
