"""Writes every public page as static HTML for looking at: ``python tests/portal/preview.py DIR``.

With ``--serve PORT`` also serves the folder. Static files and pictures are linked beside it.
"""

import argparse
import functools
import http.server
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def configure() -> None:
    """Templates and translations only: no database, no other room."""
    import django
    from django.conf import settings

    portal = ROOT / "src/phohien/portal"
    names = {
        "vi": "Tiếng Việt",
        "en": "English",
        "zh-hans": "简体中文",
        "ko": "한국어",
        "ja": "日本語",
    }
    libraries = {"portal_page": "phohien.portal.templatetags.portal_page"}
    engine = "django.template.backends.django.DjangoTemplates"
    options = {"libraries": libraries, "string_if_invalid": "", "debug": True}
    settings.configure(
        USE_I18N=True, USE_TZ=True, TIME_ZONE="Asia/Ho_Chi_Minh", LANGUAGE_CODE="vi",
        LANGUAGES=list(names.items()), LOCALE_PATHS=[ROOT / "locale"], STATIC_URL="/static/",
        FORMAT_MODULE_PATH=["config.formats"], USE_THOUSAND_SEPARATOR=True,
        TEMPLATES=[{"BACKEND": engine, "DIRS": [portal / "templates"], "OPTIONS": options}],
    )  # fmt: skip
    django.setup()


def write(folder: Path) -> None:
    """``folder/<locale>/<page>/index.html``, and links to the static files and pictures."""
    from tests.portal import samples

    for locale in samples.TAGS:
        for name, html in samples.render_all(locale).items():
            place = folder / locale / ("" if name == "front" else name)
            place.mkdir(parents=True, exist_ok=True)
            (place / "index.html").write_text(html, encoding="utf-8")
    _write_app(folder)
    (folder / "static").mkdir(exist_ok=True)
    _link(folder / "static" / "portal", ROOT / "src/phohien/portal/static/portal")
    _link(folder / "pictures", ROOT / "src/phohien/demo/data/pictures")


def _write_app(folder: Path) -> None:
    """The service worker at the root and the manifests, as the site has them."""
    from django.template.loader import render_to_string

    from phohien.portal import pages
    from tests.portal import samples

    offline = tuple((f"/{locale}/", f"/{locale}/offline/") for locale in samples.TAGS)
    maps = tuple(f"/{locale}/map/" for locale in samples.TAGS)
    worker = pages.ServiceWorker("sample", offline, maps)
    (folder / "sw.js").write_text(render_to_string(worker.template, {"page": worker}))
    for locale in samples.TAGS:
        page = pages.Manifest(samples.frame(locale, "front"))
        told = render_to_string(page.template, {"page": page})
        (folder / locale / "app.webmanifest").write_text(told, encoding="utf-8")


def _link(link: Path, target: Path) -> None:
    if not link.is_symlink():
        link.symlink_to(target)


def serve(folder: Path, port: int) -> None:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    http.server.ThreadingHTTPServer(("127.0.0.1", port), handler).serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--serve", type=int, default=0, metavar="PORT")
    options = parser.parse_args()
    configure()
    write(options.folder)
    if options.serve:
        serve(options.folder, options.serve)


if __name__ == "__main__":
    main()
