"""Which handlers exist, by name. Filled by ``@job`` when the domains' ``jobs`` modules load."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from phohien.kernel.errors import DomainError

Handler = Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """How jobs of one name are done; times are durations."""

    name: str
    handler: Handler
    attempts: int
    lease: dt.timedelta
    time_limit: dt.timedelta
    final: tuple[type[Exception], ...]

    def pause_after(self, attempt: int) -> dt.timedelta:
        """How long to wait after the failed ``attempt`` (from 1): 10 s, 40 s, 160 s … one hour."""
        return dt.timedelta(seconds=min(3600, 10 * 4 ** (attempt - 1)))


_kinds: dict[str, JobKind] = {}


def job(
    name: str,
    *,
    attempts: int = 4,
    lease: dt.timedelta = dt.timedelta(seconds=60),
    time_limit: dt.timedelta = dt.timedelta(minutes=30),
    final: tuple[type[Exception], ...] = (),
) -> Callable[[Handler], Handler]:
    """Declare ``handler(job: JobHandle, **arguments)`` for jobs called ``name``.

    ``attempts`` counts starts, a killed worker's too. ``lease`` is renewed while the handler
    runs, until ``time_limit``; after that another worker may take the job. An error of the
    classes ``final`` (DomainError always) is not tried again: its text is for people.
    """

    def register(handler: Handler) -> Handler:
        errors: tuple[type[Exception], ...] = (DomainError, *final)
        _declare(JobKind(name=name, handler=handler, attempts=attempts, lease=lease,
                         time_limit=time_limit, final=errors))  # fmt: skip
        return handler

    return register


def _declare(kind: JobKind) -> None:
    known = _kinds.get(kind.name)
    if known and known.handler.__qualname__ != kind.handler.__qualname__:
        raise ValueError(f"job {kind.name!r} is declared twice")
    _kinds[kind.name] = kind


def kind(name: str) -> JobKind:
    """The declared kind; ``KeyError`` is a programming mistake or an older worker."""
    return _kinds[name]


def is_declared(name: str) -> bool:
    return name in _kinds
