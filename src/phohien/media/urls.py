"""Addresses of the room media."""

app_name = "media"
urlpatterns: list = []
