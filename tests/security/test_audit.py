"""The audit log: refused to change by the database itself, verified, told in sentences."""

import ast
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from phohien.organisation.enums import Role
from phohien.security import audit, checking, sentences
from phohien.security.models import AuditEntry
from tests import factories

pytestmark = pytest.mark.django_db
DOMAINS = ("plans", "organisation", "intake", "reports")
SOURCE = Path(__file__).resolve().parents[2] / "src" / "phohien"


@pytest.fixture
def entries():
    for number in range(5):
        factories.make_user(full_name=f"Người Mẫu {number}")
    return list(AuditEntry.objects.order_by("pk"))


@pytest.mark.parametrize(
    "statement",
    ["UPDATE security_auditentry SET actor_name = 'x'", "DELETE FROM security_auditentry"],
)
def test_the_database_refuses_update_and_delete(entries, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.count() == len(entries)


def test_the_orm_is_refused_as_well(entries):
    with pytest.raises(DatabaseError), transaction.atomic():
        entries[0].delete()
    entries[0].actor_name = "Khác"
    with pytest.raises(DatabaseError), transaction.atomic():
        entries[0].save()


def forge(entry: AuditEntry) -> None:
    """Change an entry as one could who owns the database file: without its triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER audit_no_update")
        cursor.execute("UPDATE security_auditentry SET actor_name='x' WHERE id=%s", [entry.pk])
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


def test_a_forged_entry_is_found(entries):
    assert audit.first_break() is None
    forge(entries[2])
    assert audit.first_break() == entries[2]
    with pytest.raises(CommandError):
        call_command("verify_audit")


def test_the_chain_is_verified_in_slices_that_go_on(entries):
    first = checking.check_chain(actor=None, limit=3)
    assert (first.checked, first.is_complete) == (3, False)
    second = checking.check_chain(actor=None, limit=3)
    assert (second.checked, second.is_complete) == (2, True)
    forge(entries[1])
    third = checking.check_chain(actor=None, limit=3)
    assert (third.checked, third.broken_id) == (1, entries[1].pk)


def test_the_page_tells_in_sentences_and_says_the_result(client, entries):
    auditor = factories.make_user(Role.AUDITOR)
    client.force_login(auditor)
    page = client.get("/lam-viec/nhat-ky/").content.decode()
    assert "đã lập tài khoản" in page
    assert "chưa được kiểm tra lần nào" in page
    told = client.post("/lam-viec/nhat-ky/kiem-tra/", follow=True).content.decode()
    assert "chuỗi nguyên vẹn" in told
    found = client.get("/lam-viec/nhat-ky/?viec=organisation.grant_role").content.decode()
    assert "đã giao vai trò" in found
    assert "</strong> đã lập tài khoản" not in found


def test_older_entries_are_a_page_further(client):
    for _number in range(60):
        factories.make_user()
    client.force_login(factories.make_user(Role.AUDITOR))
    first = client.get("/lam-viec/nhat-ky/")
    older = client.get("/lam-viec/nhat-ky/" + first.context["older"])
    seen = {entry.pk for entry in first.context["entries"]}
    assert not seen & {entry.pk for entry in older.context["entries"]}
    assert max(entry.pk for entry in older.context["entries"]) == min(seen) - 1


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_action_of_the_code_has_its_words(domain):
    known = {action for action, _verb in sentences.known_actions()}
    assert not {action for action in actions_in(SOURCE / domain) if action not in known}


def actions_in(folder: Path) -> set[str]:
    """Every literal given as ``action=`` to the audit log."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "action":
                found |= {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant)}
    return {
        text for text in found if isinstance(text, str) and text.count(".") == 1 and text[-1] != "."
    }
