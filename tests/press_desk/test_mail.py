"""Letters to applicants over real SMTP: each once, nothing of a person in them, failures told."""

import pytest

from phohien.kernel import clock
from phohien.kernel.jobs.worker import Worker
from phohien.notices.models import Notice
from phohien.press_desk import services
from phohien.press_desk.enums import MailReason, MailState
from phohien.press_desk.models import ApplicantMail, PressRequest
from phohien.press_desk.services import erasing, mailing, watching
from tests.press_desk.factories import MAIL, NAME, PASSPORT, PHONE, SECRET_WORDS, moment
from tests.press_monitoring.mail_servers import MailServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(settings):
    served = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", served.port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
    yield served
    served.shutdown()
    served.server_close()


def work() -> None:
    Worker().run_ready()


def bodies(server) -> list[str]:
    return [letter.get_content().replace("\r\n", "\n") for letter in server.received]


def test_a_request_is_told_from_receipt_to_decision_in_both_languages(desk, server):
    with clock.at(moment("2026-12-01 09:00")):
        request, link = desk.with_link()
        services.claim(actor=desk.officer, request=request)
        services.ask(actor=desk.officer, request=request, papers=["form"], words=SECRET_WORDS)
        services.answer_by_link(link=link, words=SECRET_WORDS)
        services.tell_applicant(actor=desk.officer, request=request, words=SECRET_WORDS)
        services.propose(actor=desk.officer, request=request, outcome="consent")
        services.decide(actor=desk.chief, request=request, signer="chief")
        work()
    assert server.addresses() == [MAIL] * 4
    code = PressRequest.objects.get().code
    told = [
        "Request received",
        "File to be completed",
        "Message from the press desk",
        "Request granted",
    ]
    assert [letter["Subject"] for letter in server.received] == [f"{code}: {one}" for one in told]
    first = bodies(server)[0]
    assert first.index("We have received your request.") < first.index("Chúng tôi đã nhận")
    assert "17:00 08/12/2026" in first and "Article 16(3)" in first and "khoản 3 Điều 16" in first
    for text in (*bodies(server), *(str(letter["Subject"]) for letter in server.received)):
        for secret in (NAME, PASSPORT, PHONE, SECRET_WORDS, link, "Le Courrier du Delta"):
            assert secret not in text
    assert set(ApplicantMail.objects.values_list("state", flat=True)) == {MailState.SENT}


def test_a_vietnamese_form_is_answered_in_vietnamese_first(desk, server):
    desk.received("film_screening", people=[], language="vi")
    work()
    (text,) = bodies(server)
    assert text.startswith("Kính gửi quý cơ quan,") and "Dear" in text


@pytest.mark.parametrize(
    ("kind", "end", "reason", "words"),
    [
        ("film_screening", watching.lapse_all, MailReason.TACIT, "may go ahead"),
        ("activity", None, MailReason.WITHDRAWN, "withdrawn"),
    ],
)
def test_ends_without_a_decision_are_told_too(desk, server, kind, end, reason, words):
    with clock.at(moment("2026-12-01 09:00")):
        _request, link = desk.with_link(kind, people=[])
    with clock.at(moment("2026-12-11 09:00")):
        if end:
            end()
        else:
            services.withdraw_by_link(link=link)
        work()
    assert ApplicantMail.objects.filter(reason=reason, state=MailState.SENT).count() == 1
    assert words in bodies(server)[-1]


def test_who_is_forwarded_reads_where_to(desk, server):
    request = desk.in_hand()
    services.forward(actor=desk.officer, request=request, to="Bộ Ngoại giao")
    work()
    assert "Bộ Ngoại giao." in bodies(server)[-1]


def test_a_refused_address_is_told_to_the_desk_and_kept_nowhere(desk, server):
    server.refused[MAIL] = f"550 no such mailbox {MAIL}"
    request = desk.received()
    work()
    row = ApplicantMail.objects.get()
    assert (row.state, row.cause) == (MailState.FAILED, "550")
    assert Notice.objects.filter(key=f"press_desk:{request.pk}:mail-{row.pk}").count() == 2
    assert not Notice.objects.filter(body__contains=MAIL).exists()


def test_a_server_that_is_away_is_tried_again_later(desk, server, settings):
    settings.EMAIL_PORT = 1
    with clock.at(moment("2026-12-01 09:00")):
        desk.received()
        work()
        assert ApplicantMail.objects.get().state == MailState.WAITING
    settings.EMAIL_PORT = server.port
    with clock.at(moment("2026-12-01 09:05")):
        work()
    assert server.addresses() == [MAIL] and ApplicantMail.objects.get().state == MailState.SENT


def test_a_letter_whose_end_nobody_confirmed_is_not_sent_twice(desk, server):
    server.hangs_up = True
    desk.received()
    work()
    row = ApplicantMail.objects.get()
    assert row.state == MailState.HANDED and len(server.received) == 1
    mailing.send_mail(row.pk)
    assert len(server.received) == 1


def test_nothing_leaves_when_the_request_was_not_kept(desk, server, monkeypatch):
    monkeypatch.setattr(services.receiving, "_announce", _fails)
    with pytest.raises(ZeroDivisionError):
        desk.received()
    work()
    assert not server.received and not ApplicantMail.objects.exists()


def _fails(request) -> None:
    mailing.owe_mail(request, MailReason.RECEIVED)
    raise ZeroDivisionError


def test_after_erasure_there_is_no_address_to_write_to(desk, server):
    request = desk.received()
    ApplicantMail.objects.all().delete()
    erasing.erase(request.pk)
    mailing.owe_mail(request, MailReason.TOLD)
    work()
    row = ApplicantMail.objects.get()
    assert (row.state, row.cause) == (MailState.FAILED, mailing.NO_ADDRESS)
    assert not server.received


def test_the_desk_reads_how_the_letters_went(desk, client):
    request = desk.received()
    work()
    client.force_login(desk.officer)
    page = client.get(f"/lam-viec/bao-chi-nuoc-ngoai/{request.pk}/").content.decode()
    assert "Thư báo cho người gửi" in page and "Đã gửi" in page and MAIL not in page
