"""Addresses of the room syndication."""

app_name = "syndication"
urlpatterns: list = []
