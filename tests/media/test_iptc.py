"""Words in a JPEG, written by us and read back by programs that were not written here."""

import datetime as dt
import io
import json
import shutil
import struct
import subprocess

import pytest
from PIL import Image, IptcImagePlugin

from phohien.media import iptc
from tests.media import pictures

WORDS = {
    "title": "Gác chuông chùa Keo",
    "caption": "Gác chuông chùa Keo, xã Vũ Tiên, trong sương sớm mùa thu.",
    "credit": "Nguyễn Văn Mẫu",
    "source": "Cổng thông tin đối ngoại",
    "licence": "CC BY 4.0",
    "place": "Vũ Tiên, Hưng Yên",
    "date": dt.date(2026, 9, 14),
}


def written(**changes) -> bytes:
    exif = pictures.exif_with_place()
    return iptc.write(pictures.jpeg(900, 600, exif=exif), **(WORDS | changes))


def by_exiftool(body: bytes, tmp_path) -> dict:
    if not shutil.which("exiftool"):
        pytest.skip("thiếu exiftool")
    path = tmp_path / "anh.jpg"
    path.write_bytes(body)
    done = subprocess.run(
        ["exiftool", "-j", "-G", "-struct", "-api", "struct=0", str(path)],
        capture_output=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)[0]


def test_exiftool_reads_every_word_and_finds_nothing_broken(tmp_path):
    found = by_exiftool(written(), tmp_path)
    assert "ExifTool:Warning" not in found and "ExifTool:Error" not in found
    assert found["IPTC:ObjectName"] == found["XMP:Title"] == WORDS["title"]
    assert found["IPTC:Caption-Abstract"] == found["XMP:Description"] == WORDS["caption"]
    assert found["IPTC:By-line"] == found["XMP:Creator"] == WORDS["credit"]
    assert found["IPTC:Credit"] == found["XMP:Credit"] == WORDS["credit"]
    assert found["IPTC:Source"] == found["XMP:Source"] == WORDS["source"]
    assert found["IPTC:CopyrightNotice"] == found["XMP:UsageTerms"] == WORDS["licence"]
    assert found["IPTC:Sub-location"] == found["XMP:Location"] == WORDS["place"]
    assert found["IPTC:DateCreated"] == "2026:09:14"
    assert found["IPTC:CodedCharacterSet"] == "UTF8"
    assert not [name for name in found if name.startswith(("EXIF:", "GPS"))]


def test_pillow_reads_it_and_the_pixels_are_the_same():
    body = written()
    image = Image.open(io.BytesIO(body))
    read = IptcImagePlugin.getiptcinfo(image)
    assert read[2, 120].decode() == WORDS["caption"]
    before = Image.open(io.BytesIO(pictures.jpeg(900, 600)))
    assert image.tobytes() == before.tobytes()
    assert not image.getexif()


def test_what_was_written_is_read_again():
    found = iptc.read(Image.open(io.BytesIO(written())))
    assert found.title == WORDS["title"] and found.caption == WORDS["caption"]
    assert found.credit == found.creator == WORDS["credit"]
    assert (found.place, found.date) == (WORDS["place"], WORDS["date"])


def test_writing_twice_keeps_only_the_last(tmp_path):
    again = iptc.write(written(), **(WORDS | {"title": "Hội chùa Keo", "place": ""}))
    found = by_exiftool(again, tmp_path)
    assert found["IPTC:ObjectName"] == found["XMP:Title"] == "Hội chùa Keo"
    assert "IPTC:Sub-location" not in found
    assert again.count(b"Photoshop 3.0") == 1


def test_long_words_are_cut_in_iim_at_a_letter_and_whole_in_xmp(tmp_path):
    name = "Đặng Thị Thùy Dương và các cộng sự"
    found = by_exiftool(written(credit=name), tmp_path)
    assert len(found["IPTC:By-line"].encode()) <= 32
    assert name.startswith(found["IPTC:By-line"])
    assert found["XMP:Creator"] == name


def test_markup_in_words_stays_words(tmp_path):
    found = by_exiftool(written(caption='<b>Chùa</b> & "Keo" ]]>'), tmp_path)
    assert found["XMP:Description"] == '<b>Chùa</b> & "Keo" ]]>'


def test_the_colour_profile_stays():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    body = iptc.write(pictures.jpeg(300, 200, icc_profile=profile), **WORDS)
    assert Image.open(io.BytesIO(body)).info["icc_profile"] == profile


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe0\x00\x02"])
def test_what_is_no_jpeg_is_refused(body):
    with pytest.raises(ValueError):
        iptc.write(body, **WORDS)


def test_more_words_than_fit_are_refused():
    with pytest.raises(ValueError):
        written(caption="ă" * 40_000)


def old_iim(text: bytes) -> bytes:
    """A picture of an older program: IIM without a coded character set."""
    sets = b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value
        for number, value in ((120, text), (110, b"TTXVN"))
    )
    body = b"Photoshop 3.0\0" + b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(sets)) + sets
    body += b"\0" * (len(sets) % 2)
    segment = struct.pack(">BBH", 0xFF, 0xED, len(body) + 2) + body
    return b"\xff\xd8" + segment + pictures.jpeg(300, 200)[2:]


def test_older_files_are_read_too():
    found = iptc.read(Image.open(io.BytesIO(old_iim("Café".encode("cp1252")))))
    assert (found.caption, found.credit) == ("Café", "TTXVN")


def test_words_of_another_program_are_read(tmp_path):
    if not shutil.which("exiftool"):
        pytest.skip("thiếu exiftool")
    path = tmp_path / "anh.jpg"
    path.write_bytes(pictures.jpeg(300, 200))
    given = [f"-XMP-dc:Description={WORDS['caption']}", "-XMP-photoshop:Credit=TTXVN",
             "-XMP-photoshop:DateCreated=2026:09:14", "-codedcharacterset=utf8"]  # fmt: skip
    subprocess.run(["exiftool", "-q", *given, str(path)], check=True)
    found = iptc.read(Image.open(path))
    assert (found.caption, found.credit) == (WORDS["caption"], "TTXVN")
    assert found.date == dt.date(2026, 9, 14)


def test_a_broken_packet_reads_as_nothing():
    assert not iptc.read(Image.open(io.BytesIO(pictures.jpeg(300, 200, xmp=b"<x:xmpmeta"))))
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&b;</x:xmpmeta>'
    assert not iptc.read(Image.open(io.BytesIO(pictures.jpeg(300, 200, xmp=bomb))))
