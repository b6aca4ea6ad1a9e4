"""Addresses of clearance, mounted at /lam-viec/duyet/."""

from django.urls import path

from phohien.clearance.views import cases

app_name = "clearance"
urlpatterns = [
    path("<int:pk>/", cases.case, name="case"),
]
