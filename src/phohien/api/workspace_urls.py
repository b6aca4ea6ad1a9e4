"""Addresses of partners and their keys, mounted at /lam-viec/doi-tac/."""

from django.urls import path

from phohien.api.views import keys, partners

app_name = "partners"
urlpatterns = [
    path("", partners.index, name="index"),
    path("lap/", partners.create, name="create"),
    path("<int:pk>/", partners.partner, name="partner"),
    path("<int:pk>/sua/", partners.change, name="change"),
    path("<int:pk>/hop-tac/", partners.switch, name="switch"),
    path("<int:pk>/khoa/", partners.issue, name="issue"),
    path("khoa/<int:pk>/", keys.page, name="key"),
    path("khoa/<int:pk>/doi/", keys.rotate, name="rotate"),
    path("khoa/<int:pk>/thu-hoi/", keys.revoke, name="revoke"),
]
