"""Copies of articles as evidence: the text at once, the page as soon as it could be fetched."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.clearance.errors import SecretSuspected
from phohien.clearance.secrecy import require_clean_text
from phohien.kernel import clock
from phohien.kernel.jobs import enqueue
from phohien.kernel.transitions import transition
from phohien.press_monitoring.enums import CaptureState
from phohien.press_monitoring.models import Article, Capture
from phohien.press_monitoring.services.records import record
from phohien.press_monitoring.workflow import CAPTURE
from phohien.security.policies import require


@transaction.atomic
def capture_article(*, actor, article: Article) -> Capture:
    """Keep what the article says: its text with a hash now, its page by the worker.

    While one is under way, that one is returned; else each call makes a new copy.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    require(actor, "capture", article)
    if under_way := article.captures.filter(state=CaptureState.QUEUED).first():
        return under_way
    capture = Capture.objects.create(
        article=article, asked_by=actor, asked_at=clock.now(), url=article.url,
        text=article.text, text_sha256=_hash(article.text.encode()) if article.text else "",
    )  # fmt: skip
    record(actor, "capture_article", article, {"text_sha256": (None, capture.text_sha256)})
    if article.url:
        enqueue("press_monitoring.capture", capture_id=capture.pk)
    else:
        why = _("Bài này không có địa chỉ trên mạng.")
        fail_capture(capture=capture, what=why, todo=_("Nội dung đã đọc vẫn được giữ."))
    return capture


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def keep_page(*, capture: Capture, page: bytes, url: str, printed: bool = True) -> Capture:
    """Store the page as it came, its text and, if ``printed``, a PDF where one can be made.

    A page that bears marks of secrecy is not stored; the capture says so. The PDF is made
    outside the transaction: that takes seconds.
    """
    from phohien.press_monitoring import capturing  # reads HTML: only the worker needs it

    text = capturing.text_of(page, url)
    try:
        require_clean_text(actor=capture.asked_by, what=_("bản lưu bài báo"), text=text)
    except SecretSuspected as error:
        return fail_capture(capture=capture, what=error.message, todo="")
    now, digest = clock.now(), _hash(page)
    head = _head(url, now, digest)
    pdf = capturing.pdf_of(page, capture.article.title, head) if printed else None
    return _keep(
        capture.pk, page, pdf, text, {"url": url[:2000], "taken_at": now, "sha256": digest}
    )


def _head(url: str, now, digest: str) -> str:
    moment = timezone.localtime(now, timezone.get_default_timezone())
    return f"{url} · lưu lúc {moment:%H:%M:%S %d/%m/%Y} · SHA-256 của trang: {digest}"


@transaction.atomic
def _keep(pk: int, page: bytes, pdf: bytes | None, text: str, facts: dict) -> Capture:
    capture = _locked(pk)
    if capture.state != CaptureState.QUEUED:
        return capture
    for name, value in facts.items():
        setattr(capture, name, value)
    if text:
        capture.text, capture.text_sha256 = text, _hash(text.encode())
    capture.size = len(page)
    name = f"{facts['sha256'][:32]}"
    capture.html.save(f"{name}.html", ContentFile(page), save=False)
    if pdf:
        capture.pdf.save(f"{name}.pdf", ContentFile(pdf), save=False)
    transition(capture, "keep", CAPTURE)
    capture.save()
    record(capture.asked_by, "keep_capture", capture, {"sha256": (None, capture.sha256)})
    return capture


def _locked(pk: int) -> Capture:
    rows = Capture.objects.select_for_update(of=("self",)).select_related("article", "asked_by")
    return rows.get(pk=pk)


@transaction.atomic
def fail_capture(*, capture: Capture, what: str, todo: str) -> Capture:
    """The page could not be kept; the text that was read before stays."""
    capture = _locked(capture.pk)
    if capture.state != CaptureState.QUEUED:
        return capture
    transition(capture, "fail", CAPTURE)
    capture.error_what, capture.error_todo = str(what)[:400], str(todo)[:300]
    capture.save()
    record(capture.asked_by, "fail_capture", capture, {"error": (None, capture.error_what)})
    return capture
