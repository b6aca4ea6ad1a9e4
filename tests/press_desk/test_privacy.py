"""Nothing of a person in plain text: not in the database file, the folder, logs, audit, notices."""

import datetime as dt
import logging
import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from launcher.keys import load_keys
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotVisible
from phohien.kernel.logs import JsonLines
from phohien.notices.models import Notice
from phohien.press_desk import selectors, services
from phohien.press_desk.models import (
    Erasure,
    LinkedArticle,
    Message,
    Paper,
    PressRequest,
    Violation,
    VisitReport,
)
from phohien.press_desk.sealing import CannotOpen, link_mark, seal, unseal
from phohien.press_desk.services import erasing
from phohien.press_desk.services import papers as filing
from phohien.security.models import AuditEntry
from tests.press_desk.factories import (
    MAIL,
    NAME,
    PASSPORT,
    PHONE,
    SECRET_WORDS,
    Desk,
    given,
    moment,
    pdf,
)

PLAIN = [NAME, PASSPORT, MAIL, PHONE, SECRET_WORDS, "Jean Exemple", "đang ốm, xin hoãn", "Camera",
         "ho chieu Delacroix", "Quay trộm kho vật tư"]  # fmt: skip


def full_story(desk) -> tuple[PressRequest, str]:
    """A request with people, papers, words, a violation, a report."""
    request, link = desk.with_link("programme_change")
    services.attach_by_link(link=link, key="permit", files=[pdf()])
    services.claim(actor=desk.officer, request=request)
    services.ask(actor=desk.officer, request=request, papers=["permit"], words=f"Gửi {NAME}")
    services.answer_by_link(link=link, words="Tôi đang ốm, xin hoãn", files=[pdf()])
    request.refresh_from_db()
    services.propose(actor=desk.officer, request=request, outcome="consent")
    request = services.decide(actor=desk.chief, request=request, signer="chief")
    services.record_violation(
        actor=desk.officer, request=request, happened_at=clock.now(), place="Kho", ground="permit",
        facts="Quay trộm kho vật tư", evidence=[pdf()], suspends=True,
    )  # fmt: skip
    services.write_report(actor=desk.officer, request=request, sections={"done": f"{NAME} đã đi."})
    return request, link


def database_bytes() -> bytes:
    """Everything the database holds, as the file or as a dump of every table."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            name = cursor.execute("PRAGMA database_list").fetchall()[0][2]
        return Path(name).read_bytes()
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [repr([bytes(v) if isinstance(v, memoryview) else v for v in row])
                      for row in cursor.fetchall()]  # fmt: skip
    return "\n".join(parts).encode()


@pytest.mark.django_db(transaction=True)
def test_the_raw_database_and_the_folder_hold_no_plain_text(vault):
    desk = Desk.make()
    request, link = full_story(desk)
    raw = database_bytes()
    assert request.outlet.encode() in raw, "the probe reads what is there"
    found = [text for text in [*PLAIN, link] if text.encode() in raw]
    assert found == []
    files = [path for path in vault.rglob("*") if path.is_file()]
    assert len(files) == 3
    for path in files:
        body = path.read_bytes()
        assert not [text for text in PLAIN if text.encode() in body or text in str(path)]
        assert b"%PDF" not in body


@pytest.mark.django_db
def test_audit_notices_and_logs_hold_nothing_of_a_person(desk, vault, caplog):
    with caplog.at_level(logging.DEBUG):
        request, link = full_story(desk)
        selectors.opened(request)
    entries = AuditEntry.objects.filter(action__startswith="press_desk.")
    told = "\n".join(f"{row.object_label} {row.changes} {row.actor_name}" for row in entries)
    told += "\n".join(f"{row.subject} {row.body} {row.url}" for row in Notice.objects.all())
    told += caplog.text
    assert entries.count() > 8 and request.code in told
    assert [text for text in [*PLAIN, link] if text in told] == []


@pytest.mark.django_db
def test_only_the_hash_of_a_link_is_kept_and_a_new_one_ends_the_old(desk):
    request, link = desk.with_link()
    assert len(link) >= 43 and request.link_mark == link_mark(link) != link
    assert services.by_link(link) == request
    fresh = services.renew_link(actor=desk.officer, request=request)
    assert services.by_link(fresh) == request
    for dead in (link, "", "x", request.link_mark):
        with pytest.raises(NotVisible):
            services.by_link(dead)
    services.revoke_link(actor=desk.officer, request=request)
    with pytest.raises(NotVisible):
        services.by_link(fresh)


@pytest.mark.django_db
def test_a_file_comes_back_as_it_went_and_only_taken_kinds_go(desk, vault):
    request, link = desk.with_link()
    services.attach_by_link(link=link, key="form", files=[pdf("đơn.pdf")])
    paper = Paper.objects.get()
    name, body = filing.opened(paper)
    assert (name, body[:5], paper.key) == ("đơn.pdf", b"%PDF-", "form")
    for wrong in (pdf("a.exe"), pdf("a.png"), pdf("a.pdf", b""), pdf("b.svg", b"<svg/>")):
        with pytest.raises(InvalidInput):
            services.attach_by_link(link=link, key="form", files=[wrong])
    assert Paper.objects.count() == 1


@pytest.mark.django_db
def test_data_leave_on_their_day_and_the_log_keeps_none(desk, vault):
    with clock.at(moment("2026-12-04 09:00")):
        request, link = full_story_over(desk)
        assert request.erase_on == dt.date(2027, 3, 16)  # 90 days after 16/12/2026
    with clock.at(moment("2027-03-15 23:00")):
        assert erasing.erase_due() == 0
    with clock.at(moment("2027-03-16 06:00")):
        assert erasing.erase_due() == 1
        assert erasing.erase_due() == 0
    request.refresh_from_db()
    assert (request.sealed, request.link_mark, request.outlet) == (None, "", "Le Courrier du Delta")
    assert not Paper.objects.exists() and not Message.objects.exists()
    assert Violation.objects.get().sealed is None and VisitReport.objects.get().sealed is None
    row = Erasure.objects.get()
    assert (row.code, row.people, row.files, row.messages, row.rule_days) == (
        request.code, 2, 3, 2, 90,
    )  # fmt: skip
    with pytest.raises(NotVisible):
        services.by_link(link)
    assert not LinkedArticle.objects.exists()


def full_story_over(desk):
    request, link = full_story(desk)
    services.submit_report(actor=desk.officer, request=request, number="01/BC-VPUBND")
    request.refresh_from_db()
    return services.close(actor=desk.officer, request=request), link


@pytest.mark.django_db(transaction=True)
def test_erased_files_are_gone_from_the_disk(vault):
    desk = Desk.make()
    request, link = desk.with_link()
    services.attach_by_link(link=link, key="form", files=[pdf()])
    services.withdraw_by_link(link=link)
    request.refresh_from_db()
    assert request.erase_on == clock.today() + dt.timedelta(days=90)
    with clock.at(clock.now() + dt.timedelta(days=91)):
        assert erasing.erase_due() == 1
    assert not [path for path in vault.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_a_file_that_no_row_knows_is_swept(desk, vault):
    request, link = desk.with_link()
    services.attach_by_link(link=link, key="form", files=[pdf()])
    stray = vault / "press_desk" / "2026" / "stray.sealed"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"x")
    with clock.at(clock.now() + dt.timedelta(days=1)):
        assert erasing.sweep() == 0
    with clock.at(clock.now() + dt.timedelta(days=3)):
        assert erasing.sweep() == 1
    assert not stray.exists() and len(list(vault.rglob("*.sealed"))) == 1
    assert request.papers.count() == 1


@pytest.mark.django_db
def test_keys_rotate_and_the_old_one_can_be_thrown_away(desk, vault, settings):
    old, new = "o" * 60, "n" * 60
    settings.PRESS_DESK_KEYS = [old]
    request, link = full_story(desk)
    settings.PRESS_DESK_KEYS = [new, old]
    assert selectors.opened(PressRequest.objects.get())["contact"]["email"] == MAIL
    call_command("rotate_press_keys")
    settings.PRESS_DESK_KEYS = [new]
    assert selectors.opened(PressRequest.objects.get())["people"][0]["full_name"] == NAME
    assert all(unseal(row.sealed) for row in Message.objects.all() if row.sealed)
    assert all(filing.opened(paper)[1][:4] == b"%PDF" for paper in Paper.objects.all())
    settings.PRESS_DESK_KEYS = [old]
    with pytest.raises(CannotOpen):
        selectors.opened(PressRequest.objects.get())
    assert services.by_link(link) == request


def test_no_key_means_nothing_is_sealed(settings):
    settings.PRESS_DESK_KEYS = []
    with pytest.raises(ImproperlyConfigured):
        seal("x")


def test_the_launcher_makes_the_key_for_its_owner_only(tmp_path):
    (tmp_path / "secrets.env").write_text("PHOHIEN_SECRET_KEY=" + "k" * 64 + "\n")
    made = load_keys(tmp_path)
    assert len(made["PHOHIEN_PRESS_KEYS"]) >= 64 != made["PHOHIEN_SECRET_KEY"]
    assert made["PHOHIEN_SECRET_KEY"] == "k" * 64
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600


@pytest.mark.django_db
def test_sealed_data_are_no_part_of_search(desk):
    desk.received()
    rows = selectors.requests(actor=desk.officer, text="Delacroix")
    assert not rows.exists()
    assert selectors.requests(actor=desk.officer, text="courrier du").count() == 1
    assert settings.PRESS_DESK_KEYS and given().contact["name"] == NAME


@pytest.mark.django_db
def test_the_log_tells_no_link_even_when_a_page_fails(desk, client, monkeypatch):
    _request, link = desk.with_link()
    path = f"/en/foreign-press/r/{link}/"
    lines = []
    monkeypatch.setattr(
        logging.getLogger(),
        "handlers",
        [made := logging.StreamHandler(), *logging.getLogger().handlers],
    )
    made.setFormatter(JsonLines())
    monkeypatch.setattr(made, "emit", lambda row: lines.append(made.format(row)))
    client.raise_request_exception = False
    client.post(path, {"step": "withdraw"})
    monkeypatch.setattr(services, "by_link", _fails)
    assert client.get(path).status_code == 500
    told = "\n".join(lines)
    assert "/r/…" in told and link not in told


def _fails(link: str):
    raise ValueError("a failure")
