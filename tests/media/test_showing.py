"""Photos as snapshots keep them: sizes, never wider than the photo, without camera data."""

import io
import json
from pathlib import PurePosixPath

import pytest
from django.utils import translation
from PIL import Image

from phohien.media import selectors
from phohien.media.models import PhotoRendition
from tests.media import pictures


def opened(row) -> Image.Image:
    with row.file.open("rb") as file:
        image = Image.open(io.BytesIO(file.read()))
        image.load()
        return image


def test_a_picture_has_every_size_in_two_forms(make_photo):
    shown = selectors.picture(make_photo(body=pictures.jpeg(2000, 1000)))
    widths = [(row["type"], row["width"]) for row in shown["sources"]]
    webp = [("image/webp", width) for width in (480, 800, 1200, 1600)]
    assert widths == webp + [("image/jpeg", width) for width in (480, 800, 1200, 1600)]
    assert (shown["width"], shown["height"]) == (1600, 800)
    assert shown["src"].endswith("-1200.jpg")
    assert json.loads(json.dumps(shown)) == shown


def test_a_small_photo_is_not_blown_up(make_photo):
    shown = selectors.picture(make_photo(body=pictures.jpeg(640, 400)))
    assert {row["width"] for row in shown["sources"]} == {480, 640}
    assert shown["width"] == 640
    assert shown["share"]["width"] <= 640


def test_it_is_the_same_in_every_language_and_draws_once(make_photo, django_assert_max_num_queries):
    photo = make_photo()
    first = selectors.picture(photo)
    made = PhotoRendition.objects.filter(image=photo).count()
    with translation.override("en"), django_assert_max_num_queries(1):
        assert selectors.picture(photo) == first
    assert PhotoRendition.objects.filter(image=photo).count() == made


def test_sizes_made_again_keep_their_address(make_photo):
    photo = make_photo()
    first = selectors.picture(photo)
    PhotoRendition.objects.filter(image=photo).delete()
    assert selectors.picture(photo) == first


@pytest.mark.parametrize("orientation", [1, 6])
def test_sizes_forget_place_and_camera_and_stand_upright(make_photo, orientation):
    exif = pictures.exif_with_place(orientation)
    body = pictures.jpeg(1400, 900, exif=exif, comment=b"who")
    assert Image.open(io.BytesIO(body)).getexif().get_ifd(pictures.GPS)
    photo = make_photo(body=body)
    shown = selectors.picture(photo)
    sizes = list(photo.renditions.all())
    assert len(sizes) >= 7
    for size in sizes:
        image = opened(size)
        assert not image.getexif(), size
        assert "comment" not in image.info
        assert b"Maker" not in size.file.open("rb").read()
    lies = shown["width"] > shown["height"]
    assert lies == (orientation == 1)
    assert shown["width"] == (1400 if orientation == 1 else 900)


def test_the_colour_is_the_mean(make_photo):
    red = Image.new("RGB", (600, 400), (200, 10, 10))
    out = io.BytesIO()
    red.save(out, "JPEG", quality=95)
    colour = selectors.picture(make_photo(body=out.getvalue()))["colour"]
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    assert abs(parts[0] - 200) < 8 and max(parts[1:]) < 24


def test_names_are_plain_letters(make_photo):
    photo = make_photo(name="Đền Trần (Thái Bình) ảnh 1.JPG")
    assert PurePosixPath(photo.file.name).name.startswith("den-tran-thai-binh-anh-1")
    assert photo.url.isascii()


def test_a_paper_tells_its_size_in_the_vietnamese_way(make_paper):
    shown = selectors.paper(make_paper(body=b"%PDF-1.4" + b"0" * 1_300_000))
    assert (shown["type"], shown["size"]) == ("PDF", "1,2 MB")
    assert shown["url"].startswith("/tep/tailieu/")


def test_a_clip_has_poster_and_captions(make_clip, make_photo):
    from django.core.files.base import ContentFile

    clip = make_clip(poster=make_photo(), seconds=150)
    clip.captions.save("hoi.vtt", ContentFile(b"WEBVTT\n"))
    shown = selectors.clip(clip)
    assert shown["duration"] == "2:30"
    assert shown["poster"]["sources"]
    assert shown["captions"][0]["url"].endswith(".vtt")
