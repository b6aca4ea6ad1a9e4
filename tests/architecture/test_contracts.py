"""The import contracts of pyproject.toml hold, and say what the layout says."""

import os
import subprocess
import sys
import tomllib

from tests.architecture.source import ROOT

RUN = "from importlinter.cli import lint_imports_command as run; run()"


def test_the_import_contracts_hold():
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, "--no-cache"],
        cwd=ROOT, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_room_is_in_the_layers():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contracts["contracts"][0]
    named = {room.strip(" ()") for line in layers["layers"] for room in line.split("|")}
    rooms = {path.parent.name for path in (ROOT / "src" / "phohien").glob("*/__init__.py")}
    assert layers["exhaustive"] is True
    assert rooms <= named
