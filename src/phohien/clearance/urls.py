"""Addresses of clearance, mounted at /lam-viec/duyet/."""

from django.urls import path

from phohien.clearance.views import cases, lists, signing

app_name = "clearance"
urlpatterns = [
    path("", lists.index, name="index"),
    path("ho-so/", lists.cases, name="cases"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/xac-nhan/<int:number>/", cases.confirm, name="confirm"),
    path("<int:pk>/xem-lai/", cases.review, name="review"),
    path("buoc/<int:pk>/nhan/", signing.claim, name="claim"),
    path("buoc/<int:pk>/bo-nhan/", signing.release, name="release"),
    path("buoc/<int:pk>/ky/", signing.clear, name="clear"),
    path("buoc/<int:pk>/tra-lai/", signing.send_back, name="return"),
    path("buoc/<int:pk>/yeu-cau-sua/", signing.ask_changes, name="ask_changes"),
]
