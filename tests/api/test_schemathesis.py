"""Schemathesis, with all its checks and phases, against the running application over HTTP."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.worlds import world

EXAMPLES = 8
PROGRAM = Path(sys.executable).with_name("schemathesis")
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def served(live_server, settings) -> str:
    """Address of the OpenAPI document of a world with every kind of row; no limit for visitors."""
    settings.API_ANONYMOUS_PER_MINUTE = 10**9
    world()
    return f"{live_server.url}/api/v1/openapi.json"


def test_schemathesis_finds_nothing(served, tmp_path):
    command = [
        PROGRAM, "run", served, "--url", served.removesuffix("/openapi.json"), "--checks", "all",
        "--max-examples", str(EXAMPLES), "--seed", "20261123", "--no-color",
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tmp_path)
    told = run.stdout + run.stderr
    assert run.returncode == 0, told[:20000]
    assert "Tested: 13" in told and "Failures:" not in told, told[-3000:]
