"""A report not handed in is reminded of by the closing task, through a real mail server."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.notices.services import send_digests
from phohien.plans.models import Assignment
from phohien.plans.reminders import remind_all
from phohien.reports.services import return_report, submit_report
from tests.reports.smtp_server import MailServer

DEADLINE = dt.date(2026, 12, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def mails(settings):
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield server.received
    server.shutdown()
    server.server_close()


@pytest.fixture
def only_closing(province):
    """Everything but the report is done, so that deadlines speak of the report alone."""
    others = Assignment.objects.filter(plan=province.plan).exclude(task__code="closing")
    others.update(deadline=None)
    return province


def live(first: dt.date, last: dt.date) -> None:
    """What the daily job does, twice a day to see that nothing is told twice."""
    day = first
    while day <= last:
        with clock.at(day):
            for _run in range(2):
                remind_all()
                send_digests()
        day += DAY


def about_deadline(mails, address: str) -> list[str]:
    words = ("đến hạn", "quá hạn")
    texts = [(m["To"], m.get_content()) for m in mails]
    return [
        line
        for to, text in texts
        if to == address
        for line in text.splitlines()
        if line.startswith("•") and any(word in line for word in words)
    ]


def test_each_step_once_and_one_mail_a_day(only_closing, mails):
    live(DEADLINE - 31 * DAY, DEADLINE + 15 * DAY)
    told = about_deadline(mails, "cb@example.com")
    days = [line.split("(")[0].strip("• ") for line in told]
    assert days == [
        "1 việc còn 30 ngày là đến hạn",
        "1 việc còn 14 ngày là đến hạn",
        "1 việc còn 7 ngày là đến hạn",
        "1 việc còn 1 ngày là đến hạn",
        "1 việc đến hạn hôm nay",
        "1 việc đã quá hạn 1 ngày",
        "1 việc đã quá hạn 8 ngày",
        "1 việc đã quá hạn 15 ngày",
    ]
    assert len(mails) == len({(m["To"], m.get_content()) for m in mails})


def test_a_report_handed_in_is_not_reminded_of(only_closing, mails):
    with clock.at(dt.date(2026, 11, 20)):
        report = only_closing.submitted()
    live(dt.date(2026, 11, 21), DEADLINE + 9 * DAY)
    assert about_deadline(mails, "cb@example.com") == []
    with clock.at(DEADLINE + 10 * DAY):
        return_report(actor=only_closing.coordinator, report=report, reason="Thiếu số liệu.")
    live(DEADLINE + 10 * DAY, DEADLINE + 11 * DAY)
    told = about_deadline(mails, "cb@example.com")
    assert len(told) == 1 and "quá hạn 10 ngày" in told[0]
    with clock.at(DEADLINE + 12 * DAY):
        submit_report(actor=only_closing.leader, report=report)
    live(DEADLINE + 13 * DAY, DEADLINE + 30 * DAY)
    assert len(about_deadline(mails, "cb@example.com")) == 1
