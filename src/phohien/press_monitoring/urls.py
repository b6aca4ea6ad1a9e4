"""Addresses of watching the press, mounted at /lam-viec/nghe-bao/."""

from django.urls import URLPattern

app_name = "press_monitoring"
urlpatterns: list[URLPattern] = []
