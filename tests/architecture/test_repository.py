"""What may not be in the repository: secrets, registry hosts, places on somebody's machine."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, tracked

BINARY = {".png", ".jpg", ".woff2", ".docx", ".pdf", ".xz", ".gz", ".bin", ".npz", ".ico", ".mo",
          ".xlsx", ".tif", ".zip"}  # fmt: skip
# Written in pieces, so that this file does not name what it forbids.
PATTERNS = {
    "a private key": "-----BEGIN [A-Z ]*PRIVATE" + " KEY-----",
    "a registry host": r"files\.python"
    + r"hosted\.org|pypi\."
    + r"org/simple|registry\."
    + "npmjs",
    "a key of a cloud": r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bglpat-[\w-]{20}",
    "a place on a machine": r"(?<![\w.])/(?:root|work|home/[a-z]\w*)/(?!\.\.\.)\w",
    "a fixed secret": r"""(?i)\b(?:secret_key|password|passwd|api_key|token)["']?\s*[:=]\s*["'][A-Za-z0-9+/_-]{16,}["']""",  # noqa: E501
}


def text_of(name: str) -> str:
    path = ROOT / name
    if path.suffix in BINARY:
        return ""
    return path.read_text(encoding="utf-8", errors="ignore")


@pytest.mark.parametrize("what", PATTERNS)
def test_no_tracked_file_holds(what):
    pattern = re.compile(PATTERNS[what])
    found = [
        f"{name}: {hit[0][:80]}" for name in tracked() if (hit := pattern.search(text_of(name)))
    ]
    assert not found, "\n".join(found)


def test_what_a_run_makes_is_not_tracked():
    made = {"var", ".venv", "node_modules", "__pycache__"}
    assert not [name for name in tracked() if made & set(Path(name).parts)]
    assert not [name for name in tracked() if name.endswith((".env", ".sqlite3", ".mo"))]


@pytest.mark.parametrize("kind", ["bootstrap", "runtime", "dev"])
def test_every_requirement_is_locked_with_hashes(kind):
    text = (ROOT / "requirements" / f"{kind}.txt").read_text()
    blocks = re.split(r"\n(?=\S)", text.replace("\\\n", "").strip())
    assert blocks
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_the_development_set_contains_the_runtime_set():
    def pins(kind: str) -> set[str]:
        text = (ROOT / "requirements" / f"{kind}.txt").read_text()
        return set(re.findall(r"^(\S+==\S+)", text, re.M))

    assert pins("runtime") <= pins("dev")


def test_the_lock_follows_what_is_asked_for():
    def named(text: str) -> set[str]:
        names = re.findall(r"^([A-Za-z][\w.-]*)", text, re.M)
        return {re.sub(r"[-_.]+", "-", name).lower() for name in names}

    for kind in ("bootstrap", "runtime", "dev"):
        asked = (ROOT / "requirements" / f"{kind}.in").read_text()
        locked = (ROOT / "requirements" / f"{kind}.txt").read_text()
        assert named(asked) <= named(locked), kind
