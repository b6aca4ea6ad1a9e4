"""Rights: what stands against publishing and sharing, and the alarm when a right is lost."""

import pytest

from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.media import selectors, services
from phohien.media.enums import Consent, Licence
from phohien.media.models import Photo
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.security.models import AuditEntry
from tests import factories
from tests.media.conftest import OWN

ABOUT = {"subject_type": "publication", "subject_id": 1}


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"licence": Licence.UNKNOWN}, "giấy phép"),
        ({"consent": Consent.UNKNOWN}, "đồng ý"),
        ({"consent": Consent.WITHDRAWN}, "rút lại"),
        ({"licence": Licence.LICENSED}, "chủ sở hữu"),
        ({"alt": ""}, "không nhìn thấy"),
        ({"caption": " "}, "chú thích"),
        ({"credit": ""}, "Chưa ghi công"),
        ({"source": ""}, "nguồn"),
    ],
)
def test_each_problem_is_a_sentence(make_photo, fields, word):
    assert services.problems(make_photo()) == []
    (only,) = services.problems(make_photo(**fields))
    assert word in only and only.endswith(".")


def test_a_paper_needs_no_consent_and_a_clip_its_words(make_paper, make_clip):
    assert services.problems(make_paper()) == []
    assert "lời thoại" in services.problems(make_clip())[0]


@pytest.mark.parametrize("licence", Licence.values)
def test_others_property_does_not_go_into_the_pool(make_photo, licence):
    photo = make_photo(licence=licence, rights_holder="Hãng ảnh", shareable=True)
    mine = {Licence.OWN_SHARED, Licence.CC_BY, Licence.CC_BY_SA, Licence.PUBLIC_DOMAIN}
    assert services.is_offered(photo) == (licence in mine)
    assert bool(services.sharing_problems(photo)) == (licence not in mine)


def test_sharing_against_the_rights_is_refused(make_photo, officer):
    photo = make_photo(licence=Licence.LICENSED, rights_holder="Hãng ảnh")
    with pytest.raises(InvalidInput):
        services.change(actor=officer, row=photo, shareable=True)
    assert not Photo.objects.get(pk=photo.pk).shareable
    offered = make_photo()
    services.change(actor=officer, row=offered, shareable=True)
    assert services.is_offered(Photo.objects.get(pk=offered.pk))
    with pytest.raises(InvalidInput):  # nor may the licence go while it is shared
        services.change(actor=officer, row=offered, licence=Licence.OWN)


def test_words_are_changed_with_an_entry_and_never_emptied(make_photo, officer):
    photo = make_photo()
    services.change(actor=officer, row=photo, caption="Chùa Keo mùa thu")
    entry = AuditEntry.objects.get(action="media.change_photo")
    assert entry.changes == {"caption": ["Gác chuông chùa Keo", "Chùa Keo mùa thu"]}
    with pytest.raises(InvalidInput):
        services.change(actor=officer, row=photo, alt="")
    with pytest.raises(TypeError):
        services.change(actor=officer, row=photo, file="khac.jpg")


def test_others_neither_change_nor_delete(make_photo, stranger, editor):
    photo = make_photo()
    with pytest.raises(NotVisible):
        services.change(actor=stranger, row=photo, caption="x")
    foreign = factories.make_user(Role.EDITOR, "11977")  # sees it, may not
    with pytest.raises(NotAllowed):
        services.change(actor=foreign, row=photo, caption="x")
    with pytest.raises(NotAllowed):
        services.delete(actor=foreign, row=photo)
    services.change(actor=editor, row=photo, caption="x")


def test_consent_taken_back_alarms_where_it_is_used(make_photo, officer, editor):
    photo = make_photo(shareable=True)
    coordinator = factories.make_user(Role.COORDINATOR)
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    services.withdraw_consent(actor=officer, row=photo, reason="Bà Trần Thị Mẫu viết thư.")
    photo.refresh_from_db()
    assert photo.consent == Consent.WITHDRAWN and not photo.shareable
    assert services.problems(photo)
    told = Notice.objects.filter(recipient__in=[officer, editor, coordinator])
    assert told.count() == 3
    notice = told.first()
    assert notice.url == selectors.page_of_file(photo) and photo.title in notice.subject
    assert "Bà Trần" in str(AuditEntry.objects.latest("pk").changes)
    with pytest.raises(RuleBroken):
        services.withdraw_consent(actor=officer, row=photo, reason="lại")


def test_rooms_above_hear_of_a_lost_right(make_photo, officer, monkeypatch):
    from phohien.kernel import events
    from phohien.media.events import MediaRightsLost

    heard: list[MediaRightsLost] = []
    monkeypatch.setitem(events._subscribers, MediaRightsLost, [heard.append])
    photo, unused = make_photo(), make_photo()
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    for row in (photo, unused):
        services.withdraw_consent(actor=officer, row=row, reason="Thư.")
    assert [(event.kind, event.object_id) for event in heard] == [("photo", photo.pk)]


def test_no_alarm_for_what_nobody_shows(make_photo, officer):
    photo = make_photo()
    services.withdraw_consent(actor=officer, row=photo, reason="Thư.")
    assert not Notice.objects.exists()


def test_a_lost_licence_alarms_too(make_photo, officer):
    photo = make_photo()
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    services.change(actor=officer, row=photo, caption="Không liên quan")
    assert not Notice.objects.exists()
    services.change(actor=officer, row=photo, licence=Licence.UNKNOWN)
    assert Notice.objects.filter(recipient=officer).count() == 1


def test_where_a_file_is_used_is_named_by_the_room_above(make_photo, monkeypatch):
    photo = make_photo()
    monkeypatch.setattr(selectors, "_describers", {})
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    (place,) = selectors.where_used(photo)
    assert (place.title, place.url, place.live) == ("publication 1", "", True)
    selectors.declare_places("publication", lambda ids: dict.fromkeys(ids, ("Hội chùa", "/x/")))
    services.clear_live_uses(**ABOUT)
    (place,) = selectors.where_used(photo)
    assert (place.title, place.url, place.live) == ("Hội chùa", "/x/", False)


def test_what_was_ever_public_is_not_deleted(make_photo, officer):
    photo, other = make_photo(), make_photo()
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    services.clear_live_uses(**ABOUT)
    with pytest.raises(NotAllowed):
        services.delete(actor=officer, row=photo)
    assert other.agency.code == OWN
    services.delete(actor=officer, row=other)
    assert not Photo.objects.filter(pk=other.pk).exists()


def test_deleting_takes_file_and_sizes_from_the_disk(
    make_photo, officer, django_capture_on_commit_callbacks
):
    photo = make_photo()
    selectors.picture(photo)
    stored = [(photo.file.storage, photo.file.name)]
    stored += [(size.file.storage, size.file.name) for size in photo.renditions.all()]
    with django_capture_on_commit_callbacks(execute=True):
        services.delete(actor=officer, row=photo)
    assert not [name for storage, name in stored if storage.exists(name)]
