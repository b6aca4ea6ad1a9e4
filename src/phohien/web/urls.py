"""Addresses of the shell under /lam-viec/."""

from django.urls import path

from phohien.web.views import account, home, inbox, matrix, preferences, search, signing_in, style

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("ma-tran/", matrix.matrix, name="matrix"),
    path("muc-luc/", home.contents, name="contents"),
    path("tim/", search.search, name="search"),
    path("hop-thu/", inbox.inbox, name="inbox"),
    path("hop-thu/<int:pk>/", inbox.open_notice, name="open_notice"),
    path("hop-thu/da-doc/", inbox.read_all, name="read_all"),
    path("tai-khoan/", account.account, name="account"),
    path("giao-dien/", preferences.set_theme, name="set_theme"),
    path("ngon-ngu/", preferences.set_language, name="set_language"),
    path("dang-xuat/", signing_in.sign_out, name="sign_out"),
    path("mau/", style.style, name="style"),
]
