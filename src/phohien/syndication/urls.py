"""Addresses of carrying items, mounted at /lam-viec/kenh/."""

from django.urls import path

from phohien.syndication.views import bulletins, channels, deliveries, desk, pool, posts

app_name = "syndication"
urlpatterns = [
    path("", desk.index, name="index"),
    path("so/", desk.ledger, name="ledger"),
    path("bai/<int:pk>/", desk.carriage, name="carriage"),
    path("danh-sach/", channels.channel_list, name="channels"),
    path("danh-sach/moi/", channels.create, name="create_channel"),
    path("danh-sach/<int:pk>/", channels.change, name="channel"),
    path("lan/<int:pk>/", deliveries.delivery, name="delivery"),
    path("lan/<int:pk>/bien-nhan/", deliveries.receipt, name="receipt"),
    path("lan/<int:pk>/da-go/", deliveries.gone, name="gone"),
    path("lan/<int:pk>/go/", deliveries.take_back, name="take_back"),
    path("lan/<int:pk>/gui-lai/", deliveries.try_again, name="try_again"),
    path("lan/<int:pk>/goi/", deliveries.package, name="package"),
    path("lan/<int:pk>/tep/", deliveries.receipt_file, name="receipt_file"),
    path("lan/<int:pk>/bai-mang/", posts.compose, name="post"),
    path("lan/<int:pk>/bai-mang/xem/", posts.preview, name="preview_post"),
    path("lan/<int:pk>/bai-mang/trinh/", posts.propose, name="propose_post"),
    path("lan/<int:pk>/bai-mang/duyet/", posts.approve, name="approve_post"),
    path("lan/<int:pk>/bai-mang/tra-lai/", posts.send_back, name="return_post"),
    path("ban-tin/", bulletins.bulletin_list, name="bulletins"),
    path("ban-tin/moi/", bulletins.create, name="create_bulletin"),
    path("ban-tin/<int:pk>/", bulletins.bulletin, name="bulletin"),
    path("ban-tin/<int:pk>/sua/", bulletins.change, name="change_bulletin"),
    path("ban-tin/<int:pk>/trinh/", bulletins.request_clearance, name="request_bulletin"),
    path("ban-tin/<int:pk>/gui/", bulletins.send, name="send_bulletin"),
    path("ban-tin/<int:pk>/dung/", bulletins.stop, name="stop_bulletin"),
    path("ban-tin/<int:pk>/tep.<slug:form>", bulletins.file, name="bulletin_file"),
    path("ban-tin/phat/<int:pk>/", bulletins.confirm, name="confirm_airing"),
    path("kho/", pool.offers, name="pool"),
    path("kho/chia-se/", pool.share, name="share"),
    path("kho/so/", pool.takes, name="takes"),
    path("kho/<int:pk>/lay/", pool.take, name="take_offer"),
    path("kho/<int:pk>/thoi/", pool.close, name="close_offer"),
]
