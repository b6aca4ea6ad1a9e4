"""Where things lie, and the environment that every child process gets. Creates nothing but var/."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher.keys import load_keys

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
BYTECODE = VENV / "bytecode"
DEFAULT_PORT = 8000


@dataclass(frozen=True)
class Site:
    """One running place of Phố Hiến: its var/ directory, database and address."""

    var: Path
    database: str = ""
    port: int = DEFAULT_PORT

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sqlite(self) -> Path | None:
        """The embedded database file, or None when the database is a server."""
        return None if self.database else self.var / "phohien.sqlite3"

    @property
    def logs(self) -> Path:
        return self.var / "logs"

    @property
    def accounts(self) -> Path:
        return self.var / "demo-accounts.tsv"

    def environment(self) -> dict[str, str]:
        """The variables that Django needs; secrets come from var/secrets.env."""
        values = load_keys(self.var) | with_bytecode(os.environ)
        values |= {"PHOHIEN_VAR": str(self.var), "PYTHONUNBUFFERED": "1"}
        values.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
        values.setdefault("PHOHIEN_BASE_URL", self.address)
        if self.database:
            values["PHOHIEN_DATABASE_URL"] = self.database
        return values


def with_bytecode(variables: Mapping[str, str]) -> dict[str, str]:
    """``variables`` with compiled modules kept: compiling them is two thirds of a start.

    Where the person forbids __pycache__ beside the sources, they are kept inside .venv.
    """
    values = dict(variables)
    if values.pop("PYTHONDONTWRITEBYTECODE", ""):
        values.setdefault("PYTHONPYCACHEPREFIX", str(BYTECODE))
    return values


def open_site(database: str = "", port: int = DEFAULT_PORT) -> Site:
    """The site of this machine; makes var/ readable by its owner only."""
    var = Path(os.environ.get("PHOHIEN_VAR") or ROOT / "var").expanduser().absolute()
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    var.chmod(0o700)
    site = Site(var, database or os.environ.get("PHOHIEN_DATABASE_URL", ""), port)
    site.logs.mkdir(mode=0o700, exist_ok=True)
    return site
