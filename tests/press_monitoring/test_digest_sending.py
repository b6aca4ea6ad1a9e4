"""Letters to leaders over real SMTP: each person one a day, whatever breaks, and all of it said."""

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from phohien.kernel import clock
from phohien.kernel.errors import NotAllowed
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.press_monitoring.digest import pdf, recipients, sending, services
from phohien.press_monitoring.models import Digest, DigestDelivery
from tests.factories import make_user
from tests.press_monitoring.digest_world import DAY, Morning, at, make_story
from tests.press_monitoring.mail_servers import MailServer

pytestmark = pytest.mark.django_db(transaction=True)
SENDER = Path(__file__).with_name("digest_sender.py")
ALL = ["ld1@tinh.example", "ld2@tinh.example", "ld3@tinh.example"]


@pytest.fixture
def server(settings):
    served = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", served.port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
    settings.BASE_URL = "https://lamviec.phohien.example"
    yield served
    served.shutdown()
    served.server_close()


@pytest.fixture
def released() -> Digest:
    morning = Morning()
    make_story("Nhãn lồng lên kệ ở Tokyo", outlets=3)
    asked = make_story("Nước sông đổi màu", mark="needs_answer", marked_by=morning.analyst,
                       marked_at=at(20, day=23))  # fmt: skip
    assert asked
    with clock.at(at(6, 20)):
        digest = services.compose_digest(day=DAY)
    with clock.at(at(7)):
        return services.release_digest(digest=digest)


def send(digest: Digest, moment: dt.datetime | None = None) -> int:
    with clock.at(moment or at(7)):
        return sending.send_letters(digest, lambda done, total: None)


def states() -> list[str]:
    return list(DigestDelivery.objects.order_by("pk").values_list("state", flat=True))


def test_every_leader_gets_one_letter_with_html_text_and_pdf(server, released):
    assert send(released) == 3 and send(released) == 0
    assert server.addresses() == ALL
    letter = server.received[0]
    assert letter["Subject"].strip() == "Điểm báo 24/11: 1 tin về tỉnh, 1 cần trả lời"
    assert letter["Message-ID"].startswith("<diem-bao.2026-11-24.")
    html = letter.get_body(("html",)).get_content()
    text = letter.get_body(("plain",)).get_content()
    for words in ("Nhãn lồng lên kệ ở Tokyo", "Cần trả lời", "chưa có người soát", "3 báo"):
        assert words in html.replace("\u00a0", " "), words
    assert "Nhãn lồng lên kệ ở Tokyo" in text
    assert "https://lamviec.phohien.example/lam-viec/nghe-bao/diem-bao/2026-11-24/" in text
    assert "class=" not in html and "<script" not in html
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "diem-bao-2026-11-24.pdf"
    assert pdf.sheets(attached.get_content()) == 1


def test_all_get_the_same_and_what_happens_later_changes_nothing(server, released):
    first = released.page
    make_story("Tin sau bảy giờ", when=at(7, 1))
    send(released)
    released.refresh_from_db()
    assert released.page == first
    bodies = {next(letter.iter_attachments()).get_content() for letter in server.received}
    assert len(bodies) == 1


def test_a_refused_address_stops_nobody_and_is_told(server, released):
    server.refused = {"ld2@": "550 no such user"}
    assert send(released) == 2
    assert states() == ["sent", "failed", "sent"]
    assert server.addresses() == [ALL[0], ALL[2]]
    assert Notice.objects.filter(subject__contains="Lãnh Đạo 2").count() == 2  # both analysts


def test_a_busy_server_is_asked_again_later_and_not_before(server, released):
    server.refused = {"ld2@": "451 later"}
    send(released)
    server.refused = {}
    assert states() == ["sent", "waiting", "sent"]
    assert send(released) == 0
    assert send(released, at(7, 2)) == 1
    assert server.addresses() == ALL


def test_a_server_that_is_away_loses_nothing(server, released, settings):
    settings.EMAIL_PORT = 1
    assert send(released) == 0 and states() == ["waiting"] * 3
    settings.EMAIL_PORT = server.port
    assert send(released, at(7, 5)) == 3


def test_a_connection_that_breaks_after_the_end_is_unclear_and_not_repeated(server, released):
    server.hangs_up = True
    send(released)
    server.hangs_up = False
    assert states() == ["handed"] * 3 and len(server.received) == 3
    assert send(released, at(8)) == 0 and len(server.received) == 3
    letter = DigestDelivery.objects.first()
    analyst = make_user(Role.PRESS_ANALYST)
    with pytest.raises(NotAllowed):
        sending.send_again(actor=make_user(Role.AUDITOR), letter=letter)
    sending.send_again(actor=analyst, letter=letter)
    assert send(released, at(8)) == 1 and len(server.received) == 4


@pytest.mark.parametrize("place", ["held", "written", "arrived"])
def test_a_worker_killed_at_any_place_doubles_and_loses_nothing(
    server, released, child_environment, tmp_path, place
):
    """Killed while holding the second letter, with all but its end on the wire, and arrived."""
    mark = tmp_path / "mark"
    environment = child_environment | {
        "PHOHIEN_SMTP_HOST": "127.0.0.1",
        "PHOHIEN_SMTP_PORT": str(server.port),
        "PHOHIEN_SMTP_TLS": "false",
    }
    command = [sys.executable, SENDER, place, "2", mark, at(7).isoformat()]
    process = subprocess.Popen([str(part) for part in command], env=environment)
    deadline = time.monotonic() + 120
    while not mark.exists():
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.1)
    os.kill(process.pid, 9)
    process.wait()
    send(released, at(7, 3))
    assert server.addresses() == ALL
    assert states() == ["sent", "handed" if place == "arrived" else "sent", "sent"]


def test_an_attempt_that_was_overtaken_cannot_end_its_letter(server, released):
    letter = DigestDelivery.objects.first()
    assert sending._hold(letter.pk, "cũ")
    assert sending._hold(letter.pk, "mới")
    with pytest.raises(sending.Overtaken):
        sending._hand(letter.pk, "cũ")
    sending._hand(letter.pk, "mới")
    assert server.received == []


def test_who_gets_it():
    morning = Morning()
    chief = make_user(Role.AGENCY_LEADER, "12904", email="xa@tinh.example", full_name="Lê Xã")
    officer = make_user(Role.AGENCY_OFFICER, "12904", email="cb@tinh.example")
    silent = make_user(Role.PROVINCIAL_LEADER, full_name="Không Thư", email="")
    recipients.add_reader(actor=morning.analyst, user=chief)
    names = [person.full_name for person in recipients.recipients()]
    assert names == ["Lãnh Đạo 1", "Lãnh Đạo 2", "Lãnh Đạo 3", "Lê Xã"]
    assert list(recipients.without_address()) == [silent]
    with pytest.raises(Exception, match="lãnh đạo đơn vị"):
        recipients.add_reader(actor=morning.analyst, user=officer)
    with pytest.raises(NotAllowed):
        recipients.add_reader(actor=morning.leaders[0], user=chief)
    chief.grants.update(valid_to=clock.today() - dt.timedelta(days=1))
    assert "Lê Xã" not in [person.full_name for person in recipients.recipients()]


def test_a_story_marked_after_composing_is_on_what_is_sent(released):
    titles = [row["headline"] for row in released.page["answers"]]
    assert titles == ["Nước sông đổi màu"]
    morning = Digest.objects.get()
    with clock.at(at(6, 20, day=25)):
        later = services.compose_digest(day=dt.date(2026, 11, 25))
    late = make_story("Hỏi lúc bảy giờ kém năm", when=at(6, 30, day=25))
    analyst = make_user(Role.PRESS_ANALYST)
    from phohien.press_monitoring import services as room

    with clock.at(at(6, 55, day=25)):
        room.mark_story(actor=analyst, story=late, mark="needs_answer")
    with clock.at(at(7, day=25)):
        later = services.release_digest(digest=later)
    assert "Hỏi lúc bảy giờ kém năm" in [row["headline"] for row in later.page["answers"]]
    assert later.page["decisions"][-1].startswith("Điểm báo gửi 3 người lúc 07:00, như phần mềm")
    assert morning.sha256 != later.sha256
