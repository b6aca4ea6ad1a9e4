"""Each way out against a real receiver: put up, correct, take down, and what goes wrong."""

import json
import socket

import pytest

from phohien.kernel import clock
from phohien.newsroom import services as newsroom
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.models import Delivery
from tests.reports.smtp_server import MailServer
from tests.syndication.conftest import (
    SECRET,
    VARIABLE,
    later,
    make_channel,
    new_version,
    state_of,
    work,
)
from tests.syndication.receivers import FileServer, Outlet


@pytest.fixture
def loopback(settings):
    settings.OUTBOUND_ALLOWED_HOSTS = ["localhost"]
    settings.OUTBOUND_PRIVATE_HOSTS = ["localhost"]


@pytest.fixture
def outlet(loopback, secret):
    server = Outlet(SECRET)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def mail(settings):
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = False
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def sftp(tmp_path, loopback, secret):
    root = tmp_path / "kho"
    root.mkdir()
    server = FileServer(root, "phohien", SECRET)
    yield server
    server.stop()


def pushing(outlet, **fields):
    told = {"url": outlet.url, "secret_env": VARIABLE}
    return make_channel("http_push", is_automatic=True, settings=told, **fields)


def only(channel) -> Delivery:
    return Delivery.objects.filter(channel=channel).order_by("-pk").first()


def test_a_push_is_signed_acknowledged_replaced_and_taken_down(desk, outlet):
    channel = pushing(outlet)
    publication = desk.live()
    work()
    delivery = only(channel)
    assert (delivery.state, delivery.remote_url) == (D.ACKNOWLEDGED, "https://outlet.example/7")
    new_version(desk, publication, note="Ngày 13 chứ không phải ngày 12.")
    work()
    ((uri, held),) = outlet.items.items()
    assert held["item"]["version"] == "2" and "Cải chính" in held["item"]["ednote"]
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Sai ảnh.")
    work()
    assert outlet.items == {} and uri.startswith("tag:")
    assert state_of(channel) == D.WITHDRAWN_THERE
    events = [event for event, _key in outlet.heard]
    assert events == ["item.published", "item.corrected", "item.withdrawn"]


def test_a_wrong_secret_is_refused_by_the_receiver(desk, outlet, monkeypatch):
    channel = pushing(outlet)
    monkeypatch.setenv(VARIABLE, "x" * 40)
    desk.live()
    work()
    delivery = only(channel)
    assert delivery.state == D.FAILED and "401" in delivery.last_error
    assert outlet.items == {}


def test_a_busy_receiver_is_asked_again_with_the_same_key(desk, outlet):
    channel = pushing(outlet)
    outlet.answers = [503]
    desk.live()
    work()
    assert state_of(channel) == D.QUEUED and not outlet.items
    with clock.at(later(minutes=2)):
        work()
    assert state_of(channel) == D.ACKNOWLEDGED
    assert len(outlet.heard) == 2 and len({key for _event, key in outlet.heard}) == 1


def test_a_push_to_an_unlisted_host_never_leaves(desk, outlet, settings):
    settings.OUTBOUND_ALLOWED_HOSTS = ["elsewhere.example"]
    channel = pushing(outlet)
    desk.live()
    work()
    assert state_of(channel) == D.FAILED and outlet.heard == []


def test_mail_carries_words_and_form_and_the_notice_of_removal(desk, mail):
    channel = make_channel(
        "email", form="newsml", is_automatic=True, settings={"to": ["tin@bao.example"]}
    )
    publication = desk.live()
    work()
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Sai số liệu.")
    work()
    first, last = mail.received
    assert first["To"] == "tin@bao.example" and first["Subject"] == publication.title
    assert publication.current.snapshot["lead"] in first.get_body(("plain",)).get_content()
    (attached,) = first.iter_attachments()
    assert b"stat:usable" in attached.get_payload(decode=True)
    assert last["Subject"].startswith("[GỠ BÀI]") and last["References"] == first["References"]
    assert "Sai số liệu." in last.get_body(("plain",)).get_content()
    (tombstone,) = last.iter_attachments()
    assert b"stat:canceled" in tombstone.get_payload(decode=True)
    assert state_of(channel) == D.WITHDRAWN_THERE


def test_a_mail_server_that_is_away_is_tried_again_and_nothing_is_unclear(desk, mail, settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
    channel = make_channel("email", is_automatic=True, settings={"to": ["tin@bao.example"]})
    publication = desk.live()
    work()
    delivery = only(channel)
    assert (delivery.state, delivery.is_unclear) == (D.QUEUED, False)
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Dừng.")
    assert state_of(channel) == D.CANCELLED  # surely nothing arrived: nothing to recall


def test_a_folder_gets_whole_files_and_a_tombstone(desk, settings, tmp_path):
    settings.SYNDICATION_ROOT = str(tmp_path)
    channel = make_channel("folder", is_automatic=True, settings={"folder": "su-kien/2026"})
    publication = desk.live()
    work()
    folder = tmp_path / "su-kien" / "2026"
    (file,) = folder.iterdir()
    assert json.loads(file.read_text())["headlines"][0]["value"] == publication.title
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Dừng.")
    work()
    (tombstone,) = folder.iterdir()
    assert json.loads(tombstone.read_text())["pubstatus"] == "canceled"
    assert state_of(channel) == D.WITHDRAWN_THERE


def test_a_folder_outside_the_root_is_refused_even_through_a_link(desk, settings, tmp_path):
    settings.SYNDICATION_ROOT = str(tmp_path / "goc")
    (tmp_path / "goc").mkdir()
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "goc" / "loi").symlink_to(tmp_path / "ngoai")
    for folder in ("../ngoai", "loi"):
        channel = make_channel("folder", is_automatic=True, settings={"folder": folder})
        desk.live()
        work()
        assert state_of(channel) == D.FAILED
        channel.is_active = False
        channel.save()
    assert list((tmp_path / "ngoai").iterdir()) == []


def uploading(sftp, **told):
    known = {
        "host": "localhost",
        "port": sftp.port,
        "user": "phohien",
        "folder": "tin/den",
        "host_key": sftp.host_key,
        "password_env": VARIABLE,
    }
    return make_channel("sftp", is_automatic=True, settings=known | told)


def test_sftp_puts_a_whole_file_there_and_takes_it_down(desk, sftp):
    channel = uploading(sftp)
    publication = desk.live()
    work()
    folder = sftp.root / "tin" / "den"
    assert state_of(channel) == D.SENT, only(channel).last_error
    (file,) = folder.iterdir()
    assert json.loads(file.read_text())["uri"].endswith(f"/{publication.pk}")
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Dừng.")
    work()
    (tombstone,) = folder.iterdir()
    assert tombstone.name.endswith(".go-bai.json")


def test_sftp_with_another_server_key_sends_nothing(desk, sftp, tmp_path):
    import asyncssh

    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    channel = uploading(sftp, host_key=" ".join(other.split()[:2]))
    desk.live()
    work()
    assert state_of(channel) == D.FAILED
    assert list(sftp.root.iterdir()) == []


def test_a_channel_without_its_secret_fails_with_words(desk, outlet, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    channel = pushing(outlet)
    desk.live()
    work()
    delivery = only(channel)
    assert delivery.state == D.FAILED and VARIABLE in delivery.last_error
