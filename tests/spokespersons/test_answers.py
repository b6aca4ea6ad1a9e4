"""Answers: nobody clears their own, changed words lose it, expired ones are not used unnoticed."""

import datetime as dt

import pytest
from django.urls import reverse

from phohien.clearance import services as clearance
from phohien.clearance.models import Case, Step
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.organisation.enums import Role
from phohien.security.policies import visible
from phohien.spokespersons import services
from phohien.spokespersons.models import Answer
from phohien.spokespersons.selectors import work
from phohien.spokespersons.subjects import TYPE
from tests.factories import add_role, make_user
from tests.newsroom.factories import YES, sign_all

SOON = dt.timedelta(days=30)


def test_the_writer_never_signs(desk):
    answer = desk.answer()
    writer = add_role(desk.writer, Role.AGENCY_LEADER, desk.department)
    services.request_answer(actor=writer, answer=answer)
    case = Case.objects.get(subject_type=TYPE, subject_id=answer.pk)
    own = Step.objects.filter(case=case, agency=desk.department)
    assert own.exists() and not visible(writer, own, "sign").exists()
    editor = make_user(Role.EDITOR, case.owner)
    clearance.clear_step(actor=editor, step=case.steps.get(order=1), checklist=YES)
    with pytest.raises(NotAllowed):
        clearance.clear_step(actor=writer, step=case.steps.get(order=2), checklist=YES)
    assert [step.role for step in case.steps.order_by("order")][-1] == Role.SPOKESPERSON


def test_other_words_are_cleared_anew(desk):
    answer = desk.cleared()
    assert answer.is_usable
    answer = services.write_answer(
        actor=desk.writer, answer=answer, question=answer.question, text="Có bán vé.",
        source=answer.source, topic=answer.topic,
    )  # fmt: skip
    assert answer.state == "draft" and not answer.cleared_fingerprint
    inquiry = desk.inquiry()
    with pytest.raises(RuleBroken):
        services.answer_inquiry(actor=desk.writer, inquiry=inquiry, form="written")


def test_an_answer_without_source_is_not_handed_in(desk):
    with pytest.raises(InvalidInput) as caught:
        services.request_answer(actor=desk.writer, answer=desk.answer(source=""))
    assert caught.value.field == "source"


def test_a_signer_reads_the_whole_answer(desk, client):
    answer = desk.answer(question=f"{'Có bán vé không? ' * 20}Hết câu hỏi.")
    services.request_answer(actor=desk.writer, answer=answer)
    case = Case.objects.get(subject_type=TYPE, subject_id=answer.pk)
    client.force_login(make_user(Role.EDITOR, case.owner))
    page = client.get(reverse("clearance:case", args=[case.pk]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Hết câu hỏi." in text and answer.text in text and answer.source in text


def test_a_second_clearance_shows_what_changed(desk, client):
    answer = desk.cleared()
    answer = services.write_answer(
        actor=desk.writer, answer=answer, question=answer.question, text="Lễ hội có bán vé.",
        source=answer.source, topic=answer.topic,
    )  # fmt: skip
    services.request_answer(actor=desk.writer, answer=answer)
    case = Case.objects.get(subject_type=TYPE, subject_id=answer.pk, state="open")
    client.force_login(make_user(Role.EDITOR, case.owner))
    text = client.get(reverse("clearance:case", args=[case.pk])).content.decode()
    assert "<ins>" in text and "1 chỗ khác" in text


def test_the_bank_is_found_with_and_without_accents(desk):
    answer = desk.cleared(question="Vé tham quan Phố Hiến giá bao nhiêu?")
    services.bank_answer(actor=desk.writer, answer=answer, valid_until=clock.today() + SOON)
    for text in ("vé tham quan", "ve tham quan pho hien", "PHỐ HIẾN giá"):
        assert list(work.answers(actor=desk.press, text=text)) == [answer], text
    assert not work.answers(actor=desk.press, text="lễ hội chùa Keo").exists()


def test_an_expired_answer_is_marked_and_comes_only_as_a_draft(desk):
    answer = desk.cleared()
    services.bank_answer(actor=desk.writer, answer=answer, valid_until=clock.today())
    inquiry = desk.inquiry()
    with clock.at(clock.now() + dt.timedelta(days=2)):
        answer.refresh_from_db()
        assert answer.is_expired and not answer.is_usable
        assert not work.answers(actor=desk.press).exists()
        assert list(work.answers(actor=desk.press, state="het-han")) == [answer]
        taken = services.inquiry_from_bank(actor=desk.writer, inquiry=inquiry, answer=answer)
        assert taken != answer and taken.state == "draft" and taken.based_on == answer
        inquiry.refresh_from_db()
        with pytest.raises(RuleBroken, match="chưa được duyệt"):
            services.answer_inquiry(actor=desk.writer, inquiry=inquiry, form="written")


def test_an_answer_that_expires_after_it_was_taken_is_not_given(desk):
    answer = desk.cleared()
    services.bank_answer(actor=desk.writer, answer=answer, valid_until=clock.today())
    inquiry = desk.inquiry()
    taken = services.inquiry_from_bank(actor=desk.writer, inquiry=inquiry, answer=answer)
    assert taken == answer
    with clock.at(clock.now() + dt.timedelta(days=2)), pytest.raises(RuleBroken, match="hết hiệu"):
        services.answer_inquiry(actor=desk.writer, inquiry=inquiry, form="written")


def test_another_agencys_answer_is_not_taken_over_unnoticed(desk):
    answer = desk.cleared()
    services.bank_answer(actor=desk.writer, answer=answer, valid_until=clock.today() + SOON)
    inquiry = desk.inquiry(agency=desk.office)
    taken = services.inquiry_from_bank(actor=desk.officer, inquiry=inquiry, answer=answer)
    assert taken.agency == desk.office and taken.state == "draft"


def test_the_last_day_only_comes_nearer(desk):
    answer = desk.cleared()
    answer = services.bank_answer(
        actor=desk.writer, answer=answer, valid_until=clock.today() + SOON
    )
    with pytest.raises(InvalidInput, match="Soạn lại"):
        services.bank_answer(actor=desk.writer, answer=answer, valid_until=clock.today() + 2 * SOON)
    with pytest.raises(InvalidInput, match="nhiều nhất một năm"):
        services.bank_answer(
            actor=desk.writer, answer=desk.cleared(), valid_until=clock.today() + 13 * SOON
        )
    nearer = clock.today() + dt.timedelta(days=3)
    assert services.bank_answer(actor=desk.writer, answer=answer, valid_until=nearer).is_usable


def test_from_conference_and_inquiry_into_the_bank_in_one_action(desk):
    until = clock.today() + SOON
    asked = services.record_question(
        actor=desk.writer, conference=desk.held(), question="Có bắn pháo hoa không?",
        state="answered", said="Không bắn pháo hoa.",
    )  # fmt: skip
    spoken = services.bank_asked(actor=desk.writer, asked=asked, valid_until=until)
    assert spoken.state == "in_clearance" and spoken.banked_at is None
    sign_all(Case.objects.get(subject_type=TYPE, subject_id=spoken.pk))
    spoken.refresh_from_db()
    assert spoken.banked_at is not None and spoken.is_usable
    inquiry = desk.inquiry()
    services.draft_inquiry_answer(
        actor=desk.writer, inquiry=inquiry, text="Giá vé không đổi.", source="Quyết định giá vé"
    )
    inquiry.refresh_from_db()
    desk.clear(inquiry.answer)
    kept = services.bank_inquiry(actor=desk.writer, inquiry=inquiry, valid_until=until)
    assert kept.banked_at is not None
    assert set(work.answers(actor=desk.press)) == {spoken, kept}


def test_drafts_are_not_for_other_agencies_and_the_bank_is_for_all_staff(desk):
    stranger = make_user(Role.AGENCY_OFFICER, "11953")
    draft, banked = desk.answer(), desk.cleared()
    services.bank_answer(actor=desk.writer, answer=banked, valid_until=clock.today() + SOON)
    assert list(visible(stranger, Answer)) == [banked]
    assert set(visible(desk.press, Answer)) == {draft, banked}
