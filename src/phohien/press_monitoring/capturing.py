"""An archived page as text and PDF: nothing of it runs, and nothing is fetched for it."""

import html
import logging
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nh3

from newswatch.cleaning.pages import article_of

log = logging.getLogger(__name__)
PATIENCE = 60  # seconds for one PDF
LARGEST = 2_000_000  # characters of cleaned HTML that are printed
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_FORM = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{title}</title>
<style>body{{font:11pt/1.5 "Be Vietnam Pro","Noto Sans",sans-serif;max-width:48em;margin:1em}}
header{{border-bottom:1px solid;margin-bottom:1.5em;font-size:9pt}}</style></head>
<body><header>{head}</header>{body}</body></html>"""
# Away from every host. That nothing runs is up to the cleaning and to _POLICY: Chromium prints
# nothing at all with scripts switched off.
_SHUT = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9",
    "--no-pdf-header-footer",
)  # fmt: skip


def text_of(page: bytes, address: str) -> str:
    """The article's text, or nothing where the page has none."""
    found = article_of(page, address)
    return found.text if found else ""


def pdf_of(page: bytes, title: str, head: str) -> bytes | None:
    """The page as PDF, by Chromium; None where there is no Chromium or it does not manage.

    Scripts, frames, pictures and links to styles are taken out before. ``head`` says where
    and when it was taken.
    """
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(_paper(page, title, head), encoding="utf-8")
        return _printed(browser, source, target)


def _paper(page: bytes, title: str, head: str) -> str:
    body = nh3.clean(page.decode("utf-8", "replace"), tags=nh3.ALLOWED_TAGS - {"img"})
    return _FORM.format(
        policy=html.escape(_POLICY), title=html.escape(title), head=html.escape(head),
        body=body[:LARGEST],
    )  # fmt: skip


def _printed(browser: str, source: Path, target: Path) -> bytes | None:
    command = [
        browser, *_SHUT, *(["--no-sandbox"] if os.geteuid() == 0 else []),
        f"--user-data-dir={source.parent / 'profile'}", f"--print-to-pdf={target}",
        source.as_uri(),
    ]  # fmt: skip
    try:
        subprocess.run(command, timeout=PATIENCE, capture_output=True, check=True)
        return target.read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        log.warning("no PDF of a capture: %s", type(error).__name__)
        return None
