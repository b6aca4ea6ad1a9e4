"""Addresses of requests of foreign press, mounted at /lam-viec/bao-chi-nuoc-ngoai/."""

from django.urls import URLPattern

app_name = "press_desk"
urlpatterns: list[URLPattern] = []
