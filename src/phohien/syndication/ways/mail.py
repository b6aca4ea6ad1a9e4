"""By e-mail: the words to read, the form as an attachment, one thread for each item."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from phohien.syndication import packing
from phohien.syndication.connection import needed
from phohien.syndication.enums import Form
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Channel
from phohien.syndication.parcels import Parcel
from phohien.syndication.rendering import pages
from phohien.syndication.services.carrying import Outcome

MOST_BYTES = 8 * 1024 * 1024
MARKS = {"publish": "", "correct": "[BẢN MỚI] ", "withdraw": "[GỠ BÀI] "}


def deliver(channel: Channel, parcel: Parcel) -> Outcome:
    """Accepted by our mail server; whether it was read, a receipt by hand tells."""
    if not settings.EMAIL_HOST:
        raise WayFailed("Chưa khai máy chủ thư (PHOHIEN_SMTP_HOST).", again=False)
    recipients = needed(channel, "to")
    try:
        _message(recipients, parcel, channel.form).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
        raise WayFailed(f"Máy chủ thư từ chối: {_said(error)}", again=False) from error
    except smtplib.SMTPResponseException as error:
        again = 400 <= error.smtp_code < 500
        raise WayFailed(f"Máy chủ thư trả lời {_said(error)}", again=again) from error
    except (ConnectionRefusedError, smtplib.SMTPConnectError) as error:
        raise WayFailed("Không nối được máy chủ thư.") from error
    except (smtplib.SMTPException, OSError) as error:
        raise WayFailed(f"Gửi thư dở dang: {type(error).__name__}", unclear=True) from error
    return Outcome(detail=f"Đã gửi thư tới {', '.join(recipients)}", remote_id=message_id(parcel))


def message_id(parcel: Parcel) -> str:
    host = parcel.article.uri.split(":")[1].split(",")[0]
    return f"<{parcel.key}@{host}>"


def _said(error: smtplib.SMTPException) -> str:
    code = getattr(error, "smtp_code", "")
    said = getattr(error, "smtp_error", b"") or b""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{code} {words}".strip()[:300] or type(error).__name__


def _message(recipients: list[str], parcel: Parcel, form: str) -> EmailMultiAlternatives:
    article = parcel.article
    headers = {
        "Message-ID": message_id(parcel),
        "References": f"<{article.uri.replace(' ', '')}>",
        "X-Phohien-Event": parcel.event,
        "X-Phohien-Idempotency-Key": parcel.key,
        "Content-Language": article.locale,
    }
    title = " ".join(article.title.split())
    message = EmailMultiAlternatives(
        MARKS[parcel.action] + title, _words(parcel), to=recipients, headers=headers
    )
    if parcel.action != "withdraw":
        message.attach_alternative(pages.html_page(article), "text/html")
    for name, body, media_type in _attachments(parcel, form):
        message.attach(name, body, media_type)
    return message


def _attachments(parcel: Parcel, form: str) -> list[tuple[str, bytes, str]]:
    """The form as a file; in plain mail the photos, as many as a mailbox takes."""
    if form != Form.PLAIN:
        return [(parcel.name, parcel.body, parcel.media_type)]
    found, room = [], MOST_BYTES
    if parcel.action != "withdraw":
        for name, (_picture, body) in packing.photo_files(parcel.article).items():
            if len(body) <= room:
                room -= len(body)
                found.append((name.split("/")[-1], body, "image/jpeg"))
    return found


def _words(parcel: Parcel) -> str:
    article = parcel.article
    if parcel.action == "withdraw":
        return (
            f"{article.speaker} đã gỡ bài “{article.title}”.\nLý do: {parcel.reason}\n"
            f"Địa chỉ gốc: {article.url}\n\nĐề nghị quý cơ quan gỡ bài này ở nơi đã đăng lại."
        )
    head = "Bản này thay bản đã gửi trước; đề nghị quý cơ quan cập nhật.\n\n"
    return (head if parcel.action == "correct" else "") + pages.text_file(article)
