"""Addresses of the room media: files at /tep/, the workspace at /lam-viec/anh/."""

from django.urls import path

from phohien.media.views import changing, files, lists, uploading

app_name = "media"
urlpatterns = [
    path("tep/<slug:kind>/<int:pk>/<slug:mark>/<str:name>", files.file, name="file"),
    path("lam-viec/anh/", lists.index, name="index"),
    path("lam-viec/anh/doc-tep/", uploading.read, name="read"),
    path("lam-viec/anh/tai-len/<slug:kind>/", uploading.upload, name="upload"),
    path("lam-viec/anh/<slug:kind>/", lists.files, name="files"),
    path("lam-viec/anh/<slug:kind>/<int:pk>/", changing.page, name="page"),
    path("lam-viec/anh/<slug:kind>/<int:pk>/rut-dong-y/", changing.withdraw_consent,
         name="withdraw_consent"),
    path("lam-viec/anh/<slug:kind>/<int:pk>/xoa/", changing.delete, name="delete"),
]  # fmt: skip
