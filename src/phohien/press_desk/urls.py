"""Addresses of requests of foreign press, mounted at /lam-viec/bao-chi-nuoc-ngoai/."""

from django.urls import path

from phohien.press_desk.views import aftermath, entering, overview, programme, requests

app_name = "press_desk"
urlpatterns = [
    path("", overview.index, name="index"),
    path("quy-dinh/", overview.rules, name="rules"),
    path("so-lieu/", overview.year, name="year"),
    path("so-xoa/", overview.erasures, name="erasures"),
    path("bo-tai-lieu/", overview.packs, name="packs"),
    path("nhap/", entering.choose, name="choose"),
    path("nhap/<slug:kind>/", entering.enter, name="enter"),
    path("don-vi-tiep/", programme.stops, name="stops"),
    path("don-vi-tiep/<int:pk>/", programme.stop, name="stop"),
    path("muc/<int:pk>/", programme.change, name="change_stop"),
    path("muc/<int:pk>/bo/", programme.remove, name="remove_stop"),
    path("vi-pham/<int:pk>/", aftermath.violation, name="violation"),
    path("bai/<int:pk>/bo/", aftermath.unlink, name="unlink"),
    path("tep/<int:pk>/", requests.paper, name="paper"),
    path("<int:pk>/", requests.show, name="request"),
    path("<int:pk>/du-lieu/", requests.file, name="file"),
    path("<int:pk>/dia-chi/", requests.renew_link, name="renew_link"),
    path("<int:pk>/van-ban.docx", requests.letter, name="letter"),
    path("<int:pk>/muc-moi/", programme.add, name="add_stop"),
    path("<int:pk>/bao-cao/", aftermath.report, name="report"),
    path("<int:pk>/bao-cao.docx", aftermath.report_file, name="report_file"),
    path("<int:pk>/bai-bao/", aftermath.articles, name="articles"),
    path("<int:pk>/lam/<slug:verb>/", requests.act, name="act"),
]
