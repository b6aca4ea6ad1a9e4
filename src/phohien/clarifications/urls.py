"""Addresses of cases to explain and clarify, mounted at /lam-viec/lam-ro/."""

from django.urls import URLPattern

app_name = "clarifications"
urlpatterns: list[URLPattern] = []
