"""Addresses of watching the press: sources, stories about the province, the morning page, mounted at /lam-viec/nghe-bao/."""

from django.urls import URLPattern

app_name = "press_monitoring"
urlpatterns: list[URLPattern] = []
