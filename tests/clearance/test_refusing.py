"""A mark of secrecy blocks, removes, explains, and is audited even when all else is undone."""

import pytest
from django.db import connection, transaction

from phohien.clearance import secrecy
from phohien.clearance.errors import SecretSuspected
from phohien.clearance.models import Case
from phohien.clearance.secrecy.refusing import ENDINGS
from phohien.clearance.services import request_clearance
from phohien.security import audit
from phohien.security.models import AuditEntry
from tests.clearance.conftest import build

SECRET = "UBND TỈNH HƯNG YÊN\nTUYỆT MẬT\nPhương án bảo vệ mục tiêu Alpha-7"
HITS = secrecy.scan_lines(SECRET.splitlines())


def entries() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action="clearance.refuse_secret"))


def assert_told_without_content(actor) -> None:
    (entry,) = entries()
    assert entry.actor_id == actor.pk
    told = f"{entry.changes} {entry.object_label}"
    assert "dấu chỉ độ mật" in told
    assert "Alpha" not in told and "Phương án" not in told
    assert audit.first_break() is None


def test_a_secret_text_cannot_be_handed_in(room):
    with pytest.raises(SecretSuspected) as error:
        request_clearance(actor=room.writer, subject=room.subject(text=SECRET))
    words = error.value.message
    assert "117/2025/QH15" in words and "dòng 2" in words and "ngắt mạng" in words
    assert "Alpha" not in words
    assert not Case.objects.exists()
    assert_told_without_content(room.writer)


def test_a_secret_file_is_gone_from_the_disk(room, tmp_path):
    path = tmp_path / "phuong-an.txt"
    path.write_text(SECRET, "utf-8")
    with pytest.raises(SecretSuspected):
        secrecy.require_clean_file(actor=room.writer, what="tệp tải lên", path=path)
    assert not path.exists()
    (entry,) = entries()
    assert entry.changes["file_removed"] == [None, True]
    assert "phuong-an" not in str(entry.changes)


def test_a_clean_file_stays(room, tmp_path):
    path = tmp_path / "bai.txt"
    path.write_text("Lễ hội chùa Keo mở ngày 13 tháng 9 âm lịch.", "utf-8")
    secrecy.require_clean_file(actor=room.writer, what="tệp tải lên", path=path)
    assert path.exists() and not entries()


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_the_entry_outlives_the_callers_transactions(room, depth):
    """Inside a test the outermost of the caller's own blocks is a savepoint."""

    def nested(level: int) -> None:
        with transaction.atomic():
            room.case(id=1000 + level)
            if level == depth:
                secrecy.require_clean_text(actor=room.writer, what="bài", text=SECRET)
            nested(level + 1)

    with pytest.raises(SecretSuspected):
        nested(1)
    assert not Case.objects.exists()
    assert_told_without_content(room.writer)
    assert not set(ENDINGS) & set(vars(connection._connections[connection._alias]))


@pytest.mark.django_db(transaction=True)
class TestOnRealTransactions:
    """Nothing of the test's own is open: what is committed is what stays."""

    def test_the_entry_is_committed_although_the_caller_rolls_back(self):
        room = build()
        count = AuditEntry.objects.count()
        with pytest.raises(SecretSuspected), transaction.atomic():
            room.case(id=2001)  # this already holds the chain's lock
            with transaction.atomic():
                secrecy.refuse(actor=room.writer, what="bài", hits=HITS)
        connection.close()  # what was not committed is lost now
        assert not Case.objects.exists()
        assert AuditEntry.objects.count() == count + 1
        assert_told_without_content(room.writer)

    def test_once_also_when_the_caller_catches_and_commits(self):
        room = build()
        with transaction.atomic():
            with pytest.raises(SecretSuspected):
                secrecy.refuse(actor=room.writer, what="bài", hits=HITS)
            room.case(id=2002)
        connection.close()
        assert Case.objects.count() == 1
        assert_told_without_content(room.writer)

    def test_two_refusals_in_one_transaction_are_two_entries(self):
        room = build()
        with transaction.atomic():
            for _turn in range(2):
                with pytest.raises(SecretSuspected):
                    secrecy.refuse(actor=room.writer, what="bài", hits=HITS)
        connection.close()
        assert len(entries()) == 2
        with transaction.atomic():
            room.case(id=2003)
        assert len(entries()) == 2 and audit.first_break() is None

    def test_without_a_transaction_it_is_written_at_once(self):
        room = build()
        with pytest.raises(SecretSuspected):
            request_clearance(actor=room.writer, subject=room.subject(text=SECRET))
        connection.close()
        assert_told_without_content(room.writer)
