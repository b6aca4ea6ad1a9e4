"""The public site: how much of it each process keeps in memory, and where its static copy lies."""

from pathlib import Path

import environ

_env = environ.Env()
_var = Path(_env.str("PHOHIEN_VAR", default=str(Path(__file__).resolve().parents[3] / "var")))

PORTAL_PAGES_KEPT = _env.int("PHOHIEN_PAGES_KEPT", default=64 * 1024 * 1024)  # bytes; 0: none
PORTAL_COPY = _env.str("PHOHIEN_BAKE", default=str(_var / "site"))
