"""Addresses of spokespersons, press conferences and the yearly figures, mounted at /lam-viec/phat-ngon/."""

from django.urls import URLPattern

app_name = "spokespersons"
urlpatterns: list[URLPattern] = []
