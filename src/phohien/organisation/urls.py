"""Addresses of the organisation domain under /lam-viec/."""

from django.urls import path

from phohien.organisation.views import accounts, agencies, roster, stand_ins

app_name = "organisation"
urlpatterns = [
    path("don-vi/", agencies.agency_list, name="agencies"),
    path("don-vi/<int:pk>/", agencies.agency_page, name="agency"),
    path("don-vi/<int:pk>/dau-moi/<slug:kind>/", roster.name, name="name_focal_point"),
    path("dau-moi/", roster.roster, name="roster"),
    path("dau-moi/nhap/", roster.read, name="read_roster"),
    path("dau-moi/nhap/luu/", roster.save, name="save_roster"),
    path("dau-moi/<int:pk>/ket-thuc/", roster.end, name="end_focal_point"),
    path("tai-khoan-nguoi-dung/", accounts.user_list, name="users"),
    path("tai-khoan-nguoi-dung/lap/", accounts.open_account, name="open_account"),
    path("tai-khoan-nguoi-dung/<int:pk>/", accounts.user_page, name="user"),
    path("tai-khoan-nguoi-dung/<int:pk>/sua/", accounts.change, name="change_user"),
    path("tai-khoan-nguoi-dung/<int:pk>/trang-thai/", accounts.switch, name="switch_user"),
    path("tai-khoan-nguoi-dung/<int:pk>/mat-khau/", accounts.renew_password, name="renew_password"),
    path("tai-khoan-nguoi-dung/<int:pk>/vai-tro/", accounts.grant, name="grant_role"),
    path("lam-thay/", stand_ins.index, name="stand_ins"),
    path("lam-thay/<int:pk>/ket-thuc/", stand_ins.end, name="end_stand_in"),
    path("vai-tro/<int:pk>/ket-thuc/", accounts.end_grant, name="end_grant"),
]
