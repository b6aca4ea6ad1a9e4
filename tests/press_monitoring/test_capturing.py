"""Copies as evidence: whole, hashed, private, honest about failure; nothing in them runs."""

import subprocess
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from phohien.kernel.errors import NotAllowed, NotVisible
from phohien.kernel.jobs.worker import Worker
from phohien.kernel.models import Job
from phohien.organisation.enums import Role
from phohien.press_monitoring import capturing, selectors, services, working
from phohien.press_monitoring.enums import CaptureState
from phohien.press_monitoring.models import Article, Capture
from phohien.press_monitoring.services.capturing import keep_page
from tests.factories import make_user
from tests.press_monitoring.factories import BRIDGE, make_article, make_reader, switch_on

pytestmark = pytest.mark.django_db
PAGE = (
    (
        "<!doctype html><html><head><title>Cầu</title><script>document.title='chạy'</script></head>"
        "<body><nav>Trang chủ</nav><article><h1>{title}</h1><p>{text}</p>"
        "<img src='http://ngoai.example/anh.png' onerror='x()'><script>x()</script></article>"
        "</body>"
        "</html>"
    )
    .format(**BRIDGE)
    .encode()
)


@pytest.fixture
def article(papers) -> Article:
    row = make_article(BRIDGE)
    papers.pages["/cau.html"] = (200, PAGE)
    row.url = papers.address("/cau.html")
    row.save()
    return row


@pytest.fixture
def reader(monkeypatch):
    """The worker's reader, allowed to ask the test's server."""
    made = make_reader()
    monkeypatch.setattr(working, "_readers", [made])
    yield made
    made.close()


def work() -> None:
    Job.objects.exclude(name="press_monitoring.capture").delete()
    Worker().run_ready()


def test_the_page_is_kept_as_it_came_with_hash_time_and_text(article, analyst, reader):
    switch_on()
    capture = services.capture_article(actor=analyst, article=article)
    assert capture.state == CaptureState.QUEUED and capture.text == article.text
    work()
    capture.refresh_from_db()
    assert capture.state == CaptureState.DONE and capture.taken_at
    assert capture.sha256 == sha256(PAGE).hexdigest() and capture.size == len(PAGE)
    assert capture.html.read() == PAGE
    assert "180 hộ dân" in capture.text and "Trang chủ" not in capture.text
    assert capture.text_sha256 == sha256(capture.text.encode()).hexdigest()


def test_while_one_is_under_way_no_second_is_made(article, analyst):
    first = services.capture_article(actor=analyst, article=article)
    assert services.capture_article(actor=analyst, article=article) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Capture.objects.create(article=article, asked_by=analyst, asked_at=first.asked_at)


@pytest.mark.parametrize(("is_on", "status"), [(False, 200), (True, 404)])
def test_a_failure_says_why_keeps_the_text_and_can_be_repeated(
    is_on, status, article, analyst, reader, papers
):
    if is_on:
        switch_on()
    papers.pages["/cau.html"] = (status, b"")
    failed = services.capture_article(actor=analyst, article=article)
    work()
    failed.refresh_from_db()
    assert failed.state == CaptureState.FAILED and failed.error_what and failed.text
    assert bool(papers.asked) is is_on, "nothing is asked while reading is off"
    again = services.capture_article(actor=analyst, article=article)
    assert again.pk != failed.pk and again.state == CaptureState.QUEUED


def test_an_address_inside_the_network_is_not_asked(article, analyst, monkeypatch):
    """The worker's own fetcher, without the test's leave to ask loopback."""
    from phohien.press_monitoring.reading import Reader

    own = Reader()
    monkeypatch.setattr(working, "_readers", [own])
    switch_on()
    Article.objects.update(url="http://127.0.0.1:8000/cau.html")
    capture = services.capture_article(actor=analyst, article=article)
    work()
    capture.refresh_from_db()
    assert capture.state == CaptureState.FAILED and "nội bộ" in capture.error_what
    own.close()


def test_a_page_with_marks_of_secrecy_is_not_stored(article, analyst):
    capture = services.capture_article(actor=analyst, article=article)
    text = BRIDGE["text"]
    page = f"<html><body><article><p>TỐI MẬT</p><p>{text}</p></article></body></html>"
    kept = keep_page(capture=capture, page=page.encode(), url=article.url, printed=False)
    assert kept.state == CaptureState.FAILED and not kept.html and kept.error_what


@pytest.mark.needs_chromium
@pytest.mark.needs_poppler
def test_the_pdf_shows_the_words_and_runs_nothing(article, analyst, tmp_path):
    pdf = capturing.pdf_of(PAGE, "Cầu", "https://bao.example/cau · lưu lúc 12:00")
    assert pdf and pdf.startswith(b"%PDF")
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout
    assert "180 hộ dân" in " ".join(shown.split()) and "bao.example/cau" in shown
    assert b"/JavaScript" not in pdf


def test_what_is_printed_holds_no_script_no_picture_no_handler():
    paper = capturing._paper(PAGE, "<b>", "https://bao.example")
    body = paper.split("<body>")[1]
    assert "<script" not in body and "<img" not in body and "onerror" not in body
    assert "default-src &#x27;none&#x27;" in paper and "&lt;b&gt;" in paper


def test_files_are_downloads_for_staff_only(article, analyst, client, papers):
    capture = services.capture_article(actor=analyst, article=article)
    capture = keep_page(capture=capture, page=PAGE, url=article.url, printed=False)
    address = reverse("press_monitoring:capture_file", args=[capture.pk, "html"])
    assert client.get(address).status_code == 302
    client.force_login(analyst)
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == PAGE
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(address.replace("html", "pdf")).status_code == 404
    officer = make_user(Role.AGENCY_OFFICER, "12904")
    with pytest.raises(NotVisible):
        selectors.capture_for(officer, capture.pk)
    with pytest.raises((NotAllowed, NotVisible)):
        services.capture_article(actor=officer, article=article)
