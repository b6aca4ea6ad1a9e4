"""Files at the door: what they really are, secrets, and that nothing refused stays on disk."""

import datetime as dt
import io
import os
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from phohien.clearance.errors import SecretSuspected
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.kernel.models import Job
from phohien.media import iptc, selectors, services
from phohien.media.enums import Consent, Licence
from phohien.media.models import Photo
from phohien.organisation.enums import Role
from phohien.security.models import AuditEntry
from tests import factories
from tests.media import films, pictures
from tests.media.conftest import OTHER, OWN

WORDS = {
    "alt": "Gác chuông ba tầng", "caption": "Gác chuông chùa Keo", "credit": "Nguyễn Văn Mẫu",
    "source": "Xã tự chụp", "licence": Licence.OWN_SHARED, "consent": Consent.NOBODY,
}  # fmt: skip
FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"


def on_disk() -> list[str]:
    root = Path(settings.PRIVATE_ROOT)
    return sorted(str(path) for path in root.rglob("*") if path.is_file())


def upload(body: bytes, name: str = "chùa keo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def add(actor, body: bytes, name: str = "chùa keo.jpg", **changes) -> Photo:
    given = WORDS | {"agency": factories.agency(OWN)} | changes
    return services.add_photo(actor=actor, file=upload(body, name), **given)


def test_a_photo_is_kept_with_its_words_an_entry_and_a_job(officer):
    photo = add(officer, pictures.jpeg(320, 200))
    assert photo.agency.code == OWN and photo.uploaded_by_user == officer
    assert photo.title == WORDS["caption"] and photo.file_hash
    assert photo.file.storage.exists(photo.file.name)
    assert not services.problems(photo)
    entry = AuditEntry.objects.get(action="media.add_photo")
    assert entry.object_id == str(photo.pk) and entry.agency_id == photo.agency_id
    assert Job.objects.get(name="media.draw_sizes").arguments == {"photo_id": photo.pk}


def test_only_for_ones_own_agency(officer):
    with pytest.raises(NotAllowed):
        add(officer, pictures.jpeg(320, 200), agency=factories.agency(OTHER))
    coordinator = factories.make_user(Role.COORDINATOR)
    assert add(coordinator, pictures.jpeg(320, 200), agency=factories.agency(OTHER)).pk
    with pytest.raises(NotAllowed):
        add(factories.make_user(Role.REVIEWER), pictures.jpeg())


@pytest.mark.parametrize("field", ["alt", "caption", "credit", "source"])
def test_the_words_are_required(officer, field):
    before = on_disk()
    with pytest.raises(InvalidInput) as refused:
        add(officer, pictures.jpeg(320, 200), **{field: "  "})
    assert refused.value.field == field
    assert on_disk() == before


def test_too_long_a_word_is_told_and_leaves_nothing(officer):
    before = on_disk()
    with pytest.raises(InvalidInput) as refused:
        add(officer, pictures.jpeg(320, 200), caption="ă" * 301, title="ngắn")
    assert refused.value.field == "caption"
    assert on_disk() == before


def heic(width: int = 800, height: int = 600) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    pictures.drawn(width, height).save(out, "HEIF", exif=pictures.exif_with_place())
    return out.getvalue()


def test_a_phones_heic_becomes_a_jpeg_without_the_place(officer):
    photo = add(officer, heic(), "IMG_0001.HEIC")
    assert photo.file.name.endswith(".jpg")
    with photo.open_file() as file:
        image = Image.open(file)
        assert (image.format, image.size) == ("JPEG", (800, 600))
        assert not image.getexif()


def test_the_type_is_that_of_the_content(officer):
    png = io.BytesIO()
    pictures.drawn(300, 200).save(png, "PNG")
    assert add(officer, png.getvalue(), "anh.jpg").file.name.endswith(".png")


def bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


def frames() -> bytes:
    out = io.BytesIO()
    images = [Image.new("P", (2000, 2000), number) for number in range(25)]
    images[0].save(out, "GIF", save_all=True, append_images=images[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "trống"),
        (b"<html><script>alert(1)</script></html>", "không phải ảnh"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "không phải ảnh"),
        (pictures.jpeg()[:4000], "không phải ảnh"),
        (bomb(), "quá nhiều điểm ảnh"),
        (frames(), "quá nhiều điểm ảnh"),
        (pictures.jpeg(20, 20), "nhỏ quá"),
        (pictures.jpeg() + bytes(31 << 20), "lớn quá 30 MB"),
    ],
)
def test_what_is_no_usable_photo_is_refused_in_words(officer, body, word):
    before = on_disk()
    with pytest.raises(InvalidInput) as refused:
        add(officer, body)
    assert word in refused.value.message
    assert refused.value.field == "file"
    assert on_disk() == before and not Photo.objects.exists()


def stamped() -> bytes:
    """A photo of a document with a stamp."""
    image = Image.new("RGB", (1240, 1000), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(FONT, 44)
    for at, line in enumerate(
        ["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "TỐI MẬT", "KẾ HOẠCH", "Công tác năm 2026"]
    ):
        pen.text((160, 80 + at * 130), line, fill="black", font=font)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


@pytest.mark.ocr
def test_a_photo_of_a_secret_document_is_refused_and_gone(officer):
    before = on_disk()
    with pytest.raises(SecretSuspected):
        add(officer, stamped())
    assert on_disk() == before and not Photo.objects.exists()
    assert AuditEntry.objects.filter(action="clearance.refuse_secret").count() == 1


def word_file(text: str) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


PAPER = {"title": "Sách ảnh", "credit": "Xã", "source": "Xã", "licence": Licence.OWN}


def add_paper(actor, body: bytes, name: str = "sách.docx"):
    agency = factories.agency(OWN)
    return services.add_paper(actor=actor, file=upload(body, name), agency=agency, **PAPER)


def test_a_paper_is_kept_by_its_content(officer):
    paper = add_paper(officer, word_file("Giới thiệu xã\nChùa Keo"), "sách.pdf")
    assert paper.file.name.endswith(".docx")
    assert selectors.paper(paper)["type"] == "DOCX"


def test_a_secret_paper_is_refused_and_gone(officer):
    before = on_disk()
    with pytest.raises(SecretSuspected):
        add_paper(officer, word_file("ỦY BAN NHÂN DÂN\nMẬT\nKẾ HOẠCH"))
    assert on_disk() == before
    assert AuditEntry.objects.filter(action="clearance.refuse_secret").count() == 1


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in members.items():
            packed.writestr(name.replace("__", "/"), body)
    return out.getvalue()


def locked_pdf() -> bytes:
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt(os.urandom(8).hex())
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"MZ\x90\x00", "Dùng được tệp PDF"),
        (zipped(a=b"x"), "Dùng được tệp PDF"),
        (b"PK\x03\x04 not really", "Dùng được tệp PDF"),
        (b"%PDF-1.7 nothing", "Không mở được tệp PDF"),
        (locked_pdf(), "có mật khẩu"),
        (zipped(**{"word__document.xml": b"<a/>", "word__vbaProject.bin": b"x"}), "macro"),
        (zipped(**{"word__document.xml": b"0" * (3 << 20)}), "nở ra quá lớn"),
    ],
    ids=["program", "zip", "broken", "no-pdf", "locked", "macro", "bomb"],
)
def test_what_is_no_usable_paper_is_refused_in_words(officer, body, word, monkeypatch):
    monkeypatch.setattr("phohien.media.receiving.paper.LARGEST_UNPACKED", 2 << 20)
    with pytest.raises(InvalidInput) as refused:
        add_paper(officer, body)
    assert word in refused.value.message


CLIP = {"title": "Hội chùa", "credit": "Xã", "source": "Xã", "transcript": "Tiếng trống hội."}


def add_clip(actor, body: bytes, **given):
    agency = factories.agency(OWN)
    return services.add_clip(actor=actor, file=upload(body, "hội.mov"), agency=agency,
                             **(CLIP | given))  # fmt: skip


@pytest.mark.parametrize("long", [False, True])
def test_a_clip_tells_its_length(officer, long):
    clip = add_clip(officer, films.mp4(95, long=long))
    assert clip.seconds == 95
    assert clip.file.name.endswith(".mp4")
    assert clip.file.size == len(films.mp4(95, long=long))


def test_subtitles_must_be_webvtt_and_without_secrets(officer):
    good = upload(b"WEBVTT\n\n00:01.000 --> 00:02.000\nXin", "hoi.vtt")
    assert add_clip(officer, films.mp4(), captions=good).captions.name.endswith(".vtt")
    with pytest.raises(InvalidInput):
        add_clip(officer, films.mp4(), captions=upload(b"1\n00:00", "hoi.srt"))
    secret = upload("WEBVTT\n\nTUYỆT MẬT\n".encode(), "hoi.vtt")
    with pytest.raises(SecretSuspected):
        add_clip(officer, films.mp4(), captions=secret)


@pytest.mark.parametrize(
    "body", [b"RIFF....AVI LIST", films.mp4(brand=b"qt  ", also=b"qt  "), b"\x00" * 64, b""]
)
def test_what_is_no_usable_film_is_refused(officer, body):
    with pytest.raises(InvalidInput):
        add_clip(officer, body)


def test_the_day_is_read_from_the_file(officer):
    body = iptc.write(pictures.jpeg(320, 200), title="a", caption="b", credit="c", source="d",
                      licence="e", date=dt.date(2026, 9, 14))  # fmt: skip
    assert add(officer, body).taken_on == dt.date(2026, 9, 14)


def test_doubles_and_the_place_are_noticed(officer):
    body = pictures.jpeg(320, 200, exif=pictures.exif_with_place())
    first, second = add(officer, body), add(officer, body)
    told = selectors.notices(actor=officer, row=second)
    assert any(first.title in sentence for sentence in told)
    assert any("GPS" in sentence for sentence in told)
    stranger = factories.make_user(Role.AGENCY_OFFICER, OTHER)
    assert not any(
        "đã được tải lên" in text for text in selectors.notices(actor=stranger, row=second)
    )


def test_the_job_draws_the_sizes_once(officer):
    from phohien.media.jobs import draw_sizes

    photo = add(officer, pictures.jpeg(320, 200))
    draw_sizes(None, photo_id=photo.pk)
    assert photo.renditions.count() == 3  # WebP, JPEG and the cut
    draw_sizes(None, photo_id=photo.pk + 1000)  # deleted meanwhile
