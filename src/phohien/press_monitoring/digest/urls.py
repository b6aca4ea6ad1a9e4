"""Addresses of the morning page and of the figures, below those of the room."""

from django.urls import path

from phohien.press_monitoring.views import (
    digest_editing,
    digest_pages,
    digest_readers,
    figures,
)

urlpatterns = [
    path("diem-bao/", digest_pages.index, name="digests"),
    path("diem-bao/nguoi-nhan/", digest_readers.readers, name="digest_readers"),
    path("diem-bao/nguoi-nhan/<int:pk>/bo/", digest_readers.remove, name="remove_digest_reader"),
    path("diem-bao/thu/<int:pk>/gui-lai/", digest_editing.send_again, name="send_digest_again"),
    path("diem-bao/<slug:day>/", digest_pages.day, name="digest_day"),
    path("diem-bao/<slug:day>/soat/", digest_editing.edit, name="edit_digest"),
    path("diem-bao/<slug:day>/giu-nguyen/", digest_editing.approve, name="approve_digest"),
    path("diem-bao/<slug:day>/tep.<slug:form>", digest_pages.file, name="digest_file"),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu/tin/", figures.counted, name="figure_stories"),
]
