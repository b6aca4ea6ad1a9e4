"""One notice per reason, one e-mail a day, nothing lost."""

import datetime as dt
from smtplib import SMTPException

import pytest
from django.core import mail

from phohien.kernel import clock
from phohien.notices import selectors, services
from phohien.notices.models import Digest, Notice
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 3)


@pytest.fixture
def person():
    return factories.make_user(email="mau@phohien.example")


def tell(person, key: str, subject: str = "3 việc còn 7 ngày là đến hạn") -> int:
    return services.notify(
        recipients=[person], kind="deadline", key=key, subject=subject, url="/lam-viec/viec/"
    )


def test_one_notice_for_one_reason(person):
    assert tell(person, "a") == 1
    assert tell(person, "a") == 0
    assert tell(person, "b") == 1
    assert selectors.unread_count(actor=person) == 2


def test_one_mail_a_day_holds_all(person):
    with clock.at(DAY):
        tell(person, "a", "Việc thứ nhất")
        tell(person, "b", "Việc thứ hai")
        assert services.send_digests() == 1
        tell(person, "c", "Việc thứ ba")
        assert services.send_digests() == 0
    assert len(mail.outbox) == 1
    assert "Việc thứ nhất" in mail.outbox[0].body and "Việc thứ hai" in mail.outbox[0].body
    with clock.at(DAY + dt.timedelta(days=1)):
        assert services.send_digests() == 1
    assert "Việc thứ ba" in mail.outbox[1].body and "Việc thứ nhất" not in mail.outbox[1].body


def test_what_was_read_is_not_mailed(person):
    tell(person, "a")
    services.mark_read(actor=person)
    assert services.send_digests() == 0


def test_a_failed_send_is_tried_again(person, monkeypatch):
    tell(person, "a")
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _refuse)
        assert services.send_digests() == 0
    assert not Digest.objects.exists()
    assert services.send_digests() == 1


def test_a_killed_send_goes_into_the_next_days_mail(person):
    with clock.at(DAY):
        tell(person, "a")
        digest = Digest.objects.create(recipient=person, day=DAY)
        Notice.objects.update(digest=digest)
        assert services.send_digests() == 0
    with clock.at(DAY + dt.timedelta(days=1)):
        assert services.send_digests() == 1


def _refuse(*args, **kwargs):
    raise SMTPException("no")
