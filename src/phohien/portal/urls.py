"""Addresses of the room portal."""

app_name = "portal"
urlpatterns: list = []
