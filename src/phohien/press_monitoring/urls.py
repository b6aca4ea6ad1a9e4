"""Addresses of watching the press, mounted at /lam-viec/nghe-bao/."""

from django.urls import path, re_path

from phohien.press_monitoring.digest.urls import urlpatterns as digest_urls
from phohien.press_monitoring.views import captures, deciding, river, sources, stories

app_name = "press_monitoring"
urlpatterns = [
    path("", river.river, name="river"),
    path("tin/<int:pk>/", stories.story, name="story"),
    path("tin/<int:pk>/quyet-dinh/", deciding.decide, name="decide"),
    path("tin/<int:pk>/chu-de/", deciding.tag, name="tag"),
    path("tin/<int:pk>/tach/", deciding.split, name="split"),
    path("tin/<int:pk>/gop/", deciding.merge, name="merge"),
    path("quyet-dinh/<int:pk>/bo/", deciding.undo, name="undo"),
    path("bai/<int:pk>/luu/", captures.capture_article, name="capture_article"),
    path("ban-luu/<int:pk>/", captures.capture, name="capture"),
    re_path(
        r"^ban-luu/(?P<pk>\d{1,9})/(?P<kind>html|pdf)/$",
        captures.capture_file,
        name="capture_file",
    ),
    path("nguon/", sources.source_list, name="sources"),
    path("nguon/them/", sources.add, name="add_source"),
    path("nguon/nhap/", sources.import_opml, name="import_opml"),
    path("nguon/nguon-tin.opml", sources.export_opml, name="export_opml"),
    path("nguon/bat-tat/", sources.switch_watch, name="switch_watch"),
    path("nguon/<int:pk>/", sources.source, name="source"),
    path("nguon/<int:pk>/sua/", sources.change, name="change_source"),
    path("nguon/<int:pk>/bat-tat/", sources.switch, name="switch_source"),
    path("nguon/<int:pk>/hoi/", sources.ask, name="ask_source"),
    *digest_urls,
]
