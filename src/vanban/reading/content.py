"""What a file is, by its first bytes and never by its name. Does not read it."""

from pathlib import Path

from vanban.reading import faults

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"MZ": "là chương trình",
    b"\x7fELF": "là chương trình",
    b"Rar!": "là tệp nén",
    b"7z\xbc\xaf": "là tệp nén",
    b"\x1f\x8b": "là tệp nén",
    b"GIF8": "là ảnh GIF",
    b"RIFF": "là âm thanh, phim hoặc ảnh WebP",
}
_SAVE_AS_DOCX = "Hãy mở tệp bằng Word hoặc LibreOffice và lưu thành .docx."
_OLD_TEXT_FORMATS = {
    b"{\\rtf": "là tệp RTF",
    b"<!doctype html": "là trang web",
    b"<html": "là trang web",
}


def _ole_fault(path: Path) -> Exception:
    """An OLE file is an encrypted .docx or a .doc of before 2007; the stream names tell."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return faults.encrypted(path)
    return faults.not_a_document(path, "là tệp Word, Excel đời cũ", _SAVE_AS_DOCX)


def sniff(path: Path) -> str:
    """``pdf``, ``image``, ``zip`` or ``text`` by the first bytes of the file.

    Raises ``UnreadableInput`` for contents known not to be a document.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_IMAGES):
        return "image"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(_OLE):
        raise _ole_fault(path)
    for magic, found in _OTHERS.items():
        if head.startswith(magic) and (b"\0" in head or magic != b"MZ"):
            raise faults.not_a_document(path, found)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, found in _OLD_TEXT_FORMATS.items():
        if start.startswith(magic):
            raise faults.not_a_document(path, found, _SAVE_AS_DOCX)
    return "text"
