"""Refusing what bears a mark: the file goes, the act is audited without its content.

The audit entry has to outlive the caller's transaction, which the error is about to roll back.
So it is written at once when no transaction of ours is open, else in the moment the outermost
one has ended, whichever way.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.utils import translation

from phohien.clearance.errors import SecretSuspected
from phohien.clearance.secrecy.files import scan_file
from phohien.clearance.secrecy.marks import Hit, scan_lines
from phohien.security import audit

log = logging.getLogger(__name__)
ENDINGS = ("set_autocommit", "savepoint_commit", "savepoint_rollback")


def require_clean_text(*, actor, what: str, text: str) -> None:
    """Raise SecretSuspected (audited) when ``text`` bears a mark. ``what`` names the thing."""
    hits = scan_lines(text.splitlines())
    if hits:
        refuse(actor=actor, what=what, hits=hits)


def require_clean_file(*, actor, what: str, path: str | Path) -> None:
    """Raise SecretSuspected (audited) when the file bears a mark; then it is gone from the disk."""
    hits = scan_file(path)
    if hits:
        refuse(actor=actor, what=what, hits=hits, path=path)


def refuse(*, actor, what: str, hits: Sequence[Hit], path: str | Path | None = None) -> None:
    """Remove the file, write the audit entry and raise SecretSuspected; never returns.

    ``what`` is a general word ("ảnh tải lên"), never a title or file name: those are content.
    """
    if path is not None:
        Path(path).unlink(missing_ok=True)
    kinds, lines = sorted({hit.label for hit in hits}), [hit.line for hit in hits]
    log.warning("refused for secrecy", extra={"kinds": sorted({hit.kind for hit in hits})})
    after_transaction(lambda: _record(actor, str(what), hits, path is not None))
    raise SecretSuspected(kinds, lines)


def _record(actor, what: str, hits: Sequence[Hit], removed: bool) -> None:
    with transaction.atomic(), translation.override("vi"):
        kinds = ", ".join(sorted({hit.label for hit in hits}))
        changes = {"what": (None, what), "marks": (None, kinds), "count": (None, len(hits))}
        changes |= {"file_removed": (None, True)} if removed else {}
        audit.record(actor=actor, action="clearance.refuse_secret", on=actor, changes=changes)


def after_transaction(act: Callable[[], None]) -> None:
    """Run ``act`` when no transaction of ours is open: now, or once the outermost has ended.

    Django tells of commits only. The connection's own methods that end a transaction are
    covered by ones that call ``act`` after them, for this connection and this once. The
    transaction around a Django test case does not count.
    """
    if not _ours_open():
        act()
        return
    for name in ENDINGS:
        setattr(connection, name, _then(getattr(connection, name), act))


def _ours_open() -> bool:
    return any(not block._from_testcase for block in connection.atomic_blocks)


def _then(ending: Callable, act: Callable[[], None]) -> Callable:
    def ended(*args, **kwargs):
        result = ending(*args, **kwargs)
        if not _ours_open():
            _uncover()
            try:
                act()
            except DatabaseError:
                log.exception("the refusal could not be audited")
        return result

    return ended


def _uncover() -> None:
    """Back to the class's own methods; ``connection`` is only a proxy."""
    for name in ENDINGS:
        vars(connections[DEFAULT_DB_ALIAS]).pop(name, None)
