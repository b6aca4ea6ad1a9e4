"""The morning page as a letter: HTML, text and the PDF beside. Not: when and to whom."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.organisation.models import User
from phohien.press_monitoring.digest import pdf
from phohien.press_monitoring.digest.fitting import fitted
from phohien.press_monitoring.digest.gathering import page_of
from phohien.press_monitoring.digest.mail_look import styled
from phohien.press_monitoring.models import Digest

FOLDER = "press_monitoring/digest"


class Letters:
    """Letters of one page; words and PDF are made once, whoever gets them."""

    @translation.override("vi")
    def __init__(self, digest: Digest) -> None:
        self.digest = digest
        self.sheet = fitted(page_of(digest), settings.BASE_URL)
        self.pdf = pdf.render(self.sheet)

    @translation.override("vi")
    def to(self, person: User) -> EmailMultiAlternatives:
        """The letter to ``person``; asked twice, the same Message-ID."""
        words = {"sheet": self.sheet}
        letter = EmailMultiAlternatives(
            subject(self.sheet, self.digest),
            render_to_string(f"{FOLDER}/mail.txt", words),
            to=[person.email],
            headers={"Message-ID": self._name(person), "Auto-Submitted": "auto-generated"},
        )
        html = styled(render_to_string(f"{FOLDER}/mail.html", words))
        letter.attach_alternative(html, "text/html")
        letter.attach(f"diem-bao-{self.digest.day.isoformat()}.pdf", self.pdf, "application/pdf")
        return letter

    def _name(self, person: User) -> str:
        host = urlsplit(settings.BASE_URL).hostname or "phohien"
        return f"<diem-bao.{self.digest.day.isoformat()}.{person.pk}@{host}>"


def subject(sheet, digest: Digest) -> str:
    """ "Điểm báo 24/11: 6 tin, 1 cần trả lời" — the count a leader reads before opening."""
    page = page_of(digest)
    words = {"day": f"{digest.day:%d/%m}", "news": len(page.stories), "asked": len(page.answers)}
    told = _("Điểm báo %(day)s: %(news)s tin về tỉnh") % words
    if page.answers:
        told += _(", %(asked)s cần trả lời") % words
    if page.failures:
        told += _(", %(count)s nguồn chưa đọc được") % {"count": len(page.failures)}
    return told
