"""When the largest picture or text of a page is there on a slow line, and how heavy pages are.

Chromium with the "Fast 3G" profile (1.44 Mbit/s down, 562 ms for each exchange), an empty cache,
before the application with its page cache. Limits: LCP 2.5 s, 300 kB without photos.
Run: ``./phohien bench portal_paint``.
"""

import tempfile
from pathlib import Path

import bench_portal as portal
from playwright.sync_api import sync_playwright

LIMIT_MS, LIMIT_KB, TRIES = 2500, 300, 3
FAST_3G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.44e6 / 8,
    "uploadThroughput": 675e3 / 8,
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update"]  # fmt: skip
OBSERVE = """new Promise(done => new PerformanceObserver(list =>
    done(Math.round(list.getEntries().at(-1).startTime))
).observe({type: "largest-contentful-paint", buffered: true}))"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="phohien-bench-") as name:
        folder = Path(name)
        article = portal._build_ours(folder)
        environment = portal._our_environment(folder, kept=64 << 20)
        with portal._gunicorn("config.wsgi", environment) as server:
            _measure(server, ["/vi/", "/en/", "/vi/van-hoa-du-lich/", "/vi/ban-do/", article])


def _measure(server: str, paths: list[str]) -> None:
    print(f"{'trang':40}{'LCP ms':>8}{'kB':>8}{'kB ảnh':>8}")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for path in paths:
            tries = [_visit(browser, server + path) for _try in range(TRIES)]
            paint, plain, photos = min(tries)
            is_good = paint <= LIMIT_MS and plain <= LIMIT_KB
            print(f"{path:40}{paint:8}{plain:8}{photos:8}  {'đạt' if is_good else 'VƯỢT'}")
        browser.close()


def _visit(browser, url: str) -> tuple[int, int, int]:
    """(LCP in ms, kB without photos, kB of photos) on a first visit to ``url``."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page, sizes = context.new_page(), {"plain": 0, "photo": 0}
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", FAST_3G)
    kinds: dict[str, str] = {}

    def received(event: dict) -> None:
        is_photo = event["response"]["mimeType"] in ("image/jpeg", "image/webp", "image/avif")
        kinds[event["requestId"]] = "photo" if is_photo else "plain"

    def finished(event: dict) -> None:
        sizes[kinds.get(event["requestId"], "plain")] += event["encodedDataLength"]

    line.on("Network.responseReceived", received)
    line.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="networkidle")
    paint = page.evaluate(OBSERVE)
    context.close()
    return paint, round(sizes["plain"] / 1000), round(sizes["photo"] / 1000)


if __name__ == "__main__":
    main()
