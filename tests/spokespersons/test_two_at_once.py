"""Two people at the same moment: one answer given, one refusal, one number for each question."""

import pytest

from phohien.kernel.errors import RuleBroken
from phohien.spokespersons import services
from phohien.spokespersons.models import AskedQuestion, Inquiry, SpeakingReport
from tests.spokespersons.factories import Desk
from tests.syndication.test_two_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_inquiry_is_closed_once():
    desk = Desk.make()
    row = desk.inquiry()
    found = together(
        lambda: services.refuse_inquiry(
            actor=desk.writer, inquiry=row, ground="trial", reason="Đang được điều tra"
        ),
        lambda: services.withdraw_inquiry(actor=desk.press, inquiry=row),
    )
    assert len([one for one in found if isinstance(one, RuleBroken)]) == 1
    assert Inquiry.objects.get().state in ("refused", "withdrawn")


def test_two_questions_at_once_get_two_numbers():
    desk = Desk.make()
    held = desk.held()
    together(
        *[
            lambda word=word: services.record_question(
                actor=desk.writer, conference=held, question=word, state="answered", said="Có."
            )
            for word in ("Một?", "Hai?")
        ]
    )
    numbers = AskedQuestion.objects.values_list("number", flat=True)
    assert sorted(numbers) == [1, 2]


def test_the_yearly_report_is_opened_once():
    desk = Desk.make()
    together(
        *[
            lambda: services.open_report(actor=desk.press, agency=None, year=2026)
            for _one in range(2)
        ]
    )
    assert SpeakingReport.objects.count() == 1
