"""Addresses of the room clearance."""

app_name = "clearance"
urlpatterns: list = []
