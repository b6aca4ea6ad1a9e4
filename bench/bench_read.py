"""Reading speed beside other ways to the same text: pages a second and how much text is right.

Inputs are the sample plan as .docx, printed PDF and scan. Peers: python-docx's paragraphs,
``pdftotext -layout``, and the plain ``tesseract`` command on pages from ``pdftoppm``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
SAMPLE = ROOT / "samples" / "ke-hoach-mau-2026.docx"
SCAN = ROOT / "samples" / "ke-hoach-mau-2026.pdf"

Reading = Callable[[Path], str]


def ours(path: Path) -> str:
    from vanban.reading import read

    return read(path).text


def python_docx(path: Path) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def pdftotext(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tesseract(path: Path) -> str:
    """Two pages at a time would not be plain: one page after the other, one thread."""
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", "300", "-gray", str(path), f"{folder}/page"]
        subprocess.run(command, check=True)
        pages = sorted(Path(folder).glob("page*"))
        return "\n".join(
            subprocess.run(
                ["tesseract", str(page), "stdout", "-l", "vie"],
                capture_output=True, text=True, check=True, env=environment,
            ).stdout
            for page in pages
        )  # fmt: skip


def printed(folder: Path) -> Path | None:
    """The sample as a PDF with text, by LibreOffice; None where there is none."""
    if not shutil.which("soffice"):
        return None
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(SAMPLE)],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / f"{SAMPLE.stem}.pdf"


def pages_of(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def best_of(read: Reading, path: Path, rounds: int) -> tuple[float, str]:
    """Shortest wall time in seconds, and the text."""
    times, text = [], ""
    for _ in range(rounds):
        started = time.perf_counter()
        text = read(path)
        times.append(time.perf_counter() - started)
    return min(times), text


def share_right(text: str, truth: list[str]) -> float:
    """Share of the words of the source that stand in the text in their order."""
    matcher = SequenceMatcher(None, truth, text.split(), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(truth)


def row(name: str, path: Path, pages: int, peer: tuple[str, Reading], truth: list[str]) -> None:
    rounds = 1 if path == SCAN else 5
    own_time, own_text = best_of(ours, path, rounds)
    peer_time, peer_text = best_of(peer[1], path, rounds)
    print(
        f"{name:11} {pages / own_time:8.1f} {pages / peer_time:8.1f} {peer_time / own_time:7.2f}x"
        f" {share_right(own_text, truth):8.4f} {share_right(peer_text, truth):8.4f}  {peer[0]}"
    )


def main() -> None:
    """Print one line for each way of reading; ratio above 1 means faster than the peer."""
    pages = pages_of(SCAN)
    print(f"{'form':11} {'pages/s':>8} {'peer':>8} {'ratio':>8} {'right':>8} {'peer':>8}  peer")
    with tempfile.TemporaryDirectory() as folder:
        sheet = printed(Path(folder))
        truth = (ours(sheet) if sheet else ours(SAMPLE)).split()
        row("docx", SAMPLE, pages, ("python-docx paragraphs", python_docx), ours(SAMPLE).split())
        if sheet and shutil.which("pdftotext"):
            row("text PDF", sheet, pages, ("pdftotext -layout", pdftotext), truth)
        if shutil.which("tesseract") and shutil.which("pdftoppm"):
            row("scan", SCAN, pages, ("tesseract -l vie", tesseract), truth)


if __name__ == "__main__":
    main()
