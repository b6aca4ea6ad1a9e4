"""Addresses of the shell under /lam-viec/."""

from django.urls import path

from phohien.web.views import home, preferences, style

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("mau/", style.style, name="style"),
    path("giao-dien/", preferences.set_theme, name="set_theme"),
    path("ngon-ngu/", preferences.set_language, name="set_language"),
    path("tim/", home.home, name="search"),
    path("hop-thu/", home.home, name="inbox"),
    path("tai-khoan/", home.home, name="account"),
    path("muc-luc/", home.home, name="contents"),
    path("dang-xuat/", home.home, name="sign_out"),
]
