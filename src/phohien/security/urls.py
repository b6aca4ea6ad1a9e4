"""Addresses of the audit log under /lam-viec/."""

from django.urls import path

from phohien.security import views

app_name = "security"
urlpatterns = [
    path("nhat-ky/", views.audit, name="audit"),
    path("nhat-ky/kiem-tra/", views.check, name="check_chain"),
]
