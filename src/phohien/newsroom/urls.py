"""Addresses of the room newsroom."""

app_name = "newsroom"
urlpatterns: list = []
