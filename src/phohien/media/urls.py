"""Addresses of the room media: files at /tep/."""

from django.urls import path

from phohien.media.views import files

app_name = "media"
urlpatterns = [
    path("tep/<slug:kind>/<int:pk>/<slug:mark>/<str:name>", files.file, name="file"),
]
