"""One letter through the configured mail backend, with a word before the moment of no return.

A mail server has a letter when it has read the dot that ends it. So the dot is sent by itself,
after ``before_end`` has returned: killed before, the server throws the letter away; after,
it very likely has it.
"""

import re
import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

from phohien.kernel.errors import DomainError

LINE_DOT = re.compile(rb"(?m)^\.")


class LetterStopped(DomainError):
    """The letter did not leave. ``is_final``: the server will never take it at this address."""

    def __init__(self, message: str, *, is_final: bool = False) -> None:
        super().__init__("letter-stopped", message)
        self.is_final = is_final


class LetterUnclear(DomainError):
    """The connection broke after the end was sent: it has probably arrived."""

    def __init__(self, message: str) -> None:
        super().__init__("letter-unclear", message)


def post(message: EmailMessage, before_end: Callable[[], None], backend: str = "") -> None:
    """Send ``message`` to its one recipient. Raises LetterStopped or LetterUnclear.

    What ``before_end`` raises is raised, and the letter does not leave. ``backend`` is a path
    of Django's, in place of the configured one.
    """
    handed = _Once(before_end)
    connection = _connection(handed, backend)
    try:
        if not isinstance(connection, EmailBackend):
            handed()  # files, memory: no server that could lose the end
        connection.send_messages([message])
    except (smtplib.SMTPException, OSError) as error:
        raise _told(error, handed.done) from error


class _Once:
    def __init__(self, call: Callable[[], None]) -> None:
        self.call, self.done = call, False

    def __call__(self) -> None:
        self.call()
        self.done = True


def _connection(handed: _Once, backend: str):
    connection = get_connection(backend or None)
    if isinstance(connection, EmailBackend):
        return _Backend(handed)
    return connection


class _Backend(EmailBackend):
    def __init__(self, handed: _Once) -> None:
        super().__init__()
        self.handed = handed

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        base = super().connection_class
        return type("Asking", (_AskBeforeEnd, base), {"handed": staticmethod(self.handed)})


class _AskBeforeEnd(smtplib.SMTP):
    """An SMTP connection that asks before it ends a letter."""

    handed: Callable[[], None]

    def data(self, msg: Any) -> tuple[int, bytes]:
        code, reply = self.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPDataError(code, reply)
        body = LINE_DOT.sub(b"..", msg)
        self.send(body if body.endswith(b"\r\n") else body + b"\r\n")
        try:
            self.handed()
        except BaseException:
            self.close()  # without its dot the letter is nothing
            raise
        self.send(b".\r\n")
        return self.getreply()


def _told(error: Exception, handed: bool) -> DomainError:
    code, reply = _reply(error)
    if code:
        about_letter = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
        return LetterStopped(f"{code} {reply}"[:300], is_final=about_letter and code >= 500)
    name = type(error).__name__
    return LetterUnclear(name) if handed else LetterStopped(f"{name}: {error}"[:300])


def _reply(error: Exception) -> tuple[int, str]:
    """What the server answered; 0 when it did not."""
    reply: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, reply = error.smtp_code, error.smtp_error
    else:
        return 0, ""
    return max(0, code), reply.decode(errors="replace") if isinstance(reply, bytes) else reply
