"""Addresses of carrying items, mounted at /lam-viec/kenh/."""

from django.urls import path

from phohien.syndication.views import deliveries

app_name = "syndication"
urlpatterns = [
    path("lan/<int:pk>/", deliveries.delivery, name="delivery"),
]
