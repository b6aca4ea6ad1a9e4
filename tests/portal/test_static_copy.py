"""The static copy: whole, small steps, nothing left behind; and a real nginx serving it alone."""

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from phohien.kernel.jobs.handle import JobHandle
from phohien.kernel.jobs.queue import claim
from phohien.kernel.jobs.registry import kind
from phohien.kernel.models import Job
from phohien.newsroom.models import FormerPath
from phohien.portal.baking import removal, site, writing
from tests.portal import items

CONF = Path(__file__).resolve().parents[2] / "docs" / "operating" / "nginx.conf"

KINDS = {
    "/vi/rss.xml": "application/rss+xml",
    "/vi/atom.xml": "application/atom+xml",
    "/vi/feed.json": "application/feed+json",
    "/vi/manifest.webmanifest": "application/manifest+json",
    "/sitemap.xml": "text/xml",
    "/.well-known/security.txt": "text/plain",
    "/sw.js": "application/javascript",
    "/static/portal/css/portal.css": "text/css",
}


@pytest.fixture(autouse=True)
def _few_agencies(monkeypatch):
    """The pages of 130 agencies in five languages are alike; the copy of two is quicker."""
    from phohien.organisation.models import Agency

    monkeypatch.setattr(
        "phohien.portal.baking.targets.Agency.objects",
        Agency.objects.filter(code__in=("12904", "so-vhttdl")),
    )


def bake(root: Path) -> str:
    output = StringIO()
    call_command("bake", str(root), stdout=output)
    return output.getvalue()


def counts(told: str) -> list[int]:
    """Made, written, left alone, media, removed."""
    return [int(number) for number in re.findall(r"(\d+)", told.split(" trong ")[0])]


@pytest.mark.django_db
def test_the_copy_is_what_would_be_served(copy):
    row = items.make(title="Mùa sen", main_picture=items.PICTURE)
    bake(copy)
    for path in ("/vi/", "/en/", row.path, "/sitemap-vi.xml", "/robots.txt", *list(KINDS)[:4]):
        file = writing.file_of(copy, path)
        assert file.read_bytes() == Client().get(path).content, path
        if file.suffix != ".txt":
            zipped = file.with_name(file.name + ".gz")
            assert gzip.decompress(zipped.read_bytes()) == file.read_bytes()
    assert (copy / "static" / "portal" / "css" / "portal.css").exists()
    assert "/ko/" in (copy / "index.html").read_text("utf-8")
    assert not list(copy.rglob("*tim-kiem*/*q=*"))


@pytest.mark.django_db
def test_the_next_run_makes_only_what_changed(copy, django_capture_on_commit_callbacks):
    rows = [items.make(title=f"Bài {number}", section="dau-tu") for number in range(3)]
    first = counts(bake(copy))
    assert first[0] == first[1] > 100 and first[2] == 0
    again = counts(bake(copy))
    assert again[:2] == [0, 0] and again[2] == first[0]
    before = {file: file.stat().st_mtime_ns for file in copy.rglob("*.html")}
    with django_capture_on_commit_callbacks(execute=True):
        items.change(rows[0], title="Tên khác")
    made, written, left, _media, _removed = counts(bake(copy))
    assert 0 < written <= made < 30 and left > 100
    touched = {file for file, moment in before.items() if file.stat().st_mtime_ns != moment}
    assert copy / "vi/van-hoa-du-lich/index.html" not in touched
    assert "Tên khác" in writing.file_of(copy, rows[0].path).read_text("utf-8")
    assert "Tên khác" in (copy / "vi/index.html").read_text("utf-8")


@pytest.mark.django_db
def test_a_withdrawn_item_leaves_and_its_notice_comes(copy, django_capture_on_commit_callbacks):
    row = items.make(title="Sẽ gỡ")
    bake(copy)
    page, notice = writing.file_of(copy, row.path), writing.file_of(copy, row.path, 410)
    assert page.exists()
    with django_capture_on_commit_callbacks(execute=True):
        items.withdraw(row, "Sai số liệu.")
    assert not page.exists() and not page.with_name("index.html.gz").exists()  # before any job
    bake(copy)
    assert "Sai số liệu." in notice.read_text("utf-8") and not page.exists()
    others = [file for file in copy.rglob("*.html") if "cai-chinh" not in str(file)]
    assert [file for file in others if "Sẽ gỡ" in file.read_text("utf-8")] == [notice]
    with django_capture_on_commit_callbacks(execute=True):
        items.change(row, title="Đăng lại")
        from phohien.newsroom.events import ItemPublished

        items.events.publish(
            ItemPublished(publication_id=row.pk, version_id=row.current_id, first=True)
        )
    bake(copy)
    assert page.exists() and not notice.exists()


@pytest.mark.django_db
def test_a_former_address_leads_on_without_a_server(copy):
    row = items.make()
    FormerPath.objects.create(path="/vi/dau-tu/ten-cu/", publication=row)
    bake(copy)
    html = (copy / "vi/dau-tu/ten-cu/index.html").read_text("utf-8")
    assert f'content="0; url={row.path}"' in html


@pytest.mark.django_db
def test_files_are_copied_while_public_and_go_with_their_publicity(copy, monkeypatch):
    items.make(main_picture=items.PICTURE)
    source = b"RIFF" + b"x" * 2000
    real = site.make

    def made(path: str):
        answer = real(path)
        if path.startswith("/tep/"):
            answer.status, answer.pieces = 200, [source]
        return answer

    monkeypatch.setattr(site, "make", made)
    site.bring_up_to_date(copy)
    file = copy / "tep/anh/7/0a0a0a0a/dam-sen-480.webp"
    assert file.read_bytes() == source
    removal.of_file("photo", 7)
    assert not file.exists()


@pytest.mark.django_db
def test_a_publication_asks_for_the_copy_and_the_job_writes_it(copy):
    row = items.make(title="Qua hàng đợi")
    job = Job.objects.get(name="portal.bake")
    assert job.arguments["path"] == row.path
    held = claim()
    while held and held.name != "portal.bake":
        held = claim()
    handle = JobHandle(held, kind("portal.bake"))
    kind("portal.bake").handler(handle, **held.arguments)
    assert "Qua hàng đợi" in writing.file_of(copy, row.path).read_text("utf-8")
    assert handle.finished


def test_no_file_is_ever_outside_of_the_copy(tmp_path):
    with pytest.raises(ValueError, match="outside"):
        writing.file_of(tmp_path, "/vi/../../etc/")


def test_a_file_is_never_seen_half_written(tmp_path):
    def broken():
        yield b"new"
        raise OSError

    file = tmp_path / "a.html"
    writing.write(file, [b"old"])
    with pytest.raises(OSError):
        writing.write(file, broken())
    assert file.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.html.gz"]


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


class Nginx:
    """A real nginx with our configuration, on a free port, before an application or none."""

    def __init__(self, folder: Path, copy: Path, application: str) -> None:
        self.port = free_port()
        text = CONF.read_text("utf-8")
        for old, new in (("/srv/phohien/site", str(copy)), ("127.0.0.1:8000", application),
                         ("listen 80;", f"listen 127.0.0.1:{self.port};")):  # fmt: skip
            assert old in text
            text = text.replace(old, new)
        (folder / "site.conf").write_text(text)
        paths = "".join(
            f"{name}_temp_path {folder}/{name};"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;"
            + ("user root;" if Path("/root").exists() else "")
            + f"events {{}} http {{ access_log off; {paths} include {folder}/site.conf; }}"
        )
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen(
            [program, "-c", folder / "nginx.conf", "-e", folder / "error.log"],
            stderr=subprocess.DEVNULL,
        )
        self._wait(folder)

    def _wait(self, folder: Path) -> None:
        for _try in range(100):
            try:
                self.get("/robots.txt")
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError((folder / "error.log").read_text())

    def get(self, path: str, method: str = "GET", **headers) -> tuple[int, dict, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=given)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def served(copy, tmp_path):
    """Starts nginx before the application at ``address``; stops it at the end."""
    started = []

    def start(address: str) -> Nginx:
        folder = tmp_path / f"nginx{len(started)}"
        folder.mkdir()
        started.append(Nginx(folder, copy, address))
        return started[-1]

    tmp_path.chmod(0o755)
    yield start
    for server in started:
        server.stop()


@pytest.mark.needs_nginx
@pytest.mark.django_db
def test_nginx_serves_the_copy_with_the_application_stopped(copy, served):
    row, gone = items.make(title="Đọc được khi máy chủ tắt"), items.make(title="Bài gỡ")
    items.withdraw(gone, "Sai số liệu.")
    bake(copy)
    nginx = served(f"127.0.0.1:{free_port()}")  # nobody listens there
    status, headers, body = nginx.get(row.path)
    assert status == 200 and body == Client().get(row.path).content
    assert headers["content-type"] == "text/html; charset=utf-8"
    ours = Client().get(row.path)["Content-Security-Policy"]
    assert set(headers["content-security-policy"].split("; ")) == set(ours.split("; "))
    assert headers["cache-control"] == Client().get(row.path)["Cache-Control"]
    assert nginx.get(row.path, if_none_match=headers["etag"])[0] == 304
    _status, zipped, small = nginx.get(row.path, accept_encoding="gzip")
    assert zipped["content-encoding"] == "gzip" and gzip.decompress(small) == body
    assert zipped["vary"] == "Accept-Encoding"
    status, _headers, notice = nginx.get(gone.path)
    assert status == 410 and "Sai số liệu.".encode() in notice
    assert nginx.get(f"{row.path}?fbclid=x")[0] == 200
    assert nginx.get("/", accept_language="en-GB")[1]["location"] == "/en/"
    status, headers, body = nginx.get("/ko/nothing/")
    assert status == 503 and b'lang="ko"' in body
    assert nginx.get("/lam-viec/")[0] == 503
    assert nginx.get("/.copy.json")[0] == 404
    assert nginx.get(f"{gone.path}410.html")[0] == 404
    for path, wanted in KINDS.items():
        status, headers, _body = nginx.get(path)
        assert (status, headers["content-type"].split(";")[0]) == (200, wanted), path
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.needs_nginx
def test_nginx_asks_the_application_for_what_is_not_in_the_copy(copy, served, live_server):
    row = items.make(title="Chưa có trong bản tĩnh")
    copy.mkdir(parents=True)
    nginx = served(live_server.url.removeprefix("http://"))
    assert "Chưa có trong bản tĩnh".encode() in nginx.get(row.path)[2]
    assert b"<mark>" in nginx.get("/vi/tim-kiem/?q=tinh")[2]
    assert nginx.get("/lam-viec/")[0] == 302
    status, headers, _body = nginx.get("/vi/khong-co/")
    assert status == 404 and headers["cache-control"] == "no-store"
    assert nginx.get("/vi/ban-do/", method="POST")[0] == 405
    items.withdraw(row)
    assert nginx.get(row.path)[0] == 410
