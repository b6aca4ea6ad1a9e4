"""The tracked files of the project, read once."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("src/", "config/", "launcher/", "scripts/", "bench/", "tests/", "training/")


@cache
def tracked() -> tuple[str, ...]:
    """Names of the files in the repository; where there is no git, of all files that would be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    if listed.returncode == 0:
        names = listed.stdout.split("\n")
    else:
        hidden = {".git", ".venv", "var", "__pycache__", "node_modules"}
        paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        names = [path.as_posix() for path in paths if not hidden & set(path.parts)]
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def python_files(*folders: str) -> list[Path]:
    return [
        ROOT / name
        for name in tracked()
        if name.endswith(".py") and name.startswith(folders or CODE) and "/migrations/" not in name
    ]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
