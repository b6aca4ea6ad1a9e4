"""Each language on its own: cleared against its source, un-cleared when the source changes."""

import pytest

from phohien.kernel.errors import NotAllowed, RuleBroken
from phohien.newsroom import selectors, services
from phohien.newsroom.enums import WorkState
from phohien.newsroom.gate import NotCleared
from phohien.organisation.enums import Role
from tests.factories import make_user
from tests.newsroom.factories import Desk, sign_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk.make()


@pytest.fixture
def source(desk):
    return desk.live(title="Mùa sen", lead="Hoa nở rộ.")


def english(desk, source):
    """A translation written string by string, live."""
    row = services.start_translation(actor=desk.editor, publication=source, locale="en")
    words = {
        "Mùa sen": "Lotus season",
        "Hoa nở rộ.": "The lotus is in full bloom.",
        "Đầm rộng hơn mười mẫu nằm bên đê sông Hồng.": "The lake lies by the Red River dyke.",
        "Người Viết Mẫu": "A. Writer",
    }
    services.translate_strings(actor=desk.editor, publication=row, strings=words)
    return row


def put_out(desk, row):
    sign_all(services.request_clearance(actor=desk.editor, publication=row))
    services.publish(actor=desk.leader, publication=row)
    row.refresh_from_db()


def test_a_translation_is_an_item_of_its_own(desk, source):
    row = english(desk, source)
    assert (row.locale, row.source_id, row.state) == ("en", source.pk, "draft")
    assert row.path == "/en/culture-tourism/mua-sen/"
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)
    put_out(desk, row)
    assert row.current.content["title"] == "Lotus season"
    assert row.current.snapshot["translation"]["of"] == source.current.fingerprint
    assert [one.locale for one in selectors.translations_of(source)] == ["en", "vi"]


def test_the_translator_does_not_clear_the_translation(desk, source):
    row = english(desk, source)
    case = services.request_clearance(actor=desk.editor, publication=row)
    assert desk.editor.pk in case.writer_ids


def test_a_new_source_unclears_its_translation_and_tells_readers(desk, source):
    row = english(desk, source)
    put_out(desk, row)
    services.save_draft(actor=desk.writer, publication=source, lead="Hoa đã tàn.")
    sign_all(services.request_clearance(actor=desk.writer, publication=source))
    services.publish(actor=desk.leader, publication=source)
    row.refresh_from_db()
    assert row.is_live and row.source_changed_at is not None
    assert row.work == WorkState.EDITING
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)


def test_a_cleared_but_unpublished_translation_is_uncleared_too(desk, source):
    row = english(desk, source)
    sign_all(services.request_clearance(actor=desk.editor, publication=row))
    services.save_draft(actor=desk.writer, publication=source, lead="Hoa đã tàn.")
    sign_all(services.request_clearance(actor=desk.writer, publication=source))
    services.publish(actor=desk.leader, publication=source)
    with pytest.raises(NotCleared):
        services.publish(actor=desk.leader, publication=row)


def test_what_a_machine_translated_needs_a_named_person_who_has_the_language(desk, source):
    row = english(desk, source)
    row.machine_engine = "Máy thử"
    row.save()
    with pytest.raises(services.NotReady):
        services.request_clearance(actor=desk.editor, publication=row)
    with pytest.raises(NotAllowed):
        services.mark_reviewed(actor=desk.editor, publication=row)
    coordinator = make_user(Role.COORDINATOR)
    services.grant_language(actor=coordinator, user=desk.second_editor, locale="en", basis="IELTS")
    services.mark_reviewed(actor=desk.second_editor, publication=row)
    put_out(desk, row)
    assert row.current.snapshot["translation"]["reviewer"] == str(desk.second_editor)
    assert row.current.snapshot["translation"]["machine"] is True


def test_a_review_holds_for_its_words_only(desk, source):
    row = english(desk, source)
    row.machine_engine = "Máy thử"
    row.save()
    coordinator = make_user(Role.COORDINATOR)
    services.grant_language(actor=coordinator, user=desk.second_editor, locale="en")
    services.mark_reviewed(actor=desk.second_editor, publication=row)
    services.translate_strings(
        actor=desk.editor, publication=row, strings={"Mùa sen": "The lotus season"}
    )
    with pytest.raises(services.NotReady):
        services.request_clearance(actor=desk.editor, publication=row)


def test_only_a_published_source_is_translated(desk):
    with pytest.raises(RuleBroken):
        services.start_translation(actor=desk.editor, publication=desk.draft(), locale="en")


def test_a_free_translation_is_written_as_its_own_text(desk, source):
    row = services.write_translation(
        actor=desk.editor, publication=source, locale="ja", title="蓮の季節", lead="見頃です。"
    )
    put_out(desk, row)
    assert row.current.content["title"] == "蓮の季節"
    assert row.path == "/ja/bunka-kankou/mua-sen/"


def test_withdrawing_the_source_withdraws_its_translations_too(desk, source):
    row = english(desk, source)
    put_out(desk, row)
    services.withdraw(actor=desk.leader, publication=source, reason="Xem lại số liệu.")
    row.refresh_from_db()
    assert row.state == "withdrawn" and row.withdrawn_reason == "Xem lại số liệu."


def test_withdrawing_a_translation_leaves_its_source(desk, source):
    row = english(desk, source)
    put_out(desk, row)
    services.withdraw(actor=desk.leader, publication=row, reason="Dịch chưa đúng.")
    source.refresh_from_db()
    assert source.is_live


def test_what_is_not_translated_yet_is_not_handed_in(desk, source):
    row = services.start_translation(actor=desk.editor, publication=source, locale="en")
    words = {"Mùa sen": "Lotus season", "Hoa nở rộ.": "The lotus is in full bloom."}
    services.translate_strings(actor=desk.editor, publication=row, strings=words)
    with pytest.raises(services.NotReady, match="Còn 1 đoạn chưa dịch"):
        services.request_clearance(actor=desk.editor, publication=row)
