"""Files without a row go after two days, and nothing else does."""

import datetime as dt

from django.core.files.base import ContentFile

from phohien.kernel import clock
from phohien.media import selectors
from phohien.media.models import media_storage
from phohien.media.sweeping import sweep


def test_only_old_files_without_a_row_are_swept(make_photo, make_clip, make_paper):
    storage = media_storage()
    photo, clip, paper = make_photo(), make_clip(), make_paper()
    clip.captions.save("hoi.vtt", ContentFile(b"WEBVTT\n"))
    selectors.picture(photo)
    kept = [photo.file.name, clip.file.name, clip.captions.name, paper.file.name]
    kept += [size.file.name for size in photo.renditions.all()]
    left = [
        storage.save("photo/2026-01/left.jpg", ContentFile(b"x")),
        storage.save("sizes/9-abcdef01/left-480.webp", ContentFile(b"x")),
    ]
    sweep()  # what other tests left is not of interest
    assert all(storage.exists(name) for name in [*kept, *left])
    with clock.at(clock.now() + dt.timedelta(days=3)):
        assert sweep() >= 2
    assert all(storage.exists(name) for name in kept)
    assert not any(storage.exists(name) for name in left)
