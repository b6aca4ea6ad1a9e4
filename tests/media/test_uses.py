"""What makes a file public, and who is told."""

import pytest

from phohien.kernel import events
from phohien.media import services
from phohien.media.events import MediaPublicityChanged
from phohien.media.models import MediaUse
from phohien.media.selectors import is_public

ABOUT = {"subject_type": "publication", "subject_id": 1}
OTHER = {"subject_type": "publication", "subject_id": 2}


@pytest.fixture
def told(monkeypatch) -> list[tuple]:
    heard: list[tuple] = []
    handler = lambda event: heard.append((event.kind, event.object_id, event.public))  # noqa: E731
    monkeypatch.setitem(events._subscribers, MediaPublicityChanged, [handler])
    return heard


def test_a_file_is_public_while_something_public_uses_it(
    make_photo, told, django_capture_on_commit_callbacks
):
    photo = make_photo()
    with django_capture_on_commit_callbacks(execute=True):
        services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
        assert told == []  # not before the commit
    assert is_public("photo", photo.pk)
    with django_capture_on_commit_callbacks(execute=True):
        services.set_live_uses(**OTHER, photo_ids=[photo.pk])
        services.clear_live_uses(**ABOUT)
    assert is_public("photo", photo.pk)
    with django_capture_on_commit_callbacks(execute=True):
        services.clear_live_uses(**OTHER)
    assert not is_public("photo", photo.pk)
    assert told == [("photo", photo.pk, True), ("photo", photo.pk, False)]


def test_a_file_that_left_the_content_is_public_no_more_but_remembered(
    make_photo, make_paper, told, django_capture_on_commit_callbacks
):
    first, second, paper = make_photo(), make_photo(), make_paper()
    with django_capture_on_commit_callbacks(execute=True):
        services.set_live_uses(**ABOUT, photo_ids=[first.pk], paper_ids=[paper.pk])
    with django_capture_on_commit_callbacks(execute=True):
        services.set_live_uses(**ABOUT, photo_ids=[second.pk], paper_ids=[paper.pk])
    assert not is_public("photo", first.pk)
    assert is_public("photo", second.pk) and is_public("paper", paper.pk)
    assert MediaUse.objects.filter(kind="photo", object_id=first.pk, live=False).count() == 1
    assert told[-2:] == [("photo", first.pk, False), ("photo", second.pk, True)]


def test_the_poster_comes_with_its_clip(make_clip, make_photo):
    clip = make_clip(poster=make_photo())
    services.set_live_uses(**ABOUT, clip_ids=[clip.pk])
    assert is_public("clip", clip.pk) and is_public("photo", clip.poster_id)


def test_the_same_again_changes_and_tells_nothing(
    make_photo, told, django_capture_on_commit_callbacks
):
    photo = make_photo()
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    with django_capture_on_commit_callbacks(execute=True) as calls:
        services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    assert calls == [] and told == []
