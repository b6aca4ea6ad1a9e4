"""How much of garbled Vietnamese is restored exactly, and how fast, beside two peers.

Peers are not in the project's lock: ``python -m venv var/bench-peers`` and install ``pyvi`` and
``underthesea`` there. What is absent is skipped by name.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
PEERS = ROOT / "var" / "bench-peers" / "bin" / "python"
LINES_PER_PAGE = 53
PEER_CALLS = {
    "pyvi add_accents": "from pyvi.ViUtils import add_accents as mend",
    "underthesea restore_diacritics": "from underthesea import restore_diacritics as mend",
}
PEER_PROGRAM = """
import json, sys, unicodedata
{load}
def bare(line):
    line = line.replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in unicodedata.normalize("NFD", line) if not unicodedata.combining(c))
def safe(line):
    try:
        return mend(bare(line)) if line.strip() else line
    except Exception:
        return line
json.dump([safe(line) for line in json.load(sys.stdin)], sys.stdout)
"""
Row = tuple[str, float, float, float]


def run_peer(load: str, lines: Sequence[str]) -> list[str] | None:
    """Let a peer restore the lines after taking the marks off; None where it is not there."""
    if not PEERS.exists():
        return None
    done = subprocess.run(
        [PEERS, "-c", PEER_PROGRAM.format(load=load)],
        input=json.dumps(list(lines)), capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def measure(name: str, mend: Callable, read: Sequence[str], gold: Sequence[str]) -> Row | None:
    """Name, share of syllables exact, share of words exact, seconds."""
    from tests.vanban.restoring.scoring import accuracy

    start = time.perf_counter()
    given = mend(read)
    took = time.perf_counter() - start
    if given is None:
        return None
    return name, accuracy(given, gold), accuracy(given, gold, str.split), took


def compare(title: str, read: Sequence[str], gold: Sequence[str]) -> None:
    """Print one table: this library, the text as it was read, and the peers."""
    from vanban.restoring import restore

    restore(read[:1])
    print(f"{title}: {len(gold)} lines")
    ours = measure("vanban.restoring", lambda lines: restore(lines).lines, read, gold)
    rows = [ours, measure("as it was read", list, read, gold)]
    for name, load in PEER_CALLS.items():
        row = measure(name, lambda lines, load=load: run_peer(load, lines), read, gold)
        rows.append(row)
        if row is None:
            print(f"  {name}: skipped, the release in var/bench-peers has none")
    for row in filter(None, rows):
        wrong = (1 - row[1]) / max(1 - ours[1], 1e-9)
        print(f"  {row[0]:<32}{row[1]:>8.4f} of syllables{row[2]:>8.4f} of words"
              f"{row[3]:>7.2f} s{wrong:>7.1f} times our errors")  # fmt: skip


def speed(lines: Sequence[str]) -> None:
    """Print what the command costs from a cold start, and what Tesseract takes for a page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "vanban", "restore", str(path)],
            stdout=subprocess.DEVNULL, check=True, env={"PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
        took = time.perf_counter() - start
        pages = len(lines) / LINES_PER_PAGE
        print(f"cold command: {took:.2f} s for {pages:.1f} pages")
        page = tesseract_page(Path(folder))
    if page:
        share = took / (page * pages)
        print(f"Tesseract vie: {page:.2f} s a page; restoring costs {share:.3f} of it")


def tesseract_page(folder: Path) -> float | None:
    """Seconds Tesseract needs for one full A4 page at 200 dpi; None without the program."""
    if not shutil.which("tesseract"):
        print("Tesseract: skipped, not installed")
        return None
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (1654, 2339), 255)
    font = ImageFont.load_default(30)
    text = "Uy ban nhan dan tinh trien khai thuc hien ke hoach cong tac nam cua cac co quan"
    for row in range(46):
        ImageDraw.Draw(image).text((150, 150 + row * 44), text, font=font, fill=0)
    image.save(folder / "page.png")
    start = time.perf_counter()
    subprocess.run(
        ["tesseract", folder / "page.png", "-", "-l", "vie"],
        capture_output=True, check=False, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    return time.perf_counter() - start


def main() -> None:
    """Print accuracy on the project's own held-out pages and on the real plan, then speed."""
    from tests.vanban.restoring.scoring import PLAN, held_out, plan_lines

    compare("own held-out pages (Tesseract eng)", *held_out())
    plan = plan_lines()
    if plan is None:
        print("real plan: skipped, PHOHIEN_SHARED is not here")
    else:
        compare("real plan, corrected lines", *plan)
    read = PLAN.read_text("utf-8").split("\n") if plan else held_out()[0] * 6
    speed(read)


if __name__ == "__main__":
    main()
