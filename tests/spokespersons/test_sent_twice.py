"""An impatient finger: each form of the room sent twice leaves one row, so no figure is doubled."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.spokespersons import services
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Briefing,
    Inquiry,
    MonthlyInformation,
    PreparedQuestion,
    PressConference,
    Spokesperson,
)


def briefing(desk):
    return services.log_briefing(
        actor=desk.writer, agency=desk.department, held_on=clock.today(), organiser="commission",
        matter="Lễ hội", content="Thông tin về lễ hội",
    )  # fmt: skip


def month(desk):
    return services.log_month(
        actor=desk.writer, agency=desk.department, year=2026, month=10, form="written",
        provided_on=clock.today(), title="Thông tin tháng 10",
    )  # fmt: skip


def inquiry(desk, outlet, moment):
    return desk.inquiry(outlet=outlet, received_at=moment, title="giá vé")


def named(desk):
    return desk.person(full_name="Vũ Phát Ngôn", email="vu@hungyen.example")


FORMS = {
    Briefing: briefing,
    MonthlyInformation: month,
    Spokesperson: named,
    Answer: lambda desk: desk.answer(question="Có bán vé không?"),
}


@pytest.mark.parametrize("model", FORMS)
def test_a_form_sent_twice_is_one_row(desk, model):
    assert FORMS[model](desk) == FORMS[model](desk)
    assert model.objects.count() == 1


def test_an_inquiry_and_a_conference_sent_twice_are_one_each(desk):
    outlet, moment = desk.outlet(), clock.now() - dt.timedelta(hours=1)
    assert inquiry(desk, outlet, moment) == inquiry(desk, outlet, moment)
    begins = clock.now() + dt.timedelta(days=3)
    for _time in range(2):
        desk.conference(title="Thông tin về lễ hội", starts_at=begins)
    assert (Inquiry.objects.count(), PressConference.objects.count()) == (1, 1)


def test_questions_of_a_conference_sent_twice_are_one_each(desk):
    coming, held = desk.conference(), desk.held()
    for _time in range(2):
        services.foresee_question(
            actor=desk.writer, conference=coming, question="Có bán vé không?",
            owner=desk.department, due_at=coming.starts_at,
        )  # fmt: skip
        services.record_question(
            actor=desk.writer, conference=held, question="Bao giờ công bố?", state="promised",
            due_on=clock.today(),
        )  # fmt: skip
    assert (PreparedQuestion.objects.count(), AskedQuestion.objects.count()) == (1, 1)


def test_the_same_words_later_are_another_answer(desk):
    first = desk.answer(question="Có bán vé không?")
    with clock.at(clock.now() + dt.timedelta(hours=1)):
        assert desk.answer(question="Có bán vé không?") != first
