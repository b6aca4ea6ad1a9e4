"""The way of an item: written, cleared, published, changed, corrected, withdrawn."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.newsroom import selectors, services
from phohien.newsroom.enums import PublicationState, WorkState
from phohien.newsroom.gate import NotCleared
from phohien.newsroom.models import Publication, Version
from tests.newsroom.factories import Desk, sign_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk.make()


def test_a_draft_has_its_publication_from_the_first_moment(desk):
    row = desk.draft(title="Mùa nhãn lồng")
    assert (row.state, row.work, row.locale) == ("draft", "editing", "vi")
    assert row.path == "/vi/van-hoa-du-lich/mua-nhan-long/"
    assert selectors.by_path(row.path) is None


def test_what_is_cleared_is_what_is_live(desk):
    row = desk.live(title="Mùa nhãn lồng")
    version = row.current
    assert row.state == PublicationState.LIVE and row.work == WorkState.SETTLED
    assert version.fingerprint == version.case.fingerprint
    assert version.content["title"] == "Mùa nhãn lồng"
    assert selectors.by_path(row.path) == row
    assert list(selectors.live_items("vi")) == [row]


def test_an_incomplete_draft_is_told_everything_at_once(desk):
    row = desk.draft(lead="x", byline="", topics=[], body=[])
    with pytest.raises(services.NotReady) as told:
        services.request_clearance(actor=desk.writer, publication=row)
    assert len(told.value.found) == 3


def test_an_uncleared_draft_does_not_go_out(desk):
    row = desk.draft()
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)
    services.request_clearance(actor=desk.writer, publication=row)
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)


def test_words_changed_after_clearance_void_it(desk):
    row = desk.draft()
    case = desk.clear(row)
    services.save_draft(actor=desk.writer, publication=row, lead="Câu khác.")
    row.refresh_from_db()
    case.refresh_from_db()
    assert row.work == WorkState.EDITING
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)


def test_saving_the_same_words_keeps_the_clearance(desk):
    row = desk.draft()
    desk.clear(row)
    services.save_draft(actor=desk.editor, publication=row)
    row.refresh_from_db()
    assert row.work == WorkState.CLEARED
    assert services.publish(actor=desk.leader, publication=row).number == 1


def test_a_change_of_a_live_item_leaves_the_public_words_until_it_is_cleared(desk):
    row = desk.live(lead="Câu cũ.")
    services.save_draft(actor=desk.writer, publication=row, lead="Câu mới.")
    row.refresh_from_db()
    assert row.work == WorkState.EDITING and row.current.content["lead"] == "Câu cũ."
    sign_all(services.request_clearance(actor=desk.writer, publication=row, note="Sửa sapo."))
    services.publish(actor=desk.leader, publication=row)
    row.refresh_from_db()
    assert row.current.content["lead"] == "Câu mới." and row.current.number == 2
    assert [version.number for version in selectors.history(row)] == [2, 1]


def test_a_correction_says_what_was_wrong_and_is_cleared_with_the_words(desk):
    row = desk.live()
    services.save_draft(actor=desk.writer, publication=row, lead="Đầm rộng mười hai mẫu.")
    with pytest.raises(InvalidInput):
        services.request_clearance(actor=desk.writer, publication=row, is_correction=True)
    note = "Đầm rộng 12 mẫu, không phải 10."
    case = services.request_clearance(
        actor=desk.writer, publication=row, is_correction=True, note=note
    )
    assert case.snapshot["change"] == {"note": note, "correction": True}
    sign_all(case)
    services.publish(actor=desk.leader, publication=row)
    assert selectors.corrected("vi").get().note == note


def test_a_note_changed_after_clearance_does_not_go_out(desk):
    row = desk.live()
    services.save_draft(actor=desk.writer, publication=row, lead="Câu mới.")
    sign_all(services.request_clearance(actor=desk.writer, publication=row, note="Sửa sapo."))
    Publication.objects.filter(pk=row.pk).update(next_note="Lời chưa ai duyệt.")
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)


def test_a_withdrawn_item_keeps_its_address_and_says_why(desk):
    row = desk.live()
    services.withdraw(actor=desk.leader, publication=row, reason="Thông tin chưa chính xác.")
    found = selectors.by_path(row.path)
    assert found.state == PublicationState.WITHDRAWN
    assert found.withdrawn_reason == "Thông tin chưa chính xác."
    assert not selectors.live_items("vi").exists()
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)


def test_a_withdrawn_item_may_come_back_cleared_anew(desk):
    row = desk.live()
    services.withdraw(actor=desk.leader, publication=row, reason="Xem lại.")
    row.refresh_from_db()
    desk.live(row)
    assert Publication.objects.get(pk=row.pk).current.number == 2


def test_strangers_neither_publish_nor_withdraw(desk):
    row = desk.live()
    stranger = Desk.make("12271").leader
    for work in (services.withdraw, services.publish_in_emergency):
        with pytest.raises(Exception) as told:
            work(actor=stranger, publication=row, reason="không được")
        assert told.value.status in (403, 404)


def test_an_officer_may_not_withdraw_what_another_answers_for(desk):
    row = desk.live()
    other = Desk.make().writer
    with pytest.raises(NotAllowed):
        services.withdraw(actor=other, publication=row, reason="không được")


def test_an_appointed_item_goes_out_at_its_time_if_still_cleared(desk):
    row = desk.draft()
    desk.clear(row)
    later = clock.now() + dt.timedelta(hours=2)
    services.schedule(actor=desk.leader, publication=row, at=later)
    assert services.publish_scheduled(publication_id=row.pk) is None
    with clock.at(later + dt.timedelta(minutes=1)):
        assert services.publish_scheduled(publication_id=row.pk).number == 1


def test_an_appointment_dies_with_its_clearance(desk):
    row = desk.draft()
    desk.clear(row)
    later = clock.now() + dt.timedelta(hours=2)
    services.schedule(actor=desk.leader, publication=row, at=later)
    services.save_draft(actor=desk.writer, publication=row, title="Tên khác hẳn")
    with clock.at(later + dt.timedelta(minutes=1)):
        assert services.publish_scheduled(publication_id=row.pk) is None
    row.refresh_from_db()
    assert row.state == PublicationState.DRAFT


def test_the_database_refuses_a_version_nobody_cleared_and_any_change(desk):
    row = desk.live()
    version = row.current
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(note="sửa lén")
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.create(
            publication=row, number=9, fingerprint="0" * 64, snapshot={}, case=version.case,
            published_at=clock.now(),
        )  # fmt: skip


def test_a_new_slug_leads_readers_on(desk):
    row = desk.live(title="Tên cũ")
    services.save_draft(actor=desk.writer, publication=row, slug="ten-moi")
    desk_case = services.request_clearance(actor=desk.writer, publication=row)
    sign_all(desk_case)
    services.publish(actor=desk.leader, publication=row)
    row.refresh_from_db()
    assert row.path.endswith("/ten-moi/")
    assert selectors.former_path("/vi/van-hoa-du-lich/ten-cu/") == row


def test_a_second_press_of_the_button_is_no_second_version(desk):
    row = desk.live()
    assert services.publish(actor=desk.leader, publication=row) == row.current
    assert row.versions.count() == 1


def test_words_that_are_cleared_already_wait_for_nobody(desk):
    row = desk.live()
    services.save_draft(actor=desk.writer, publication=row, lead=row.current.content["lead"])
    row.refresh_from_db()
    services.request_clearance(actor=desk.writer, publication=row)
    row.refresh_from_db()
    assert row.work == WorkState.CLEARED
    services.publish(actor=desk.leader, publication=row)
    row.refresh_from_db()
    assert row.work == WorkState.SETTLED and row.versions.count() == 1


def test_a_character_pasted_from_word_does_not_stop_the_feeds(desk, client):
    row = desk.live(title="Mùa sen\x0bnở \x07sớm", body=[("text", "<p>Một\x0bhai\x1f.</p>")])
    assert row.title == row.current.content["title"] == "Mùa sen nở sớm"
    for form in ("rss.xml", "atom.xml"):
        assert "Mùa sen nở sớm" in client.get(f"/vi/{form}").content.decode()
