"""How a source is doing, said explicitly: empty is not failed, failed says why. Asks nothing."""

from dataclasses import dataclass, replace
from typing import Literal

State = Literal["new", "ok", "empty", "unchanged", "failed", "gone"]


@dataclass(frozen=True, slots=True)
class Health:
    """``state`` of the last attempt; times in seconds since 1970, 0 for never.

    ok: items came. empty: a good feed without items. unchanged: the server said 304, or sent the
    same bytes, after a good answer. failed: see ``code``, ``what``, ``todo``. gone: told so (410).
    ``failures`` counts failed attempts since the last good answer.
    """

    state: State = "new"
    last_attempt: float = 0.0
    last_success: float = 0.0
    last_new: float = 0.0
    failures: int = 0
    code: str = ""
    what: str = ""
    todo: str = ""

    @property
    def good(self) -> bool:
        return self.state in ("ok", "empty", "unchanged")

    def succeeded(self, state: State, now: float, new: bool = False) -> "Health":
        """After a good answer; ``new``: with items not seen before."""
        return Health(state, now, now, now if new else self.last_new)

    def failed(self, code: str, what: str, todo: str, now: float) -> "Health":
        """After a failed attempt: what was known of better days stays."""
        state: State = "gone" if code == "gone" else "failed"
        return replace(
            self,
            state=state,
            last_attempt=now,
            failures=self.failures + 1,
            code=code,
            what=what,
            todo=todo,
        )
