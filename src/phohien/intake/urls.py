"""Addresses of intake."""

from django.urls import path, re_path

from phohien.intake.views import documents, review, tasks

app_name = "intake"
urlpatterns = [
    path("", documents.index, name="index"),
    path("<int:pk>/", documents.document, name="document"),
    path("<int:pk>/doc-lai/", documents.read_again, name="read_again"),
    path("<int:pk>/bo/", documents.discard, name="discard"),
    path("<int:pk>/lap-ke-hoach/", documents.prepare, name="prepare"),
    path("<int:pk>/trang/<int:page>.png", documents.page_image, name="page_image"),
    path("<int:pk>/soat/", review.review, name="review"),
    path("<int:pk>/phan-dau/", review.header, name="header"),
    path("<int:pk>/dong/<int:number>/", review.line, name="line"),
    path("<int:pk>/dong/<int:number>/tu/", review.word, name="word"),
    path("<int:pk>/nhiem-vu/", tasks.index, name="tasks"),
    path("<int:pk>/nhiem-vu/them/", tasks.add, name="add_task"),
    path("<int:pk>/nhiem-vu/<int:task_pk>/", tasks.task, name="task"),
    re_path(
        r"^(?P<pk>\d+)/nhiem-vu/(?P<task_pk>\d+)/(?P<verb>tach|gop|chuyen|bo)/$",
        tasks.act,
        name="act",
    ),
]
